"""How the picture comes, goes, and is shaped."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from studio.editing import operations as ops
from studio.editing.edits.bars import is_letterboxed
from studio.editing.project import KNOWN_FPS
from studio.language.readings.spoken import END, GONE, REMOVE, START, Read
from studio.language.wish import Wish
from studio.timeline import Fill

_USUAL_FADE_MS: Final = 1000
_LINES: Final = (
    (r"(?<![\d.])4\s?k(?![a-z\d])|(?<!\d)2160p?(?!\d)|\buhd\b|ultra hd|超高清|超清", 2160),
    (r"(?<![\d.])2\s?k(?![a-z\d])|(?<!\d)1440p?(?!\d)", 1440),
    (r"(?<!\d)1080p?(?!\d)|\bfull ?hd\b|\bfhd\b|全高清", 1080),
    (r"(?<!\d)720p?(?!\d)", 720),
    (r"(?<!\d)480p?(?!\d)", 480),
    (r"(?<!\d)360p(?!\d)", 360),
    (r"\bhd\b|高清", 1080),
)
_SHAPES: Final = (
    (
        (
            r"\bvertical|\bportrait\b|tik\s?tok|\breels?\b|\bshorts\b|\b(?:an?|youtube|yt|as"
            r"|for) short\b(?! \w)|\bstor(?:y|ies)\b|竖|抖音|快手|视频号"
        ),
        (9, 16),
    ),
    (r"\bsquare\b|方[形的图]", (1, 1)),
    (r"小红书", (3, 4)),
    (r"\blandscape\b|\bhorizontal|\bwide ?screen\b|\byoutube\b|横|宽屏|b ?站", (16, 9)),
)
_BARS: Final = r"\b(?:black )?(?:bars?|borders?)\b|letter ?box|pillar ?box|黑边"
_INSTEAD: Final = r"\b(?:use|using|instead|with)\b|用|换"
_LARGER: Final = (
    r"\bup-?scale|\b(?:higher|more|better|increase|raise).*\bresolution\b|(?:提[升高]"
    r"|更高).*分辨率"
)
_NOT_SO: Final = re.compile(r"\b(?:instead of|rather than|not)\b.*|而?不[要是用].*", re.IGNORECASE)
_LARGEST: Final = 2160
_RATE: Final = r"(?<![\d.])(\d{2,3}(?:\.\d{1,3})?)"
_PER_SECOND: Final = r"fps\b|(?:frames?|images?) (?:per|a|each|every) second|hz\b|帧(?!率)"
RATED: Final = rf"{_RATE} ?-?(?:{_PER_SECOND})|(?:frame ?rate|帧率|帧数)\D*{_RATE}"
_NEAR: Final = Fraction(1, 50)  # 23.98 is 24000/1001
_LEAST_PIXELS: Final = 100


def fade(wish: Wish) -> Read:
    """Read which end fades, and how long."""
    if len(wish.times) > 1 or wish.says(r"\b(?:at|from|to|until) <|在\s*<|从\s*<"):
        return ()
    length = wish.times[0] if wish.times else _USUAL_FADE_MS
    comes = wish.says(
        r"\bfade[ds]?[ -]?(?:it |the (?:video|clip) )?in\b|\bfade[ -]?ins?\b|from (?:black|white)"
        r"|淡入|渐入|渐显|从[黑白]"
    )
    goes = wish.says(
        r"\bfade[ds]?[ -]?(?:it |the (?:video|clip) )?out\b|\bfade[ -]?outs?\b|(?:to|into) (?:black|white)|"
        r"淡出|渐出|渐隐|渐黑"
    )
    if not comes and not goes:
        comes = wish.says(START) or not wish.says(END)
        goes = wish.says(END) or not wish.says(START)
    is_white = wish.says(r"\bwhite\b|白")
    return (ops.Fade(length if comes else None, length if goes else None, is_white),)


def fade_off(wish: Wish) -> Read:
    """Read which fade goes."""
    comes, goes = wish.says(r"\bin\b|淡入"), wish.says(r"\bout\b|淡出")
    is_one = comes != goes
    return (ops.Fade(None if is_one and goes else 0, None if is_one and comes else 0),)


def canvas(wish: Wish) -> Read:
    """Read which shape, and how many pixels."""
    wish = replace(wish, text=_NOT_SO.sub("", wish.text))
    named = wish.shape
    if named and min(named) >= _LEAST_PIXELS:
        return (ops.Aspect(*named, fill=_filling(wish)), ops.Resolution(min(named)))
    shape = named or wish.first(_SHAPES)
    short_side = wish.first(_LINES) or (_LARGEST if wish.says(_LARGER) else None)
    shaped: Read = (ops.Aspect(*shape, fill=_filling(wish)),) if shape else ()
    sized: Read = (ops.Resolution(short_side),) if short_side else ()
    return (*shaped, *sized, *_rated(wish))


def _rated(wish: Wish) -> Read:
    """Read how many frames a second."""
    found = re.search(RATED, wish.text, re.IGNORECASE)
    if found is None:
        return ()
    said = Fraction(found[1] or found[2])
    near = min(KNOWN_FPS, key=lambda known: abs(known - said))
    return (ops.Rate(near if abs(near - said) < _NEAR else said),)


def fill(wish: Wish) -> Read:
    """Read what is seen where clips leave room."""
    if wish.says(rf"(?:{REMOVE}).*(?:{_BARS})|(?:{_BARS}).*(?:{GONE}|[裁剪切消]掉?)"):
        if any(is_letterboxed(clip) for clip in wish.project.timeline.clips):
            return (ops.Letterbox(is_on=False),)
        return (ops.SetFill(Fill.BLUR),)
    filling = _filling(wish)
    if filling is Fill.BARS and not wish.says(_INSTEAD):
        return (ops.Letterbox(),)
    return (ops.SetFill(filling),)


def _filling(wish: Wish) -> Fill:
    wish = replace(wish, text=_NOT_SO.sub("", wish.text))
    if wish.says(r"\bblur|模糊|虚化"):
        return Fill.BLUR
    if wish.says(_BARS):
        return Fill.BARS
    return (
        Fill.CROP
        if wish.says(r"\bcrop|\bfill(?:s|ed|ing)?\b|\bcover\b|\bzoom\b|裁|填满|铺满|撑满|充满|占满")
        else Fill.BLUR
    )
