"""What was asked of an export, held against what came."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.figures import size_of
from core.probe import Facts

# What people call a resolution, and the pixels on the shorter side of the picture; `720p` says it itself.
SHORT_SIDES: Final[Mapping[str, int]] = {"8k": 4320, "4k": 2160, "2k": 1440}
# What a backend may say that it found when it checked its own work, and the sentences for it.
FAULTS: Final[Mapping[str, str]] = {
    "black": "export-fault-black",
    "silent": "export-fault-silent",
    "loudness": "export-fault-loudness",
    "clipped": "export-fault-clipped",
}
_LINES: Final = re.compile(r"(\d{2,4})p")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What differs from the wish: the sentence that says so, and both figures."""

    sentence: str
    wanted: str
    got: str


def shortfalls(output: Mapping[str, object], facts: Facts) -> tuple[Shortfall, ...]:
    """Find everything to be honest about."""
    return tuple(filter(None, (check(output, facts) for check in (_quality, _format, _size, _rate))))


def _quality(output: Mapping[str, object], facts: Facts) -> Shortfall | None:
    """Say of a preview that it is one; how it differs is meant to be."""
    wanted = str(output.get("quality") or "")
    return Shortfall("export-differs-preview", wanted, size_of(facts)) if wanted == "low" else None


def faults(named: object) -> tuple[str, ...]:
    """Give the sentences for what a backend found; what has none is nobody's business."""
    names = named if isinstance(named, list) else []
    return tuple(FAULTS[name] for name in names if isinstance(name, str) and name in FAULTS)


def _format(output: Mapping[str, object], _: Facts) -> Shortfall | None:
    wanted = str(output.get("format") or "mp4").lower()
    return None if wanted == "mp4" else Shortfall("export-differs-format", wanted.upper(), "MP4")


def _size(output: Mapping[str, object], facts: Facts) -> Shortfall | None:
    resolution = str(output.get("resolution") or "").lower()
    lines = _LINES.fullmatch(resolution)
    short_side = int(lines[1]) if lines else SHORT_SIDES.get(resolution)
    # Half a pixel is rounded up or down, and to an even number.
    if short_side is None or abs(min(facts.width, facts.height) - short_side) <= 2:
        return None
    return Shortfall("export-differs-size", resolution if lines else resolution.upper(), size_of(facts))


def _rate(output: Mapping[str, object], facts: Facts) -> Shortfall | None:
    fps = output.get("fps")
    if not isinstance(fps, int | float) or facts.fps is None or abs(float(facts.fps) - fps) <= 0.1:
        return None
    return Shortfall("export-differs-fps", f"{fps:g}", f"{round(float(facts.fps), 3):g}")
