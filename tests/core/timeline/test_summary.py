"""The timeline in one line."""

import json
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings

from core.locales import Catalogue
from core.timeline.draft import read
from core.timeline.summary import Say, clock, span, summary
from tests.core.timeline.test_draft import DRAFTISH, DRAFTS

LOCALES = Path(__file__).parents[3] / "config" / "locales"
CATALOGUE = Catalogue(LOCALES)


def say(language: str = "en") -> Say:
    """Give the catalogue in one language."""
    return partial(CATALOGUE.say, language)


def told(draft: object, language: str = "en") -> str:
    """Read a draft and tell it."""
    return summary(read(draft), say(language))


def clips(*names: str) -> dict[str, object]:
    """Give a draft of clips of a second each."""
    return {"t": [{"tt": 0, "sg": [{"d": 1000, "m": {"title": name}} for name in names]}]}


def test_the_documented_draft_gives_the_documented_line() -> None:
    """The line is exactly the one that the backend's documents show."""
    draft = json.loads((DRAFTS / "documented.json").read_text(encoding="utf-8"))

    assert told(draft) == (
        "Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) "
        '3. Title: "Urban Dreams" (0-3s)'
    )


def test_the_line_speaks_chinese() -> None:
    """Labels, units and punctuation are Chinese; names stay as they are."""
    draft = json.loads((DRAFTS / "documented.json").read_text(encoding="utf-8"))

    assert told(draft, "zh").startswith("时间线（3 条轨道）：1. 视频：city timelapse（0-10 秒）")


def test_unknown_types_and_missing_names_are_shown_sensibly() -> None:
    """A track of unknown type is a track; an unnamed clip is a clip; empty tracks are not counted."""
    draft = json.loads((DRAFTS / "odd.json").read_text(encoding="utf-8"))

    assert told(draft) == (
        "Timeline (4 tracks): 1. Video: harbour.mov (1.5-4s), clip (4-4.7s) 2. Track: heart sticker (0-0.9s) "
        '3. Voice: take 2 (0-5s, 80%) 4. Subtitles: "one two" (1:01-1:05)'
    )


def test_an_empty_draft_has_a_sentence_of_its_own() -> None:
    """Nobody reads of zero tracks."""
    assert told({}) == "The timeline is empty. Send a clip, or tell me what to make."


def test_one_track_is_one_track() -> None:
    """The noun agrees with the number."""
    assert told(clips("a.mp4")) == "Timeline (1 track): 1. Video: a.mp4 (0-1s)"


def test_four_segments_are_all_listed_and_five_are_cut_to_three() -> None:
    """A long track tells its first three and how many more."""
    assert "d (3-4s)" in told(clips(*"abcd"))
    assert told(clips(*"abcde")).endswith("a (0-1s), b (1-2s), c (2-3s) … 2 more")


def test_speed_mute_and_changed_volume_are_told_and_the_usual_is_not() -> None:
    """A clip at full volume and usual speed needs no word about it."""
    facts = {"d": 2000, "m": {"name": "a", "volume": 1}}
    loud = {"d": 2000, "m": {"name": "b", "volume": 0, "speed": 0.5}}

    assert told({"t": [{"tt": 0, "sg": [facts, loud]}]}).endswith("a (0-2s), b (2-4s, muted, 0.5×)")


def test_a_track_lends_its_name_to_its_only_segment() -> None:
    """Music that is named on the track is called by that name."""
    draft = {"t": [{"tt": 1, "name": "Sunny Day", "sg": [{"d": 2000}]}]}

    assert told(draft) == "Timeline (1 track): 1. BGM: Sunny Day (0-2s)"


def test_a_long_name_is_cut() -> None:
    """No name takes the whole line."""
    assert "x" * 59 + "…" in told(clips("x" * 90))


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "text"),
    [
        (0, 2500, "0-2.5s"),
        (0, 59_940, "0-59.9s"),
        (0, 59_960, "0:00-1:00"),
        (50_000, 65_500, "0:50-1:05.5"),
        (0, 3_723_000, "0:00-1:02:03"),
        (3000, 3000, "at 0:03"),
    ],
)
def test_a_span_is_in_seconds_up_to_a_minute_and_then_by_the_clock(
    start_ms: int, end_ms: int, text: str
) -> None:
    """Rounding never writes sixty seconds."""
    assert span(start_ms, end_ms, say()) == text


def test_a_length_is_written_as_a_clock_shows_it() -> None:
    """Tenths only where there are any."""
    assert [clock(ms) for ms in (0, 34_000, 61_250, 59_999)] == ["0:00", "0:34", "1:01.3", "1:00"]


@settings(max_examples=60, deadline=None)
@given(DRAFTISH)
def test_any_json_is_told_in_one_line(draft: object) -> None:
    """Whatever comes, there is a sentence, and it is one line."""
    line = told(draft)

    assert line
    assert "\n" not in line
