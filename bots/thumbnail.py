"""A small picture that stands for a video until it plays. Blocking: call it in a thread."""

import io
from pathlib import Path
from typing import Final

import av
from av.error import FFmpegError
from PIL import Image

SIDE: Final = 320  # what Telegram takes, in pixels and in bytes
MOST_BYTES: Final = 200_000  # and nobody wants more
QUALITIES: Final = (85, 60, 35)


def thumbnail(path: Path, side: int = SIDE) -> bytes | None:
    """Make a small JPEG of a picture or of a video's first moments; None where nothing can be seen."""
    try:
        with av.open(str(path), options={"protocol_whitelist": "file"}) as container:
            container.seek((container.duration or 0) // 10)
            frame = next(container.decode(video=0))
            image: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]  # PyAV's own
            image = image.rotate(frame.rotation, expand=True)
    except (FFmpegError, OSError, ValueError, IndexError, StopIteration):
        return None
    image.thumbnail((side, side))
    return next((small for quality in QUALITIES if len(small := _jpeg(image, quality)) < MOST_BYTES), None)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()
