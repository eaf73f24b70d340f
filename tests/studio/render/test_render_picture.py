"""Whole renders, looked at."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from core.probe import probe
from studio.timeline import Canvas, Place, Title
from tests import media
from tests.studio.cutting import CANVAS, clip, made, mean, timeline, tone


async def test_cuts_show_the_right_frames(tmp_path: Path) -> None:
    """Each clip's first and last frames are the source's own, at any start and after any clip before."""
    line = timeline(clip("c", 333, 1000), clip("c", 1500, 1777), clip("c", 0, 501), clip("c", 1033, 1133))

    shown = media.numbers(await made(line, {"c": media.counted()}, tmp_path))

    assert shown == [*range(10, 30), *range(45, 53), *range(15), *range(31, 34)]


@pytest.mark.parametrize(
    ("fps", "source_fps"), [("30000/1001", "30"), ("24", "30"), ("30", "60"), ("30", "15")]
)
async def test_other_rates_stay_in_time(tmp_path: Path, fps: str, source_fps: str) -> None:
    """Whatever the rates, each output frame shows the source of its moment."""
    source = media.counted(f"counted{source_fps}.mp4", fps=source_fps, seconds=1)
    line = timeline(clip("c", 0, 1000), canvas=replace(CANVAS, fps=Fraction(fps)))

    out = await made(line, {"c": source}, tmp_path)

    wanted = [time * int(source_fps) for time in media.times(out)]
    assert all(abs(number - place) <= 1 for number, place in zip(media.numbers(out), wanted, strict=True))
    assert len(wanted) == round(Fraction(fps))


async def test_uneven_footage_is_made_even(tmp_path: Path) -> None:
    """A frame of uneven footage is held until the next one's moment, also when the cut falls between two."""
    sparse = media.make(
        "sparse.mp4", "-i", str(media.counted()), "-vf", "select='lt(mod(n,10),3)'", "-fps_mode", "vfr"
    )

    shown = media.numbers(await made(timeline(clip("c", 200, 900)), {"c": sparse}, tmp_path))

    assert shown == [*([2] * 4), 10, 11, *([12] * 8), 20, 21, *([22] * 5)]


