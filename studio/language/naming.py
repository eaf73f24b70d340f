"""How people name clips: by number, by place, by file name; each becomes a mark such as `@2`. Pure.

`@-1` is the last clip, `#3/1/2#` a list of clips, and `~1~` the first of the uploaded sounds.
"""

import re
from collections.abc import Sequence
from typing import Final

from studio.language.quotes import QUOTE, Quotes

_ORDINALS: Final = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
    "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "last": -1, "final": -1,
}  # fmt: skip
_ORDINAL: Final = "|".join(_ORDINALS)
THING: Final = r"(?:clips?|videos?|vids?|shots?|scenes?|photos?|pictures?|images?|files?|ones?)"
HAN_THING: Final = r"(?:片段|视频|素材|镜头|照片|图片|图)"
# What a name may not go on with; Chinese around it is no part of it.
_LETTER: Final = r"(?![\u4e00-\u9fff])\w"
_POSITION: Final = re.compile(rf"\b({_ORDINAL})\s+(?=(?:position|place|spot)\b)", re.IGNORECASE)
_EVERY_OTHER: Final = re.compile(rf"\bevery (other|second|2nd|third|3rd) (?={THING}\b)", re.IGNORECASE)
# "clips 2-4"; "clip 2 to 4" may be a place to move it to
_RANGE: Final = re.compile(
    r"\b(?:clips|videos|shots|scenes|photos|pictures|images) (\d{1,2}) ?(?:-|–|to"
    r"|through) ?(\d{1,2})(?![\d:%.px])"
    r"|第?(\d{1,2})(?:段|个)?(?:到|至|-)第?(\d{1,2})(?:段|个)(?!半)",
    re.IGNORECASE,
)
_ORDINAL_CLIP: Final = re.compile(rf"\b(?:the )?({_ORDINAL})\s+{THING}\b", re.IGNORECASE)
# "the first and third clips", "before the first"
_ORDINAL_MORE: Final = re.compile(
    rf"(?<!\d )(?<!\d  )\b(?:the )?({_ORDINAL})(?=\s*(?:,|&|and|with|,\s*and)\s*(?:the )?@)", re.IGNORECASE
)
# "“Day 2” on the second", "all but the first"
_UNDER_WORDS: Final = re.compile(
    rf"((?:§\d+§\s+(?:on|in|over|for)|\b(?:except|but)(?: for)?)\s+)(?:the )?({_ORDINAL})"
    rf"(?!\s*(?:<|\d|{THING}|second|minute|half|part|frame|word|few|couple|bit|title|caption|text))",
    re.IGNORECASE,
)
# "remove the third"
_ALONE: Final = re.compile(
    rf"(\b(?:remove|delete|drop|mute|keep|lose|reverse|brighten|darken|speed up|slow down|rotate|flip|mirror"
    rf"|stabili[sz]e|sharpen|denoise|crop"
    rf"|duplicate) )(?:only )?the ({_ORDINAL})(?=\s*(?:$|[,;.!]))",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    rf"(@-?\d+\s+(?:before|after|with|and)\s+)(?:the )?({_ORDINAL})(?=\W*$)", re.IGNORECASE
)
_NUMBERED: Final = re.compile(
    (
        rf"\b{THING}\s*(?:number |no\.? ?)?(\d{{1,3}})(?![\d%]|[:.]\d|\s*[pkx倍]\b)|"
        rf"{HAN_THING}\s*(\d{{1,3}})(?![\d:%.]|x)"
    ),
    re.IGNORECASE,
)
# "mute 2", "all except 3"
_BARE: Final = re.compile(
    r"(\b(?:drop|mute|delete|remove|reverse|except(?: for)?|but) )(\d{1,2})(?=\s*$)", re.IGNORECASE
)
# So much of one: "0:05-0:10 of the first", "the last 3 s from the second"
_OF_ONE: Final = re.compile(
    rf"((?:<\d+>|\b(?:start|beginning|end|middle|half)) (?:of|from|in|off|on) )(?:the )?({_ORDINAL})"
    rf"(?=\s*(?:$|[,;.!]|and\b|but\b|then\b|with\b))",
    re.IGNORECASE,
)
# "clip one and two"
_WORDED: Final = re.compile(
    r"(@-?\d+\s+(?:and|with|&|to|or|before|after) (?:clip )?)(one|two|three|four|five|six|seven|eight"
    r"|nine|ten)\b",
    re.IGNORECASE,
)
_WORDS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# "first clip warm, second cold, third black and white"
_ALIKE: Final = re.compile(
    rf"(@-?\d+[^@,;]*[,;] ?(?:and |but )?)(?:the )?({_ORDINAL})(?= (?:cold|cool|warm|bright|dark|vivid"
    rf"|vintage"
    r"|black|brighter|darker|warmer|cooler|louder|quieter|faster|slower|in (?:black|slow)|muted?|reversed?"
    r"|backwards|cinematic|sharper|mono|normal)\b)",
    re.IGNORECASE,
)
# "keep clip 1 from 2 to 6": in seconds
_SECONDS_OF: Final = re.compile(
    r"(@-?\d+\s+from )(\d{1,3}) ?(?:to|-|–|until) ?(\d{1,3})(?![\d:.%<]|\s*(?:%|x\b|percent))", re.IGNORECASE
)
_PLACED: Final = re.compile(r"\b(?:move|shift|position|place|spot|volume|speed)\b", re.IGNORECASE)
# "clip 2 first and then the first", "clip 1 on the left, then the second"
_THEN: Final = re.compile(
    rf"(@-?\d+[^@,;.<]*,? (?:and )?then )(?:the )?({_ORDINAL})(?=\s*(?:$|[,;.!]|but\b|and\b))"
    rf"|(@-?\d+\s+as (?:the |an? )?\w+,? and )(?:the )?({_ORDINAL})(?=\s+as\b)",
    re.IGNORECASE,
)
# "the first clip's sound"
_WHOSE: Final = re.compile(
    r"(@-?\d+) ?['’]s(?= (?:sound|audio|volume|colou?rs?|brightness|contrast|speed|saturation|music)\b)",
    re.IGNORECASE,
)
# "put 3 before 1"
_NUMBERS: Final = re.compile(
    r"\b((?:put|move|play|place) )(\d{1,2}) (before|after|behind) (\d{1,2})(?![\d:.%<])", re.IGNORECASE
)
_HAN_CLIP: Final = re.compile(
    rf"第\s*(\d{{1,3}})\s*(?:个|段|条|张|号)?\s*(?:{HAN_THING}|段|个)?(?![\d<步次位帧])|"
    rf"(?<![\d第])(\d{{1,2}})\s*号{HAN_THING}?"
)
_HAN_POSITION: Final = re.compile(r"第\s*(\d{1,3})\s*(?:个)?(?:位置|位)")
_HAN_LAST: Final = re.compile(rf"最后\s*[一1]?\s*(?:个|段|条|张)\s*{HAN_THING}?|最后{HAN_THING}")
# "the last two clips", "前两个片段"
# "the first clip is too bright, the third is too dark"
_TOO: Final = re.compile(
    rf"(@-?\d+[^@]*?[,;] ?(?:and |but )?)(?:the )?({_ORDINAL})(?= (?:is|looks|was)\b)", re.IGNORECASE
)
_RUN: Final = re.compile(
    (
        rf"\b(?:the )?(first|last) (\d{{1,2}}) {THING}\b|(前|最后|后)\s*(\d{{1,2}})\s*(?:个|段|条|"
        rf"张)\s*{HAN_THING}?"
    ),
    re.IGNORECASE,
)
_MARKED: Final = r"@?-?\d{1,3}(?![\d:%.px=]|\s*[kx倍秒])"
_DASH: Final = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_AND: Final = r"\s*(?:,|、|->|→|,?\s*and|,?\s*then|&|和|与|跟|及)\s*"
_LISTS: Final = (
    re.compile(
        rf"(?<![\d<:=~.§])(?<!\bto )(?<!\bfrom )(?<!\bby ){_MARKED}(?:{_AND}{_MARKED})+", re.IGNORECASE
    ),
    re.compile(r"^\s*\d{1,2}(?:\s*-\s*\d{1,2}){2,}\s*$"),
    re.compile(r"(?<![\d<:=~.§])\d{1,2}(?:\s+\d{1,2}(?![\d:%.px=]|\s*[kx倍秒])){2,}"),
)


