"""Operations that are decided by what is seen and heard in the videos; the others are in `operations`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BestMoments:
    """Keep the best moments, about that long; their cuts may fall on the beats of the music."""

    length_ms: int | None = None
    on_beat: bool = False


@dataclass(frozen=True, slots=True)
class RemoveSilences:
    """Take out where nothing is heard."""


@dataclass(frozen=True, slots=True)
class RemoveShaky:
    """Take out where the camera shakes."""


@dataclass(frozen=True, slots=True)
class RemoveBlack:
    """Take out where there is nothing to see."""


Choice = BestMoments | RemoveSilences | RemoveShaky | RemoveBlack
