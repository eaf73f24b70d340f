"""Titles as an ASS script that libass draws; pure.

A title's words can never act as ASS: whatever could start an override or a new line of the script is
defused. Lines are broken here, since libass breaks only at spaces and Chinese has none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from studio import fonts
from studio.timeline import Canvas, Place, Title

_ALIGNMENTS: Final = {
    Place.BOTTOM_LEFT: 1,
    Place.BOTTOM: 2,
    Place.BOTTOM_RIGHT: 3,
    Place.CENTER: 5,
    Place.TOP_LEFT: 7,
    Place.TOP: 8,
    Place.TOP_RIGHT: 9,
}
_EM: Final = 0.062  # of the shorter side
_SMALLEST_EM: Final = 0.02
_MARGIN: Final = 0.05
_TALLEST: Final = 0.85  # of the height that a title may fill
_NARROW: Final = frozenset("iljtfrI.,:;'!|()[] ")
_WIDE: Final = frozenset("mwMW@%—…")
_DEFUSED: Final = str.maketrans({"\\": "\\\u2060", "{": "\\{", "}": "\\}"})  # a word joiner ends a backslash

_SCRIPT: Final = """\
[Script Info]
ScriptType: v4.00+
PlayResX: {width}
PlayResY: {height}
WrapStyle: 0
ScaledBorderAndShadow: yes
YCbCr Matrix: TV.709

[V4+ Styles]
Format: Name,Fontname,Fontsize,PrimaryColour,OutlineColour,BackColour,Bold,BorderStyle,Outline,Shadow,\
Alignment,MarginL,MarginR,MarginV,Encoding
{styles}

[Events]
Format: Layer,Start,End,Style,Text
{events}
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A title and the frames that it is seen on: from `first` up to, without, `end`."""

    title: Title
    first: int
    end: int


def script(shown: Sequence[Shown], canvas: Canvas) -> str:
    """Write the ASS script that draws these titles on this canvas."""
    return _SCRIPT.format(
        width=canvas.width,
        height=canvas.height,
        styles="\n".join(_style(index, item.title, canvas) for index, item in enumerate(shown)),
        events="\n".join(_event(index, item, canvas) for index, item in enumerate(shown)),
    )


def escape(text: str) -> str:
    """Make words mean only themselves within a line of ASS."""
    plain = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    return plain.translate(_DEFUSED)


def wrap(text: str, width: float) -> list[str]:
    """Break text into lines of at most this many ems, between words where there are any."""
    return [line for paragraph in text.splitlines() for line in _lines(paragraph, width)]


def laid_out(title: Title, canvas: Canvas) -> tuple[list[str], float]:
    """Give a title's lines and the em in pixels at which they all fit on the canvas."""
    short = min(canvas.width, canvas.height)
    em = short * _EM * title.size_pct / 100
    smallest = short * _SMALLEST_EM
    while True:
        lines = wrap(title.text, canvas.width * (1 - 2 * _MARGIN) / em)
        room = int(canvas.height * _TALLEST / (em * fonts.LINE_OF_EM))
        if len(lines) <= room:
            return lines, em
        if em <= smallest:
            return lines[:room], em
        em = max(smallest, em * 0.9)


def _style(index: int, title: Title, canvas: Canvas) -> str:
    _, em = laid_out(title, canvas)
    margin_x, margin_y = round(canvas.width * _MARGIN), round(canvas.height * _MARGIN)
    fields = (
        f"T{index}", fonts.name_for(title.text), f"{em * fonts.LINE_OF_EM:.2f}",
        _colour(title.colour), "&H00101010", "&H80000000", -1, 1, f"{em * 0.07:.2f}", f"{em * 0.03:.2f}",
        _ALIGNMENTS[title.place], margin_x, margin_x, margin_y, 1,
    )  # fmt: skip
    return "Style: " + ",".join(map(str, fields))


def _event(index: int, shown: Shown, canvas: Canvas) -> str:
    lines, _ = laid_out(shown.title, canvas)
    start, end = (_clock(frame, canvas.fps) for frame in (shown.first, shown.end))
    return f"Dialogue: 0,{start},{end},T{index}," + "\\N".join(escape(line) for line in lines)


def _clock(frame: int, fps: Fraction) -> str:
    """Write the moment half a frame before this one: hundredths cannot say when a frame itself begins."""
    hundredths = max(0, round((frame - Fraction(1, 2)) * 100 / fps))
    minutes, rest = divmod(hundredths, 6000)
    return f"{minutes // 60}:{minutes % 60:02}:{rest // 100:02}.{rest % 100:02}"


def _colour(colour: str) -> str:
    """Turn #rrggbb into ASS's &HAABBGGRR; anything else is white."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        return "&H00FFFFFF"
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"&H00{blue}{green}{red}".upper()


def _lines(paragraph: str, width: float) -> Iterator[str]:
    line, used = "", 0.0
    for piece in _pieces(paragraph, width):
        length = _ems(piece)
        if line and used + length > width:
            yield line.rstrip()
            line, used = "", 0.0
        if line or not piece.isspace():
            line, used = line + piece, used + length
    yield line.rstrip()


def _pieces(paragraph: str, width: float) -> Iterator[str]:
    """Give what a line may break between: words, spaces, single CJK characters, parts of long words."""
    word = ""
    for letter in paragraph:
        alone = letter.isspace() or _is_full(letter)
        if word and (alone or _ems(word + letter) > width):
            yield word
            word = ""
        if alone:
            yield letter
        else:
            word += letter
    if word:
        yield word


def _ems(text: Iterable[str]) -> float:
    return sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if _is_full(letter):
        return 1.0
    if unicodedata.combining(letter):
        return 0.0
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.98
    return 0.72 if letter.isupper() else 0.62


def _is_full(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in {"W", "F"}