def names_aside(text: str, names: Sequence[str], mark: str) -> str:
    """Replace file names by their numbers, the longest first."""
    for name in sorted(set(names), key=len, reverse=True):
        if len(name) > 4 and "." in name:
            marked = f" {mark.format(names.index(name) + 1)} "
            text = re.sub(rf"(?<!{_LETTER}){re.escape(name)}(?!{_LETTER})", marked, text, flags=re.IGNORECASE)
    return text


def quoted_names(text: str, quotes: Quotes, names: Sequence[str], mark: str) -> str:
    """Replace quotes that are nothing but a file name."""
    places = {name.lower(): number for number, name in reversed(list(enumerate(names, start=1)))}

    def named(match: re.Match[str]) -> str:
        number = places.get(quotes.kept[int(match[1])].lower())
        return f" {mark.format(number)} " if number else match[0]

    return QUOTE.sub(named, text)


def with_clips(text: str) -> str:
    """Mark the clips that a text names."""
    text = _POSITION.sub(lambda match: f"position {_ORDINALS[match[1].lower()]} ", text)
    text = _EVERY_OTHER.sub(lambda match: f"every-{_ORDINALS.get(match[1].lower(), 2)} ", text)
    text = _RUN.sub(_run, text)
    text = _RANGE.sub(_ranged, text)
    text = _ORDINAL_CLIP.sub(_ordinal, text)
    text = _UNDER_WORDS.sub(_under, text)
    text = _TOO.sub(_under, _OF_ONE.sub(_under, _ALONE.sub(_under, text)))
    text = _BARE.sub(r"\1@\2", text)
    text = _NUMBERS.sub(r"\1@\2 \3 @\4", text)
    text = _NUMBERED.sub(lambda match: f" @{int(match[1] or match[2])} ", text)
    text = _WORDED.sub(lambda match: f"{match[1]}@{_WORDS.index(match[2].lower()) + 1} ", text)
    text = _HAN_LAST.sub(" @-1 ", text)
    text = _HAN_POSITION.sub(r" 位置\1 ", text)
    text = _HAN_CLIP.sub(lambda match: f" @{int(match[1] or match[2])} ", text)
    before = ""
    while before != text:
        before, text = text, _ALIKE.sub(_under, _THEN.sub(_under_either, _ORDINAL_MORE.sub(_ordinal, text)))
    if not _PLACED.search(text):
        text = _SECONDS_OF.sub(r"\1<\g<2>000> to <\g<3>000>", text)
    text = _WHOSE.sub(r"\1", text)
    return _BESIDE.sub(lambda match: f"{match[1]}@{_ORDINALS[match[2].lower()]}", text)


