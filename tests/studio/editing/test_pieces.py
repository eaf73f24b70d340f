"""Timelines are cut at any moment, transitions and all, and play exactly as long as they should."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.nemo.wire import Kind
from studio.editing.pieces import head, joined, piece, split, tail
from studio.editing.spanning import carried, without
from studio.timeline import Clip, Sound, Timeline, Title
from studio.timeline.transition import Transition

CLIP = Clip("c1", "m", "m.mp4", Kind.VIDEO, 1000, 9000, 200)  # plays 4 s


def _clip(number: int, length: int, passing: int | None) -> Clip:
    transition = None if passing is None else Transition(ms=passing)
    return Clip(f"c{number}", "m", "m.mp4", Kind.VIDEO, 0, length, transition=transition)


LENGTHS = st.integers(200, 6000)
TIMELINES = st.lists(st.tuples(LENGTHS, st.none() | st.integers(1, 3000)), min_size=1, max_size=5).map(
    lambda clips: Timeline(clips=tuple(_clip(n, *one) for n, one in enumerate(clips, start=1)))
)


@pytest.mark.parametrize(
    ("clip", "span", "shown"),
    [
        (CLIP, (1000, 2000), (3000, 5000)),
        (replace(CLIP, is_reversed=True), (1000, 2000), (5000, 7000)),
        (CLIP, (-5, 99_999), (1000, 9000)),
    ],
)
def test_a_piece_is_told_in_playing_time(clip: Clip, span: tuple[int, int], shown: tuple[int, int]) -> None:
    """At double speed twice as much of the file; backwards from its other end."""
    found = piece(clip, *span)

    assert found is not None
    assert (found.start_ms, found.end_ms) == shown


def test_a_piece_of_a_held_frame_is_the_frame_held_for_less() -> None:
    """Nothing of the file moves."""
    found = piece(replace(CLIP, hold_ms=3000), 1000, 2500)

    assert found == replace(CLIP, hold_ms=1500)
    assert piece(CLIP, 4000, 5000) is None


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(TIMELINES, st.floats(0, 1))
def test_a_head_and_a_tail_play_as_long_as_was_asked(timeline: Timeline, share: float) -> None:
    """To the millisecond, wherever the cut falls: within a clip, near a transition, inside one."""
    at = round(timeline.duration_ms * share)

    assert replace(timeline, clips=head(timeline, at)).duration_ms == at
    assert replace(timeline, clips=tail(timeline, at)).duration_ms == timeline.duration_ms - at


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(TIMELINES, st.floats(0, 1), st.floats(0, 1))
def test_what_is_taken_out_is_missing_exactly(timeline: Timeline, one: float, other: float) -> None:
    """And no two clips have one id."""
    start, end = sorted(round(timeline.duration_ms * share) for share in (one, other))
    left = without(timeline, start, end)

    assert left.duration_ms == timeline.duration_ms - (end - start)
    assert len({clip.id for clip in left.clips}) == len(left.clips)
    assert not left.clips or left.clips[0].transition is None


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(TIMELINES, st.floats(0, 1))
def test_splitting_changes_nothing_that_is_seen(timeline: Timeline, share: float) -> None:
    """Neither the length nor any transition."""
    made = split(timeline, round(timeline.duration_ms * share))

    assert made.duration_ms == timeline.duration_ms
    assert sum(made.overlaps) == sum(timeline.overlaps)
    assert len(made.clips) in (len(timeline.clips), len(timeline.clips) + 1)


def test_clips_that_come_up_twice_get_ids_of_their_own() -> None:
    """The first keeps its own."""
    assert [clip.id for clip in joined((CLIP,), (CLIP, replace(CLIP, id="c2")))] == ["c1", "c3", "c2"]


def test_titles_and_sounds_go_with_the_pictures_they_began_with() -> None:
    """At the same place within them, also when those play faster; music from the start stays there."""
    before = Timeline(
        clips=(_clip(1, 4000, None), _clip(2, 4000, None)),
        titles=(Title("t1", "Hi", 6000, 1000),),
        sounds=(Sound("a1", "x", mood="lofi"), Sound("a2", "y", mood="lofi", at_ms=5000)),
    )
    first, second = before.clips
    after = replace(before, clips=(replace(first, speed_pct=200), replace(second, speed_pct=200)))
    made = carried(before, after)

    assert [title.at_ms for title in made.titles] == [3000]
    assert [sound.at_ms for sound in made.sounds] == [0, 2500]
