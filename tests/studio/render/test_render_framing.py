"""How pictures stand and move, rendered and measured."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.nemo.wire import Kind
from studio.timeline import Canvas, Clip, Fill
from studio.timeline.framing import Crop, Framing, Motion
from tests import media
from tests.studio.cutting import clip, inodes, made, mean, timeline

CORNERS = {"red": (0, 0), "lime": (1, 0), "blue": (0, 1), "white": (1, 1)}


def quarters(width: int = 160, height: int = 90) -> Path:
    """A picture with a colour in each quarter: red, lime above; blue, white below."""
    image = Image.new("RGB", (width, height))
    for colour, (column, row) in CORNERS.items():
        image.paste(
            colour,
            (column * width // 2, row * height // 2, (column + 1) * width // 2, (row + 1) * height // 2),
        )
    return media.picture(f"quarters-{width}x{height}.png", image)


def photo(media_id: str, framing: Framing = Framing(), ms: int = 100) -> Clip:  # noqa: B008  # frozen
    return Clip(f"{media_id}-{framing}", media_id, "photo", Kind.IMAGE, 0, ms, framing=framing)


def seen(frame: NDArray[np.uint8], left: int = 0, right: int = 160) -> list[str]:
    """Name the colours of the four quarters."""
    names = {(True, False, False): "red", (False, True, False): "lime", (False, False, True): "blue"}
    found = []
    for row in (22, 68):
        for column in (left + (right - left) // 4, right - (right - left) // 4):
            pixel = frame[row - 2 : row + 2, column - 2 : column + 2].reshape(-1, 3).mean(axis=0) > 128
            found.append(names.get((bool(pixel[0]), bool(pixel[1]), bool(pixel[2])), "white"))
    return found


async def test_pictures_are_turned_mirrored_and_cropped(tmp_path: Path) -> None:
    """In that order, and what is left of a crop fills the canvas."""
    framings = [
        Framing(turned=180),
        Framing(is_mirrored=True),
        Framing(turned=180, is_mirrored=True),
        Framing(turned=90),
        Framing(turned=270),
        Framing(is_mirrored=True, crop=Crop(left=500, bottom=500)),
    ]
    line = timeline(*(photo("q", framing) for framing in framings))

    shown = media.frames(await made(line, {"q": quarters()}, tmp_path))[1::3]

    assert seen(shown[0]) == ["white", "blue", "lime", "red"]
    assert seen(shown[1]) == ["lime", "red", "white", "blue"]
    assert seen(shown[2]) == ["blue", "white", "red", "lime"]
    assert seen(shown[3], 55, 105) == ["blue", "red", "white", "lime"]
    assert seen(shown[4], 55, 105) == ["lime", "white", "red", "blue"]
    assert mean(shown[3][:, :45]) == (0, 0, 0)
    assert seen(shown[5]) == ["red"] * 4


async def test_what_is_left_of_the_canvas_is_filled(tmp_path: Path) -> None:
    """By the picture itself, blurred and darker; or nothing is left, and only its middle is seen."""
    sources = {"q": quarters(90, 160)}

    blurred, covering = [
        media.frames(await made(timeline(photo("q"), fill=fill), sources, tmp_path))[1]
        for fill in (Fill.BLUR, Fill.CROP)
    ]

    assert seen(blurred, 55, 105) == ["red", "lime", "blue", "white"]
    side = blurred[:40, :40].reshape(-1, 3).mean(axis=0)
    assert side[0] > 60
    assert side[0] < 220
    assert np.abs(np.diff(blurred[:, :50].astype(int), axis=1)).max() < 12
    assert seen(covering) == ["red", "lime", "blue", "white"]
    assert mean(covering[5:35, :10])[0] > 230


@pytest.mark.parametrize(
    ("motion", "moved", "grown"),
    [
        (Motion.ZOOM_IN, (0, 0), 1.2),
        (Motion.ZOOM_OUT, (0, 0), 1 / 1.2),
        (Motion.PAN_LEFT, (32, 0), 1),
        (Motion.PAN_RIGHT, (-32, 0), 1),
        (Motion.PAN_UP, (0, 18), 1),
        (Motion.PAN_DOWN, (0, -18), 1),
    ],
)
async def test_the_frame_wanders_evenly(
    tmp_path: Path, motion: Motion, moved: tuple[int, int], grown: float
) -> None:
    """A mark goes its way in even steps, smaller than a pixel, from the first frame to the last."""
    rows, columns = np.mgrid[:720, :1280]
    mark = np.exp(-((rows - 440) ** 2 + (columns - 760) ** 2) / 2 / 60**2)
    image = Image.fromarray(np.repeat((mark * 235).astype(np.uint8)[..., None], 3, axis=2))
    sources = {"m": media.picture("mark.png", image)}
    line = timeline(photo("m", Framing(motion=motion), 2000))

    shown = media.frames(await made(line, sources, tmp_path))

    places = np.array([_middle(frame) for frame in shown])
    spread = [float(frame[..., 1].sum()) ** 0.5 for frame in shown]
    steps = np.diff(places, axis=0)
    assert len(shown) == 60
    assert spread[-1] / spread[0] == pytest.approx(grown, rel=0.03)
    if motion not in {Motion.ZOOM_IN, Motion.ZOOM_OUT}:
        assert places[-1] - places[0] == pytest.approx(np.array(moved), abs=0.8)
    assert np.abs(steps - steps.mean(axis=0)).max() < 0.12


def _middle(frame: NDArray[np.uint8]) -> tuple[float, float]:
    weights = np.maximum(frame[..., 1].astype(float) - 8, 0)
    rows, columns = np.mgrid[: frame.shape[0], : frame.shape[1]]
    return float((weights * columns).sum() / weights.sum()), float((weights * rows).sum() / weights.sum())


async def test_a_pan_over_a_wide_picture_shows_its_hidden_sides(tmp_path: Path) -> None:
    """Where the picture covers the canvas, the frame wanders over what else would not be seen."""
    strip = Image.new("RGB", (480, 90), "lime")
    strip.paste("red", (0, 0, 150, 90))
    strip.paste("blue", (330, 0, 480, 90))
    line = timeline(photo("s", Framing(motion=Motion.PAN_RIGHT), 1000), fill=Fill.CROP)

    shown = media.frames(await made(line, {"s": media.picture("strip.png", strip)}, tmp_path))

    assert mean(shown[0][20:70, :20])[0] > 230
    assert mean(shown[0][20:70, 120:])[1] > 230
    assert mean(shown[-1][20:70, 140:])[2] > 230


async def test_a_clip_keeps_moving_through_its_parts(tmp_path: Path) -> None:
    """A long clip is made in parts, and no part begins the movement anew."""
    rows, columns = np.mgrid[:90, :160]
    mark = np.exp(-((rows - 45) ** 2 + (columns - 90) ** 2) / 2 / 10**2)
    image = Image.fromarray(np.repeat((mark * 235).astype(np.uint8)[..., None], 3, axis=2))
    line = timeline(photo("m", Framing(motion=Motion.PAN_LEFT), 13_000), canvas=Canvas(160, 90))

    shown = media.frames(await made(line, {"m": media.picture("small-mark.png", image)}, tmp_path))

    places = [_middle(frame)[0] for frame in shown]
    assert len(shown) == 390
    assert places[-1] - places[0] == pytest.approx(32, abs=1)
    assert np.diff(places[::10]).max() < 1.2
    assert np.diff(places[::10]).min() > 0.4


async def test_a_frame_is_held(tmp_path: Path) -> None:
    """One frame for as long as was said, without a sound."""
    held = replace(clip("c", 1000, 1000), id="h", hold_ms=700)

    out = await made(
        timeline(clip("c", 0, 1000), held, clip("c", 1000, 1200)), {"c": media.counted()}, tmp_path
    )

    assert media.numbers(out) == [*range(30), *([30] * 21), *range(30, 36)]


@pytest.mark.parametrize("speed_pct", [100, 200])
async def test_a_clip_plays_backwards(tmp_path: Path, speed_pct: int) -> None:
    """Its last frame comes first, at any speed."""
    turned = replace(clip("c", 200, 1800, speed_pct=speed_pct), is_reversed=True)

    shown = media.numbers(await made(timeline(turned), {"c": media.counted()}, tmp_path))

    assert shown == [*range(6, 54, speed_pct // 100)][::-1]


async def test_a_long_clip_plays_backwards_in_parts(tmp_path: Path) -> None:
    """Few frames wait in memory at a time, and nothing is lost between the parts."""
    source = media.make(
        "big-counted.mp4",
        "-f", "lavfi", "-i", "nullsrc=s=2048x1152:r=30:d=2.7,geq=lum='16+2*N':cb=128:cr=128",
        "-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-g", "60",
    )  # fmt: skip
    turned = replace(clip("c", 0, 2700), is_reversed=True)
    line = timeline(turned, canvas=Canvas(2048, 1152))

    out = await made(line, {"c": source}, tmp_path)

    lumas = [frame[..., 1].mean() for frame in media.frames(out)]
    assert [round((luma * 219 / 255) / 2) for luma in lumas] == [*range(81)][::-1]
    assert len(inodes(tmp_path / "work", "*.mp4")) == 2


@pytest.mark.parametrize(("width", "is_dim"), [(135, False), (100, True)])
async def test_a_photo_that_moves_has_no_narrow_strips(width: int, is_dim: bool, tmp_path: Path) -> None:
    """One of nearly the canvas's shape covers it; one of another stands before itself, blurred and dimmed."""
    sources = {"w": media.picture(f"white-{width}.png", Image.new("RGB", (width, 90), "white"))}
    moving = photo("w", Framing(motion=Motion.ZOOM_IN))

    frame = media.frames(await made(timeline(moving, fill=Fill.BLUR), sources, tmp_path))[1]

    assert frame[:, 40:120].min() > 240
    assert (mean(frame[:, :8])[0] < 200) is is_dim
