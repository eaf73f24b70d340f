"""Wishes for looks, fades and transitions, from the words to the colours of the file."""

from collections.abc import Callable

import pytest
from PIL import Image

from tests import media
from tests.studio.cutting import mean
from tests.studio.whole import Film, Maker, colours

pytestmark = pytest.mark.asyncio(loop_scope="session")

Colour = tuple[int, ...]
SAND: Colour = (150, 110, 90)


def sand() -> Film:
    """Give the clip that the looks are asked for, as it is."""
    return Film(colours("0x966e5a")[0], "")


@pytest.mark.parametrize(
    ("wish", "is_so"),
    [
        ("black and white", lambda _, new: max(new) - min(new) <= 2),
        ("变成黑白", lambda _, new: max(new) - min(new) <= 2),
        ("a warm look", lambda old, new: new[0] - new[2] > old[0] - old[2] + 8),
        ("a cool look", lambda old, new: new[0] - new[2] < old[0] - old[2] - 5),
        ("vivid colours", lambda old, new: max(new) - min(new) > max(old) - min(old) + 8),
        ("less saturation", lambda old, new: max(new) - min(new) < max(old) - min(old) - 8),
        ("a bit brighter", lambda old, new: all(a > b + 3 for a, b in zip(new, old, strict=True))),
        ("亮一点", lambda old, new: all(a > b + 3 for a, b in zip(new, old, strict=True))),
        ("darker", lambda old, new: all(a < b - 3 for a, b in zip(new, old, strict=True))),
        ("black and white; undo", lambda old, new: new == pytest.approx(old, abs=3)),
    ],
)
async def test_a_look_changes_colours_its_way(
    maker: Maker, wish: str, is_so: Callable[[Colour, Colour], bool]
) -> None:
    """From the first frame to the last."""
    film = await maker(colours("0x966e5a"), *wish.split("; "))

    before = mean(sand().frames[0])
    assert len(film.frames) == 30
    assert is_so(before, mean(film.frames[0])), (before, mean(film.frames[0]))
    assert is_so(before, mean(film.frames[-1])), (before, mean(film.frames[-1]))


@pytest.mark.parametrize("wish", ["make clip 2 black and white", "把第二段变成黑白"])
async def test_a_look_stays_on_its_clip(maker: Maker, wish: str) -> None:
    """The clips before and after keep their colour."""
    film = await maker(colours("red", "green", "blue", seconds=0.5), wish)

    first, second, third = (mean(film.frames[at]) for at in (7, 22, 37))
    assert first == pytest.approx((255, 0, 0), abs=6)
    assert max(second) - min(second) <= 2
    assert third == pytest.approx((0, 0, 255), abs=6)


async def test_a_look_stays_in_its_seconds(maker: Maker) -> None:
    """It begins and ends at the very frames."""
    film = await maker(colours("red"), "black and white from 0.5s to 0.8s")

    grey = [index for index, frame in enumerate(film.frames) if mean(frame)[0] - mean(frame)[1] < 10]
    assert grey == [*range(15, 24)]
    assert len(film.frames) == 30


async def test_contrast_and_the_cinematic_look_deepen_the_dark(maker: Maker) -> None:
    """What is dark gets darker, what is light does not."""
    halves = Image.new("RGB", (160, 90), (60, 60, 60))
    halves.paste((200, 200, 200), (80, 0, 160, 90))
    picture = media.picture("halves.png", halves)

    for wish in ("more contrast", "电影感调色"):
        frame = (await maker([picture], wish, resolution="90p")).frames[3]
        assert mean(frame[:, :70])[1] < 55
        assert mean(frame[:, 90:])[1] > 200


@pytest.mark.parametrize(
    ("wish", "fades_in", "fades_out"),
    [
        ("fade in over 0.5 seconds", True, False),
        ("fade out over 0.5 seconds", False, True),
        ("淡入淡出0.5秒", True, True),
    ],
)
async def test_a_fade_comes_from_black(maker: Maker, wish: str, *, fades_in: bool, fades_out: bool) -> None:
    """Half way it is half as light, and the other end is as it was."""
    film = await maker(colours("white"), wish)

    light = [mean(frame)[0] for frame in film.frames]
    for is_faded, side in ((fades_in, light), (fades_out, light[::-1])):
        assert (side[0] < 12) is is_faded
        assert side[7 if is_faded else 0] == pytest.approx(127 if is_faded else 255, abs=20)
    assert light[15] > 245


@pytest.mark.parametrize(
    ("wish", "left", "right"),
    [
        ("add a 0.4 second crossfade", (127, 0, 127), (127, 0, 127)),
        ("每个片段之间加0.4秒的叠化", (127, 0, 127), (127, 0, 127)),
        ("0.4 second wipe left between the clips", (255, 0, 0), (0, 0, 255)),
        ("0.4 second slide right between clips 1 and 2", (0, 0, 255), (255, 0, 0)),
        ("0.4 second dip to black between clips 1 and 2", (0, 0, 0), (0, 0, 0)),
        ("0.4 second fade to white between clips 1 and 2", (255, 255, 255), (255, 255, 255)),
    ],
)
async def test_half_way_a_transition_shows_its_kind(
    maker: Maker, wish: str, left: Colour, right: Colour
) -> None:
    """Both pictures, or what they pass through; before and after it there is one clip alone."""
    film = await maker(colours("red", "blue"), wish)

    assert len(film.frames) == 48
    middle = film.frames[24]
    assert mean(middle[:, :50]) == pytest.approx(left, abs=16)
    assert mean(middle[:, -50:]) == pytest.approx(right, abs=16)
    assert mean(film.frames[17]) == pytest.approx((255, 0, 0), abs=8)
    assert mean(film.frames[31]) == pytest.approx((0, 0, 255), abs=8)


@pytest.mark.parametrize("undoing", ["remove the transitions", "undo", "去掉转场"])
async def test_a_transition_can_be_taken_back(maker: Maker, undoing: str) -> None:
    """Then one clip cuts to the other again."""
    film = await maker(colours("red", "blue"), "add crossfades", undoing)

    assert len(film.frames) == 60
    assert mean(film.frames[29]) == pytest.approx((255, 0, 0), abs=6)
    assert mean(film.frames[30]) == pytest.approx((0, 0, 255), abs=6)
