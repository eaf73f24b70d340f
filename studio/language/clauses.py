"""An instruction cut into single wishes, and which of them ask that something be left alone. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from studio.language.calling import called_aside
from studio.language.captions import captions_aside
from studio.language.naming import names_aside, with_clips, with_lists
from studio.language.quantities import measured
from studio.language.quotes import Quotes, set_aside
from studio.language.readings.spoken import MUSIC, TIME
from studio.language.rephrasing import rephrased

CLIP_MARK: Final = "@{}"
SOUND_MARK: Final = "~{}~"
_BULLET: Final = re.compile(r"^[ \t]*(?:\(?\d{1,2}[.)、](?!\d)|[-*•·])\s*", re.MULTILINE)
_VERBS: Final = (
    r"trim|cut|add|put|mute|make|set|keep|remove|delete|fade|speed|slow|crop|export|join|merge|"
    r"swap|move|turn|change"
)
_HAN_VERBS: Final = (
    r"加|添|剪|裁|删|去|静音|消音|淡|改|调|设|换|保留|留|移|放|导出|动|碰|变|把|用"
    r"|配|写|合|转(?!场)|旋|锐|降噪|倒放|定格|加速|放慢|增强|镜像|翻|复制|重复|循环|分割"
)
_BREAK: Final = re.compile(
    r"[;；。!！?？\n]+|\.(?!\w)|[,，、]|(?<=\s)\+(?=\s(?!\d))|(?<=\s)[-–—](?=\s)|\s&\s"
    r"|\b(?:and then|and also|after that|and|then|also|plus|but|as well as)\b"
    r"|然后|接着|并且|同时|还有|以及|另外|而且|但是|但|(?<!合)并(?!排)|(?<=[点些快慢亮暗大小高低暖冷响轻艳浓淡晰锐白黑])再|再(?!次|见|[小大亮暗快慢高低长短轻响暖冷近远清淡深浅]|放\s*\d|播放?\s*\d)",
    re.IGNORECASE,
)
# Chinese needs no space around other letters, by which words are told apart.
_MIXED: Final = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z])|(?<=[A-Za-z])(?=[\u4e00-\u9fff])")
_SENTENCE: Final = re.compile(r"[;；。!！?？\n]+|\.(?!\w)")
_FOR_ALL: Final = re.compile(
    rf"\s*((?:(?:from|between|在|从)\s*)?{TIME}\s*(?:to|and|-|–|到|至)\s*{TIME}|(?:for |in "
    rf"|on )?[@#]-?[\d/-]+#?)\s*:\s*",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:(?:don['’]?t|do not)(?! (?:like|love|think|know|see|hear|understand|get|have)\b)|never(?! ?mind)"
    r"|no need to|not(?! (?:too|so|as|that|enough|sure|like|what|right|good|nice|great|bad)\b)|shouldn'?t"
    r"|doesn'?t need|leave out)\b|无需|"
    r"不需要|不必|请勿"
    rf"|(?<!识)(?<!分)别(?!的|人|处|太)|(?:不要|不用|不)\s*(?:再|给我|给)?\s*(?={_HAN_VERBS})",
    re.IGNORECASE,
)
_LEFT_ALONE: Final = re.compile(
    r"^(?:just )?(?:keep|leave|保留|留着?|保持)\s*(?:the |my |its |all |原有的?|原来的?|"
    r"现有的?)*(?:original |background |现在的?)*"
    r"(?:music|sound|audio|titles?|text|captions?|subtitles?|volume|speed|colou?rs?|size|order|rest"
    r"|everything else|原声|声音|音频|音乐|"
    r"背景音乐|字幕|标题|音量|速度)s?"
    r"\s*(?:as (?:it |they )?(?:is|are)|alone|on|unchanged|untouched|there|不变|不动)?$",
    re.IGNORECASE,
)
_AS_USUAL: Final = re.compile(
    r"^(?:其余|其他|剩下)的?(?:都)?(?:正常|不变|不动|原样|保留|照旧|别动)|^(?:at )?normal (?:speed )?(?:on"
    r"|for) the (?:others?|rest)"
    r"|^(?:the )?(?:rest|others?) (?:stays? |at |is |are )*(?:normal|the same|as (?:is|it is"
    r"|they are)|unchanged)",
    re.IGNORECASE,
)
# "no music, just the original sound"
_JUST_AS_IT_WAS: Final = re.compile(
    r"^\s*(?:with )?(?:just|only)(?: keep| leave)?(?: the| my| its)? original (?:sound|audio)\s*$",
    re.IGNORECASE,
)
_HAN_REQUEST: Final = re.compile(r"^(?:请问)?[你您]?(?:能|可以|可不可以|能不能|会不会)(.+?)吗$")
_POLITE: Final = re.compile(
    rf"^(?:\s|\b(?:please|pls|plz|hi|hello|hey(?: there)?|yo|bro|dude|idk|dunno|basically|essentially"
    rf"|like(?= (?:can|could) )|even|still|maybe|perhaps"
    rf"|ok(?:ay)?|great"
    rf"|thanks?(?: you)?|so|now|"
    rf"just(?!\s*<)|well|yes|yeah|and|or|"
    rf"(?:first|next|finally|lastly|just|no|nope|nah|actually)(?=\s+(?:{_VERBS}|go|undo)\b)|"
    r"(?:can|could|would|will) (?:you|u|ya)(?: please| pls)?|kindly|"
    r"i(?:'d| would)? (?:want|like|need)(?: you)? to|i want|let'?s|can (?:we|i))\b|"
    r"(?:how|what) about|请问?|麻烦|帮我|帮忙|你好|谢谢|好的|嗯|能不能|能否|可不可以|可以(?=.)|可否"
    r"|我想要?|我要|先|只(?=[加配])|"
    r"给我|首先|劳烦|请你|给我|最后(?=加|添|静音|改|淡|导出))+",
    re.IGNORECASE,
)
_POLITE_END: Final = re.compile(
    (
        r"(?:\s|\b(?:please|pls|plz|thanks?(?: you)?|thx|for me|if (?:you can|possible)|right now|"
        r"now|asap|ok)\b|谢谢|好吗|可以吗|行吗|就行|就好|即可|吧|一下)+$"
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One wish in marked words, and whether it asks for nothing to be done."""

    text: str
    is_refused: bool = False


