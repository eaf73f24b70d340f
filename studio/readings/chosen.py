"""What is to be kept or taken out by how it looks and sounds."""

from typing import Final

from studio import choices
from studio.readings.spoken import CUT, GONE, REMOVE, Read
from studio.wish import Wish

_PART: Final = r"(?:parts?|bits?|pieces?|scenes?|shots?|sections?|segments?|moments?|stretch(?:es)?)"
_HAN_PART: Final = r"的?(?:部分|片段|画面|镜头|地方|段落|视频|内容)"
_OUT: Final = rf"(?:{REMOVE}|{CUT})"
_HAN_OUT: Final = rf"(?:{GONE}|剪|裁|切)"


def _taken_out(what: str) -> str:
    """Listen for what is taken out, which in Chinese may come first."""
    return rf"{_OUT}.*(?:{what})|(?:{what}).*{_HAN_OUT}"


BEST: Final = (
    rf"\bbest (?:\w+ )?(?:{_PART}\b|<\d+>)|\bbest of\b|\bkeep (?:only |just )?the best$|\bhighlights?\b|"
    rf"\bmost (?:interesting|exciting)\b|精彩|高光|精华|集锦|最好的?\s*(?:{_HAN_PART}|瞬间|<)"
)
BORING: Final = _taken_out(r"\b(?:boring|dull|uninteresting)\b|无聊|不精彩|没意思|乏味")
SILENT: Final = _taken_out(
    rf"\bsilences?\b|\bsilent (?:{_PART}|gaps?)|\bdead (?:air|space)\b|\bpauses?\b|"
    rf"(?:静音|无声|没声音|没有声音){_HAN_PART}|静默|沉默|停顿"
)
# “Remove the shake” asks for a steady picture, which is another thing than taking the shaky parts out.
SHAKY: Final = _taken_out(
    rf"\b(?:shaky|wobbly|jittery|unsteady) (?:{_PART}|clips?|footage|videos?)\b|"
    rf"(?:抖动|晃动|摇晃|手抖|抖|晃){_HAN_PART}"
)
BLACK: Final = _taken_out(
    rf"\bblack (?:{_PART}|screens?|frames?|gaps?|footage)\b|黑屏|黑场|黑帧|黑画面|全黑|黑色?{_HAN_PART}"
)
_ON_BEAT: Final = r"\bbeats?\b|卡点|踩点|节拍|节奏"


def moments(wish: Wish) -> Read:
    """Read how long the best moments shall be; a time that is none of a length says something else."""
    if len(wish.times) > 1 or 0 in wish.times or wish.says(r"\bfrom <|从\s*<"):
        return ()
    return (choices.BestMoments(wish.times[0] if wish.times else None, wish.says(_ON_BEAT)),)
