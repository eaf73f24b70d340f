"""Frames of a clip side by side, as many as fit its block."""

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageOps

Frame = Image.Image | bytes

WIDEST: Final = 2.4  # of a frame's width to its height, beyond which it is cropped
NARROWEST: Final = 0.5
LARGEST_FRAME: Final = 64_000_000  # pixels: four times an 8K frame is no thumbnail
# What Pillow raises for bytes that are no picture, or a broken one.
BROKEN: Final = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


def filmstrip(frames: Sequence[Frame], width: int, height: int) -> Image.Image | None:
    """Tile frames over this many pixels, in their order; None where none can be read."""
    first = next((found for frame in frames[:3] if (found := _opened(frame, height))), None)
    if first is None:
        return None
    ratio = min(max(first.width / first.height, NARROWEST), WIDEST)
    tile = max(1, round(height * ratio))
    count = -(-width // tile)
    strip = Image.new("RGB", (width, height))
    picture = first
    for number in range(count):
        frame = frames[number * len(frames) // count]
        # A frame that cannot be read is covered by the one before it.
        picture = _opened(frame, height) or picture
        strip.paste(ImageOps.fit(picture, (tile, height), Image.Resampling.BILINEAR), (number * tile, 0))
    return strip


def _opened(frame: Frame, height: int) -> Image.Image | None:
    try:
        picture = Image.open(io.BytesIO(frame)) if isinstance(frame, bytes) else frame
        if picture.width * picture.height > LARGEST_FRAME or not picture.width * picture.height:
            return None
        picture.draft("RGB", (height * 2, height))  # a JPEG is decoded no larger than needed
        return picture.convert("RGB")
    except BROKEN:
        return None
