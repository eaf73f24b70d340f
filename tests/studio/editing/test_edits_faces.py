"""With every edit, what shows only a part of a picture is made to stand around the faces in it."""

from dataclasses import replace

import pytest

from core.nemo.wire import Kind
from studio.editing import operations as ops
from studio.editing.edits import Made, apply, wanted
from studio.editing.operations import Operation
from studio.editing.project import Project, place
from studio.sight.analysis import Analysis
from studio.sight.faces import Face, Glimpse
from studio.sight.shots import Shot
from studio.timeline import Fill, Media
from studio.timeline.framing import Motion
from tests.studio.edited import BEACH, CITY, ONE, THREE

UPRIGHT = ops.Aspect(9, 16, fill=Fill.CROP)
PHOTO = Media("p", "photo.jpg", Kind.IMAGE, width=1920, height=1080)


def _face(middle: float) -> tuple[Face, ...]:
    return (Face(middle - 0.02, 0.3, middle + 0.02, 0.4, 0.9),)


def _film(*middles: float) -> Analysis:
    """Invent shots of five seconds, each with a face at its own place."""
    shots = tuple(Shot(at * 5000, at * 5000 + 5000) for at in range(len(middles)))
    glimpses = tuple(Glimpse(at * 2500, _face(middles[at // 2])) for at in range(2 * len(middles)))
    return Analysis(5000 * len(middles), shots, glimpses=glimpses)


SEEN = {
    "m1": _film(0.3, 0.8, 0.3, 0.3),
    "m2": _film(0.7, 0.7),
    "m3": Analysis(8000, (Shot(0, 8000),), glimpses=(Glimpse(0), Glimpse(1400))),
    "p": Analysis(0, glimpses=(Glimpse(0, _face(0.25)),)),
}


def _made(project: Project, *operations: Operation) -> Made:
    made = Made(project, "")
    for operation in operations:
        made = apply(operation, made.project, SEEN)
    return made


def _stands(made: Made) -> list[int | None]:
    focuses = (clip.framing.focus for clip in made.project.timeline.clips)
    return [round(focus.across, -2) if focus else None for focus in focuses]


def _says(made: Made) -> bool:
    return ("faces-kept", {}) in made.more


def test_a_crop_to_another_shape_keeps_the_faces_and_says_so() -> None:
    """Each clip's own; one without anybody stays in the middle."""
    made = _made(THREE, UPRIGHT)

    assert _stands(made) == [300, 700, None]
    assert _says(made)


@pytest.mark.parametrize(
    "operation", [ops.Aspect(9, 16, fill=Fill.BLUR), ops.SetFill(Fill.CROP), ops.Resolution(720)]
)
def test_where_nothing_is_cut_off_nothing_is_said(operation: Operation) -> None:
    """Blurred sides show all of it, and so does a crop to the clip's own shape."""
    made = _made(ONE, operation)

    assert (_stands(made), _says(made)) == ([None], False)


def test_a_crop_of_nobody_says_nothing() -> None:
    """Nor does one of a clip that could not be looked into."""
    made = _made(place(Project(), [replace(BEACH, id="m3")]), UPRIGHT)
    unseen = apply(UPRIGHT, ONE)

    assert [(_stands(one), _says(one)) for one in (made, unseen)] == [([None], False)] * 2


@pytest.mark.parametrize(
    ("operations", "stands"),
    [
        ((ops.Split(at_ms=5000), ops.Split(at_ms=10_000)), [300, 800, 300]),
        ((ops.Keep(start_ms=5000, end_ms=10_000),), [800]),
        ((ops.Mirror(),), [700]),
        ((ops.Mirror(), ops.Rotate(degrees=180)), [300]),
        ((ops.SetFill(Fill.BARS),), [None]),
        ((ops.Undo(),), [None]),
        ((ops.Mirror(), ops.Undo()), [300]),
    ],
)
def test_later_edits_let_it_stand_where_it_then_has_to(
    operations: tuple[Operation, ...], stands: list[int | None]
) -> None:
    """And nothing more is said of it."""
    made = _made(ONE, UPRIGHT, *operations)

    assert (_stands(made), _says(made)) == (stands, False)


def test_a_clip_that_comes_in_later_has_its_own_place_with_the_next_edit() -> None:
    """That is said, for it is new."""
    project = place(_made(ONE, UPRIGHT).project, [CITY])
    made = _made(project, ops.Volume(pct=50))
    again = _made(made.project, ops.Volume(pct=20))

    assert (_stands(made), _says(made)) == ([300, 700], True)
    assert not _says(again)


def test_another_shape_says_it_anew() -> None:
    """For other parts are cut off."""
    made = _made(ONE, UPRIGHT, ops.Aspect(4, 5, fill=Fill.CROP))

    assert _says(made)


def test_a_photo_comes_nearer_to_its_face() -> None:
    """Without a word, for nothing is cut off; a pan goes its way."""
    slideshow = _made(place(Project(), [PHOTO]), ops.Slideshow())
    pan = _made(slideshow.project, ops.Wander(motion=Motion.PAN_LEFT))

    assert (_stands(slideshow), _says(slideshow)) == ([400], False)
    assert _stands(pan) == [None]


def test_only_what_is_needed_is_looked_into() -> None:
    """Everything where a part is cut off, photos where they come nearer; else nothing."""
    with_photo = place(ONE, [PHOTO])
    cropped = _made(with_photo, UPRIGHT).project
    moving = _made(with_photo, ops.Slideshow()).project
    mute = ops.Volume(pct=0)

    assert wanted([UPRIGHT], with_photo) == {"m1", "p"}
    assert wanted([ops.SetFill(Fill.CROP)], ONE) == {"m1"}
    assert wanted([mute], cropped) == {"m1", "p"}
    assert wanted([ops.Slideshow()], with_photo) == wanted([mute], moving) == {"p"}
    assert wanted([ops.Undo()], _made(cropped, ops.SetFill(Fill.BLUR)).project) == {"m1", "p"}
    assert wanted([], cropped) == wanted([mute], with_photo) == frozenset()
    assert wanted([ops.Aspect(9, 16)], with_photo) == frozenset()
