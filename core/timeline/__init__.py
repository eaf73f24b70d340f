"""What there is to see of a draft: frozen tracks and segments in integer milliseconds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Facts = Mapping[str, object]


class Kind(StrEnum):
    """What a track carries."""

    VIDEO = "video"
    AUDIO = "audio"
    TEXT = "text"
    OTHER = "other"


class Role(StrEnum):
    """What a track is for; its label in the catalogue is `track-<role>`."""

    VIDEO = "video"
    BGM = "bgm"
    AUDIO = "audio"
    VOICE = "voice"
    EFFECT = "effect"
    TITLE = "title"
    SUBTITLES = "subtitles"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Segment:
    """Something that plays from one moment to another."""

    id: str = ""
    name: str = ""
    text: str = ""
    media: str = ""
    start_ms: int = 0
    end_ms: int = 0
    cut_from_ms: int | None = None  # where in its own file a clip or a sound begins
    volume_pct: int | None = None
    speed: float = 1.0
    raw: Facts = field(default_factory=dict, compare=False, repr=False)

    @property
    def duration_ms(self) -> int:
        """How long it plays."""
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True)
class Track:
    """Segments of one kind."""

    kind: Kind = Kind.OTHER
    role: Role = Role.OTHER
    name: str = ""
    segments: tuple[Segment, ...] = ()
    raw: Facts = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything there is to see of a draft."""

    tracks: tuple[Track, ...] = ()
    title: str = ""
    width: int = 0  # 0 where the draft does not tell
    height: int = 0
    duration_ms: int = 0
    raw: Facts = field(default_factory=dict, compare=False, repr=False)

    @property
    def shown(self) -> tuple[Track, ...]:
        """The tracks with something on them."""
        return tuple(track for track in self.tracks if track.segments)
