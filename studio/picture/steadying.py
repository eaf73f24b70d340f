"""A shaken clip held steady: how it moves is measured once, smoothed, and what is left is taken out; pure.

ffmpeg's `vidstabdetect` tells how parts of the picture moved. The smoothing is done here, over the whole
clip, so that each piece of it can be made by itself and all fit; `vidstabtransform` moves the frames.
"""

import math
import re
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.picture.part import Chain, Part
from studio.work.piece import Script

Path = NDArray[np.float64]  # a row for every frame: right, down (of the picture's longer side), and the angle

_FRAME: Final = re.compile(r"^Frame \d+ \(List \d+ \[(.*)\]\)$", re.MULTILINE)
_FIELD: Final = re.compile(r"\(LM (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_MEASURED_SIDE: Final = 960
_LEAST_FIELDS: Final = 3
_ROUNDS: Final = 3  # of leaving out what does not move with the rest
_CALM_S: Final = 0.8  # movements longer than about this are meant
_MOST_ZOOM: Final = 1.25
_MARGIN: Final = 1.004  # for the edges of interpolation


@dataclass(frozen=True, slots=True)
class Steady:
    """What holds a clip steady: how each frame is moved, and how much larger all are shown."""

    moves: Path
    zoom: float

    def script(self, part: Part, longer_side: int) -> Script:
        """Write down the moves of a part's frames, in pixels of a picture whose longer side is so long."""
        moves = self.moves[part.begins : part.begins + part.frames]
        percents = (self.zoom - 1) * 100
        rows = [
            f"{number} {right * longer_side:.4f} {down * longer_side:.4f} {angle:.6f} {percents:.4f} 0"
            for number, (right, down, angle) in enumerate(moves.tolist(), start=1)
        ]
        return Script("\n".join((*rows, "")), ".moves")


def measured_size(width: int, height: int) -> tuple[int, int]:
    """Give a size that is enough for measuring the movement of a picture."""
    scale = min(1, _MEASURED_SIDE / max(width, height))
    return (max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2))


def detecting(result: str, width: int, height: int) -> Chain:
    """Measure the movement of a picture, made no larger than this is enough for."""
    return (
        f"scale={width}:{height}:flags=bilinear",
        "format=yuv420p",
        f"vidstabdetect=result={result}:fileformat=ascii:shakiness=7:accuracy=9:mincontrast=0.2",
    )


def moved(script: Script) -> Chain:
    """Move every frame as the script says."""
    return (f"vidstabtransform=input={script.name}:relative=0:smoothing=0:optzoom=0:interpol=bicubic",)


def steadied(measured: str, width: int, height: int, fps: float, frames: int) -> Steady:
    """Find moves for so many frames that leave of a movement, measured at this size, what was meant."""
    found = [_step(frame, width, height) for frame in _FRAME.findall(measured)][:frames]
    steps = np.array([*found, *([(0.0, 0.0, 0.0)] * (frames - len(found)))])
    longer = max(width, height)
    # What ffmpeg writes down is where the frame went; the picture went the other way.
    path = np.cumsum(steps / (-longer, -longer, 1), axis=0)
    calm_s = _CALM_S
    while True:
        moves = _smoothed(path, calm_s * fps) - path
        zoom = _zoom(moves, width, height)
        if zoom <= _MOST_ZOOM or calm_s * fps < 1:
            share = min(1.0, (_MOST_ZOOM - 1) / max(zoom - 1, 1e-9))
            return Steady(moves * share, _zoom(moves * share, width, height) * _MARGIN)
        calm_s /= 1.5


def _step(fields: str, width: int, height: int) -> tuple[float, float, float]:
    """Fit one movement and turn to how the fields of a frame moved since the frame before."""
    found = np.array([tuple(map(int, field)) for field in _FIELD.findall(fields)], dtype=float).reshape(-1, 4)
    moved, places = found[:, :2], found[:, 2:] - (width / 2, height / 2)
    kept = np.ones(len(found), dtype=bool)
    step = np.zeros(3)
    for _ in range(_ROUNDS):
        if kept.sum() < _LEAST_FIELDS:
            break
        zeros, ones = np.zeros(len(places)), np.ones(len(places))
        across = np.stack((ones, zeros, -places[:, 1]), axis=1)
        along = np.stack((zeros, ones, places[:, 0]), axis=1)
        rows = np.concatenate((across[kept], along[kept]))
        step, *_ = np.linalg.lstsq(rows, np.concatenate((moved[kept, 0], moved[kept, 1])), rcond=None)
        off = np.hypot(across @ step - moved[:, 0], along @ step - moved[:, 1])
        kept = off <= max(1.0, 2 * float(np.median(off)))
    return (float(step[0]), float(step[1]), float(step[2]))


def _smoothed(path: Path, width: float) -> Path:
    """Blur along time; at the ends the movement is thought to go on as it was."""
    reach = math.ceil(3 * width)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    before = 2 * path[:1] - path[_mirror(-np.arange(reach, 0, -1), len(path))]
    after = 2 * path[-1:] - path[_mirror(np.arange(len(path), len(path) + reach), len(path))]
    long = np.concatenate((before, path, after))
    return np.stack([np.convolve(line, weights / weights.sum(), mode="valid") for line in long.T], axis=1)


def _mirror(places: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    last = max(1, length - 1)
    folded = np.abs(places) % (2 * last)
    return np.minimum(np.where(folded > last, 2 * last - folded, folded), length - 1)


def _zoom(moves: Path, width: int, height: int) -> float:
    """Tell how much larger a picture must be shown for no move to bare its edges."""
    longer = max(width, height)
    half = np.array((width, height)) / longer / 2
    cosine, sine = np.cos(np.abs(moves[:, 2])), np.sin(np.abs(moves[:, 2]))
    across = half[0] * cosine + half[1] * sine + np.abs(moves[:, 0]) + np.abs(moves[:, 1]) * sine
    along = half[1] * cosine + half[0] * sine + np.abs(moves[:, 1]) + np.abs(moves[:, 0]) * sine
    return float(max(1.0, (across / half[0]).max(initial=1.0), (along / half[1]).max(initial=1.0)))
