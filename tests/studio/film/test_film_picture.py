"""Looks, shapes, framing, transitions and sizes, asked for in words and seen in the frames that come back."""

import itertools
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests import media
from tests.studio.film.editor import Editor, Film, colour, like
from tests.studio.footage import scenes
from tests.studio.watched import Frame

RED, BLUE = (253, 0, 0), (0, 0, 254)


def quarters(seconds: float = 1, size: str = "160x90") -> Path:
    """Red, lime, blue and white, from the upper left in reading order."""
    boxes = "drawbox=w=iw/2:h=ih/2:c=red:t=fill,drawbox=x=iw/2:w=iw/2:h=ih/2:c=lime:t=fill,"
    boxes += "drawbox=y=ih/2:w=iw/2:h=ih/2:c=blue:t=fill"
    source = f"color=white:s={size}:r=30:d={seconds},{boxes}"
    return media.make(f"quarters-{size}-{seconds}.mp4", "-f", "lavfi", "-i", source, "-c:v", "libx264")


def greyish() -> Path:
    return media.coloured("whole-clay.mp4", "0x907860")


def pair() -> list[Path]:
    return [media.coloured(f"pair-{name}.mp4", name, seconds=1) for name in ("red", "blue")]


def corners(frame: Frame) -> str:
    """Name the colours of the four quarters."""
    names = {RED: "r", (0, 255, 1): "g", BLUE: "b", (255, 255, 255): "w"}
    told = ""
    for top, left in ((0.2, 0.2), (0.2, 0.7), (0.7, 0.2), (0.7, 0.7)):
        seen = colour(frame, left, top, left + 0.1, top + 0.1)
        told += min(names.items(), key=lambda item: int(np.abs(seen - np.array(item[0])).sum()))[1]
    return told


@pytest.mark.parametrize(
    ("said", "told", "shape"),
    [
        ("mirror it", "grwb", (90, 160)),
        ("flip it upside down", "wbgr", (90, 160)),
        ("rotate it by 180 degrees", "wbgr", (90, 160)),
        ("左右翻转", "grwb", (90, 160)),
    ],
)
async def test_a_turned_picture_is_turned_the_right_way(
    editor: Editor, said: str, told: str, shape: tuple[int, int]
) -> None:
    """Every corner is where it must be."""
    film = await editor.edit([quarters()], said)

    assert film.frames[10].shape[:2] == shape, film.answers
    assert corners(film.frames[10]) == told, film.answers


LOOKS: list[tuple[str, Callable[[np.ndarray, np.ndarray], bool]]] = [
    ("make it black and white", lambda _, now: int(np.ptp(now)) < 4),
    ("把它变成黑白", lambda _, now: int(np.ptp(now)) < 4),
    ("brighter", lambda old, now: int(now.mean()) > old.mean() + 8),
    ("make it much darker", lambda old, now: int(now.mean()) < old.mean() - 15),
    ("a warm look", lambda old, now: now[0] - now[2] > old[0] - old[2] + 5),
    ("cooler colours", lambda old, now: now[0] - now[2] < old[0] - old[2] - 5),
    ("more vivid", lambda old, now: int(np.ptp(now)) > np.ptp(old) + 5),
    ("亮一点", lambda old, now: int(now.mean()) > old.mean() + 4),
]


