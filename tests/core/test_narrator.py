"""What to show while the agent works."""

import pytest

from core.narrator import Note, Story, has_timed_out, hear, note_of, wait
from core.nemo.events import Alive, Ended, Ending, Preview, Said, ToolAnswered, ToolCalled


@pytest.mark.parametrize(
    ("tool", "note"),
    [
        ("generate_video", "doing-generate"),
        ("add_bgm", "doing-music"),
        ("set_volume", "doing-sound"),
        ("AddSubtitle", "doing-title"),
        ("trim_clip", "doing-cut"),
        ("set_speed", "doing-speed"),
        ("set_aspect_ratio", "doing-picture"),
        ("get_state", "doing-look"),
    ],
)
def test_a_tools_name_becomes_a_sentence(tool: str, note: str) -> None:
    """The first word of the table that is in the name decides."""
    assert note_of(tool) == Note(note)


def test_an_unknown_tool_changes_nothing_that_is_shown() -> None:
    """What was said last stays."""
    story = Story.begin(0)

    assert note_of("frobnicate") is None
    assert hear(story, ToolCalled("frobnicate", "1"), 5).note == story.note


def test_every_two_minutes_there_is_a_word() -> None:
    """At 2:00, 4:00 and so on, and not in between."""
    story = Story.begin(0)

    assert wait(story, 119) == story
    story = wait(story, 120)
    assert story.note == Note("doing-still", minutes=2)
    assert wait(story, 239) == story
    assert wait(story, 241).note == Note("doing-still", minutes=4)


def test_signs_of_life_are_no_progress() -> None:
    """Ten minutes of them are the end; anything else begins the ten minutes anew."""
    story = hear(Story.begin(0), Alive(), 599)
    assert not has_timed_out(story, 599)
    assert has_timed_out(story, 600)

    stirred = hear(Story.begin(0), Preview("So far."), 599)
    assert not has_timed_out(stirred, 700)


def test_fifteen_minutes_are_the_end_in_all() -> None:
    """However much is going on."""
    story = Story.begin(0)
    for minute in range(15):
        story = hear(story, Said("On."), minute * 60)

    assert not has_timed_out(story, 899)
    assert has_timed_out(story, 900)


def test_the_raw_video_is_told_when_its_generation_is_done() -> None:
    """The answer to another tool tells nothing of it."""
    story = hear(Story.begin(0), ToolCalled("generate_video", "g"), 1)
    story = hear(story, ToolCalled("search_media", "s"), 2)

    assert hear(story, ToolAnswered("search_media", "s"), 3).note == Note("doing-look")
    assert hear(story, ToolAnswered("generate_video", "g"), 3).note == Note("doing-after-raw")


def test_a_broken_connection_is_told_at_once() -> None:
    """A stream that ended well is not."""
    story = Story.begin(0)

    assert hear(story, Ended(Ending.CUT_OFF), 1).note == Note("doing-recover")
    assert hear(story, Ended(Ending.ANSWERED), 1) == story
