"""Shapes and words on a picture: smooth edges, one font for all scripts, text that fits its place.

Everything is drawn at twice the size and halved at the end, which is what makes the edges smooth.
"""

import io
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import noto_cjk
from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]

SCALE: Final = 2
FACE: Final = 2  # of the collection: Simplified Chinese; Latin, Greek, Cyrillic, kana and hangul are in all
LONGEST_LINE: Final = 120
NOT_A_CHARACTER: Final = "\U0010ffff"


class Brush:
    """Draws on one picture, in the units of the finished picture."""

    def __init__(self, width: int, height: int, paper: Colour) -> None:
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), paper)
        self._draw = ImageDraw.Draw(self.image)
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}
        self._drawable: dict[str, bool] = {" ": True}

    def png(self) -> bytes:
        """Give the finished picture."""
        out = io.BytesIO()
        self.image.reduce(SCALE).save(out, "PNG", compress_level=4)
        return out.getvalue()

    def box(self, x: float, y: float, width: float, height: float, fill: Colour, *, radius: float) -> None:
        """Fill a rectangle, its corners rounded."""
        corners = (x * SCALE, y * SCALE, max(x, x + width) * SCALE - 1, max(y, y + height) * SCALE - 1)
        if corners[2] > corners[0] and corners[3] > corners[1]:
            self._draw.rounded_rectangle(corners, min(radius, width / 2, height / 2) * SCALE, fill)

    def line(self, points: Sequence[tuple[float, float]], width: float, fill: Colour) -> None:
        """Draw a line through these points."""
        self._draw.line([(x * SCALE, y * SCALE) for x, y in points], fill, round(width * SCALE), "curve")

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """Fill a circle."""
        self._draw.circle((x * SCALE, y * SCALE), radius * SCALE, fill)

    def shape(self, points: Sequence[tuple[float, float]], fill: Colour) -> None:
        """Fill a polygon."""
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill)

    def picture(self, picture: Image.Image, x: float, y: float, radius: float) -> None:
        """Lay a picture that has this brush's scale already, its corners rounded."""
        mask = Image.new("L", picture.size)
        corners = (0, 0, picture.width - 1, picture.height - 1)
        ImageDraw.Draw(mask).rounded_rectangle(corners, radius * SCALE, 255)
        self.image.paste(picture, (round(x * SCALE), round(y * SCALE)), mask)

    def text(self, text: str, x: float, y: float, size: int, fill: Colour, *, anchor: str = "lm") -> None:
        """Write one line; the anchor is Pillow's."""
        self._draw.text((x * SCALE, y * SCALE), self.known(text), fill, self._font(size), anchor=anchor)

    def width(self, text: str, size: int) -> float:
        """Measure a line."""
        return self._font(size).getlength(self.known(text)) / SCALE

    def fitted(self, text: str, size: int, width: float) -> str:
        """Cut a line at its end until it fits; empty when not even two signs do."""
        text = self.known(text)[:LONGEST_LINE]
        if self.width(text, size) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.width(text[:middle].rstrip() + "…", size) <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip(" .") + "…" if low >= 2 else ""

    def known(self, text: str) -> str:
        """Leave out what the font cannot draw: an empty box says nothing."""
        return "".join(sign for sign in text if self._can_draw(sign)).strip()

    def _can_draw(self, sign: str) -> bool:
        if sign not in self._drawable:
            self._drawable[sign] = bytes(self._font(26).getmask(sign)) != self._missing
        return self._drawable[sign]

    @cached_property
    def _missing(self) -> bytes:
        return bytes(self._font(26).getmask(NOT_A_CHARACTER))

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._fonts:
            path = str(noto_cjk.otc_path("sans"))
            self._fonts[size] = ImageFont.truetype(path, size * SCALE, FACE)
        return self._fonts[size]
