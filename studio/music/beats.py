"""Beats: when music strikes, and moments shortened so that one gives way to the next on a beat. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from studio.music import MOODS, Music
from studio.music.instruments import RATE
from studio.sight.moments import Moment

_LEAST_MS: Final = 500  # nothing becomes shorter than this for the sake of a beat


def beats(music: Music) -> tuple[int, ...]:
    """Tell when music that was made here strikes, in milliseconds from its beginning."""
    return _every(music.tempo, music.samples.shape[0] * 1000 // RATE)


def beats_of(mood: str, duration_ms: int) -> tuple[int, ...]:
    """Tell when music of a mood will strike, before it is made."""
    return _every(MOODS[mood].tempo, duration_ms)


def snap(moments: Sequence[Moment], beats: Sequence[int]) -> tuple[Moment, ...]:
    """Shorten moments that play one after the other so that every cut between them falls on a beat.

    A moment in which no beat falls stays as it is; and so does the last one, which ends where it ends.
    """
    snapped: list[Moment] = []
    at = 0
    for moment in moments[:-1]:
        beat = bisect_right(beats, at + moment.duration_ms) - 1
        is_near = beat >= 0 and beats[beat] >= at + _LEAST_MS
        end = beats[beat] if is_near else at + moment.duration_ms
        snapped.append(replace(moment, end_ms=moment.start_ms + end - at))
        at = end
    return (*snapped, *moments[-1:])


def repeated(beats: Sequence[int], span: tuple[int, int], until_ms: int) -> tuple[int, ...]:
    """Tell when a part of a file strikes that plays over and over, from its beats."""
    start, end = span
    inside = [beat - start for beat in beats if start <= beat < end]
    turns = range(0, until_ms, max(1, end - start)) if inside else ()
    return tuple(turn + beat for turn in turns for beat in inside if turn + beat < until_ms)


def _every(tempo: float, duration_ms: int) -> tuple[int, ...]:
    count = int(duration_ms * tempo / 60_000)
    return tuple(round(number * 60_000 / tempo) for number in range(count + 1))
