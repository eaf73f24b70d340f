"""What was asked of an export, held against what came."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.figures import size_of
from core.probe import Facts

# What people call a resolution, and the pixels on the shorter side of the picture.
SHORT_SIDES: Final[Mapping[str, int]] = {
    "4k": 2160,
    "2160p": 2160,
    "2k": 1440,
    "1440p": 1440,
    "1080p": 1080,
    "720p": 720,
    "480p": 480,
    "360p": 360,
}


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What differs from the wish: the sentence that says so, and both figures."""

    sentence: str
    wanted: str
    got: str


def shortfall(output: Mapping[str, object], facts: Facts) -> Shortfall | None:
    """Find what to be honest about; None when the file is what was asked for."""
    wanted_format = str(output.get("format") or "mp4").lower()
    if wanted_format != "mp4":
        return Shortfall("export-differs-format", wanted_format.upper(), "MP4")
    resolution = str(output.get("resolution") or "").lower()
    short_side = SHORT_SIDES.get(resolution)
    if short_side is not None and abs(min(facts.width, facts.height) - short_side) > 2:
        return Shortfall("export-differs-size", resolution.upper().replace("P", "p"), size_of(facts))
    fps = output.get("fps")
    if isinstance(fps, int | float) and facts.fps is not None and abs(float(facts.fps) - fps) > 0.1:
        return Shortfall("export-differs-fps", f"{fps:g}", f"{float(facts.fps):g}")
    return None
