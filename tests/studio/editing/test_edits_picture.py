"""Edits of how the picture looks and stands do what they say, of a clip or of a span of time."""

from typing import Any

import pytest

from studio.editing import operations as ops
from studio.editing.edits import Cannot, apply
from studio.editing.operations import LAST, Amount, Operation
from studio.timeline import Canvas, Fill
from studio.timeline.framing import Crop, Framing, Motion
from studio.timeline.look import Grade, Look
from tests.studio.edited import ONE, THREE, made
from tests.studio.editing.test_edits import _pieces

MONO = Look(Grade.MONO)


def test_a_grade_is_given_to_one_clip() -> None:
    """And to no other; the answer names it."""
    result = made(THREE, ops.SetGrade(grade=Grade.MONO, clip=2))

    assert [clip.look.grade for clip in result.project.timeline.clips] == [None, Grade.MONO, None]
    assert result.values == {"where": "city.mov", "grade": "mono"}


@pytest.mark.parametrize(
    ("operation", "pieces", "graded", "where"),
    [
        (
            ops.SetGrade(grade=Grade.MONO, start_ms=5000, end_ms=8000),
            [("m1", 0, 5000), ("m1", 5000, 8000), ("m1", 8000, 20_000)],
            [1],
            "0:05–0:08",
        ),
        (
            ops.SetGrade(grade=Grade.MONO, end_ms=5000),
            [("m1", 0, 5000), ("m1", 5000, 20_000)],
            [0],
            "0:00–0:05",
        ),
        (
            ops.SetGrade(grade=Grade.MONO, start_ms=-3000),
            [("m1", 0, 17_000), ("m1", 17_000, 20_000)],
            [1],
            "0:17–0:20",
        ),
        (
            ops.SetGrade(grade=Grade.MONO, clip=1, start_ms=1000, end_ms=99_000),
            [("m1", 0, 1000), ("m1", 1000, 20_000)],
            [1],
            "beach.mp4 0:01–0:20",
        ),
    ],
)
def test_a_span_of_time_is_split_off(
    operation: ops.SetGrade, pieces: list[tuple[str, int, int]], graded: list[int], where: str
) -> None:
    """It plays on as one, and only that part changes."""
    result = made(ONE, operation)
    clips = result.project.timeline.clips

    assert _pieces(result.project.timeline) == pieces
    assert [index for index, clip in enumerate(clips) if clip.look == MONO] == graded
    assert result.project.timeline.duration_ms == 20_000
    assert result.values["where"] == where


@pytest.mark.parametrize(
    ("operations", "look", "told"),
    [
        ([ops.Adjust(what=Amount.BRIGHTNESS, by=30)], Look(brightness=30), ("0", "+30")),
        ([ops.Adjust(what=Amount.CONTRAST, by=-15)], Look(contrast=-15), ("0", "-15")),
        ([ops.Adjust(what=Amount.SATURATION, by=-500)], Look(saturation=-100), ("0", "-100")),
        ([ops.Adjust(what=Amount.SHARPNESS, by=50)] * 3, Look(sharpness=100), None),
        ([ops.Adjust(what=Amount.WARMTH, by=20, is_set=True)], Look(warmth=20), ("0", "+20")),
        ([ops.Adjust(what=Amount.CALM, by=-5), ops.Adjust(what=Amount.CALM, by=5)], None, None),
    ],
)
def test_amounts_add_up_and_have_an_end(
    operations: list[Operation], look: Look | None, told: tuple[str, str] | None
) -> None:
    """What would go past it goes to it; what changes nothing is said to."""
    if look is None or len(operations) > 2:
        with pytest.raises(Cannot, match="nothing-changes"):
            made(ONE, *operations)
        return
    result = made(ONE, *operations)

    assert result.project.timeline.clips[0].look == look
    assert (result.values["before"], result.values["after"]) == told


def test_a_look_is_taken_away() -> None:
    """All of it."""
    result = made(ONE, ops.SetGrade(grade=Grade.WARM), ops.PlainLook())

    assert result.project.timeline.clips == ONE.timeline.clips


