"""A span is taken out of clips, and what lies over them moves along."""

from dataclasses import replace

import pytest

from core.nemo.wire import Kind
from studio.editing.spanning import clip_span, settled, without
from studio.timeline import Clip, Sound, Timeline, Title


def _clip(identity: str, start: int, end: int, speed: int = 100) -> Clip:
    return Clip(identity, "m", "m.mp4", Kind.VIDEO, start, end, speed)


TWO = Timeline(clips=(_clip("c1", 0, 4000), _clip("c2", 1000, 9000, 200)))  # 4 s and 4 s


def _pieces(timeline: Timeline) -> list[tuple[str, int, int]]:
    return [(clip.id, clip.start_ms, clip.end_ms) for clip in timeline.clips]


@pytest.mark.parametrize(
    ("span", "left"),
    [
        ((0, 1000), [("c1", 1000, 4000), ("c2", 1000, 9000)]),
        ((3000, 4000), [("c1", 0, 3000), ("c2", 1000, 9000)]),
        ((1000, 2000), [("c1", 0, 1000), ("c3", 2000, 4000), ("c2", 1000, 9000)]),
        ((0, 4000), [("c2", 1000, 9000)]),
        ((3000, 5000), [("c1", 0, 3000), ("c2", 3000, 9000)]),
        ((5000, 6000), [("c1", 0, 4000), ("c2", 1000, 3000), ("c3", 5000, 9000)]),
        ((7000, 8000), [("c1", 0, 4000), ("c2", 1000, 7000)]),
        ((8000, 9000), [("c1", 0, 4000), ("c2", 1000, 9000)]),
    ],
)
def test_a_span_is_taken_out(span: tuple[int, int], left: list[tuple[str, int, int]]) -> None:
    """In the source's own time, whatever the speed; what is split gets an id of its own."""
    assert _pieces(without(TWO, *span)) == left


@pytest.mark.parametrize(
    ("span", "at", "length"),
    [
        ((0, 1000), 1000, 2000),  # before it
        ((5000, 6000), 2000, 2000),  # after it
        ((1000, 3000), 1000, 1000),  # over its start
        ((3000, 5000), 2000, 1000),  # over its end
        ((2500, 3500), 2000, 1000),  # inside it
    ],
)
def test_a_title_moves_and_shrinks_with_what_it_lay_over(span: tuple[int, int], at: int, length: int) -> None:
    """It stays with its pictures."""
    titled = replace(TWO, titles=(Title("t1", "Hi", 2000, 2000),))
    (title,) = without(titled, *span).titles

    assert (title.at_ms, title.duration_ms) == (at, length)


def test_a_title_over_what_is_gone_is_gone() -> None:
    """Nothing is left of it."""
    titled = replace(TWO, titles=(Title("t1", "Hi", 2000, 1000), Title("t2", "All", 0, None)))

    assert [title.id for title in without(titled, 1000, 4000).titles] == ["t2"]


def test_a_sound_moves_and_ends_with_the_video() -> None:
    """Music plays on over a cut; what would go past the end is shortened."""
    sounds = (
        Sound("a1", "x", mood="lofi", at_ms=3000),
        Sound("a2", "y", media="s", at_ms=0, duration_ms=8000),
    )
    left = without(replace(TWO, sounds=sounds), 0, 2000)

    assert [(sound.at_ms, sound.duration_ms) for sound in left.sounds] == [(1000, None), (0, 6000)]


def test_fades_never_outlast_the_video() -> None:
    """Both together fit in it."""
    faded = settled(replace(TWO, clips=TWO.clips[:1], fade_in_ms=3000, fade_out_ms=3000))

    assert (faded.fade_in_ms, faded.fade_out_ms) == (3000, 1000)


def test_a_clip_knows_its_span() -> None:
    """In playing time."""
    assert [clip_span(TWO, 0), clip_span(TWO, 1)] == [(0, 4000), (4000, 8000)]
