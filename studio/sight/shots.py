"""A shot: what happens between two cuts, and how it is; a piece of a shot is told in the same words. Pure."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from studio.sight.hearing import FLOOR_DB

SHAKY: Final = 0.5  # percent of the picture's longer side; a steady hand stays below
BLURRED: Final = 0.5
_SHARP: Final = 0.8  # as sharp as it counts
_LOUD_DB: Final = 12.0  # above what is usual, and as loud as it counts
_LIT: Final = (0.06, 0.22, 0.78, 0.96)  # too dark, bright enough, still fine, too bright

# What each quality is worth; together one.
_WORTH: Final = {"sharpness": 0.25, "motion": 0.3, "light": 0.15, "speech": 0.15, "loudness": 0.15}
_FACED: Final = 0.2  # of what is missing to the highest score is given where there are faces
_FAULTY: Final = 0.25  # of the score is left to what is blurred or shaky
_UNSEEN: Final = 0.6  # and to what was only glanced at


@dataclass(frozen=True, slots=True)
class Shot:
    """A span of a file and how it is."""

    start_ms: int
    end_ms: int
    motion: float = 0.0  # 0 still … 1 all is moving
    shake: float = 0.0  # how unevenly the camera moves, in percent of the picture
    sharpness: float = 0.5  # 0 … 1
    brightness: float = 0.5  # 0 … 1
    loudness_db: float = FLOOR_DB
    speech: float = 0.0  # 0 … 1
    faces: float = 0.0  # 0 … 1, in how many of the looks there was one
    is_black: bool = False
    score: float = 0.0  # 0 … 1, how much it is worth keeping
    look: str = ""  # what it looks like, to be compared with others
    is_glanced: bool = False  # only key frames were seen

    @property
    def is_blurred(self) -> bool:
        """Whether nothing in it is sharp."""
        return not self.is_black and self.sharpness < BLURRED

    @property
    def is_shaky(self) -> bool:
        """Whether the camera shakes so that one sees it."""
        return not self.is_black and self.shake >= SHAKY

    @property
    def is_good(self) -> bool:
        """Whether nothing speaks against it."""
        return not (self.is_black or self.is_blurred or self.is_shaky)

    @property
    def duration_ms(self) -> int:
        """How long it is."""
        return self.end_ms - self.start_ms


def scored(shot: Shot, usual_db: float) -> Shot:
    """Give a shot with its worth, heard against how loud the file usually is."""
    if shot.is_black:
        return replace(shot, score=0.0)
    qualities = {
        "sharpness": float(np.clip((shot.sharpness - BLURRED) / (_SHARP - BLURRED), 0, 1)),
        "motion": shot.motion,
        "light": float(np.interp(shot.brightness, _LIT, (0, 1, 1, 0))),
        "speech": shot.speech,
        "loudness": float(np.clip((shot.loudness_db - usual_db) / _LOUD_DB, 0, 1)),
    }
    worth = sum(_WORTH[name] * value for name, value in qualities.items())
    worth += _FACED * shot.faces * (1 - worth)
    worth *= (_FAULTY if shot.is_blurred or shot.is_shaky else 1) * (_UNSEEN if shot.is_glanced else 1)
    return replace(shot, score=round(worth, 3))
