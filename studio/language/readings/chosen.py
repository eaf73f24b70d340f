"""What is to be kept or taken out by how it looks and sounds."""

import re
from typing import Final

from studio.editing import choices
from studio.editing import operations as ops
from studio.language.readings.spoken import CUT, GONE, KEEP, REMOVE, Read
from studio.language.wish import Wish

_PART: Final = r"(?:parts?|bits?|pieces?|scenes?|shots?|sections?|segments?|moments?|stretch(?:es)?)"
_HAN_PART: Final = r"的?(?:部分|片段|画面|镜头|地方|段落|视频|内容)"
_OUT: Final = rf"(?:{REMOVE}|{CUT})"
_HAN_OUT: Final = rf"(?:{GONE}|剪|裁|切|去(?:了|$))"


def _taken_out(what: str) -> str:
    """Listen for what is taken out, which in Chinese may come first."""
    return rf"{_OUT}.*(?:{what})|(?:{what}).*{_HAN_OUT}"


_OWN_SONG: Final = r"\b(?:my|this|uploaded|sent)\b|这首|我的|上传|[发传]的"
_EDGES: Final = (
    rf"\b(?:intro(?:duction)?|outro|opening|ending|credits)\b|\b(?:first|last|final|opening"
    rf"|closing) {_PART}\b"
    r"|片头|片尾|开场|开头部分|结尾部分|(?:第1|最后[一1]?)(?:个|段)?部分|最后那?部分"
)
BEST: Final = (
    rf"\bbest (?:\w+ )?(?:{_PART}\b|<\d+>)|\bbest of\b|\bkeep (?:only |just )?the best$"
    rf"|\bhighlights?\b|\bsummari[sz]e\b|总结|"
    rf"\bmost (?:interesting|exciting)\b|精彩|高光|精华|集锦|最好的?\s*(?:{_HAN_PART}|瞬间|<)"
)
BORING: Final = _taken_out(
    r"\b(?:bad|worst|blurry|ugly|useless|unusable) (?:parts?|bits?|shots?|scenes?|footage)\b|废片"
    r"|废镜头|[不没]好的?(?:部分|片段|镜头)|\b(?:boring|dull|uninteresting)\b|无聊|不精彩|没意思|乏味"
)
SILENT: Final = (
    _taken_out(
        rf"\bsilences?\b|\bsilent (?:{_PART}|gaps?)|\bdead (?:air|space)\b|\bpauses?\b|"
        rf"(?:静音|无声|没声音|没有声音){_HAN_PART}|静默|沉默|停顿|气口|换气|(?:没有?人|不)说话的?"
    )
    + r"|(?:去掉|去除|剪掉|删掉|删除|去)(?:所有|全部)?的?静音$|静音(?:都|全|全部)*(?:剪掉|删掉|去掉)"
)
# “Remove the shake” asks for a steady picture, which is another thing than taking the shaky parts out.
SHAKY: Final = _taken_out(
    rf"\b(?:shaky|wobbly|jittery|unsteady) (?:{_PART}|clips?|footage|videos?)\b|"
    rf"(?:抖动|晃动|摇晃|手抖|抖|晃){_HAN_PART}"
)
BLACK: Final = _taken_out(
    rf"\bblack (?:{_PART}|screens?|frames?|gaps?|footage)\b|黑屏|黑场|黑帧|黑画面|全黑|黑色?{_HAN_PART}"
)
EDGE: Final = rf"(?:{REMOVE}|{CUT}|{KEEP}).*(?:{_EDGES})|(?:{_EDGES}).*(?:{GONE}|剪|裁|切|留)"
_ON_BEAT: Final = r"\bbeats?\b|卡点|踩点|节拍|节奏"
_OF_EACH: Final = r"\b(?:each|every)\b|\ball (?:the |my |of )*(?:clips|videos)|每|各"
BEST_ON_BEAT: Final = rf"(?:{BEST}).*(?:{_ON_BEAT})|(?:{_ON_BEAT}).*(?:{BEST})"  # whose beat may be said


def moments(wish: Wish) -> Read:
    """Read how long the best moments shall be; a time that is none of a length says something else."""
    if len(wish.times) > 1 or 0 in wish.times or wish.says(r"\bfrom <|从\s*<"):
        return ()
    length = wish.times[0] if wish.times else None
    first = song(wish) if wish.says(_ON_BEAT) else ()
    return (
        *first,
        choices.BestMoments(length, wish.says(_ON_BEAT), of_each=wish.says(_OF_EACH)),
    )


def song(wish: Wish) -> Read:
    """Put the song that was sent under the video, if its beat is to be followed and it does not play yet."""
    sent, playing = wish.project.sounds(), wish.project.timeline.sounds
    named = re.search(r"~(\d+)~", wish.text)
    is_own = named is not None or wish.says(_OWN_SONG)
    if not sent or (playing and not is_own) or any(one.media for one in playing):
        return ()
    name = sent[int(named[1]) - 1].name if named and int(named[1]) <= len(sent) else ""
    return (ops.AddMusic(name=name),)


def silences(wish: Wish) -> Read:
    """Read that silent parts go; where all is muted, `去掉静音` is to hear it again."""
    clips = wish.project.timeline.clips
    is_muted = bool(clips) and not any(clip.volume_pct for clip in clips)
    if is_muted and wish.says(r"静音$"):
        return (ops.Volume(100),)
    return (choices.RemoveSilences(),)


def edge(wish: Wish) -> Read:
    """Read which end goes or stays, where no time says it."""
    if wish.times or wish.clips or wish.quoted or wish.share is not None:
        return ()
    is_end = wish.says(r"\b(?:outro|ending|credits|last|final|closing)\b|片尾|结尾|最后")
    keeps = wish.says(KEEP) and not wish.says(rf"{REMOVE}|{GONE}|剪")
    return (choices.Edge(is_end, keeps),)
