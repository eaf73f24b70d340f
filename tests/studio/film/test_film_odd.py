"""Odd files through the whole studio: each is taken in, edited, exported, and comes out right."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests import media
from tests.studio.film.editor import Editor, Film, band_db, colour, like

H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12")
H265 = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error", "-tag:v", "hvc1")
DEEP = ("-pix_fmt", "yuv420p10le", *H265)


def video(name: str, source: str, *coded: str, sound: str = "") -> Path:
    """Make a video of a lavfi source, with the sound of another."""
    heard = ("-f", "lavfi", "-i", sound, "-c:a", "aac", "-shortest") if sound else ()
    return media.make(name, "-f", "lavfi", "-i", source, *heard, *coded)


def bright(curve: str, grey: int) -> Path:
    """One grey on an HDR curve."""
    tags = f"setparams=color_primaries=bt2020:color_trc={curve}:colorspace=bt2020nc:range=tv"
    grounds = f"color=0x{f'{grey:02x}' * 3}:s=160x90:r=30:d=1,format=gbrp,format=yuv420p10le,{tags}"
    told = ("-color_primaries", "bt2020", "-colorspace", "bt2020nc", "-color_trc", curve)
    return video(f"whole-{curve}.mp4", grounds, *DEEP, *told)


@pytest.mark.parametrize(("curve", "signal"), [("smpte2084", 107), ("arib-std-b67", 128)], ids=["PQ", "HLG"])
async def test_hdr_becomes_a_picture_for_every_screen(editor: Editor, curve: str, signal: int) -> None:
    """Middle grey is grey again, without a tint, and the film says that it is ordinary."""
    film = await editor.edit([bright(curve, signal)], "trim the first 0.5 seconds")
    seen = colour(film.frames[5])

    assert len(film.frames) == 15, film.answers
    assert 105 < seen.mean() < 165
    assert np.ptp(seen) < 8
    assert not film.facts.is_hdr
    assert film.facts.pixels == "yuv420p"


async def test_ten_bits_become_eight_with_their_colours(editor: Editor) -> None:
    """As every player shows."""
    file = video("whole-deep.mp4", "color=0x4080c0:s=160x90:r=30:d=1", *DEEP)
    film = await editor.edit([file], "trim the first 0.5 seconds")

    assert like(film.frames[5], (0x40, 0x80, 0xC0), 8), colour(film.frames[5])
    assert film.facts.pixels == "yuv420p"


async def test_interlaced_footage_comes_out_whole(editor: Editor) -> None:
    """No combs on an edge that moves."""
    moving = "color=black:s=320x180:r=60:d=1,drawbox=w=60:h=180:y=0:c=white:t=fill:x=0,scroll=h=0.02"
    file = media.make(
        "whole-fields.mp4", "-f", "lavfi", "-i", moving, "-vf", "tinterlace=mode=interleave_top,setfield=tff",
        *("-c:v", "libx264", "-flags", "+ilme+ildct", "-x264-params", "tff=1", "-crf", "8"),
    )  # fmt: skip
    film = await editor.edit([file], "trim the first 0.2 seconds")
    rows = film.frames[6][40:140, :, 1].astype(float)

    assert not film.facts.is_interlaced
    assert float(np.abs(rows[1:-1] - (rows[:-2] + rows[2:]) / 2).mean()) < 1
    assert len(film.frames) == pytest.approx(24, abs=1)


@pytest.mark.parametrize("size", ["161x91", "90x161", "33x257"])
async def test_odd_sides_become_even_and_nothing_is_stretched(editor: Editor, size: str) -> None:
    """H.264 wants even sides; a square stays a square."""
    width, height = map(int, size.split("x"))
    left, top = width // 2 - 10, height // 2 - 10
    boxed = f"color=blue:s={size}:r=30:d=0.5,drawbox=x={left}:y={top}:w=20:h=20:c=red:t=fill"
    file = video(f"whole-{size}.mkv", f"{boxed},format=yuv444p", *H264)
    film = await editor.edit([file], "mirror it")

    assert film.facts.width % 2 == film.facts.height % 2 == 0, film.answers
    red = film.frames[5][..., 0] > 128
    across, down = int(red.any(axis=0).sum()), int(red.any(axis=1).sum())
    assert across == pytest.approx(down, abs=2)
    assert like(film.frames[5], (0, 0, 254), left=0.02, right=0.1, top=0.02, bottom=0.1)


def tones(channels: str, rate: int) -> str:
    """A tone for each channel: 300 Hz, 600 Hz and so on."""
    layouts = {"mono": 1, "stereo": 2, "5.1": 6}
    each = "|".join(f"0.2*sin({600 + 600 * number}*PI*t)" for number in range(layouts[channels]))
    return f"aevalsrc='{each}':c={channels}:s={rate}:d=1"


@pytest.mark.parametrize(
    ("channels", "rate"),
    [("mono", 48_000), ("stereo", 44_100), ("stereo", 96_000), ("5.1", 48_000), ("mono", 22_050)],
)
async def test_every_kind_of_sound_comes_out_in_stereo(editor: Editor, channels: str, rate: int) -> None:
    """At its pitch, in full length, and no channel that carries speech is lost."""
    source = "color=gray:s=160x90:r=30:d=1"
    file = video(f"whole-{channels}-{rate}.mov", source, *H264, sound=tones(channels, rate))
    film = await editor.edit([file], "mirror it")
    sound = film.heard(0.1, 0.9)

    assert film.facts.channels == 2
    assert film.sound.shape[1] / 48_000 == pytest.approx(1, abs=0.05)
    heard = {"mono": (300,), "stereo": (300, 600), "5.1": (300, 600, 900, 1500, 1800)}[channels]
    silence = band_db(sound, 5000, 5100)
    assert all(band_db(sound, hertz - 30, hertz + 30) > silence + 30 for hertz in heard), channels


async def test_a_clip_without_sound_beside_one_with_it(editor: Editor) -> None:
    """The silent one is silent, and the other is heard from its own beginning."""
    loud = media.coloured("whole-loud.mp4", "gray", seconds=1, tone="sine=440:d=1:r=48000")
    film = await editor.edit([media.counted(seconds=1, name="whole-count.mp4"), loud], "mirror it")

    assert film.level_db(0.1, 0.9) < -70, film.answers
    assert film.level_db(1.1, 1.9) > -30


async def test_uneven_frames_keep_their_time(editor: Editor) -> None:
    """Half at 30 and half at 10 frames a second: every frame is seen when it was filmed."""
    uneven = "nullsrc=s=160x90:r=30:d=2,geq=lum='16+3*N':cb=128:cr=128,select='if(lt(t,1),1,not(mod(n,3)))'"
    file = video("whole-vfr.mkv", uneven, "-fps_mode", "vfr", *H264)
    film = await editor.edit([file], "trim the first 0.5 seconds")
    rate = float(film.facts.fps or 0)

    assert film.facts.shown_ms == pytest.approx(1500, abs=70), film.answers
    times = [0.5 + at / rate for at in range(len(film.numbers))]
    assert [number / 30 for number in film.numbers] == pytest.approx(times, abs=0.11)


async def test_a_phones_clip_stands_upright(editor: Editor) -> None:
    """Turned by its flag: what the phone held on top is on top."""
    upper = "color=blue:s=160x90:r=30:d=1,drawbox=w=80:h=90:c=red:t=fill"
    file = media.make(
        "whole-phone.mov", "-display_rotation", "-90", "-i", str(video("whole-flat.mp4", upper, *H264)),
        "-c", "copy",
    )  # fmt: skip
    film = await editor.edit([file], "trim the first 0.5 seconds")

    assert (film.facts.width, film.facts.height, film.facts.rotation) == (90, 160, 0), film.answers
    assert like(film.frames[5], (253, 0, 0), bottom=0.45)
    assert like(film.frames[5], (0, 0, 254), top=0.55)


@pytest.mark.parametrize("suffix", ["gif", "webp"])
async def test_a_moving_picture_moves(editor: Editor, suffix: str) -> None:
    """Two colours, half a second each."""
    one, two = (Image.new("RGB", (160, 90), colour) for colour in ((250, 250, 0), (0, 250, 250)))
    file = media.picture(f"whole.{suffix}", one, save_all=True, append_images=[two], duration=500, loop=0)
    film = await editor.edit([file], "mirror it")

    assert film.facts.duration_ms == pytest.approx(1000, abs=110), film.answers
    assert like(film.frames[2], (250, 250, 0), 20)
    assert like(film.frames[-3], (0, 250, 250), 20)


async def test_a_fifth_of_a_second_is_a_film(editor: Editor) -> None:
    """Short as it is, with a title and a look."""
    film = await editor.edit(
        [media.counted("whole-blink.mp4", seconds=0.2)], 'black and white, add the title "Hi"'
    )

    assert len(film.frames) == 6, film.answers


async def test_one_picture_is_a_film_of_its_own(editor: Editor) -> None:
    """As still as it was, for as long as was said."""
    file = media.picture("whole-alone.png", Image.new("RGB", (160, 90), (200, 100, 50)))
    film = await editor.edit([file], "make it 2 seconds")

    assert film.facts.duration_ms == pytest.approx(2000, abs=40), film.answers
    assert all(like(frame, (200, 100, 50), 8) for frame in film.frames[:: len(film.frames) // 5])


async def test_ten_pictures_are_a_slideshow(editor: Editor) -> None:
    """Every one of them is seen, in its turn, in pictures of many shapes."""
    shades = [(250, 20, 20), (20, 250, 20), (20, 20, 250), (250, 250, 20), (20, 250, 250)]
    shades += [(250, 20, 250), (250, 250, 250), (120, 120, 120), (120, 20, 20), (20, 20, 120)]
    files = [
        media.picture(f"slide-{number}.png", Image.new("RGB", (160 + 2 * number, 90), shade))
        for number, shade in enumerate(shades)
    ]
    film: Film = await editor.edit(files, "make a slideshow, 1 second per photo", resolution="360p", fps=15)

    # Neighbours are seen together for half of their second: each is alone in its own middle.
    middles = [round((number + 1) * len(film.frames) / 11) for number in range(10)]
    for at, shade in zip(middles, shades, strict=True):
        assert like(film.frames[at], shade, 60, left=0.4, right=0.6, top=0.4, bottom=0.6), (at, film.answers)
    assert film.facts.fps == Fraction(15)