async def test_the_file_is_what_players_want(tmp_path: Path) -> None:
    """H.264 High and AAC-LC stereo at 48 kHz, tagged, even, and sound and picture of one length."""
    out = await made(timeline(clip("t", 0, 1500)), {"t": tone()}, tmp_path)

    with av.open(str(out)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        frame = next(container.decode(video))
        assert (video.codec_context.name, video.profile, frame.format.name) == ("h264", "High", "yuv420p")
        assert (int(frame.colorspace), int(frame.color_range)) == (1, 1)
        assert (audio.codec_context.name, audio.profile) == ("aac", "LC")
        assert (audio.codec_context.sample_rate, audio.codec_context.channels) == (48_000, 2)
    assert not probe(out).is_variable
    assert abs(media.samples(out).shape[1] / 48_000 - 1.5) < 0.04


async def test_all_sorts_of_sources_are_joined(tmp_path: Path) -> None:
    """Sizes, shapes, rotation, pictures and animations come out on one canvas, centred on black."""
    exif = Image.Exif()
    exif[0x0112] = 6
    camera = Image.new("RGB", (60, 40), (250, 0, 0))
    camera.paste((0, 0, 250), (30, 0, 60, 40))
    clear = Image.new("RGBA", (33, 21), (255, 255, 255, 0))
    clear.paste((0, 250, 0, 255), (0, 0, 16, 21))
    moving = [Image.new("RGB", (32, 18), colour) for colour in ((250, 0, 0), (0, 0, 250))]
    red = media.coloured("tall.mp4", "red", size="90x160")
    sources = {
        "tall": red,
        "turned": media.make("turned.mp4", "-display_rotation", "90", "-i", str(red), "-c", "copy"),
        "camera": media.picture("exif.jpg", camera, exif=exif, quality=95),
        "clear": media.picture("clear.png", clear),
        "gif": media.picture("two.gif", moving[0], save_all=True, append_images=moving[1:], duration=200),
    }
    line = timeline(*(clip(name, 0, 400) for name in sources))

    shown = media.frames(await made(line, sources, tmp_path))

    assert len(shown) == 60
    tall, turned, upright, cut_out = (shown[index] for index in (6, 18, 30, 42))
    assert mean(tall[:, :40]) == (0, 0, 0)
    assert mean(tall[:, 65:95])[0] > 240
    assert mean(turned)[0] > 240
    assert mean(upright[5:40, 70:90])[0] > 240
    assert mean(upright[50:85, 70:90])[2] > 240
    assert mean(cut_out[10:80, 20:70])[1] > 240
    assert mean(cut_out[10:80, 90:140]) == (0, 0, 0)
    assert [mean(shown[index])[0] > 200 for index in (48, 53, 54, 59)] == [True, True, False, False]


async def test_a_cut_past_the_end_holds_the_last_frame(tmp_path: Path) -> None:
    """What lies after the end of a source is its last picture, and silence."""
    line = timeline(clip("c", 1900, 2200), clip("c", 5000, 5100))

    shown = media.numbers(await made(line, {"c": media.counted()}, tmp_path))

    assert shown == [57, 58, *([59] * 10)]


async def test_a_size_that_changes_midway_costs_no_frame(tmp_path: Path) -> None:
    """A recording of a call may grow and shrink; its frames stay in time."""
    halves = [media.coloured(f"half{size}.webm", "red", size=size) for size in ("160x90", "90x160")]
    parts = media.folder() / "halves.txt"
    parts.write_text("".join(f"file {half.name}\n" for half in halves))
    call = media.make("call.mkv", "-f", "concat", "-i", str(parts), "-c", "copy")

    shown = media.frames(await made(timeline(clip("call", 0, 1900)), {"call": call}, tmp_path))

    assert len(shown) == 57
    assert min(frame[..., 0].mean() for frame in shown) > 80


async def test_titles_stand_in_their_place_and_time(tmp_path: Path) -> None:
    """Chinese and Latin words draw different marks, above or below, on their frames only."""
    black = {"b": media.coloured("black.mp4", "black", size="320x180")}
    titles = (
        Title("1", "你好 Hello", at_ms=300, duration_ms=300, place=Place.TOP),
        Title("2", "再见 Hello", at_ms=600, duration_ms=333, place=Place.BOTTOM, colour="#00ff00"),
    )
    line = timeline(clip("b", 0, 450), clip("b", 450, 1000), titles=titles, canvas=Canvas(320, 180))

    shown = media.frames(await made(line, black, tmp_path))

    above, below = ([frame[half].max() > 128 for frame in shown] for half in (slice(0, 90), slice(90, 180)))
    # The first and the last frame of each are faint.
    assert set(range(10, 17)) <= {index for index, lit in enumerate(above) if lit} <= set(range(9, 18))
    assert set(range(19, 27)) <= {index for index, lit in enumerate(below) if lit} <= set(range(18, 28))
    hello, goodbye = shown[12][:90, :, 1], shown[22][90:, :, 1]
    rows = [np.flatnonzero(half.max(axis=1) > 128) for half in (hello, goodbye)]
    marks = [half[row[0] : row[0] + 14] > 128 for half, row in zip((hello, goodbye), rows, strict=True)]
    assert (marks[0] != marks[1]).sum() > 20
    assert mean(shown[22][90:])[1] > mean(shown[22][90:])[0] * 2


async def test_a_font_is_found_for_every_character(tmp_path: Path) -> None:
    """Two characters that no font had would look alike; these do not."""
    black = {"b": media.coloured("black.mp4", "black", size="320x180")}
    pictures = []
    for word in ("中", "文", "Q"):
        line = timeline(
            clip("b", 0, 100), titles=(Title("1", word, place=Place.CENTER),), canvas=Canvas(320, 180)
        )
        pictures.append(media.frames(await made(line, black, tmp_path))[1])

    assert all((one[..., 0] > 128).sum() > 15 for one in pictures)
    assert ((pictures[0] > 128) != (pictures[1] > 128)).sum() > 30
    assert ((pictures[0] > 128) != (pictures[2] > 128)).sum() > 30


async def test_ends_fade_in_white(tmp_path: Path) -> None:
    """The first and the last frame are white, evenly reached, and nothing between is touched."""
    line = timeline(
        clip("t", 0, 2000), fade_in_ms=500, fade_out_ms=500, comes_from_white=True, goes_to_white=True
    )

    lit = [frame.mean() for frame in media.frames(await made(line, {"t": tone()}, tmp_path))]

    assert min(lit[0], lit[-1]) > 253
    assert lit[:16] == sorted(lit[:16], reverse=True)
    assert lit[-15:] == sorted(lit[-15:])
    assert lit[30] == pytest.approx(128, abs=6)


async def test_fades_take_picture_and_sound_along(tmp_path: Path) -> None:
    """The first and the last frame are black and silent, also when a fade is longer than its clip."""
    line = timeline(
        clip("t", 0, 300), clip("t", 300, 1000), clip("t", 1000, 2000), fade_in_ms=500, fade_out_ms=500
    )

    out = await made(line, {"t": tone()}, tmp_path)

    lit = [frame.mean() for frame in media.frames(out)]
    sound = media.samples(out)
    assert lit[0] < 2
    assert lit[-1] < 2
    assert lit[:16] == sorted(lit[:16])
    assert lit[30] == pytest.approx(128, abs=6)
    assert media.level_db(sound[:, 1000:5000]) < media.level_db(sound[:, 48_000:60_000]) - 10
    assert media.level_db(sound[:, 92_000:95_000]) < media.level_db(sound[:, 48_000:60_000]) - 10
