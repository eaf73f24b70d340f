"""What differs between two timelines, and how it is told."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from core.timeline.changes import What, diff
from core.timeline.draft import read
from core.timeline.telling import tell
from tests.core.timeline.test_draft import DRAFTISH, DRAFTS
from tests.core.timeline.test_summary import LOCALES, say

Draft = dict[str, Any]


def load(name: str) -> Any:
    """Give a draft of the data folder."""
    return json.loads((DRAFTS / f"{name}.json").read_text(encoding="utf-8"))


def told(before: object, after: object, language: str = "en", most: int = 99) -> list[str]:
    """Say what changed between two drafts."""
    return list(tell(diff(read(before), read(after)), say(language), most))


def clip(name: str, seconds: float, **meta: object) -> Draft:
    """Give a segment."""
    return {"d": seconds * 1000, "m": {"title": name, **meta}}


def draft(*clips: Draft, sounds: tuple[Draft, ...] = (), titles: tuple[Draft, ...] = ()) -> Draft:
    """Give a draft of these segments."""
    rows = ((0, clips), (1, sounds), (7, titles))
    return {"t": [{"tt": kind, "sg": list(segments)} for kind, segments in rows]}


def test_an_edit_is_told_in_particulars() -> None:
    """Shape, additions, speed, trims, volume, place, order and length: each in one sentence."""
    assert told(load("beach_before"), load("beach_after")) == [
        "New shape: 1920×1080 → 1080×1920",
        'Added title "Paradise Found" (4-7s)',
        "city.mp4: speed 1× → 2×, length 0:04 → 0:02",
        "Trimmed beach.mp4: 0:34 → 0:18",
        'Music "Lo-fi": volume 35% → 20%',
        'Title "Urban Dreams": place top → bottom',
        "New order: city.mp4, beach.mp4",
        "Total length 0:38 → 0:20",
    ]


def test_the_same_edit_is_told_in_chinese() -> None:
    """No English sentence slips through."""
    lines = told(load("beach_before"), load("beach_after"), "zh")

    assert "剪短了 beach.mp4：0:34 → 0:18" in lines
    assert "音乐“Lo-fi”：音量 35% → 20%" in lines


@pytest.mark.parametrize("name", ["documented", "beach_before", "odd"])
def test_a_draft_does_not_differ_from_itself(name: str) -> None:
    """Nothing changed means nothing told."""
    assert diff(read(load(name)), read(load(name))) == ()


def test_a_first_draft_is_told_by_what_was_added() -> None:
    """There is no total to compare with."""
    assert told({}, load("documented")) == [
        "Added city timelapse (0-10s)",
        'Added music "Lo-fi" (0-10s)',
        'Added title "Urban Dreams" (0-3s)',
    ]


def test_removing_a_clip_does_not_say_that_the_rest_moved() -> None:
    """Clips close up by themselves; only the removal and the total are news."""
    before = draft(clip("a", 4), clip("b", 4), clip("c", 4))

    assert told(before, draft(clip("a", 4), clip("c", 4))) == ["Removed b (4-8s)", "Total length 0:12 → 0:08"]


def test_segments_numbered_anew_are_still_recognised() -> None:
    """An id that now belongs to another file is not believed."""
    before = draft({"id": "0", **clip("a", 4)}, {"id": "1", **clip("b", 4)})
    after = draft({"id": "0", **clip("b", 4)})

    assert told(before, after) == ["Removed a (0-4s)", "Total length 0:08 → 0:04"]


def test_music_through_to_the_end_does_not_say_that_it_got_shorter() -> None:
    """The total says it."""
    before = draft(clip("a", 34), sounds=(clip("Lo-fi", 34),))
    after = draft(clip("a", 18), sounds=(clip("Lo-fi", 18),))

    assert told(before, after) == ["Trimmed a: 0:34 → 0:18", "Total length 0:34 → 0:18"]


def test_a_title_says_what_it_read_and_when_it_showed() -> None:
    """New words and a new time are two changes."""
    before = draft(clip("a", 9), titles=({"id": "t", "s": 0, **clip("Hello", 3)},))
    after = draft(clip("a", 9), titles=({"id": "t", "s": 5000, **clip("Bye", 3)},))

    assert told(before, after) == ['Title "Hello" → "Bye"', 'Moved title "Bye": 0-3s → 5-8s']


def test_a_new_song_in_the_place_of_the_old_one_replaces_it() -> None:
    """Same time, other name: a replacement, told as one."""
    before = draft(clip("a", 9), sounds=(clip("Lo-fi", 9),))
    after = draft(clip("a", 9), sounds=(clip("Upbeat", 9),))

    assert told(before, after) == ['Replaced music "Lo-fi" with Upbeat']


def test_a_file_under_a_new_name_is_renamed() -> None:
    """Same file, other name."""
    assert told(draft(clip("IMG_1", 9, media="f")), draft(clip("Sunrise", 9, media="f"))) == [
        "Renamed IMG_1 → Sunrise"
    ]


def test_another_part_of_the_same_length_is_noticed() -> None:
    """The timeline line would look the same."""
    before = draft(clip("a", 4, start=0, end=4000))
    after = draft(clip("a", 4, start=9000, end=13000))

    assert told(before, after) == ["Took another part of a: from 0:09, was 0:00"]


def test_another_part_of_a_song_is_noticed() -> None:
    """A sound that states its own time keeps apart where in its file it begins."""
    before = draft(clip("a", 9), sounds=({"s": 0, **clip("song.mp3", 9, start=0)},))
    after = draft(clip("a", 9), sounds=({"s": 0, **clip("song.mp3", 9, start=30_000)},))

    assert told(before, after) == ['Took another part of music "song.mp3": from 0:30, was 0:00']


def test_muting_and_lengthening_are_told() -> None:
    """No volume is full volume."""
    before, after = draft(clip("a", 4)), draft(clip("a", 6, volume=0))

    assert told(before, after) == [
        "Lengthened a: 0:04 → 0:06",
        "a: volume 100% → muted",
        "Total length 0:04 → 0:06",
    ]


def test_details_are_told_with_their_units_and_long_ones_by_name_only() -> None:
    """Milliseconds read as seconds; addresses, lists and objects are never shown."""
    before = draft(clip("a", 4, fade_in_ms=0, lut="https://cdn.example/a.cube", glow=[1]))
    after = draft(clip("a", 4, fade_in_ms=1500, lut="https://cdn.example/b.cube", glow=[2], grain_pct=20))

    assert told(before, after) == [
        "a: fade in 0s → 1.5s",
        "a: glow adjusted",
        "a: grain none → 20%",
        "a: lut adjusted",
    ]


def test_a_difference_that_cannot_be_named_is_still_told() -> None:
    """A short key of unknown meaning changed: something about the clip did."""
    assert told(draft({"fx": 1, **clip("a", 4)}), draft({"fx": 2, **clip("a", 4)})) == ["a: adjusted"]


def test_differences_below_a_frame_or_so_are_no_news() -> None:
    """Rounding to frames is not an edit."""
    assert told(draft(clip("a", 4)), draft(clip("a", 4.02))) == []


def test_many_changes_are_cut_with_their_number() -> None:
    """The last line says how many more there are."""
    lines = told({}, draft(*(clip(str(number), 1) for number in range(20))), most=3)

    assert lines[2:] == ["Added 2 (2-3s)", "… and 17 more changes"]


def test_a_new_name_and_size_of_the_project_are_told() -> None:
    """The whole comes first."""
    before = {**draft(clip("a", 4)), "m": {"title": "One", "width": 1280, "height": 720}}
    after = {**draft(clip("a", 4)), "m": {"title": "Two", "width": 1920, "height": 1080}}

    assert told(before, after) == ["Picture size 1280×720 → 1920×1080", "Project renamed: One → Two"]


@pytest.mark.parametrize("what", What)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_change_has_its_sentence(what: What, language: str) -> None:
    """The catalogue of each language knows every kind of change."""
    text = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")

    assert f"\nchanged-{what} =" in text


@settings(max_examples=100, deadline=None)
@given(DRAFTISH, DRAFTISH)
def test_any_two_drafts_can_be_compared(before: object, after: object) -> None:
    """Whatever comes, the difference can be told, line by line."""
    assert all(line and "\n" not in line for line in told(before, after))
