"""Where a frame that shows only a part of a clip's picture has to stand to show the faces in it. Pure."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.nemo.wire import Kind
from studio.sight.analysis import Analysis
from studio.sight.faces import Face, Glimpse
from studio.timeline import Clip
from studio.timeline.framing import Focus, Framing
from studio.timeline.window import Window

Box = tuple[float, float, float, float]  # left, top, right, bottom
Numbers = NDArray[np.float64]

_SELDOM: Final = 6  # a face in less than one of so many glimpses passes by, or is none
_HEAD: Final = (0.3, 0.5, 0.3, 0.2)  # of the face's size belong to it on each side: ears, hair, chin
_STEPS: Final = 200
_WHOLE: Final = 4  # half a face is worth this power of a half
_ALIKE: Final = 0.03  # places that show so nearly as much are as good
_MIDDLE: Final = 10  # thousandths; a smaller move is not worth it


def focus(clip: Clip, view: Window, analysis: Analysis, like: Focus | None = None) -> Focus | None:
    """Find what the frame of a clip has to stand around; nothing, where the middle is as good.

    Of places that show as much it takes the one nearest to `like`, else the one with the faces in its middle.
    """
    glimpses = _glimpses(clip, analysis)
    faces = [face for glimpse in glimpses for face in glimpse.faces]
    if not faces or _SELDOM * sum(bool(glimpse.faces) for glimpse in glimpses) < len(glimpses):
        return None
    weights = np.array([face.sure * face.area**0.5 for face in faces])
    heads = np.array([_as_seen(_head(face), clip.framing) for face in faces])
    likes = (like.across / 1000, like.down / 1000) if like else (None, None)
    places = (_best(view, axis, heads[:, (axis, axis + 2)].T, weights, likes[axis]) for axis in (0, 1))
    found = [round(1000 * place) for place in places]
    middle = [1000 * (view.begins[axis] + view.left[axis] / 2) for axis in (0, 1)]
    is_middle = all(abs(one - other) < _MIDDLE for one, other in zip(found, middle, strict=True))
    return None if is_middle else Focus(*found)


def is_one_shot(earlier: Clip, later: Clip, analysis: Analysis) -> bool:
    """Tell whether nothing but a cut of ours parts two clips, so that a frame that leaps would be seen."""
    if earlier.media != later.media or earlier.framing != replace(later.framing, focus=earlier.framing.focus):
        return False
    first, last = sorted((earlier.end_ms - 1, later.start_ms))
    return any(shot.start_ms <= first and last < shot.end_ms for shot in analysis.shots)


def _glimpses(clip: Clip, analysis: Analysis) -> list[Glimpse]:
    """Give the glimpses of a clip's own span, or where those saw nobody, of the shots that it is from."""
    if clip.kind is Kind.IMAGE:
        return [*analysis.glimpses]
    start_ms, end_ms = clip.start_ms, clip.start_ms + 1 if clip.hold_ms else clip.end_ms
    own = [one for one in analysis.glimpses if start_ms <= one.at_ms < end_ms]
    shots = [shot for shot in analysis.shots if shot.start_ms < end_ms and start_ms < shot.end_ms]
    if any(one.faces for one in own) or not shots:
        return own
    return [one for one in analysis.glimpses if shots[0].start_ms <= one.at_ms < shots[-1].end_ms]


def _head(face: Face) -> Box:
    wide, tall = face.right - face.left, face.bottom - face.top
    left, top, right, bottom = _HEAD
    return (
        max(0.0, face.left - left * wide),
        max(0.0, face.top - top * tall),
        min(1.0, face.right + right * wide),
        min(1.0, face.bottom + bottom * tall),
    )


def _as_seen(box: Box, framing: Framing) -> Box:
    """Turn and mirror a box as its picture is."""
    left, top, right, bottom = box
    for _ in range(framing.turned // 90):
        left, top, right, bottom = 1 - bottom, left, 1 - top, right
    return (1 - right, top, 1 - left, bottom) if framing.is_mirrored else (left, top, right, bottom)


def _best(view: Window, axis: int, sides: Numbers, weights: Numbers, like: float | None) -> float:
    """Find the middle of the place that shows most of the heads, above all whole ones."""
    begin, left, part = (float(pair[axis]) for pair in (view.begins, view.left, view.covering))
    middles = begin + part / 2 + (left - part) * np.linspace(0, 1, _STEPS + 1)
    firsts, lasts = sides
    last, first = (middles[:, None] + half for half in (part / 2, -part / 2))
    shown = np.clip((np.minimum(lasts, last) - np.maximum(firsts, first)) / (lasts - firsts), 0, 1)
    worth = shown**_WHOLE * weights
    total = worth.sum(axis=1)
    best = worth[total.argmax()]
    if not best.any():  # the clip's own crop has cut them off
        return begin + left / 2
    wished = sides.mean(axis=0) @ best / best.sum() if like is None else like
    good = middles[total >= total.max() - _ALIKE * weights.sum()]
    return float(good[np.abs(good - wished).argmin()])
