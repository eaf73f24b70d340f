"""A finished video held against what was planned: what differs, and where. Blocking.

Black and silence are faults only where the sources have something to show or to say; fades and transitions
are as dark as they please.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from math import log10
from pathlib import Path
from threading import Event
from typing import Final

import av
import numpy as np

from core.nemo.wire import Kind
from core.probe import Facts
from studio.checking import witness
from studio.checking.inspection import BLOCK, Inspection, inspect
from studio.timeline import Clip, Sound, Timeline
from studio.timeline.framing import Crop
from studio.work.spans import RATE, frames_at, samples_at, total_frames

Sources = Mapping[str, tuple[Path, Facts]]


class Fault(StrEnum):
    """What can be wrong with a finished video."""

    UNREADABLE = "unreadable"
    LENGTH = "length"
    SIZE = "size"
    STEP = "step"  # the sound does not last as long as the picture, or begins elsewhere
    BROKEN = "broken"  # a picture that cannot be decoded
    BLACK = "black"
    SILENT = "silent"
    LOUDNESS = "loudness"
    CLIPPED = "clipped"


# Nobody can use a video with one of these.
GRAVE: Final = frozenset({Fault.UNREADABLE, Fault.LENGTH, Fault.SIZE, Fault.STEP, Fault.BROKEN})
# Made anew, it would come out the same.
LASTING: Final = frozenset({Fault.LOUDNESS, Fault.CLIPPED})

_LATE_S: Final = 0.05
_LOOSE: Final = 4096  # samples that an encoder may put before and after
_NEAR_LU: Final = 1.0
_MOST_CLIPPED: Final = 1e-5  # of all samples
_BLACK: Final = (6, 32)  # the mean and the brightest spot of a picture with nothing on it
_SEEN: Final = 24.0  # the mean of a source that shows something
_SILENT_DB: Final = -70.0
_HEARD_DB: Final = -50.0
_USUAL_LUFS: Final = -16
_CLEARED_DB: Final = 22.0  # what noise may lose
_DUCKED_DB: Final = 18.0
_SILENT_BLOCKS: Final = 10  # a second
_MOST_LOOKS: Final = 20  # into the sources; one finding is enough to doubt a piece
_FAINT_PCT: Final = 20
_LAST_FADE_MS: Final = 1500
_REST_MS: Final = 3000  # longer than music made here ever rests
_NEAR_MS: Final = 250
_FADED_MS: Final = 50  # beside a cut, where sound is faded so that the cut does not click
_DARKENED: Final = -40  # the brightness of a look that may hide a picture


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, and the frame of the whole that it was found at; None is the sound, or all of it."""

    fault: Fault
    frame: int | None = None


def findings(
    path: Path, timeline: Timeline, sources: Sources, lufs: float | None, stop: Event
) -> tuple[Finding, ...]:
    """Check a finished video; `lufs` is how loud it was measured to be, where a loudness was asked for.

    Raises Stopped when told to stop.
    """
    try:
        found = inspect(path, timeline.canvas.fps, stop)
    except (av.error.FFmpegError, LookupError):
        return (Finding(Fault.UNREADABLE),)
    return (
        *_shape(found, timeline),
        *_pictures(found, timeline, sources),
        *_sound(found, timeline, sources, lufs),
    )


def _shape(found: Inspection, timeline: Timeline) -> Iterator[Finding]:
    canvas, frames = timeline.canvas, total_frames(timeline)
    if (found.width, found.height) != (canvas.width, canvas.height):
        yield Finding(Fault.SIZE)
    if found.frames != frames or not found.is_even:
        yield Finding(Fault.LENGTH)
    is_short = abs(found.samples - samples_at(frames, canvas.fps)) > _LOOSE
    if is_short or abs(found.sound_at_s) > _LATE_S:
        yield Finding(Fault.STEP)


