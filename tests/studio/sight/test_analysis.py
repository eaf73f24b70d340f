"""A file is seen and heard as a whole, and what was found is kept."""

import asyncio
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest

from core.errors import NotMedia
from studio.api.analyses import Analyses
from studio.sight import analysis
from studio.sight.analysis import Analysis, analyse
from studio.sight.promise import CLOSE_MS, SECTIONS
from studio.stopping import Stopped
from tests import media
from tests.studio import footage, portraits

RHYTHM = "aevalsrc='0.5*sin(880*PI*t)*lt(mod(t,2),1)':d=9:s=48000"


def _footage() -> Path:
    return footage.scenes("pattern", "shaken", "black", "pan", sound=RHYTHM)


def _long() -> Path:
    source = "testsrc2=s=64x36:r=5:d=660"
    return media.make("long.mp4", "-f", "lavfi", "-i", source, "-c:v", "libx264", "-g", "25")


def _files(folder: Path) -> list[Path]:
    return [*folder.iterdir()]


def test_everything_is_found_in_one_file() -> None:
    """Shots, shaking, black and silences are each where they were put."""
    found = analyse(_footage())

    assert [shot.start_ms for shot in found.shots] == [0, 1500, 3000, 4500]
    assert found.shaky == ((1500, 3000),)
    assert found.black == ((3000, 4500),)
    assert [round(start / 100) for start, _ in found.silences] == [10, 30, 50]
    assert found.has_sound
    assert abs(found.duration_ms - 6000) < 50


