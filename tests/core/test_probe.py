"""Files are taken for what they hold."""

import struct
import zlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image

from core.errors import NotMedia
from core.nemo.wire import Kind
from core.probe import probe
from tests import media

SINE = "sine=440:d=1:r=48000"


def test_a_video_is_measured() -> None:
    """Size, rate, length and codecs come from the content."""
    facts = probe(media.coloured("probe.mp4", "red", tone=SINE))

    assert (facts.kind, facts.container) == (Kind.VIDEO, "mov")
    assert (facts.width, facts.height, facts.fps, facts.is_variable) == (160, 90, Fraction(30), False)
    assert abs(facts.duration_ms - 1000) < 50
    assert (facts.video_codec, facts.audio_codec, facts.channels) == ("h264", "aac", 1)
    assert facts.bytes > 0


def test_rotation_turns_the_size_as_seen() -> None:
    """A phone's upright clip is upright, however it is stored."""
    upright = media.make("upright.mp4", "-display_rotation", "90", "-i", str(media.counted()), "-c", "copy")

    facts = probe(upright)

    assert (facts.width, facts.height) == (90, 160)
    assert facts.rotation % 180 != 0


def test_wide_pixels_widen_the_size_as_seen() -> None:
    """An anamorphic picture is measured with square pixels."""
    facts = probe(media.counted("wide.mp4", more=",setsar=2/1"))

    assert (facts.width, facts.height) == (320, 90)


def test_an_uneven_rate_is_told() -> None:
    """Footage whose frames come at an uneven pace says so."""
    uneven = media.make(
        "uneven.mp4", "-i", str(media.counted()), "-vf", "select='lt(mod(n,5),2)'", "-fps_mode", "vfr"
    )

    assert probe(uneven).is_variable


def test_a_length_unknown_to_the_header_is_counted() -> None:
    """A recording without a length in its header is measured by its packets."""
    format_live = ("-f", "webm", "-live", "1", "-cluster_time_limit", "500")
    live = media.make("live.webm", "-i", str(media.counted()), "-c:v", "libvpx", *format_live)

    assert abs(probe(live).duration_ms - 2000) < 100


def test_a_cut_off_upload_is_as_long_as_what_arrived() -> None:
    """A header that claims more than there is gets no belief."""
    busy = ("-f", "lavfi", "-i", "testsrc2=s=160x90:r=30:d=2")
    whole = media.make("whole.mp4", *busy, "-c:v", "libx264", "-movflags", "+faststart")
    cut = media.folder() / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 6 // 10])

    assert 200 < probe(cut).duration_ms < 1900


def test_a_song_with_a_cover_is_a_sound() -> None:
    """The cover is no video."""
    cover = media.picture("cover.png", Image.new("RGB", (32, 32), "red"))
    as_cover = ("-map", "0", "-map", "1", "-c:v", "copy", "-disposition:v", "attached_pic")
    song = media.tone("song.mp3", SINE, "-i", str(cover), *as_cover)

    facts = probe(song)

    assert (facts.kind, facts.width, facts.video_index) == (Kind.AUDIO, 0, None)
    assert abs(facts.duration_ms - 1000) < 100


@pytest.mark.parametrize("name", ["a.wav", "a.m4a", "a.aac", "a.ogg", "a.flac"])
def test_sounds_of_every_type_are_sounds(name: str) -> None:
    """Each container of sound is known by its content."""
    facts = probe(media.tone(name, SINE))

    assert facts.kind is Kind.AUDIO
    assert abs(facts.duration_ms - 1000) < 100


@pytest.mark.parametrize("name", ["p.png", "p.jpg", "p.webp", "p.gif"])
def test_pictures_are_pictures(name: str) -> None:
    """A still is an image, also in a type that could move."""
    facts = probe(media.picture(name, Image.new("RGB", (33, 21), "red")))

    assert (facts.kind, facts.width, facts.height, facts.duration_ms) == (Kind.IMAGE, 33, 21, 0)


@pytest.mark.parametrize("name", ["moving.gif", "moving.webp", "moving.png"])
def test_moving_pictures_are_videos(name: str) -> None:
    """An animation plays for as long as its frames say."""
    shades = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    path = media.picture(name, shades[0], save_all=True, append_images=shades[1:], duration=500, loop=0)

    facts = probe(path)

    assert (facts.kind, facts.duration_ms, facts.width, facts.height) == (Kind.VIDEO, 1500, 40, 30)


def test_a_photograph_is_seen_upright() -> None:
    """The camera's orientation counts."""
    exif = Image.Exif()
    exif[0x0112] = 6
    path = media.picture("camera.jpg", Image.new("RGB", (40, 30), "red"), exif=exif)

    assert (probe(path).width, probe(path).height) == (30, 40)


def _bomb() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 15_000, 15_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(999)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.mp4", lambda: b""),
        ("junk.mp4", lambda: bytes(range(7, 256)) * 40),
        ("junk.mp3", lambda: b"ID3" + bytes(range(7, 256)) * 40),
        ("playlist.mp4", lambda: b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n"),
        ("script.mp4", lambda: b"ffconcat version 1.0\nfile /etc/hostname\n"),
        ("notes.mov", lambda: b";FFMETADATA1\ntitle=x\n"),
        ("headless.mp4", lambda: media.counted().read_bytes()[:2000]),
        ("bomb.png", _bomb),
        ("picture.mp4", lambda: media.picture("lie.png", Image.new("RGB", (9, 9))).read_bytes()),
        ("sound.mp4", lambda: media.tone("lie.mp3", "sine=f=440:d=1").read_bytes()),
        ("video.mp3", lambda: media.counted().read_bytes()),
        ("video.jpg", lambda: media.counted().read_bytes()),
        ("photo.jpg", lambda: b"\0\0\0\x18ftypheic" + bytes(999)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_used_is_refused(tmp_path: Path, name: str, content: Callable[[], bytes]) -> None:
    """Junk, lies and bombs raise NotMedia, and nothing else."""
    path = tmp_path / name
    path.write_bytes(content())

    with pytest.raises(NotMedia):
        probe(path)


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    """So is no file at all."""
    with pytest.raises(NotMedia):
        probe(tmp_path / "gone.mp4")