@pytest.mark.parametrize(("said", "holds"), LOOKS, ids=[said for said, _ in LOOKS])
async def test_a_look_changes_colours_as_its_name_says(
    editor: Editor,
    said: str,
    holds: Callable[[np.ndarray, np.ndarray], bool],
) -> None:
    """Measured on a colour like clay, which is neither grey nor gaudy."""
    film = await editor.edit([greyish()], said)

    assert holds(np.array([0x90, 0x78, 0x60]), colour(film.frames[15])), (
        film.answers,
        colour(film.frames[15]),
    )


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("add a crossfade of 0.5 seconds", lambda frame: like(frame, (127, 0, 127), 40)),
        ("dip to black between the clips", lambda frame: frame.mean() < 40),
        (
            "wipe left between clips 1 and 2",
            lambda frame: like(frame, RED, right=0.3) and like(frame, BLUE, left=0.7),
        ),
        ("第一段和第二段之间用黑场过渡", lambda frame: frame.mean() < 40),
        ("加叠化转场", lambda frame: like(frame, (127, 0, 127), 40)),
    ],
)
async def test_a_transition_is_seen_in_its_middle(
    editor: Editor, said: str, holds: Callable[[Frame], bool]
) -> None:
    """It is red before it and blue behind it, and as much shorter as both are seen at once."""
    film = await editor.edit(pair(), said)
    length = len(film.frames)

    assert 30 < length < 60, film.answers
    assert holds(film.frames[length // 2]), (film.answers, colour(film.frames[length // 2]))
    assert like(film.frames[2], RED)
    assert like(film.frames[-3], BLUE)


def _bars(film: Film) -> bool:
    return bool(film.frames[5][:8].mean() < 10)


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("make it vertical", (1080, 1920)),
        ("crop it to 1:1", (1080, 1080)),
        ("make it 4K", (3840, 2160)),
        ("竖屏", (1080, 1920)),
    ],
)
async def test_a_shape_is_filled_and_as_large_as_asked_for(
    editor: Editor, said: str, size: tuple[int, int]
) -> None:
    """No black edges, and the middle of the picture in the middle."""
    file = quarters(0.2, "1920x1080")
    film = await editor.edit([file], said)
    frame = film.frames[3]

    assert (film.facts.width, film.facts.height) == size, film.answers
    assert frame[:10].mean() > 30
    assert corners(frame[size[1] * 2 // 5 : size[1] * 3 // 5] if size[0] < size[1] else frame) == "rgbw"


async def test_an_export_is_as_large_as_asked_for(editor: Editor) -> None:
    """The edit knows nothing of the size, and the render does."""
    film = await editor.edit([quarters(0.2, "320x180")], "mirror it", resolution="4k")

    assert (film.facts.width, film.facts.height) == (3840, 2160)
    assert corners(film.frames[3]) == "grwb"


async def test_a_crop_takes_what_was_named(editor: Editor) -> None:
    """Half off the top leaves the lower colours alone."""
    film = await editor.edit([quarters()], "crop 50% off the top")

    assert like(film.frames[10], BLUE, left=0.2, right=0.4, top=0.4, bottom=0.6), film.answers
    assert like(film.frames[10], (255, 255, 255), left=0.6, right=0.8, top=0.4, bottom=0.6)


async def test_a_zoom_comes_nearer(editor: Editor) -> None:
    """A slow zoom in: what stood inside at the beginning stands further out at the end."""
    mark = "color=gray:s=320x180:r=30:d=2,drawbox=x=200:y=80:w=20:h=20:c=red:t=fill"
    file = media.make("whole-mark.mp4", "-f", "lavfi", "-i", mark, "-c:v", "libx264")
    film = await editor.edit([file], "slow zoom in")

    places = []
    for frame in film.frames[2::10]:
        red = (frame[..., 0] > 180) & (frame[..., 1] < 90)
        places.append(float(np.nonzero(red)[1].mean()))
    assert all(later > earlier for earlier, later in itertools.pairwise(places)), film.answers


async def test_shaken_footage_is_steadied(editor: Editor) -> None:
    """Frames differ less from one another, and no black edge is let in."""
    file = scenes("shaken", seconds=2)
    plain, steady = await editor.edit([file], "fade in"), await editor.edit([file], "stabilise it")

    def unrest(film: Film) -> float:
        inner = [frame[40:140, 60:260].astype(int) for frame in film.frames[30:55]]
        return float(np.mean([np.abs(a - b).mean() for a, b in itertools.pairwise(inner)]))

    assert unrest(steady) < 0.7 * unrest(plain), steady.answers
    assert len(steady.frames) == 60


async def test_fades_begin_and_end_in_black(editor: Editor) -> None:
    """And the middle is as bright as it was."""
    film = await editor.edit([pair()[0]], "fade in and out over 0.3 seconds")

    assert film.frames[0].mean() < 10, film.answers
    assert film.frames[-1].mean() < 12
    assert like(film.frames[15], RED)


async def test_one_clip_alone_is_changed(editor: Editor) -> None:
    """The other keeps its colour."""
    film = await editor.edit(pair(), "make clip 2 black and white")

    assert like(film.frames[10], RED), film.answers
    assert int(np.ptp(colour(film.frames[45]))) < 4
