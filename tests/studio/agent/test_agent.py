"""The agent does what is asked, and says only what is so."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.nemo.wire import Kind
from studio.agent import answer
from studio.editing.project import Project, place
from studio.timeline import Media, Sound, Timeline, Title
from studio.timeline.draft import read, write
from tests.studio.wishing import ONE, PROJECTS, SONG, THREE, after, changes

TABLE = Path(__file__).parents[2] / "data" / "instructions.tsv"
with TABLE.open(encoding="utf-8", newline="") as _file:
    ROWS = [tuple(row) for row in csv.reader(_file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]
SAYINGS = sorted({row[1] for row in ROWS})

_quick = settings(
    max_examples=150,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize(
    ("project", "instruction", "wanted"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS]
)
def test_an_instruction_does_what_it_says(project: str, instruction: str, wanted: str) -> None:
    """What differs after it is exactly what the table says; where that is nothing, no tool was used."""
    before = PROJECTS[project]
    answered = answer(instruction, before, language="en", free=False)

    assert changes(before.timeline, answered.project.timeline) == wanted
    assert answered.changed is bool(wanted)
    assert bool(answered.steps) is bool(wanted)


@pytest.mark.parametrize(
    ("instruction", "said"),
    [
        ("trim the first 2 seconds", ("0:10", "0:08", "1920×1080")),
        ("make it 4K", ("1920×1080", "3840×2160")),
        ("add background music", ("30%",)),
        ('add a title "Hi" at 0:03', ("“Hi”", "0:03", "0:06")),
        ("剪掉前三秒", ("0:10", "0:07", "1 个片段")),
    ],
)
def test_an_answer_tells_the_figures(instruction: str, said: tuple[str, ...]) -> None:
    """Before and after, and how the timeline stands."""
    text = answer(instruction, ONE, language="en", free=False).text

    assert [part for part in said if part not in text] == []


@pytest.mark.parametrize(
    ("instruction", "project", "said"),
    [
        ("undo", ONE, "nothing to undo"),
        ("trim the first 20 seconds", ONE, "0:10"),
        ("add my song", ONE, "music file"),
        ("remove the music", ONE, "no music"),
        ("remove the titles", ONE, "no titles"),
        ("join the clips", ONE, "only one clip"),
        ("make it 1080p", ONE, "already"),
        ("remove clip 5", THREE, "3 clips"),
        ("cut the best moments", ONE, "could not look into beach.mp4"),
        ("remove the silences", ONE, "could not look into beach.mp4"),
        ("add transitions", ONE, "a transition needs two"),
        ("blur her face", ONE, "can't remove or replace"),
        ("blorb the frumious snark", ONE, "“blorb the frumious snark”"),
        ("mute it and blorb the snark", ONE, "“blorb the snark”"),
    ],
)
def test_what_was_not_done_is_said(instruction: str, project: Project, said: str) -> None:
    """It is named, and nothing is claimed in its place."""
    assert said in answer(instruction, project, language="en", free=False).text


def test_what_was_done_is_not_buried_under_all_that_could_be() -> None:
    """The long list is for whoever asks, and for those of whose words nothing was understood."""
    some = answer("mute it and frobnicate it", ONE, language="en", free=False).text
    nothing = answer("frobnicate it", ONE, language="en", free=False).text

    assert "I can cut:" not in some
    assert "“what can you do?”" in some
    assert "I can cut:" in nothing


def test_an_export_is_never_claimed() -> None:
    """The bot exports; the resolution that was asked for is set."""
    answered = answer("export in 4K", ONE, language="en", free=False)

    assert [step.name for step in answered.steps] == ["set_resolution"]
    assert "exported" not in answered.text.lower()


def test_the_answer_is_in_the_language_of_the_instruction() -> None:
    """Chinese signs make it Chinese, else the session's language counts."""
    assert "静音" in answer("静音", ONE, language="en", free=False).text
    assert "静音" in answer("mute", ONE, language="zh-CN", free=False).text
    assert "Muted" in answer("mute", ONE, language="fr", free=False).text


