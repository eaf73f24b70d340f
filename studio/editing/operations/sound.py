"""Operations on what is heard."""

from dataclasses import dataclass
from enum import StrEnum

from studio.editing.operations.where import WHOLE, Part


class Target(StrEnum):
    """Whose loudness is meant."""

    VIDEO = "video"
    MUSIC = "music"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Volume:
    """Set the loudness in percent, or change it by a factor in percent."""

    pct: int
    target: Target = Target.VIDEO
    clip: int = WHOLE
    is_factor: bool = False
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class AddMusic:
    """Put a track under the video: one made in a mood, or an uploaded sound, by name or the newest.

    It may begin within the song, at `from_ms` of that.
    """

    mood: str | None = None
    volume_pct: int | None = None
    name: str = ""
    at_ms: int = 0
    duration_ms: int | None = None
    from_ms: int = 0


@dataclass(frozen=True, slots=True)
class RemoveMusic:
    """Take all tracks away."""


@dataclass(frozen=True, slots=True)
class PlaceMusic:
    """Let the music begin or end at another time, or begin later in the song; None leaves that as it is."""

    at_ms: int | None = None
    end_ms: int | None = None
    from_ms: int | None = None


@dataclass(frozen=True, slots=True)
class FadeMusic:
    """Let the music swell at its beginning, die away at its end, or both; 0 takes such a fade away."""

    in_ms: int | None = None
    out_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Duck:
    """Let the music give way to what is said in the clips, or no longer."""

    is_on: bool = True


@dataclass(frozen=True, slots=True)
class Clear(Part):
    """Take noise out of the clips' sound so that voices stand out, or leave it as recorded."""

    is_on: bool = True


@dataclass(frozen=True, slots=True)
class Loudness:
    """Bring the whole to a loudness in LUFS; None leaves it as it is."""

    lufs: int | None = -14
