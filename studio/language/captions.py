"""Words for a title without quotes: `title: My trip`, `a caption that says Hello`, `标题写夏天`. Pure."""

import re
from typing import Final

from studio.language.quotes import Quotes

_NOUN: Final = (
    r"(?:(?:intro|outro|end card|end screen)(?= (?:that |which )?(?:say|read))|titles?"
    r"|captions?|subtitles?|headings?|text)(?: (?:card|overlay))?"
)
_HAN_NOUN: Final = r"(?:标题|字幕|文字|片名)"
# What shows that the words follow.
_FRAMES: Final = (
    rf"\b{_NOUN}(?: (?:at|in|on) the (?:top|bottom|middle|start|end)(?: left| right)?)?\s*:\s*",
    (
        rf"\b{_NOUN} (?:(?:at|in|on) the (?:top|bottom|middle|cent(?:er|re)|start|beginning|end) )?"
        rf"(?:that |which )?(?:says?|saying|reads?|reading)\s*:?\s+"
    ),
    rf"\b{_NOUN} called\s+",
    rf"{_HAN_NOUN}\s*(?:内容)?(?:写着?|写上|叫做?|为|是)\s*:?\s*",
    rf"{_HAN_NOUN}\s*:\s*",
    r"^\s*(?:please )?write\s+",
    # "the date 12 May 2026", "my name Anna Lee"
    (
        r"\b(?:add|put|show|display|write)\s+(?:the|my|our|a) (?:date|name|names|location|words?|hashtag"
        r"|handle"
        r"|phrase|quote)\s+(?!first\b|last\b|before\b|after\b|behind\b|of\b|and\b|stamp|tag|each|card|in\b|on\b|at\b|to\b|as\b|it\b|with\b"
        r"|over\b|for\b|under\b|into\b|onto\b|please\b|below\b|above\b|here\b|there\b)"
    ),
    r"(?:写上|写着)(?!每?个?(?:片段|文件|视频)?的?名)\s*:?\s*",
)
# The bare form needs a verb before it, and words that are no mere place or time.
_BARE: Final = (
    (
        rf"\b(?:add|put|insert|write|create|show|display|overlay)\s+(?:(?:a|an|the|my|big|small|"
        rf"large|red|white|yellow)\s+)*{_NOUN}\s+"
    ),
)
_NO_WORDS: Final = (
    r"(?!\s*§)(?!(?:auto\w*|about|to|for|on|onto|over|in|at|that|which|like|where|when|while|with|from|"
    r"and|of|as|is|are|near|"
    r"under|by|into|during|after|before|until|between|behind|so|then|please|top|bottom|left|right|"
    r"saying|says|here|"
    r"there|throughout|using|track|overlays?|higher|lower|up|down|bigger|larger|smaller|back|away|off|out)\b)(?![写叫为是放在于,.:;。，；])"
)
_PLACES: Final = (
    r"top|bottom|cent|middle|upper|lower|start|begin|end|corner|left|right|screen|video|clip|picture"
)
_LOOKS: Final = r"white|black|red|yellow|gold|green|blue|orange|pink|purple|big|small|large"
_VERBS: Final = (
    r"add|put|mute|trim|cut|fade|make|set|speed|slow|remove|delete|export|render|play|keep|change|"
    r"crop|move|swap|undo"
)
_TAIL: Final = (
    r"\s*(?:$|[\n;。;!?,]|\.(?:\s|$)|，|§"
    r"|\son (?:it|this|that)\s*$"
    r"|\s(?:with|over) (?:an?|the|some|my|nice|soft|slow)\s+(?:\w+ )?(?:fade|music|song|transition"
    r"|crossfade|background)"
    rf"|\s(?:at|from|for|after|until|in|on|to|over|onto|into|near|during)\s+(?:the |my |"
    rf"a )?(?:very )?(?:first |last )?"
    rf"(?:\d|{_PLACES}|{_LOOKS}|(?:one|two|three|four|five|six|seven|eight|nine|ten|half) )"
    rf"|\s(?:and|then|and then)\s+(?:{_VERBS})\b"
    r"|(?:放在|显示|持续|停留|位于|在(?=顶|底|中|上|下|左|右|开|结|片|末|第|\d)|从第?\d|然后|并且|再加))"
)
_WORDS: Final = r"(?P<words>[^\n§]{1,300}?[!?！？]*)"
_PATTERNS: Final = (
    *(
        re.compile(rf"(?P<frame>{frame})(?!\s*§){_WORDS}(?={_TAIL})", re.IGNORECASE | re.MULTILINE)
        for frame in _FRAMES
    ),
    *(
        re.compile(rf"(?P<frame>{frame}){_NO_WORDS}{_WORDS}(?={_TAIL})", re.IGNORECASE | re.MULTILINE)
        for frame in _BARE
    ),
)

# "write §0§ on the first clip and Day Two on the second": what has capitals beside words that were put aside
_ANOTHER: Final = re.compile(
    r"(?P<frame>§\d+§[^,;.\n§]{0,60}?\band )(?P<words>[A-Z][^\n§,;.]{0,40}?)"
    r"(?= (?:on|at|in|over) (?:the )?(?:first|second|third|last|clip|top|bottom|end|start)\b)"
)


def captions_aside(text: str, quotes: Quotes) -> str:
    """Put aside the words of titles that stand there without quotes."""

    def aside(match: re.Match[str]) -> str:
        words = match["words"].strip(" :,'\"“”")
        return match["frame"] + quotes.aside(words) if words else match[0]

    for pattern in (*_PATTERNS, _ANOTHER):
        text = pattern.sub(aside, text)
    return text
