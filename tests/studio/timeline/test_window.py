"""Which part of a picture covers a canvas, and where it stands."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.timeline import Canvas, Fill
from studio.timeline.framing import AS_IT_CAME, Crop, Focus, Framing, Motion
from studio.timeline.window import window

UPRIGHT = Canvas(1080, 1920)
_side = st.integers(0, 400)
_share = st.integers(0, 1000)


@pytest.mark.parametrize(
    ("size", "framing", "covering"),
    [
        ((1920, 1080), AS_IT_CAME, (Fraction(81, 256), 1)),
        ((1080, 1920), AS_IT_CAME, (1, 1)),
        ((1920, 1080), Framing(turned=90), (1, 1)),
        ((1000, 4000), AS_IT_CAME, (1, Fraction(4, 9))),
        ((1920, 1080), Framing(crop=Crop(left=500, bottom=500)), (Fraction(81, 512), Fraction(1, 2))),
    ],
)
def test_what_covers_has_the_shape_of_the_canvas(
    size: tuple[int, int], framing: Framing, covering: tuple[Fraction, Fraction]
) -> None:
    """All that is left of one side, and of the other what belongs to it."""
    assert window(*size, framing, UPRIGHT).covering == covering


@pytest.mark.parametrize(("across", "begins"), [(0, 0.0), (300, 0.3 - 0.1582), (1000, 1 - 0.3164)])
def test_a_part_stands_around_its_focus_and_never_beyond_the_picture(across: int, begins: float) -> None:
    """Or in the middle, where there is none."""
    view = window(1920, 1080, AS_IT_CAME, UPRIGHT)

    assert float(view.at(0, Framing(focus=Focus(across, 500)), view.covering[0])) == pytest.approx(
        begins, abs=1e-3
    )
    assert view.at(0, AS_IT_CAME, view.covering[0]) == (1 - view.covering[0]) / 2


@given(
    st.builds(Crop, _side, _side, _side, _side), st.builds(Focus, _share, _share), st.sampled_from([0, 90])
)
@settings(max_examples=100, deadline=None, database=None, derandomize=True)
def test_a_part_is_always_within_what_a_crop_leaves(crop: Crop, focus: Focus, turned: int) -> None:
    """Whatever is cropped, turned and looked at."""
    framing = Framing(turned=turned, crop=crop, focus=focus)
    view = window(640, 360, framing, UPRIGHT)
    for axis, (before, after) in enumerate(((crop.left, crop.right), (crop.top, crop.bottom))):
        begins = view.at(axis, framing, view.covering[axis])

        assert Fraction(before, 1000) <= begins
        assert begins + view.covering[axis] <= 1 - Fraction(after, 1000)


@pytest.mark.parametrize(
    ("size", "motion", "fill", "covers"),
    [
        ((3000, 2000), Motion.ZOOM_IN, Fill.BLUR, True),
        ((4000, 3000), Motion.ZOOM_IN, Fill.BLUR, False),
        ((3000, 2000), None, Fill.BLUR, False),
        ((3000, 2000), Motion.ZOOM_IN, Fill.BARS, False),
        ((2000, 3000), None, Fill.CROP, True),
    ],
)
def test_what_moves_covers_a_canvas_of_nearly_its_shape(
    size: tuple[int, int], motion: Motion | None, fill: Fill, covers: bool
) -> None:
    """Sides are blurred where a fifth and more would be cut off, and black where that was asked for."""
    framing = Framing(motion=motion)

    assert window(*size, framing, Canvas()).covers(framing, fill) is covers
