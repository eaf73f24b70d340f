"""A frame that shows only a part of the picture stands where the faces are."""

from dataclasses import replace

import pytest

from core.nemo.wire import Kind
from studio.editing.facing import focus, is_one_shot
from studio.sight.analysis import Analysis
from studio.sight.faces import Face, Glimpse
from studio.sight.shots import Shot
from studio.timeline import Canvas, Clip
from studio.timeline.framing import AS_IT_CAME, Crop, Focus, Framing
from studio.timeline.window import window

CLIP = Clip("c1", "m", "a.mp4", Kind.VIDEO, 0, 6000)
UPRIGHT = Canvas(1080, 1920)
HALF = 1080 * 1080 / 1920 / 1920 / 2  # of what an upright crop shows of a wide picture


def face(middle: float, size: float = 0.1, top: float = 0.3, sure: float = 0.9) -> Face:
    return Face(middle - size / 2, top, middle + size / 2, top + size * 1.5, sure)


def seen(*faces: tuple[Face, ...], shots: tuple[Shot, ...] = (Shot(0, 60_000),)) -> Analysis:
    """Invent what was seen of a film, a look each second."""
    glimpses = tuple(Glimpse(number * 1000, found) for number, found in enumerate(faces))
    return Analysis(60_000, shots, glimpses=glimpses)


def across(analysis: Analysis, clip: Clip = CLIP, like: Focus | None = None) -> int | None:
    """Tell where an upright frame stands in a wide picture."""
    found = focus(clip, window(1920, 1080, clip.framing, UPRIGHT), analysis, like)
    return found.across if found else None


@pytest.mark.parametrize(
    ("middle", "stands"),
    [(0.25, 250), (0.7, 700), (0.02, round(1000 * HALF)), (0.98, round(1000 - 1000 * HALF))],
)
def test_a_face_is_in_the_middle_as_far_as_the_picture_goes(middle: float, stands: int) -> None:
    """The frame never leaves the picture."""
    assert across(seen((face(middle, 0.04),))) == pytest.approx(stands, abs=4)


@pytest.mark.parametrize("faces", [(), (face(0.5),)])
def test_the_middle_needs_no_focus(faces: tuple[Face, ...]) -> None:
    """Where there is nobody, or somebody right there."""
    assert across(seen(faces)) is None


def test_all_are_kept_that_fit_and_else_whole_ones() -> None:
    """Two that are near; of two that are far apart the larger, and not half of each."""
    near = across(seen((face(0.2, 0.05), face(0.35, 0.05))))
    far = across(seen((face(0.1, 0.08), face(0.9, 0.14))))

    assert near is not None
    assert near - 1000 * HALF < 160
    assert near + 1000 * HALF > 390
    assert far == pytest.approx(1000 - 1000 * HALF, abs=4)


def test_up_and_down_as_well() -> None:
    """A wide crop of an upright picture goes up to the head."""
    found = focus(CLIP, window(1080, 1920, AS_IT_CAME, Canvas()), seen((face(0.5, 0.2, top=0.1),)))

    assert found is not None
    assert found.down < 300


def test_only_the_clips_own_span_counts() -> None:
    """Where those looks saw nobody, the rest of its shot; another shot never."""
    shots = (Shot(0, 3000), Shot(3000, 6000))
    film = seen((face(0.2),), (face(0.2),), (), (face(0.8),), (face(0.8),), (face(0.8),), shots=shots)

    assert across(film, replace(CLIP, end_ms=2000)) == pytest.approx(200, abs=4)
    assert across(film, replace(CLIP, start_ms=3000)) == pytest.approx(800, abs=4)
    assert across(film, replace(CLIP, start_ms=2000, end_ms=2900)) == pytest.approx(200, abs=4)
    assert across(film, replace(CLIP, start_ms=4500, hold_ms=2000)) == pytest.approx(800, abs=4)
    assert across(seen((), shots=shots), replace(CLIP, start_ms=2000)) is None


def test_who_only_passes_by_decides_nothing() -> None:
    """One look of eight is too little."""
    assert across(seen((face(0.2),), *[()] * 7), replace(CLIP, end_ms=8000)) is None


@pytest.mark.parametrize(
    ("framing", "stands"),
    [
        (Framing(is_mirrored=True), 800),
        (Framing(turned=180), 800),
        (Framing(turned=180, is_mirrored=True), 200),
        (Framing(crop=Crop(right=400)), 200),
        (Framing(crop=Crop(left=300)), None),
    ],
)
def test_it_is_told_of_the_picture_as_seen(framing: Framing, stands: int | None) -> None:
    """Mirrored, turned and within what a crop leaves; who was cropped off decides nothing."""
    assert across(seen((face(0.2, 0.04),)), replace(CLIP, framing=framing)) == pytest.approx(stands, abs=4)


def test_a_picture_on_its_side_is_looked_at_upright() -> None:
    """What was left is at the top once it is turned clockwise."""
    clip = replace(CLIP, framing=Framing(turned=90))
    found = focus(clip, window(1920, 1080, clip.framing, Canvas()), seen((face(0.1, 0.04),)))

    assert found is not None
    assert found.down < 250


def test_a_frame_does_not_leap_within_a_shot() -> None:
    """It stays where it was as long as that shows as much."""
    film = seen((face(0.25),), (face(0.27),))

    assert across(film, like=Focus(240, 500)) == pytest.approx(240, abs=4)
    assert across(film, like=Focus(900, 500)) == pytest.approx(1000 * (0.26 - 0.05 - 0.04 + HALF), abs=20)


def test_one_shot_is_what_only_we_have_cut() -> None:
    """Not another shot or file, nor what is shown in another way."""
    film = seen(shots=(Shot(0, 3000), Shot(3000, 6000)))
    first, second, third = (replace(CLIP, start_ms=at, end_ms=at + 1000) for at in (0, 2000, 3000))

    assert is_one_shot(first, second, film)
    assert not is_one_shot(second, third, film)
    assert not is_one_shot(first, replace(second, media="other"), film)
    assert not is_one_shot(first, replace(second, framing=Framing(is_mirrored=True)), film)
