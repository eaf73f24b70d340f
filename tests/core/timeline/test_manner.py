"""How segments are shown is told in plain words, in the differences of two drafts and in the line."""

import pytest

from core.timeline.changes import diff
from core.timeline.draft import read
from core.timeline.manner import KNOWN_VALUES, laid_open
from core.timeline.summary import summary
from core.timeline.telling import tell
from studio.timeline.draft import write
from tests.core.timeline.test_summary import CATALOGUE, say
from tests.studio.edited import ONE, THREE, after

WITH_MUSIC = after(THREE, "add lofi music", 'add a title "Hi"')


@pytest.mark.parametrize(
    ("instruction", "told"),
    [
        ("make clip 1 black and white", "beach.mp4: look none → black and white"),
        ("make it brighter", "Beach.mp4"),
        ("stabilise clip 2", "city.mov: held steady off → on"),
        ("reverse clip 2", "city.mov: backwards off → on"),
        ("crossfade between clip 1 and clip 2", "city.mov: transition none → crossfade"),
        ("rotate clip 1 180 degrees", "beach.mp4: turned by degrees 0 → 180"),
        ("slow zoom in on clip 3", "night.mp4: movement none → slow zoom in"),
        ("duck the music under speech", 'Music "Lo-fi": quieter under speech off → on'),
        ("fade the music out", 'Music "Lo-fi": fade out 0 → 1s'),
        ("normalise the loudness", "The timeline: loudness (LUFS) none → -14"),
        ("crop to fill", "The timeline: what fills the frame black bars → cropped to fill"),
        ("enhance the voices in clip 1", "beach.mp4: clearer voices off → on"),
    ],
)
def test_what_the_studio_did_is_told_by_the_drafts_alone(instruction: str, told: str) -> None:
    """A turn without a word from the agent still tells what changed."""
    before, edited = WITH_MUSIC.timeline, after(WITH_MUSIC, instruction).timeline
    lines = tell(diff(read(write(before)), read(write(edited))), say())

    assert [line for line in lines if line.lower().startswith(told.lower())], lines


def test_the_line_names_what_is_done_to_a_clip() -> None:
    """In both languages, beside when it plays."""
    draft = read(write(after(ONE, "make it black and white", "play it backwards").timeline))

    assert "beach.mp4 (0-20s, 100%" not in summary(draft, say())
    assert "black and white, backwards" in summary(draft, say())
    assert "黑白，倒放" in summary(draft, say("zh"))


def test_what_is_not_ours_stays_as_it_is() -> None:
    """Somebody else's objects are no looks of ours."""
    assert laid_open({"look": "nice", "transition": {"id": 3}}) == {"look": "nice", "transition": {"id": 3}}
    assert laid_open({"look": {"grade": "mono"}}) == {"grade": "mono"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_value_has_a_word(language: str) -> None:
    """So that none is shown as a code."""
    assert [
        value for value in KNOWN_VALUES if CATALOGUE.say(language, f"value-{value}") == f"value-{value}"
    ] == []
