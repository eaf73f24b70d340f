"""Black bars above and below the picture."""

import pytest

from studio.editing import operations as ops
from studio.editing.edits import Cannot, apply
from studio.editing.project import place
from studio.timeline import Fill
from studio.timeline.framing import Crop
from tests.studio.edited import ONE, THREE, after, made
from tests.studio.wishing import video


def test_bars_take_as_much_off_as_they_cover() -> None:
    """So that what is left of 16:9 is 21:9, and the rest of the picture is black."""
    timeline = made(THREE, ops.Letterbox()).project.timeline

    assert {clip.framing.crop for clip in timeline.clips} == {Crop(top=119, bottom=119)}
    assert timeline.fill is Fill.BARS
    assert timeline.canvas == THREE.timeline.canvas


def test_what_leaves_room_has_bars_already() -> None:
    """A clip of another shape is shown whole between them."""
    mixed = place(ONE, [video("tall", "tall.mp4", 4000, 1080, 1920)])
    first, second = made(mixed, ops.Letterbox()).project.timeline.clips

    assert (first.framing.crop.top, second.framing.crop.top) == (119, 0)


def test_bars_go_again() -> None:
    """And all of the picture is back."""
    back = after(THREE, "add cinematic bars", "remove the black bars")

    assert back.timeline == THREE.timeline


def test_bars_twice_are_bars_once() -> None:
    """The picture does not shrink further."""
    barred = made(THREE, ops.Letterbox()).project

    with pytest.raises(Cannot, match="nothing-changes"):
        apply(ops.Letterbox(), barred)


def test_a_zoomed_clip_keeps_its_zoom() -> None:
    """With bars and without."""
    zoomed = after(ONE, "zoom in 1.1x")
    (clip,) = after(zoomed, "letterbox it").timeline.clips

    assert clip.framing.crop == Crop(45, 119, 45, 119)
    assert after(zoomed, "letterbox it", "remove the black bars").timeline == zoomed.timeline
