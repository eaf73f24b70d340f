"""When clips are seen: one after the other, and two at once where one passes into the next."""

from core.nemo.wire import Kind
from studio.timeline import Clip, Timeline
from studio.timeline.transition import Transition


def _clip(number: int, ms: int, passing_ms: int = 0) -> Clip:
    transition = Transition(ms=passing_ms) if passing_ms else None
    return Clip(f"c{number}", "m", "clip", Kind.VIDEO, 0, ms, transition=transition)


def test_clips_follow_each_other() -> None:
    """Without transitions, each begins where the one before ends."""
    timeline = Timeline(clips=(_clip(1, 3000), _clip(2, 2000), _clip(3, 1000)))

    assert timeline.starts == (0, 3000, 5000)
    assert timeline.duration_ms == 6000


def test_a_transition_is_seen_in_both_clips() -> None:
    """The whole is shorter by what is seen twice; the first clip has nothing to come from."""
    timeline = Timeline(clips=(_clip(1, 3000, 500), _clip(2, 2000, 1000), _clip(3, 1000)))

    assert timeline.overlaps == (0, 1000, 0)
    assert timeline.starts == (0, 2000, 4000)
    assert timeline.duration_ms == 5000


def test_a_short_clip_gives_half_of_itself_at_most() -> None:
    """So two transitions never meet inside one clip."""
    timeline = Timeline(clips=(_clip(1, 4000), _clip(2, 1000, 2000), _clip(3, 4000, 2000)))

    assert timeline.overlaps == (0, 500, 500)
    assert timeline.duration_ms == 8000


def test_an_empty_timeline_has_no_starts() -> None:
    """Nothing begins where there is nothing."""
    assert Timeline().starts == ()
    assert Timeline().duration_ms == 0
