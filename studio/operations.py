"""What can be done to a timeline: one frozen value for each, in whole milliseconds; `edits` does it.

Clips are counted from 1 as people do; 0 stands for the whole timeline, -1 for the last clip, -2 for the one
before it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from studio.choices import Choice
from studio.timeline import Place

WHOLE: Final = 0
LAST: Final = -1


class Target(StrEnum):
    """Whose loudness is meant."""

    VIDEO = "video"
    MUSIC = "music"
    ALL = "all"


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
class Drop:
    """Take whole clips out."""

    clips: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Only:
    """Keep these clips and no others."""

    clips: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Play the clips in this order; those not named follow as they stood."""

    clips: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Play the clips in the opposite order."""


@dataclass(frozen=True, slots=True)
class Move:
    """Put a clip at another place."""

    clip: int
    to: int


@dataclass(frozen=True, slots=True)
class MoveBeside:
    """Put a clip right before or right after another."""

    clip: int
    other: int
    is_after: bool


@dataclass(frozen=True, slots=True)
class Swap:
    """Let two clips change places."""

    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Join:
    """Play all clips one after the other."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Play at this speed, in percent of the original, or change it by a factor in percent."""

    pct: int
    clip: int = WHOLE
    is_factor: bool = False


@dataclass(frozen=True, slots=True)
class Volume:
    """Set the loudness in percent, or change it by a factor in percent."""

    pct: int
    target: Target = Target.VIDEO
    clip: int = WHOLE
    is_factor: bool = False


@dataclass(frozen=True, slots=True)
class AddMusic:
    """Put a track under the video: one made in a mood, or an uploaded sound, by name or the newest."""

    mood: str | None = None
    volume_pct: int | None = None
    name: str = ""
    at_ms: int = 0
    duration_ms: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveMusic:
    """Take all tracks away."""


@dataclass(frozen=True, slots=True)
class AddTitle:
    """Put words over the picture: at the start, at a time, at the end, or all the way through."""

    text: str
    at_ms: int | None = None
    duration_ms: int | None = None
    from_end: bool = False
    is_whole: bool = False
    place: Place | None = None
    size_pct: int = 100
    colour: str = "#ffffff"


@dataclass(frozen=True, slots=True)
class ChangeTitle:
    """Give the newest title other words or looks; None leaves them as they are."""

    text: str | None = None
    place: Place | None = None
    size_pct: int | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveTitles:
    """Take all words away."""


@dataclass(frozen=True, slots=True)
class Fade:
    """Come in from black, go out to black, or both; None leaves that end as it is, 0 takes its fade away."""

    in_ms: int | None = None
    out_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """So many pixels on the shorter side."""

    short_side: int


@dataclass(frozen=True, slots=True)
class Aspect:
    """Another shape of picture."""

    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Undo:
    """Go back by so many instructions."""

    count: int = 1


Operation = (
    TrimStart
    | TrimEnd
    | Keep
    | KeepEnd
    | Remove
    | Drop
    | Only
    | Order
    | Turn
    | Move
    | MoveBeside
    | Swap
    | Join
    | Speed
    | Volume
    | AddMusic
    | RemoveMusic
    | AddTitle
    | ChangeTitle
    | RemoveTitles
    | Fade
    | Resolution
    | Aspect
    | Choice
    | Undo
)