def test_an_empty_project_asks_for_a_clip() -> None:
    """There is nothing to edit, whatever is said."""
    for instruction in ("mute it", 'add a title "Hi"', "undo", "hello"):
        answered = answer(instruction, Project(), language="en", free=False)
        assert "Send a clip" in answered.text
        assert (answered.project, answered.changed, answered.steps) == (Project(), False, ())


def test_edits_that_are_free_are_said_to_be() -> None:
    """Only where they are."""
    assert "free" in answer("mute it", ONE, language="en", free=True).text
    assert "free" not in answer("mute it", ONE, language="en", free=False).text


def test_one_undo_takes_back_a_whole_instruction() -> None:
    """However many edits it took, and all the way to the upload, but not past it."""
    edited = after(ONE, "mute it and make it 2x", "add music")

    assert after(edited, "undo", "undo").timeline == ONE.timeline
    assert after(edited, "undo", "undo", "undo").timeline == ONE.timeline
    assert after(edited, "undo the last two").timeline == ONE.timeline


def test_a_step_tells_the_lengths_before_and_after() -> None:
    """As a tool would."""
    step = answer("trim the first 2 seconds", ONE, language="en", free=False).steps[0]

    assert step.response["duration_before_ms"] == 10_000
    assert step.response["duration_ms"] == 8000


@pytest.mark.parametrize("instruction", [*SAYINGS, "crop 10% off the top", "裁掉底部10%", "60 fps"])
def test_what_was_called_can_be_written_as_json(instruction: str) -> None:
    """For it goes out in the stream of events."""
    for step in answer(instruction, THREE, language="en", free=False).steps:
        assert json.loads(json.dumps(step.args)).keys() == step.args.keys()


def test_uploads_go_to_the_end_and_sounds_wait() -> None:
    """The first clip decides the picture; an odd size and an odd rate become usable ones."""
    phone = Media("v", "phone.mov", Kind.VIDEO, 1000, 1081, 1919, has_audio=True)
    photo = Media("p", "photo.jpg", Kind.IMAGE, width=3000, height=4000)
    project = place(place(Project(), [SONG, phone]), [photo])
    pictures = place(Project(), [photo])

    assert [(clip.media, clip.duration_ms) for clip in project.timeline.clips] == [("v", 1000), ("p", 5000)]
    assert project.timeline.sounds == ()
    assert (project.timeline.canvas.width % 2, project.timeline.canvas.height % 2) == (0, 0)
    assert (pictures.timeline.canvas.width, pictures.timeline.canvas.height) == (1080, 1920)


@_quick
@given(st.lists(st.sampled_from(SAYINGS), max_size=8), st.sampled_from(sorted(PROJECTS)))
def test_any_chain_of_instructions_leaves_a_timeline_that_can_be_rendered(
    says: list[str], project: str
) -> None:
    """Every clip has a length, every title lies over something, and the draft holds all of it."""
    edited = PROJECTS[project]
    for instruction in says:
        before, answered = edited, answer(instruction, edited, language="en", free=True)
        edited = answered.project
        assert answered.text
        assert answered.changed is (before.timeline != edited.timeline)
        assert len(edited.past) <= 50
        _check(edited.timeline)


@_quick
@given(st.text(max_size=80), st.booleans())
def test_whatever_is_said_there_is_an_answer(text: str, is_free: bool) -> None:
    """No text makes it fail, and none is answered with nothing."""
    assert answer(text, THREE, language="en", free=is_free).text.encode()


def test_a_very_long_instruction_is_answered_at_once() -> None:
    """Twenty thousand letters of anything are no reason to think for long."""
    for text in ("a" * 20_000, "trim " * 4000, "“" * 20_000, "1 and " * 3000, "add a title " * 1500):
        assert len(answer(text, THREE, language="en", free=True).text) < 10_000


def _check(timeline: Timeline) -> None:
    assert timeline.clips
    assert all(clip.duration_ms > 0 and 0 <= clip.start_ms < clip.end_ms for clip in timeline.clips)
    over: list[Sound | Title] = [*timeline.sounds, *timeline.titles]
    ids = [one.id for one in (*timeline.clips, *over)]
    assert len(set(ids)) == len(ids)
    assert all(0 <= one.at_ms < timeline.duration_ms for one in over)
    assert all(one.duration_ms is None or one.duration_ms > 0 for one in over)
    assert read(write(timeline)) == timeline
