"""Titles as an ASS script that libass draws.

A title's words can never act as ASS: whatever could start an override or a new line of the script is
defused. Every run of characters names the font that was chosen for it, so nothing depends on what libass
would find.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from studio.timeline import Canvas, Place, Style, Title
from studio.titles import plaques
from studio.titles.fonts import Run
from studio.titles.lettering import Line, lines
from studio.titles.order import leftwards
from studio.titles.weights import Cut

_ALIGNMENTS: Final = {
    Place.BOTTOM_LEFT: 1,
    Place.BOTTOM: 2,
    Place.BOTTOM_RIGHT: 3,
    Place.CENTER: 5,
    Place.TOP_LEFT: 7,
    Place.TOP: 8,
    Place.TOP_RIGHT: 9,
}
_EMS: Final = {Style.PLAIN: 0.076, Style.LOWER_THIRD: 0.052, Style.CAPTION: 0.046}  # of the shorter side
_SMALLEST_EM: Final = 0.02
_TALLEST: Final = 0.85  # of the height that a title may fill
_FADE_MS: Final = 250
_FADE_SHARE: Final = 5  # of the time that it is seen
_LIGHT: Final = "{\\c&HE6E6E6&}"
# Where there is no letter at all, libass parts emoji that are joined; one that is not seen prevents it.
_LETTER: Final = "{\\fs1\\alpha&HFF&}a"
_BEHIND: Final = re.compile(r"(?<=[\w.)”])\s*(?:[,，、،|·–—]|(?<=\s)-(?=\s))\s*(?=\w)(?!\d)")
_DEFUSED: Final = str.maketrans({"\\": "\\\u2060", "{": "\\{", "}": "\\}"})  # a word joiner ends a backslash

_SCRIPT: Final = """\
[Script Info]
ScriptType: v4.00+
PlayResX: {width}
PlayResY: {height}
WrapStyle: 2
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
    before: int = 0  # frames of it that were seen in an earlier part
    after: int = 0  # and that will be in a later one
    lift: int = 0  # how far it is moved from its place, so that others can stand there


def script(shown: Sequence[Shown], canvas: Canvas) -> str:
    """Write the ASS script that draws these titles on this canvas."""
    return _SCRIPT.format(
        width=canvas.width,
        height=canvas.height,
        styles="\n".join(_style(index, item, canvas) for index, item in enumerate(shown)),
        events="\n".join(line for index, item in enumerate(shown) for line in _events(index, item, canvas)),
    )


def escape(text: str) -> str:
    """Make words mean only themselves within a line of ASS."""
    plain = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    return plain.translate(_DEFUSED)


@lru_cache(maxsize=64)
def laid_out(title: Title, canvas: Canvas) -> tuple[tuple[Line, ...], float]:
    """Give a title's lines and the em in pixels at which they all fit on the canvas."""
    short = min(canvas.width, canvas.height)
    em = short * _EMS[title.style] * title.size_pct / 100
    smallest, text = short * _SMALLEST_EM, _parted(title)
    while True:
        found = lines(text, plaques.room(title.style, canvas) / em, plaques.LESSER[title.style])
        if sum(line.height for line in found) * em <= canvas.height * _TALLEST:
            return found, em
        if em <= smallest:
            return _cut(found, canvas.height * _TALLEST / em), em
        em = max(smallest, em * 0.9)


def _parted(title: Title) -> str:
    """Put below a name what is written behind it: “Anna Müller, Director”."""
    if title.style is not Style.LOWER_THIRD or "\n" in title.text.strip():
        return title.text
    return _BEHIND.sub("\n", title.text, count=1)


def _cut(found: tuple[Line, ...], room: float) -> tuple[Line, ...]:
    heights = [sum(line.height for line in found[: count + 1]) for count in range(len(found))]
    return found[: max(1, sum(height <= room for height in heights))]


def _style(index: int, shown: Shown, canvas: Canvas) -> str:
    """Write the style of a title's words; each run has its own font and size."""
    title = shown.title
    _, em = laid_out(title, canvas)
    margins = plaques.margins(title.place, canvas)
    is_plain = title.style is Style.PLAIN
    outline, shadow = (em * 0.055, em * 0.035) if is_plain else (0, 0)
    fields = (
        f"T{index}", "Noto Sans", f"{em:.2f}", _colour(title.colour), "&H00101010", "&H80000000",
        0, 1, f"{outline:.2f}", f"{shadow:.2f}", _ALIGNMENTS[title.place],
        margins.x, margins.x, margins.y + shown.lift, 1,
    )  # fmt: skip
    return "Style: " + ",".join(map(str, fields))


def _events(index: int, shown: Shown, canvas: Canvas) -> Iterator[str]:
    title = shown.title
    found, em = laid_out(title, canvas)
    fade = _fade(shown, canvas.fps)
    head = f"{_clock(shown.first, canvas.fps)},{_clock(shown.end, canvas.fps)},T{index},"
    if title.style is Style.PLAIN:
        yield f"Dialogue: 2,{head}{fade}{_moved(shown, canvas)}{_words(found, em, title.text)}"
        return
    plaque = plaques.plaque(title, found, em, canvas, shown.lift)
    for shape in plaque.shapes:
        tags = f"{{\\an7\\pos({shape.x},{shape.y})\\c{_colour(shape.colour)}\\1a&H{shape.clear:02X}&\\p1}}"
        yield f"Dialogue: {shape.layer},{head}{fade}{tags}{shape.path}"
    where = f"{{\\an{plaque.alignment}\\pos({plaque.x},{plaque.y})}}"
    yield f"Dialogue: 2,{head}{where}{fade}{_words(found, em, title.text)}"


def _moved(shown: Shown, canvas: Canvas) -> str:
    """Move words from the middle, where ASS knows no margin."""
    if shown.title.place is not Place.CENTER or not shown.lift:
        return ""
    return f"{{\\pos({canvas.width // 2},{canvas.height // 2 + shown.lift})}}"


def _words(found: Sequence[Line], em: float, text: str) -> str:
    """Write the lines; those that are smaller than the first are lighter in every way."""
    words = "\\N".join(
        (_LIGHT if line.scale < 1 else "")
        + "".join(_run(run, em * line.scale, text if line.scale == 1 else None) for run in line.runs)
        for line in found
    )
    return words if any(map(str.isalpha, text)) else words + _LETTER


def _run(run: Run, em: float, bold: str | None) -> str:
    """Draw characters with their face, or bold with the one cut for this title.

    libass sizes a font by the height of its lines.
    """
    is_bold = bold is not None and not run.is_emoji
    name = Cut(run.face, bold or "").name if is_bold and run.face.has_weights else run.face.name
    words = escape(leftwards(run.text) if run.is_leftwards else run.text)
    return f"{{\\fn{name}\\fs{em * run.face.line:.2f}\\b{int(is_bold)}}}{words}"


def _fade(shown: Shown, fps: Fraction) -> str:
    """Let a title come and go gently: over all that is seen of it, whatever parts it is drawn in."""
    begins, ends = (
        round(frames * 1000 / fps) for frames in (-shown.before, shown.end - shown.first + shown.after)
    )
    length = min(_FADE_MS, (ends - begins) // _FADE_SHARE)
    return f"{{\\fade(255,0,255,{begins},{begins + length},{ends - length},{ends})}}"


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
