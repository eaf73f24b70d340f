"""A font file as titles see it: which characters it draws, how wide they are, how high lines; blocking.

Where the weight of a font can be chosen, all is told of the weight that titles have.
"""

import logging
import struct
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont, TTLibError

WEIGHT: Final = "wght"
BOLD: Final = 700
_FAMILY: Final = 1  # the name by which libass knows a font
_OUTLINES: Final = ("glyf", "CFF ", "CFF2")  # libass draws nothing else
_BROKEN: Final = (TTLibError, struct.error, OSError, ValueError, LookupError, AttributeError, AssertionError)

logging.getLogger("fontTools").setLevel(logging.ERROR)  # it remarks on every oddity of a font


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One face of a font file; lengths are in ems."""

    name: str
    path: Path
    ascent: float
    descent: float
    advances: Mapping[int, float]  # how far each character takes the pen
    has_weights: bool = False

    @property
    def line(self) -> float:
        """How high libass takes a line to be: what it sizes a font by."""
        return self.ascent + self.descent

    def draws(self, character: str) -> bool:
        """Tell whether it has a glyph for a character."""
        return ord(character) in self.advances

    def width(self, character: str) -> float:
        """Tell how wide a character is."""
        return self.advances.get(ord(character), 0.0)


@lru_cache(maxsize=256)
def face(path: Path, number: int = 0, *, is_ours: bool = False) -> Face | None:
    """Read one face of a file; None where there is none that libass could draw with.

    Of a font that did not come with Cutroom the weights are left alone: nobody knows how well it is made.
    """
    with _opened(path, number) as font:
        if font is None:
            return None
        units, metrics, has_weights = font["head"].unitsPerEm, font["OS/2"], is_ours and _has_weights(font)
        return Face(
            name=font["name"].getDebugName(_FAMILY) or "",
            path=path,
            ascent=metrics.usWinAscent / units,
            descent=metrics.usWinDescent / units,
            advances={code: width / units for code, width in _widths(font, is_bold=has_weights)},
            has_weights=has_weights,
        )


def _widths(font: TTFont, *, is_bold: bool) -> Iterator[tuple[int, float]]:
    bold = font.getGlyphSet(location={WEIGHT: BOLD}) if is_bold else {}
    usual = font["hmtx"].metrics
    for code, glyph in font.getBestCmap().items():
        yield code, bold[glyph].width if is_bold else usual[glyph][0]


def _has_weights(font: TTFont) -> bool:
    return "fvar" in font and any(axis.axisTag == WEIGHT for axis in font["fvar"].axes)


@lru_cache(maxsize=4096)
def characters(path: Path) -> frozenset[int]:
    """Tell what a file's first face draws; nothing, where libass cannot draw with it."""
    with _opened(path, 0) as font:
        return frozenset() if font is None else frozenset(font.getBestCmap())


@contextmanager
def _opened(path: Path, number: int) -> Iterator[TTFont | None]:
    """Open a font with outlines and a table of characters; None for whatever is not one."""
    with ExitStack() as stack:
        try:
            font = TTFont(stack.enter_context(path.open("rb")), fontNumber=number, lazy=True)
            names = {"head", "OS/2", "hmtx", "name"}
            is_fit = any(table in font for table in _OUTLINES) and all(table in font for table in names)
            is_fit = is_fit and bool(font.getBestCmap())
        except _BROKEN:
            is_fit = False
        yield font if is_fit else None
