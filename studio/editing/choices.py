"""Operations that are decided by what is seen and heard in the videos; the others are in `operations`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BestMoments:
    """Keep the best moments, about that long; their cuts may fall on the beats of the music.

    They may be so long of each clip. Where each will overlap with the next, so much more is kept that the
    length comes out all the same.
    """

    length_ms: int | None = None
    on_beat: bool = False
    overlap_ms: int = 0
    of_each: bool = False


@dataclass(frozen=True, slots=True)
class RemoveSilences:
    """Take out where nothing is heard."""


@dataclass(frozen=True, slots=True)
class RemoveShaky:
    """Take out where the camera shakes."""


@dataclass(frozen=True, slots=True)
class RemoveBlack:
    """Take out where there is nothing to see."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Take out the first or the last part, or keep only that: a clip where there are several, else a shot."""

    is_end: bool = False
    keeps: bool = False


Choice = BestMoments | RemoveSilences | RemoveShaky | RemoveBlack | Edge