def test_faces_are_found_scene_by_scene() -> None:
    """Each scene says in how many looks there was one, and each look where it was."""
    found = analyse(portraits.clip("faced.mp4", 0.0, 1, 0.6, side=0.8, seconds=3))
    boxes = {glimpse.at_ms // 3000: glimpse.faces for glimpse in found.glimpses}

    assert [shot.faces for shot in found.shots] == [1, 0, 1]
    assert {piece.faces for piece in found.pieces if piece.start_ms < 3000} == {1}
    assert not boxes[1]
    for scene, left in ((0, 0.0), (2, 0.6)):
        (face,) = boxes[scene]
        wanted = portraits.placed(left, 0.2, 0.8, 16 / 9)
        assert (face.left, face.top, face.right, face.bottom) == pytest.approx(wanted, abs=0.03)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_faces_are_found_however_a_phone_was_held(turns: int) -> None:
    """A file that lies on its side is looked at as it is shown."""
    shown = portraits.clip("held.mp4", 0.1, side=0.8, seconds=1)
    stored = media.make(f"held-{turns}.mp4", "-i", str(shown), "-vf", "null" + ",transpose=clock" * turns)
    lying = ("-display_rotation", str(90 * turns), "-i", str(stored))
    path = media.make(f"held-{turns}-told.mp4", *lying, "-c", "copy")
    (face,) = analyse(path).glimpses[0].faces

    wanted = portraits.placed(0.1, 0.2, 0.8, 16 / 9)
    assert (face.left, face.top, face.right, face.bottom) == pytest.approx(wanted, abs=0.03)


def test_photos_are_looked_at_too(tmp_path: Path) -> None:
    """A picture is one look."""
    picture, box = portraits.picture(0.5, 0.2, 0.7)
    picture.save(tmp_path / "photo.jpg")
    (glimpse,) = analyse(tmp_path / "photo.jpg").glimpses

    (face,) = glimpse.faces
    assert (face.left, face.top, face.right, face.bottom) == pytest.approx(box, abs=0.03)


def test_what_is_written_down_reads_the_same() -> None:
    """Nothing is lost on the way through JSON; what is broken or old is not believed."""
    found = analyse(_footage())
    faced = analyse(portraits.clip("faced-once.mp4", 0.3, seconds=1))

    assert faced.glimpses[0].faces
    assert Analysis.from_json(faced.to_json()) == faced
    assert Analysis.from_json(found.to_json()) == found
    assert Analysis.from_json(found.to_json().replace(f'"version":{analysis.VERSION}', '"version":0')) is None
    assert Analysis.from_json("{") is None
    assert Analysis.from_json("[]") is None


def test_silences_to_remove_leave_a_breath() -> None:
    """Short pauses stay, and long ones keep a little at the sides that are heard."""
    found = Analysis(10_000, silences=((0, 1000), (3000, 3500), (5000, 6000), (9000, 10_000)), has_sound=True)

    assert analysis.silences(found) == ((0, 850), (5150, 5850), (9150, 10_000))
    assert analysis.silences(found, least_ms=400, pad_ms=0) == found.silences


def test_a_picture_is_seen_as_one_shot() -> None:
    """A photo has no length, but a look and a sharpness."""
    photo = media.make("photo.png", "-f", "lavfi", "-i", "testsrc2=s=320x180:d=1", "-frames:v", "1")
    found = analyse(photo)

    assert (found.duration_ms, len(found.shots)) == (0, 1)
    assert found.shots[0].is_good
    assert found.shots[0].look


def test_a_sound_has_no_shots() -> None:
    """Only what is heard is told."""
    found = analyse(footage.sounding("if(lt(mod(t,2),1.2),0.8,0)"))

    assert found.shots == ()
    assert len(found.silences) == 3


def test_an_animation_that_cannot_be_decoded_is_one_plain_shot() -> None:
    """An animated WebP is known by its length alone."""
    args = ("-f", "lavfi", "-i", "testsrc2=s=64x36:r=10:d=1", "-c:v", "libwebp_anim")
    found = analyse(media.make("moving.webp", *args))

    assert [(shot.start_ms, shot.end_ms) for shot in found.shots] == [(0, found.duration_ms)]
    assert found.duration_ms == 1000


def test_a_portrait_clip_is_seen_like_any_other() -> None:
    """Which side is longer changes nothing."""
    args = ("-f", "lavfi", "-i", "testsrc2=s=180x320:r=30:d=1", "-c:v", "libx264")

    assert [shot.is_good for shot in analyse(media.make("portrait.mp4", *args)).shots] == [True]


def test_what_is_no_media_is_refused(tmp_path: Path) -> None:
    """A text is no film."""
    (tmp_path / "words.mp4").write_text("words")

    with pytest.raises(NotMedia):
        analyse(tmp_path / "words.mp4")


def test_a_file_broken_in_the_middle_is_seen_as_far_as_it_goes() -> None:
    """Bytes gone bad cost some frames, not the whole."""
    path = media.folder() / "hurt.mkv"
    whole = bytearray(footage.scenes("pattern", "fractal", suffix="mkv").read_bytes())
    whole[len(whole) // 3 : len(whole) // 3 + 300] = b"\xff" * 300
    path.write_bytes(whole)

    assert analyse(path).shots[-1].end_ms > 2500


def test_a_long_file_is_glanced_at_and_seen_closely_in_parts() -> None:
    """Of eleven minutes only the most promising are seen frame by frame, and all of it is told."""
    found = analyse(_long())
    close = [shot for shot in found.shots if not shot.is_glanced]

    assert sum(shot.duration_ms for shot in close) == pytest.approx(SECTIONS * CLOSE_MS, rel=0.02)
    assert (found.shots[0].start_ms, found.shots[-1].end_ms) == (0, 660_000)
    assert all(one.end_ms == other.start_ms for one, other in pairwise(found.shots))


async def test_a_result_is_kept_by_content(tmp_path: Path) -> None:
    """The same content under another name is not looked at again, and a kept file that broke is."""
    analyses = Analyses(tmp_path / "kept")
    first = await analyses.of(_footage())
    (kept,) = (tmp_path / "kept").iterdir()
    before = kept.stat().st_mtime_ns
    copy = tmp_path / "other.mp4"
    copy.write_bytes(_footage().read_bytes())

    assert await analyses.of(copy) == first
    assert kept.stat().st_mtime_ns == before
    kept.write_text("{")
    assert await Analyses(tmp_path / "kept").of(copy) == first
    assert Analysis.from_json(kept.read_text()) == first


async def test_two_who_ask_at_once_share_one_look(tmp_path: Path) -> None:
    """Asking twice at the same time makes one result, whole for both."""
    analyses = Analyses(tmp_path)

    one, two = await asyncio.gather(analyses.of(_footage()), analyses.of(_footage()))

    assert one == two
    assert len(_files(tmp_path)) == 1


async def test_cancelling_stops_the_look_and_leaves_nothing(tmp_path: Path) -> None:
    """Whoever gives up is let go, the thread ends, and the next one asked gets a whole answer."""
    analyses = Analyses(tmp_path)
    asked = asyncio.create_task(analyses.of(_long()))
    _, waiting = await asyncio.wait({asked}, timeout=0.3)
    assert waiting

    asked.cancel()
    began = asyncio.get_running_loop().time()
    with pytest.raises(asyncio.CancelledError):
        await asked

    assert asyncio.get_running_loop().time() - began < 1
    assert _files(tmp_path) == []
    assert (await analyses.of(_footage())).shots


async def test_the_event_loop_is_free_while_looking(tmp_path: Path) -> None:
    """Others are served while a file is being looked at."""
    asked = asyncio.create_task(Analyses(tmp_path).of(_footage()))
    turns = 0
    while not asked.done():
        await asyncio.wait({asked}, timeout=0.005)
        turns += 1

    assert (await asked).shots
    assert turns > 10


def test_an_analysis_can_be_stopped() -> None:
    """A thread that is told to stop stops."""
    stop = Event()
    stop.set()

    with pytest.raises(Stopped):
        analyse(_footage(), stop=stop)
