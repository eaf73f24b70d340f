"""What a render is asked to come out as: the words of a request turned into a canvas."""

import math
import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from core.nemo.wire import Output
from studio.api.refusals import Reason, Refusal
from studio.timeline import Canvas

SHORT_SIDES: Final = {
    "4k": 2160,
    "uhd": 2160,
    "2k": 1440,
    "qhd": 1440,
    "fullhd": 1080,
    "fhd": 1080,
    "hd": 720,
}
MIN_SIDE: Final = 90
MAX_SIDE: Final = 2160
MAX_FPS: Final = 120
ROUGH: Final = "low"  # the quality of a preview; any other word means the best


def canvas_for(canvas: Canvas, output: Output) -> Canvas:
    """Give the project's canvas at the resolution, rate and quality that are asked for; its shape stays."""
    if output.resolution is not None:
        canvas = canvas.scaled(_short_side(output.resolution))
    if output.fps is not None:
        canvas = replace(canvas, fps=_rate(output.fps))
    return replace(canvas, is_rough=output.quality == ROUGH)


def _short_side(resolution: str) -> int:
    word = re.sub(r"\s", "", resolution[:32]).lower()
    side = SHORT_SIDES.get(word, 0)
    if found := re.fullmatch(r"([0-9]{2,5})p?", word):
        side = int(found[1])
    elif found := re.fullmatch(r"([0-9]{2,5})[x×*]([0-9]{2,5})", word):
        side = min(int(found[1]), int(found[2]))
    if not MIN_SIDE <= side <= MAX_SIDE:
        raise Refusal(
            Reason.BAD_REQUEST, "output.resolution: such as 720p, 1080p, 4k or 1920x1080, at most 4k"
        )
    return side


def _rate(fps: float) -> Fraction:
    if not (math.isfinite(fps) and 1 <= fps <= MAX_FPS):
        raise Refusal(Reason.BAD_REQUEST, f"output.fps: from 1 to {MAX_FPS}")
    return Fraction(fps).limit_denominator(1001)
