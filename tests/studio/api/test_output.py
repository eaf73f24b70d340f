"""A request's words become a canvas of the same shape."""

from fractions import Fraction

import pytest

from core.nemo.wire import Output
from studio.api.output import canvas_for
from studio.api.refusals import Refusal
from studio.timeline import Canvas

UPRIGHT = Canvas(1080, 1920, Fraction(30))


@pytest.mark.parametrize(
    ("resolution", "size"),
    [
        (None, (1920, 1080)),
        ("4k", (3840, 2160)),
        ("4K", (3840, 2160)),
        ("2160p", (3840, 2160)),
        ("3840x2160", (3840, 2160)),
        ("2160 x 3840", (3840, 2160)),
        ("1440p", (2560, 1440)),
        ("1080", (1920, 1080)),
        ("720p", (1280, 720)),
    ],
)
def test_a_resolution_scales_the_canvas(resolution: str | None, size: tuple[int, int]) -> None:
    """However it is written, it is the shorter side that is meant."""
    canvas = canvas_for(Canvas(), Output(resolution=resolution))

    assert (canvas.width, canvas.height) == size


def test_the_shape_stays() -> None:
    """An upright project stays upright."""
    canvas = canvas_for(UPRIGHT, Output(resolution="3840x2160", fps=29.97))

    assert (canvas.width, canvas.height) == (2160, 3840)
    assert float(canvas.fps) == pytest.approx(29.97)


@pytest.mark.parametrize(("quality", "is_rough"), [("low", True), ("high", False), ("finest", False)])
def test_only_a_low_quality_is_made_quickly(quality: str, *, is_rough: bool) -> None:
    """A preview is asked for by that word; all others mean the best."""
    assert canvas_for(UPRIGHT, Output(quality=quality)).is_rough == is_rough


@pytest.mark.parametrize("resolution", ["", "huge", "8k", "99999p", "10p", "1080i", "1920x", "x" * 10_000])
def test_a_resolution_of_no_meaning_is_refused(resolution: str) -> None:
    """The field is named, and what would be taken."""
    with pytest.raises(Refusal, match=r"output\.resolution"):
        canvas_for(Canvas(), Output(resolution=resolution))


@pytest.mark.parametrize("fps", [0, -1, 0.5, 121, 1e300, float("inf"), float("nan")])
def test_a_rate_of_no_meaning_is_refused(fps: float) -> None:
    """The field is named."""
    with pytest.raises(Refusal, match=r"output\.fps"):
        canvas_for(Canvas(), Output(fps=fps))
