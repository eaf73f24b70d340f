"""Operations on how the picture comes and goes, looks and stands."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from studio.editing.operations.where import Part
from studio.timeline import Fill
from studio.timeline.framing import Crop, Motion
from studio.timeline.look import Grade
from studio.timeline.transition import Passing


@dataclass(frozen=True, slots=True)
class Fade:
    """Come in from black, go out to black, or both; None leaves that end as it is, 0 takes its fade away."""

    in_ms: int | None = None
    out_ms: int | None = None
    is_white: bool = False  # instead of black


@dataclass(frozen=True, slots=True)
class Rate:
    """So many frames a second."""

    fps: Fraction


@dataclass(frozen=True, slots=True)
class Resolution:
    """So many pixels on the shorter side."""

    short_side: int


@dataclass(frozen=True, slots=True)
class Aspect:
    """Another shape of picture, and what is seen where clips leave room in it."""

    across: int
    down: int
    fill: Fill = Fill.BLUR


@dataclass(frozen=True, slots=True)
class SetFill:
    """What is seen where clips leave room."""

    fill: Fill


@dataclass(frozen=True, slots=True)
class Letterbox:
    """Show clips between black bars above and below, or all of them again."""

    is_on: bool = True


PASSING_MS: Final = 1000  # how long a transition is unless it is said


@dataclass(frozen=True, slots=True)
class Pass:
    """Let clips, all if none is named, come in from the one before in this way; None ends that."""

    passing: Passing | None = Passing.CROSSFADE
    ms: int | None = None
    clips: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SetGrade(Part):
    """Give a colour grade; None takes it away."""

    grade: Grade | None


class Amount(StrEnum):
    """What of a look there can be more or less of; the names are those of a look's fields."""

    BRIGHTNESS = "brightness"
    CONTRAST = "contrast"
    SATURATION = "saturation"
    WARMTH = "warmth"
    SHARPNESS = "sharpness"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Adjust(Part):
    """Change one amount of a look by so much, or set it."""

    what: Amount
    by: int
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class PlainLook(Part):
    """Take everything away that was done to colours and light."""


@dataclass(frozen=True, slots=True)
class Rotate(Part):
    """Turn the picture by so many degrees clockwise: 90, 180 or 270."""

    degrees: int = 90


@dataclass(frozen=True, slots=True)
class Mirror(Part):
    """Turn left into right, or upside down."""

    is_upside_down: bool = False


@dataclass(frozen=True, slots=True)
class CutOff(Part):
    """Take so much off the sides of what is seen."""

    crop: Crop


@dataclass(frozen=True, slots=True)
class Zoom(Part):
    """Show the middle of the picture, larger by so many percent in all; 100 shows all of it again."""

    pct: int


@dataclass(frozen=True, slots=True)
class Wander(Part):
    """Let the frame wander over the picture; None lets it rest."""

    motion: Motion | None


@dataclass(frozen=True, slots=True)
class Steady(Part):
    """Hold a shaking picture still, or leave it as it was filmed."""

    is_on: bool = True
