"""Frames to which nothing happens are taken from their file as they are."""

import subprocess
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import pytest

from core.probe import probe
from studio.picture.reel import reel
from studio.timeline import Canvas, Place, Timeline, Title
from studio.timeline.look import Look
from studio.work.ffmpeg import executable
from tests import media
from tests.studio.cutting import CANVAS, clip, inodes, made, timeline

SIZE = "160x90"
TAGS = (
    "-color_range", "tv", "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709",
)  # fmt: skip
X264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "10", "-g", "20", "-keyint_min", "20")
CLOSED = (*X264, "-x264-params", "open-gop=0:scenecut=0:bframes=3:b-pyramid=normal")
BASE = (*TAGS, *CLOSED)
COUNTED = f"nullsrc=s={SIZE}:r=30:d=2.4,geq=lum='16+3*N':cb=128:cr=128"


def camera(name: str = "camera.mp4", *coded: str, source: str = COUNTED, sound: bool = True) -> Path:
    """Make a clip as cameras give them, with a key frame at every 20th of its frames."""
    heard = ("-f", "lavfi", "-i", "sine=440:d=2.4:r=48000", "-c:a", "aac", "-shortest") if sound else ()
    return media.make(name, "-f", "lavfi", "-i", source, *heard, *(coded or BASE), "-pix_fmt", "yuv420p")


def pictures(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(video=0) if packet.size]


def complaints(path: Path) -> str:
    command = [
        executable(),
        "-nostdin",
        "-hide_banner",
        "-loglevel",
        "warning",
        "-i",
        str(path),
        "-f",
        "null",
        "-",
    ]
    return subprocess.run(command, check=True, capture_output=True, text=True).stderr


async def test_an_untouched_clip_is_copied_whole(tmp_path: Path) -> None:
    """Every picture is the very same bytes, and nothing was encoded."""
    source = camera()

    out = await made(timeline(clip("c", 0, 2400)), {"c": source}, tmp_path)

    assert pictures(out) == pictures(source)
    assert media.times(out) == pytest.approx([number / 30 for number in range(72)], abs=1e-4)
    assert not inodes(tmp_path / "work", "*.mp4")
    assert not complaints(out)


async def test_a_cut_is_exact_and_encodes_only_its_ends(tmp_path: Path) -> None:
    """Frame 7 to frame 70 of a clip with key frames at 20, 40 and 60: what lies between those is the same."""
    source = camera()

    out = await made(timeline(clip("c", 233, 2333)), {"c": source}, tmp_path)

    assert media.numbers(out) == [*range(7, 70)]
    assert media.times(out) == pytest.approx([number / 30 for number in range(63)], abs=1e-4)
    assert set(pictures(source)[20:60]) <= set(pictures(out))
    assert not complaints(out)
    with av.open(str(out)) as container:
        assert len(container.streams.video[0].codec_context.extradata or b"") > 0


async def test_several_cuts_of_files_of_one_making_go_on_without_a_seam(tmp_path: Path) -> None:
    """Two recordings of one camera are described alike, so frames of both are taken."""
    one, other = camera(), camera("other.mp4", source=COUNTED.replace("16+3*N", "235-2*N"))
    line = timeline(clip("c", 300, 2000), clip("d", 500, 2400), clip("c", 0, 1400))

    out = await made(line, {"c": one, "d": other}, tmp_path)

    assert len(media.frames(out)) == 51 + 57 + 42
    assert {*pictures(one)[20:60], *pictures(other)[20:72], *pictures(one)[:40]} <= set(pictures(out))
    assert not complaints(out)


async def test_files_of_two_makings_are_not_mixed(tmp_path: Path) -> None:
    """What most of the video comes from is taken; the other, described by the same numbers, is encoded."""
    one = camera()
    other = camera("making.mp4", *TAGS, *X264, "-x264-params", "open-gop=0:scenecut=0:ref=5:bframes=0")

    out = await made(timeline(clip("c", 0, 2400), clip("d", 0, 1000)), {"c": one, "d": other}, tmp_path)

    assert media.numbers(out) == [*range(72), *range(30)]
    assert set(pictures(one)) <= set(pictures(out))
    assert not set(pictures(other)) & set(pictures(out))
    assert not complaints(out)


