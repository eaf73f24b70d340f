"""Which frames are encoded and which are taken is a pure function of clip, file and titles."""

from dataclasses import replace

import pytest

from studio.picture.avc import Parameters
from studio.picture.laying import Copied, alike, laid
from studio.picture.reel import Reel
from studio.work.spans import Span
from tests.studio.planning import CANVAS, SOURCES, clip

REEL = Reel(0, 300, tuple((frame, frame * 512) for frame in range(0, 300, 50)), Parameters((b"s",), (b"p",)))


def shown(span: Span, reel: Reel | None, *touched: tuple[int, int]) -> list[tuple[str, int]]:
    parts = laid(span, CANVAS, source=SOURCES["m"], reel=reel, touched=touched)
    return [("taken" if isinstance(part, Copied) else "encoded", part.frames) for part in parts]


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "wanted"),
    [
        (0, 10_000, [("taken", 300)]),
        (1000, 10_000, [("encoded", 20), ("taken", 250)]),
        (1000, 9000, [("encoded", 20), ("taken", 200), ("encoded", 20)]),
        (0, 10_100, [("taken", 300), ("encoded", 3)]),  # the last frame is held
        (1700, 3300, [("encoded", 48)]),
    ],
)
def test_whole_groups_are_taken(start_ms: int, end_ms: int, wanted: list[tuple[str, int]]) -> None:
    """Their edges are where decoding can begin afresh, or the end of the file."""
    span = Span(clip(start_ms, end_ms), 90, 90 + (end_ms - start_ms) * 3 // 100)

    assert shown(span, REEL) == wanted


def test_what_is_touched_is_encoded() -> None:
    """Frames under a title, and those up to the next place to cut."""
    span = Span(clip(0, 10_000), 30, 330)

    assert shown(span, REEL, (100, 120)) == [("taken", 50), ("encoded", 50), ("taken", 200)]
    assert shown(span, REEL, (0, 1000)) == [("encoded", 300)]
    assert shown(span, None) == [("encoded", 300)]


def test_a_run_says_where_it_begins() -> None:
    """By the timestamp of its first frame, for reading to begin there."""
    parts = laid(Span(clip(1000, 9000), 0, 240), CANVAS, source=SOURCES["m"], reel=REEL, touched=())

    assert [part.at for part in parts if isinstance(part, Copied)] == [50 * 512]


def test_a_file_whose_picture_begins_late_is_counted_from_its_own_first_frame() -> None:
    """Frames before that one show what it shows, so they are encoded."""
    late = replace(REEL, first=2, end=302, cuts=tuple((frame + 2, at) for frame, at in REEL.cuts))

    assert shown(Span(clip(0, 10_000), 0, 300), late) == [("encoded", 2), ("taken", 250), ("encoded", 48)]


def test_one_description_is_chosen() -> None:
    """That of which there is most to see."""
    other = replace(REEL, parameters=Parameters((b"x",), (b"y",)))
    clips = (clip(0, 1000), clip(0, 3000, media="n"), clip(0, 1500))

    assert alike(clips, {"m": REEL, "n": other}) == {"n": other}
    assert alike(clips, {"m": REEL}) == {"m": REEL}
    assert alike((), {}) == {}
