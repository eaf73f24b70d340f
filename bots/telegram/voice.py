"""A voice note made into sound that everything takes: Opus in Ogg → AAC in MP4. Blocking."""

from itertools import chain
from pathlib import Path
from typing import Final

import av
from av.audio.resampler import AudioResampler
from av.error import FFmpegError

OGG: Final = b"OggS"
RATE: Final = 48_000
BITS_PER_S: Final = 128_000


def spoken(source: Path) -> bool:
    """Tell whether a file is a voice note, by its first bytes."""
    with source.open("rb") as file:
        return file.read(len(OGG)) == OGG


def convert(source: Path, target: Path) -> bool:
    """Write the same sound into `target`; false where it cannot be read."""
    try:
        with (
            av.open(str(source), options={"protocol_whitelist": "file"}) as heard,
            av.open(str(target), "w", format="mp4") as written,
        ):
            stream = written.add_stream("aac", rate=RATE, layout="mono")
            stream.bit_rate = BITS_PER_S
            resampler = AudioResampler(format="fltp", layout="mono", rate=RATE)
            for frame in chain(heard.decode(audio=0), (None,)):
                for piece in resampler.resample(frame):
                    written.mux(stream.encode(piece))
            written.mux(stream.encode(None))
    except (FFmpegError, OSError, ValueError, IndexError):
        return False
    return True
