"""How a clip's picture stands in its frame: turned, mirrored, cropped, held steady, moving; and that as JSON.

A picture is turned first, then mirrored, then cropped: a crop speaks of what people see.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from studio.timeline.field import Field


class Motion(StrEnum):
    """How the frame wanders over a picture while it is shown."""

    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    PAN_LEFT = "pan-left"
    PAN_RIGHT = "pan-right"
    PAN_UP = "pan-up"
    PAN_DOWN = "pan-down"


@dataclass(frozen=True, slots=True)
class Crop:
    """How much is taken off each side, in thousandths of that side's length."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


@dataclass(frozen=True, slots=True)
class Focus:
    """What a frame that shows only a part of a picture stands around, in thousandths of it as seen."""

    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Framing:
    """How a picture stands; by default as it came."""

    turned: int = 0  # degrees clockwise: 0, 90, 180 or 270
    is_mirrored: bool = False  # left for right; upside down is that and turned by 180
    crop: Crop = Crop()
    is_steady: bool = False
    motion: Motion | None = None
    focus: Focus | None = None  # the middle, unless something else counts more


NEARNESS: Final = Fraction(6, 5)  # a zoom comes so much nearer
ZOOMS: Final = (Motion.ZOOM_IN, Motion.ZOOM_OUT)
AS_IT_CAME: Final = Framing()
_SIDES: Final = ("left", "top", "right", "bottom")
MOST_OFF: Final = 900  # of a side and the one across, together
_TURNS: Final = (0, 90, 180, 270)


def write(framing: Framing) -> dict[str, Any]:
    """Write down how a framing differs from what came."""
    crop = {side: off for side in _SIDES if (off := getattr(framing.crop, side))}
    found = {"turned": framing.turned, "mirrored": framing.is_mirrored, "crop": crop}
    found |= {"steady": framing.is_steady, "motion": framing.motion}
    found["focus"] = framing.focus and {"across": framing.focus.across, "down": framing.focus.down}
    return {name: value for name, value in found.items() if value}


def read(field: Field) -> Framing:
    """Read a framing."""
    motion = field.at("motion").choice({str(one): one for one in Motion}) if field.has("motion") else None
    turned = field.at("turned", 0)
    if turned.number(0, 270) not in _TURNS:
        raise turned.wrong("must be 0, 90, 180 or 270")
    return Framing(
        turned=turned.number(0, 270),
        is_mirrored=field.flag("mirrored"),
        crop=_crop(field.at("crop", {})),
        is_steady=field.flag("steady"),
        motion=motion,
        focus=_focus(field.at("focus")) if field.has("focus") else None,
    )


def _focus(field: Field) -> Focus:
    return Focus(*(field.at(name).number(0, 1000) for name in ("across", "down")))


def _crop(field: Field) -> Crop:
    crop = Crop(*(field.at(side, 0).number(0, MOST_OFF) for side in _SIDES))
    if max(crop.left + crop.right, crop.top + crop.bottom) > MOST_OFF:
        raise field.wrong("leaves too little of the picture")
    return crop
