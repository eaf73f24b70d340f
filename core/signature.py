"""What a file's first bytes say it is, as the one demuxer that may read it.

Only these demuxers are ever opened. A playlist or a script that names other files or addresses has none of
these signatures, so it can never make us reach for them, whatever its name says.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from core.nemo.wire import AUDIO_TYPES, IMAGE_TYPES, VIDEO_TYPES, Kind

_HEAD_BYTES: Final = 65_536

STILLS: Final = frozenset({"png_pipe", "jpeg_pipe", "webp_pipe"})

# The first pattern that fits wins, so the narrow ones stand before the wide ones.
_SIGNATURES: Final = tuple(
    (re.compile(pattern, re.DOTALL), demuxer)
    for pattern, demuxer in (
        (rb"\x89PNG\r\n\x1a\n.{8}.{17}(?:(?!IDAT).)*acTL", "apng"),
        (rb"\x89PNG\r\n\x1a\n", "png_pipe"),
        (rb"\xff\xd8\xff", "jpeg_pipe"),
        (rb"GIF8[79]a", "gif"),
        (rb"RIFF.{4}WEBPVP8X.{14}(?:ICCP.*?)?ANIM", "webp_anim"),
        (rb"RIFF.{4}WEBP", "webp_pipe"),
        (rb"RIFF.{4}AVI ", "avi"),
        (rb"(?:RIFF|RF64).{4}WAVE", "wav"),
        (rb"\x1a\x45\xdf\xa3", "matroska"),
        (rb".{4}ftyp(?!hei[cxms]|hev[cx]|mif1|msf1|avi[fs])", "mov"),
        (rb".{4}(?:moov|mdat|wide|free|skip|pnot)", "mov"),
        (rb"OggS", "ogg"),
        (rb"fLaC", "flac"),
        (rb"ID3", "mp3"),
        (rb"\xff[\xf0\xf1\xf8\xf9]", "aac"),
        (rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]", "mp3"),
    )
)

_PROMISES: Final = (
    (VIDEO_TYPES, frozenset({Kind.VIDEO, Kind.AUDIO})),  # a voice recording in an .mp4, not an MP3 called so
    (IMAGE_TYPES, frozenset({Kind.IMAGE, Kind.VIDEO})),  # a moving .gif neither
    (AUDIO_TYPES, frozenset({Kind.AUDIO})),
)


def demuxer(path: Path) -> str | None:
    """Name the demuxer for this file's content, None when it is nothing that we read."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return next((name for pattern, name in _SIGNATURES if pattern.match(head)), None)


def is_honest(path: Path, kind: Kind, demuxer: str) -> bool:
    """Tell whether a name may stand for this content; one without a known type promises nothing."""
    suffix = path.suffix.lower().lstrip(".")
    allowed = next((kinds for types, kinds in _PROMISES if suffix in types), frozenset(Kind))
    if suffix in VIDEO_TYPES and kind is Kind.AUDIO:
        return demuxer in {"mov", "matroska", "avi"}
    if suffix in IMAGE_TYPES and kind is Kind.VIDEO:
        return demuxer in {"gif", "apng", "webp_anim"}
    return kind in allowed


def webp_durations(path: Path) -> Iterator[int]:
    """Give the milliseconds of each frame of an animated WebP."""
    with path.open("rb") as file:
        file.seek(12)
        while len(header := file.read(8)) == 8:
            size = int.from_bytes(header[4:], "little")
            payload_at = file.tell()
            if header[:4] == b"ANMF":
                yield int.from_bytes(file.read(16)[12:15], "little")
            file.seek(payload_at + size + size % 2)


def webp_canvas(path: Path) -> tuple[int, int]:
    """Give the width and height of an animated WebP."""
    with path.open("rb") as file:
        extended = file.read(30)
    return int.from_bytes(extended[24:27], "little") + 1, int.from_bytes(extended[27:30], "little") + 1