def with_lists(text: str) -> str:
    """Keep `3, 1 and 2` together as one list."""
    for pattern in _LISTS:
        text = pattern.sub(_listed, text)
    return text


def _ordinal(match: re.Match[str]) -> str:
    return f" @{_ORDINALS[match[1].lower()]} "


def _under(match: re.Match[str]) -> str:
    return f"{match[1]}@{_ORDINALS[match[2].lower()]} "


def _under_either(match: re.Match[str]) -> str:
    before, ordinal = filter(None, match.groups())
    return f"{before}@{_ORDINALS[ordinal.lower()]} "


def _run(match: re.Match[str]) -> str:
    count = int(match[2] or match[4])
    if count == 1:
        return " @1 " if (match[1] or match[3]).lower() in ("first", "前") else " @-1 "
    is_first = (match[1] or match[3]).lower() in ("first", "前")
    places = range(1, count + 1) if is_first else range(-count, 0)
    return f" #{'/'.join(map(str, places))}# "


def _ranged(match: re.Match[str]) -> str:
    first, last = (int(number) for number in match.groups() if number)
    return f" #{'/'.join(map(str, range(first, last + 1)))}# " if first < last else match[0]


def _listed(match: re.Match[str]) -> str:
    return f" #{'/'.join(re.findall(r'-?[0-9]+', _DASH.sub(' ', match[0].replace('->', ' '))))}# "