def _seen(framing: Framing) -> list[str]:
    """Turn, mirror and crop a square of four corners, and tell what is seen clockwise from the top left."""
    corners = ["tl", "tr", "br", "bl"]
    for _ in range(framing.turned // 90):
        corners = [corners[-1], *corners[:-1]]
    if framing.is_mirrored:
        corners = [corners[1], corners[0], corners[3], corners[2]]
    return corners


@pytest.mark.parametrize(
    ("operations", "seen"),
    [
        ([ops.Rotate()], ["bl", "tl", "tr", "br"]),
        ([ops.Rotate(degrees=270)], ["tr", "br", "bl", "tl"]),
        ([ops.Mirror()], ["tr", "tl", "bl", "br"]),
        ([ops.Mirror(is_upside_down=True)], ["bl", "br", "tr", "tl"]),
        ([ops.Mirror(), ops.Rotate()], ["bl", "tr", "tl", "br"]),
        ([ops.Rotate(), ops.Mirror(is_upside_down=True)], ["br", "tr", "tl", "bl"]),
        ([ops.Rotate(degrees=180), ops.Rotate(degrees=180), ops.Rotate()], ["bl", "tl", "tr", "br"]),
    ],
)
def test_turns_and_mirrors_follow_each_other_as_seen(operations: list[Operation], seen: list[str]) -> None:
    """Each acts on what the ones before have made."""
    expected = ["tl", "tr", "br", "bl"]
    for operation in operations:
        expected = _acted(expected, operation)
    framing = made(ONE, *operations).project.timeline.clips[0].framing

    assert _seen(framing) == expected
    assert len(operations) > 1 or expected == seen


def _acted(corners: list[str], operation: Operation) -> list[str]:
    if isinstance(operation, ops.Rotate):
        for _ in range(operation.degrees // 90):
            corners = [corners[-1], *corners[:-1]]
        return corners
    is_down = isinstance(operation, ops.Mirror) and operation.is_upside_down
    order = (3, 2, 1, 0) if is_down else (1, 0, 3, 2)
    return [corners[index] for index in order]


def test_a_crop_turns_with_the_picture() -> None:
    """What was cut off at the bottom is cut off at the left after a turn to the right."""
    cropped = ops.CutOff(crop=Crop(bottom=100), clip=1)

    assert made(THREE, cropped, ops.Rotate(clip=1)).project.timeline.clips[0].framing.crop == Crop(left=100)
    assert made(THREE, cropped, ops.Mirror(is_upside_down=True, clip=1)).project.timeline.clips[
        0
    ].framing.crop == Crop(top=100)


@pytest.mark.parametrize(
    ("operations", "canvas"),
    [
        ([ops.Rotate()], Canvas(1080, 1920)),
        ([ops.Rotate(degrees=180)], Canvas(1920, 1080)),
        ([ops.Rotate(clip=1), ops.Rotate(clip=2)], Canvas(1920, 1080)),
        ([ops.CutOff(crop=Crop(left=100))], Canvas(1728, 1080)),
        ([ops.CutOff(crop=Crop(top=100, bottom=100), clip=2)], Canvas(1920, 1080)),
    ],
)
def test_the_canvas_goes_with_all_of_the_picture(operations: list[Operation], canvas: Canvas) -> None:
    """One clip among others keeps the frame that the others have."""
    assert made(THREE, *operations).project.timeline.canvas == canvas


@pytest.mark.parametrize(
    ("operation", "why"),
    [
        (ops.Zoom(pct=50), "zoom-limits"),
        (ops.Zoom(pct=2000), "zoom-limits"),
        (ops.CutOff(crop=Crop(left=500, right=450)), "crop-too-much"),
        (ops.SetFill(Fill.BARS), "nothing-changes"),
        (ops.Steady(is_on=False), "nothing-changes"),
        (ops.SetGrade(grade=None), "nothing-changes"),
        (ops.SetGrade(grade=Grade.WARM, start_ms=99_000), "too-late"),
        (ops.SetGrade(grade=Grade.WARM, clip=4), "no-such-clip"),
    ],
)
def test_what_cannot_be_framed_is_refused(operation: Operation, why: str) -> None:
    """With a reason."""
    with pytest.raises(Cannot) as refused:
        apply(operation, THREE)

    assert refused.value.sentence == why


def test_a_zoom_is_even_and_is_set_anew() -> None:
    """Twice as large shows the middle half, however large it was."""
    result = made(ONE, ops.Zoom(pct=125), ops.Zoom(pct=200))

    assert result.project.timeline.clips[0].framing.crop == Crop(250, 250, 250, 250)
    assert made(ONE, ops.Zoom(pct=125), ops.Zoom(pct=100)).project.timeline == ONE.timeline


def test_a_shape_comes_with_a_blurred_ground_unless_it_is_cropped() -> None:
    """And the answer tells the other way."""
    blurred = made(ONE, ops.Aspect(9, 16))
    cropped = made(ONE, ops.Aspect(9, 16, fill=Fill.CROP))

    assert (blurred.project.timeline.fill, blurred.values["fill"]) == (Fill.BLUR, "blur")
    assert (cropped.project.timeline.fill, cropped.sentence) == (Fill.CROP, "reshaped")


def test_the_frame_wanders_and_rests() -> None:
    """Over one clip or all."""
    result = made(THREE, ops.Wander(motion=Motion.PAN_LEFT), ops.Wander(motion=None, clip=LAST))

    motions = [clip.framing.motion for clip in result.project.timeline.clips]
    assert motions == [Motion.PAN_LEFT, Motion.PAN_LEFT, None]


def test_only_videos_are_held_steady() -> None:
    """A held frame does not shake."""
    frozen = made(ONE, ops.Freeze(5000, 1000)).project
    clips = apply(ops.Steady(), frozen).project.timeline.clips

    assert [clip.framing.is_steady for clip in clips] == [True, False, True]


def test_frozen_values_are_told() -> None:
    """In the words of the operation."""
    values: dict[str, Any] = dict(made(ONE, ops.Freeze(5000, 1000)).values)

    assert values == {"clip": "none", "time": "0:05", "length": "0:01", "before": "0:20", "after": "0:21"}
