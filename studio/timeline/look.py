"""How a clip's picture looks: its grade, its light and colours, sharper or calmer; and a look as JSON.

Amounts are percents of what is useful at the most, so that nobody has to know what a filter calls them.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from studio.timeline.field import Field

MOST: Final = 100


class Grade(StrEnum):
    """A colour grade with a name."""

    WARM = "warm"
    COOL = "cool"
    CINEMATIC = "cinematic"
    VINTAGE = "vintage"
    MONO = "mono"
    VIVID = "vivid"


@dataclass(frozen=True, slots=True)
class Look:
    """What is done to a picture's light and colours; 0 everywhere leaves it as it is."""

    grade: Grade | None = None
    brightness: int = 0  # -100 … 100, as the next three
    contrast: int = 0
    saturation: int = 0
    warmth: int = 0  # the white balance: above 0 is warmer
    sharpness: int = 0  # 0 … 100, as the next
    calm: int = 0  # how much noise is taken away


PLAIN: Final = Look()
_BOTH_WAYS: Final = ("brightness", "contrast", "saturation", "warmth")
_ONE_WAY: Final = ("sharpness", "calm")


def write(look: Look) -> dict[str, Any]:
    """Write down what a look changes."""
    return {name: value for name, value in asdict(look).items() if value}


def read(field: Field) -> Look:
    """Read a look."""
    grade = field.at("grade").choice({str(one): one for one in Grade}) if field.has("grade") else None
    amounts = {name: field.at(name, 0).number(-MOST, MOST) for name in _BOTH_WAYS}
    amounts |= {name: field.at(name, 0).number(0, MOST) for name in _ONE_WAY}
    return Look(grade, **amounts)
