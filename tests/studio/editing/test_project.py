"""A project takes uploads in and never loses one again."""

from fractions import Fraction

import pytest
from pydantic import TypeAdapter

from core.nemo.wire import Kind
from studio.editing.project import EMPTY, MOST_PAST, Project, next_id, place
from studio.timeline import Canvas, Media
from tests.studio.edited import BEACH, CITY, NIGHT, ONE, SONG, after

PHOTO = Media("m9", "tall.jpg", Kind.IMAGE, width=3000, height=4000)


def test_uploads_follow_each_other() -> None:
    """Videos and pictures go to the end, sounds wait to be asked for."""
    project = place(place(Project(), [BEACH, SONG]), [PHOTO])

    assert [(clip.id, clip.media, clip.duration_ms) for clip in project.timeline.clips] == [
        ("c1", "m1", 20_000),
        ("c2", "m9", 5000),
    ]
    assert project.timeline.sounds == ()
    assert project.media == (BEACH, SONG, PHOTO)
    assert project.sounds() == (SONG,)


@pytest.mark.parametrize(
    ("media", "canvas"),
    [
        (BEACH, Canvas(1920, 1080, Fraction(30))),
        (PHOTO, Canvas(1080, 1920, Fraction(30))),
        (
            Media("m", "a.mp4", Kind.VIDEO, 1000, 641, 361, Fraction(2997, 100)),
            Canvas(640, 360, Fraction(30000, 1001)),
        ),
        (Media("m", "a.mp4", Kind.VIDEO, 1000, 640, 360, Fraction(240)), Canvas(640, 360, Fraction(60))),
        (Media("m", "a.mp4", Kind.VIDEO, 1000, 640, 360, None), Canvas(640, 360, Fraction(30))),
    ],
)
def test_the_first_clip_gives_the_canvas(media: Media, canvas: Canvas) -> None:
    """Even sides, and a rate that players know."""
    assert place(Project(), [media]).timeline.canvas == canvas


def test_the_second_clip_leaves_the_canvas() -> None:
    """What was chosen stays."""
    assert place(ONE, [PHOTO]).timeline.canvas == ONE.timeline.canvas


def test_an_upload_is_nothing_to_undo() -> None:
    """Right after it there is nothing to take back."""
    assert ONE.past == ()
    assert after(ONE, "undo") == ONE


def test_undoing_an_older_edit_keeps_the_upload_after_it() -> None:
    """Edits are undone; clips that came later stay at the end."""
    edited = place(after(ONE, "trim the first 2 seconds"), [CITY])
    back = after(edited, "undo")

    assert [(clip.name, clip.start_ms) for clip in edited.timeline.clips] == [
        ("beach.mp4", 2000),
        ("city.mov", 0),
    ]
    assert [(clip.name, clip.start_ms) for clip in back.timeline.clips] == [("beach.mp4", 0), ("city.mov", 0)]


def test_an_upload_after_undoing_everything_is_there() -> None:
    """The whole history knows it."""
    project = after(ONE, "mute it", "make it 2x", "fade in")
    project = after(place(project, [NIGHT]), "undo everything")

    assert [clip.name for clip in project.timeline.clips] == ["beach.mp4", "night.mp4"]
    assert [clip.volume_pct for clip in project.timeline.clips] == [100, 100]


def test_the_past_is_bounded() -> None:
    """The oldest timelines are forgotten."""
    project = ONE
    for number in range(MOST_PAST + 10):
        project = after(project, f"volume {number}%")

    assert len(project.past) == MOST_PAST


def test_no_change_is_no_past() -> None:
    """The same timeline again is not an edit."""
    assert ONE.edited(ONE.timeline) is ONE
    assert Project().edited(EMPTY).past == ()


def test_ids_are_never_taken_twice() -> None:
    """Strange ids are passed over."""
    assert next_id("c", []) == "c1"
    assert next_id("c", ["c1", "c7", "x9", "cx"]) == "c8"


def test_what_was_undone_can_be_done_again() -> None:
    """Until something else is edited."""
    edited = after(ONE, "mute it", "make it 2x")
    undone = after(edited, "undo the last two")

    assert undone.timeline == ONE.timeline
    assert after(undone, "redo").timeline == after(ONE, "mute it").timeline
    assert after(undone, "redo", "redo").timeline == edited.timeline
    assert after(undone, "redo the last two", "undo").timeline == after(ONE, "mute it").timeline
    assert after(undone, "fade in", "redo").timeline == after(ONE, "fade in").timeline
    assert after(undone, "redo and fade in", "undo").timeline == after(ONE, "mute it").timeline


def test_an_upload_is_in_what_can_be_done_again() -> None:
    """A clip that came after an undo is not lost by a redo."""
    project = after(place(after(ONE, "mute it", "undo"), [NIGHT]), "redo")

    assert [clip.volume_pct for clip in project.timeline.clips] == [0, 100]


def test_a_project_of_before_redo_is_still_read() -> None:
    """What was stored without a future, or a clip's newer fields, has none."""
    stored = {
        "media": [],
        "timeline": {
            "clips": [{"id": "c1", "media": "m1", "name": "a", "kind": "video", "start_ms": 0, "end_ms": 9}]
        },
        "past": [],
    }
    read = TypeAdapter(Project).validate_python(stored)

    assert read.future == ()
    assert read.timeline.clips[0].transition is None
    assert TypeAdapter(Project).validate_json(TypeAdapter(Project).dump_json(read)) == read