async def test_a_title_has_only_its_own_frames_encoded(tmp_path: Path) -> None:
    """Before it and after it the frames are the file's own."""
    title = Title("t", "Hello", at_ms=1000, duration_ms=200, place=Place.TOP)
    source = camera(source=COUNTED.replace("2.4", "4"), name="four.mp4", sound=False)

    out = await made(timeline(clip("c", 0, 4000), titles=(title,)), {"c": source}, tmp_path)

    assert media.numbers(out)[:35] == [*range(35)]
    assert len(media.frames(out)) == 120
    assert set(pictures(source)[40:]) <= set(pictures(out))
    assert pictures(source)[0] not in pictures(out)  # less than a second is not worth a seam


@pytest.mark.parametrize(
    "changed",
    [
        {"look": Look(brightness=10)},
        {"speed_pct": 200},
        {"end_ms": 900},
    ],
    ids=["a look", "a speed", "less than a second"],
)
async def test_what_is_changed_is_encoded(tmp_path: Path, changed: dict[str, object]) -> None:
    """No frame of the file is taken."""
    source = camera()
    line = timeline(replace(clip("c", 0, 2000), **changed))  # type: ignore[arg-type]  # a table's fields

    out = await made(line, {"c": source}, tmp_path)

    assert not set(pictures(source)) & set(pictures(out))


@pytest.mark.parametrize(
    "canvas",
    [Canvas(320, 180, Fraction(30)), Canvas(160, 90, Fraction(25)), replace(CANVAS, is_rough=True)],
    ids=["size", "rate", "preview"],
)
async def test_another_canvas_is_encoded(tmp_path: Path, canvas: Canvas) -> None:
    """Another size or rate needs other pictures, and a preview shall be small."""
    source = camera()

    out = await made(Timeline(canvas=canvas, clips=(clip("c", 0, 2000),)), {"c": source}, tmp_path)

    assert not set(pictures(source)) & set(pictures(out))


@pytest.mark.parametrize(
    ("name", "coded"),
    [
        ("untagged.mp4", CLOSED),
        ("full.mp4", (*TAGS, "-color_range", "pc", *CLOSED)),
        ("pal.mp4", (*TAGS, "-colorspace", "bt470bg", *CLOSED)),
        ("uneven.mp4", ("-vf", "select='lt(mod(n,10),7)'", "-fps_mode", "vfr", *BASE)),
        ("fields.mp4", (*BASE, "-flags", "+ilme+ildct", "-vf", "scale=160:96,setfield=tff")),
        ("wide.mp4", ("-vf", "setsar=2", *BASE)),
        ("mpeg.mp4", (*TAGS, "-c:v", "mpeg4")),
    ],
)
def test_frames_that_cannot_stand_beside_ours_are_not_offered(name: str, coded: tuple[str, ...]) -> None:
    """Of such a file every frame is encoded."""
    path = camera(name, *coded)

    assert reel(path, probe(path)) is None


def test_a_turned_file_is_not_offered() -> None:
    """A player would turn all of the track, or nothing."""
    upright = str(camera())
    path = media.make("turned.mp4", "-display_rotation", "180", "-i", upright, "-c", "copy")

    assert reel(path, probe(path)) is None


async def test_an_open_group_is_no_place_to_cut(tmp_path: Path) -> None:
    """Where frames reach behind a key frame they cannot do without what was there."""
    source = camera("open.mp4", *TAGS, *X264, "-x264-params", "open-gop=1:scenecut=0:bframes=3")
    found = reel(source, probe(source))

    out = await made(timeline(clip("c", 500, 2300)), {"c": source}, tmp_path)

    assert found is not None
    assert [frame for frame, _ in found.cuts] == [0]
    assert media.numbers(out) == [*range(15, 69)]
    assert not complaints(out)


async def test_matroska_is_as_good(tmp_path: Path) -> None:
    """Times rounded to milliseconds still tell which frame is which."""
    source = camera("camera.mkv")

    out = await made(timeline(clip("c", 233, 2333)), {"c": source}, tmp_path)

    assert media.numbers(out) == [*range(7, 70)]
    assert set(pictures(source)[20:60]) <= set(pictures(out))


async def test_our_own_file_can_be_cut_again(tmp_path: Path) -> None:
    """A track that describes itself in two ways leaves a third number for what is encoded."""
    first = await made(timeline(clip("c", 233, 2333)), {"c": camera()}, tmp_path)

    again = await made(timeline(clip("d", 100, 2000)), {"d": first.rename(tmp_path / "first.mp4")}, tmp_path)

    assert media.numbers(again) == [*range(10, 67)]
    assert not complaints(again)
