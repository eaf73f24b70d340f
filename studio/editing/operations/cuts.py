"""Operations on time: what is cut, kept, split, and how long it all becomes."""

from dataclasses import dataclass

from studio.editing.operations.where import WHOLE


@dataclass(frozen=True, slots=True)
class TrimStart:
    """Take so much off the beginning."""

    ms: int
    clip: int = WHOLE


@dataclass(frozen=True, slots=True)
class TrimEnd:
    """Take so much off the end."""

    ms: int
    clip: int = WHOLE


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep only this part; without an end, everything from there on."""

    start_ms: int
    end_ms: int | None = None
    clip: int = WHOLE


@dataclass(frozen=True, slots=True)
class KeepEnd:
    """Keep only so much at the end."""

    ms: int
    clip: int = WHOLE


@dataclass(frozen=True, slots=True)
class Remove:
    """Take this part out; without an end, everything from there on."""

    start_ms: int
    end_ms: int | None = None
    clip: int = WHOLE


@dataclass(frozen=True, slots=True)
class Split:
    """Make two clips of one at this time; without one, in its middle. Both play on as one."""

    at_ms: int | None = None
    clip: int = WHOLE


@dataclass(frozen=True, slots=True)
class Length:
    """Make it this long, or at most: pictures are shown longer or shorter, of videos the end goes."""

    ms: int
    clip: int = WHOLE
    is_most: bool = False


@dataclass(frozen=True, slots=True)
class Freeze:
    """Hold the frame at this time for so long, without sound; -1 is the last frame."""

    at_ms: int
    ms: int = 2000
    clip: int = WHOLE


@dataclass(frozen=True, slots=True)
class OnBeat:
    """Shorten clips so that one gives way to the next on a beat of the music."""
