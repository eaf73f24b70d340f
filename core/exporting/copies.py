"""Which smaller copy of a finished video fits into a chat: how large its picture, how many bytes; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.probe import Facts

# How large a picture some bits are enough for: the pixels of its shorter side, and the bits that each pixel
# of a frame has to have. Small pictures need more of them to be recognised, and something has to be the last.
LADDER: Final = ((1080, 0.045), (720, 0.05), (480, 0.055), (360, 0.05), (240, 0.02))
MARGIN: Final = 0.96  # of what a chat takes: some count what goes with a file as well
MOST_FPS: Final = 30.0
SOUND_SHARE: Final = 0.15


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy is asked to come out as; `side` is the shorter one of its picture."""

    side: int
    max_bytes: int
    fps: float

    def output(self, whole: str) -> Mapping[str, object]:
        """Say it to a backend; `whole` is the render that it is a copy of."""
        return {
            "format": "mp4",
            "quality": "low",
            "resolution": f"{self.side}p",
            "fps": self.fps,
            "max_bytes": self.max_bytes,
            "copy_of": whole,
        }


def fitting(facts: Facts, limit: int) -> Copy | None:
    """Choose the best copy of a video that fits; None when nobody could recognise it."""
    fps = min(float(facts.fps or MOST_FPS), MOST_FPS)
    max_bytes = int(limit * MARGIN)
    bits = max_bytes * 8 * (1 - SOUND_SHARE) / max(facts.duration_ms / 1000, 0.1) / fps
    short, long = sorted((facts.width, facts.height))
    for side, wanted in LADDER:
        shown = min(side, short)
        pixels = shown * shown * long / max(short, 1)
        if pixels and bits / pixels >= wanted:
            return Copy(shown, max_bytes, fps)
    return None