def clauses(instruction: str, clips: Sequence[str], sounds: Sequence[str]) -> tuple[list[Clause], Quotes]:
    """Cut an instruction into wishes; `clips` and `sounds` are the files' names."""
    quotes = Quotes()
    text = set_aside(_BULLET.sub("\n", instruction), quotes)
    text = captions_aside(text, quotes)
    for names, mark in ((clips, CLIP_MARK), (sounds, SOUND_MARK)):
        text = called_aside(names_aside(text, names, mark), names, mark)
    text = marked(text)
    pieces = (piece.strip() for line in _SENTENCE.split(text) for piece in _shared(line))
    return [_clause(piece) for piece in pieces if piece], quotes


def _shared(line: str) -> Iterator[str]:
    """Cut a sentence into wishes; what it begins with, `clip 2:`, goes for each that names no other."""
    found = _FOR_ALL.match(line)
    for piece in _BREAK.split(line[found.end() :] if found else line):
        own = rf"@|#|{MUSIC}" if found and not found[2] else rf"<|@|#|{MUSIC}"
        if found and not re.search(own, piece) and piece.strip():
            yield f"{piece} {found[1]}"
        else:
            yield piece


def marked(text: str) -> str:
    """Mark figures and clips, and keep together what belongs together."""
    text = re.sub(r"[ \t\u3000]+", " ", with_clips(measured(_MIXED.sub(" ", text))))
    text = rephrased(text)
    return re.sub(r"[ \t]+", " ", with_lists(text))


def _clause(piece: str) -> Clause:
    piece = _HAN_REQUEST.sub(r"\1", piece)
    asked = _POLITE_END.sub("", _POLITE.sub("", piece)).strip(" .,:")
    is_refused = _NOT.search(piece) or _LEFT_ALONE.match(asked) or _AS_USUAL.match(asked)
    return Clause(asked, bool(is_refused or _JUST_AS_IT_WAS.search(piece)))