def _pictures(found: Inspection, timeline: Timeline, sources: Sources) -> Iterator[Finding]:
    dark = []
    for glimpse in found.glimpses:
        if glimpse.is_broken:
            yield Finding(Fault.BROKEN, glimpse.frame)
        elif glimpse.mean < _BLACK[0] and glimpse.most < _BLACK[1]:
            dark.append(glimpse.frame)
    for frame in dark[:: max(1, len(dark) // _MOST_LOOKS)]:
        if _should_be_seen(frame, timeline, sources):
            yield Finding(Fault.BLACK, frame)


def _sound(found: Inspection, timeline: Timeline, sources: Sources, lufs: float | None) -> Iterator[Finding]:
    if found.is_sound_broken:
        yield Finding(Fault.BROKEN)
    silent = [span for span in _silences(found) if _should_be_heard(*span, timeline, sources)]
    if silent:
        yield Finding(Fault.SILENT)
    if found.clipped > max(1, found.samples) * _MOST_CLIPPED:
        yield Finding(Fault.CLIPPED)
    if None not in (timeline.loudness, lufs) and abs((timeline.loudness or 0) - (lufs or 0)) > _NEAR_LU:
        yield Finding(Fault.LOUDNESS)


def _silences(found: Inspection) -> list[tuple[float, float]]:
    """Give the stretches of a second or more in which nothing is heard, in milliseconds."""
    step, at, spans = BLOCK * 1000 / RATE, 0, []
    for is_silent, blocks in groupby(found.levels_db < _SILENT_DB):
        count = len(list(blocks))
        if is_silent and count >= _SILENT_BLOCKS:
            spans.append((at * step, (at + count) * step))
        at += count
    longest = np.argsort([start - end for start, end in spans])[:_MOST_LOOKS]
    return [spans[index] for index in longest]


def _should_be_seen(frame: int, timeline: Timeline, sources: Sources) -> bool:
    """Look at what the clip's file shows there, unless darkness was asked for."""
    fps, total = timeline.canvas.fps, total_frames(timeline)
    at_ms = float(frame * 1000 / fps)
    rises, sinks = (frames_at(ms, fps) for ms in (timeline.fade_in_ms, timeline.fade_out_ms))
    if frame < rises or frame >= total - sinks:
        return False
    playing = [
        (clip, start)
        for clip, start in _clips(timeline)
        if frames_at(start, fps) <= frame < frames_at(start + clip.duration_ms, fps)
    ]
    if len(playing) != 1:
        return False
    clip, start = playing[0]
    is_hidden = clip.look.brightness < _DARKENED or clip.framing.crop != Crop() or clip.framing.motion
    if is_hidden:
        return False
    # Where the file itself is dark for a moment, a frame more or less is nobody's fault.
    moments = {0.0} if clip.kind is Kind.IMAGE else _around(clip, at_ms - start)
    path, facts = sources[clip.media]
    return all(_asked(witness.brightness_at, path, facts, moment) > _SEEN for moment in moments)


def _around(clip: Clip, played_ms: float) -> set[float]:
    """Give the moments of the source that are seen then, a little before and a little after."""
    near = (max(0.0, min(float(clip.duration_ms), played_ms + more)) for more in (-_NEAR_MS, 0, _NEAR_MS))
    return {_within(clip, moment) for moment in near}


def _should_be_heard(start_ms: float, end_ms: float, timeline: Timeline, sources: Sources) -> bool:
    """Listen to what the files of clips and sounds have there, well inside of any fade."""
    fading = (
        max(timeline.fade_in_ms - start_ms, 0),
        max(end_ms - timeline.duration_ms + timeline.fade_out_ms, 0),
    )
    start_ms, end_ms = start_ms + fading[0] + 200, end_ms - fading[1] - 200
    for clip, begins in _clips(timeline):
        first, last = max(start_ms, begins + _FADED_MS), min(end_ms, begins + clip.duration_ms - _FADED_MS)
        path, facts = sources[clip.media]
        if last - first < 500 or not _is_heard(clip, facts):
            continue
        span = sorted((_within(clip, first - begins), _within(clip, last - begins)))
        least_db = _least_db(clip.volume_pct, timeline) + (_CLEARED_DB if clip.is_clear else 0)
        if _asked(witness.level_db, path, facts, *span) > least_db:
            return True
    return any(_is_missed(item, start_ms, end_ms, timeline, sources) for item in timeline.sounds)


def _is_missed(item: Sound, start_ms: float, end_ms: float, timeline: Timeline, sources: Sources) -> bool:
    """Tell whether a sound should be heard in a stretch, between its own fades."""
    until_ms = timeline.duration_ms if item.duration_ms is None else item.at_ms + item.duration_ms
    first = max(start_ms, item.at_ms + item.fade_in_ms)
    last = min(end_ms, until_ms - max(item.fade_out_ms, _LAST_FADE_MS))
    if last - first < 500 or item.volume_pct < _FAINT_PCT:
        return False
    if item.media is None:
        return last - first > _REST_MS
    path, facts = sources[item.media]
    looped = max(1, facts.duration_ms - item.start_ms)
    at_ms = item.start_ms + (first - item.at_ms) % looped
    least_db = _least_db(item.volume_pct, timeline) + (_DUCKED_DB if item.is_ducked else 0)
    return _asked(witness.level_db, path, facts, at_ms, at_ms + last - first) > least_db


def _least_db(volume_pct: int, timeline: Timeline) -> float:
    """Tell how loud a source must be to be heard in the end, after all that may have made it quieter."""
    lowered_db = max(0, _USUAL_LUFS - timeline.loudness) if timeline.loudness is not None else 0
    return _HEARD_DB - min(0.0, 20 * log10(volume_pct / 100)) + lowered_db


def _is_heard(clip: Clip, facts: Facts) -> bool:
    has_sound = clip.kind is not Kind.IMAGE and facts.audio_index is not None
    return has_sound and clip.volume_pct >= _FAINT_PCT and not clip.hold_ms


def _clips(timeline: Timeline) -> Iterator[tuple[Clip, int]]:
    return zip(timeline.clips, timeline.starts, strict=True)


def _within(clip: Clip, played_ms: float) -> float:
    """Tell which moment of its source a clip shows after it played so long."""
    if clip.hold_ms:
        return clip.start_ms
    moved = played_ms * clip.speed_pct / 100
    return clip.end_ms - moved if clip.is_reversed else clip.start_ms + moved


def _asked(question: Callable[..., float], path: Path, facts: Facts, *moments: float) -> float:
    try:
        return question(path, facts, *moments)
    except (av.error.FFmpegError, ValueError, LookupError):
        return -100.0  # a source that cannot be asked accuses nobody
