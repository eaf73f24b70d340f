"""Nothing is called done before it was checked; what is wrong is made anew, once."""

from pathlib import Path

import pytest

from core.probe import probe
from studio.checking.proof import Attempt, Made, Unfit, proved
from studio.checking.verdict import Fault, Sources
from studio.render import render
from studio.timeline import Timeline
from studio.work.workshop import Workshop
from tests import media
from tests.studio.cutting import clip, inodes, made, timeline, tone

LINE = timeline(clip("a", 0, 1000), clip("b", 0, 1000), clip("a", 1000, 2000))


def _files() -> dict[str, Path]:
    """Give two files of which none can be taken as it is: they are larger than the canvas."""
    return {
        "a": media.coloured("large-a.mp4", "gray", seconds=2, size="320x180", tone="sine=440:d=2:r=48000"),
        "b": media.coloured("large-b.mp4", "red", seconds=2, size="320x180", tone="sine=600:d=2:r=48000"),
    }


def _spoil(piece: Path, *filters: str) -> None:
    """Put something else of the same length in a finished piece's place."""
    coded = ("-c:v", "libx264", "-x264-params", "stitchable=1:open-gop=0", "-c:a", "aac", "-f", "mp4")
    spoilt = media.make(f"spoilt-{piece.name}", "-i", str(piece), *filters, *coded)
    piece.write_bytes(spoilt.read_bytes())


async def test_a_piece_that_went_black_is_made_anew(tmp_path: Path) -> None:
    """Only that one; and the whole is right in the end."""
    await made(LINE, _files(), tmp_path)
    pieces = sorted((tmp_path / "work").rglob("*.mp4"))
    red = next(piece for piece in pieces if media.frames(piece)[0][..., 0].mean() > 200)
    _spoil(red, "-vf", "drawbox=c=black:t=fill", "-crf", "20", "-preset", "veryfast", "-profile:v", "high")
    others = {name: inode for name, inode in inodes(tmp_path / "work", "*.mp4").items() if name != red.name}

    out = await made(LINE, _files(), tmp_path)

    shown = media.frames(out)
    assert all(frame[..., 0].mean() > 100 for frame in shown)
    assert shown[45][..., 1].mean() < 40
    assert media.frames(red)[0][..., 0].mean() > 200
    assert others.items() <= inodes(tmp_path / "work", "*.mp4").items()


async def test_sound_that_went_silent_is_made_anew(tmp_path: Path) -> None:
    """The person hears what the clips say."""
    await made(LINE, _files(), tmp_path)
    (heard,) = (tmp_path / "work").rglob("*.m4a")
    _spoil(heard, "-af", "volume=0")

    out = await made(LINE, _files(), tmp_path)

    assert media.level_db(media.samples(out)) > -30


async def test_a_good_render_is_made_once(tmp_path: Path) -> None:
    """What is as planned is left as it is, and has no faults."""
    target, shares = tmp_path / "out.mp4", list[float]()

    faults = await render(LINE, _files(), target, work=tmp_path / "work", progress=shares.append)

    assert not faults
    assert shares == sorted(shares)
    assert shares.count(1.0) >= 1


async def test_a_fault_that_lasts_is_told(tmp_path: Path) -> None:
    """What came out otherwise than planned, and can be used all the same, is given with its fault."""
    target = tmp_path / "out.mp4"
    quiet = timeline(clip("t", 0, 2000), loudness=-14)

    async def attempt() -> Made:
        target.write_bytes(tone().read_bytes())
        return Made((), (), _told(), lufs=-30.0)

    assert await _proved(attempt, attempt, target=target, line=quiet) == {Fault.LOUDNESS}


async def test_what_nobody_can_use_is_never_given(tmp_path: Path) -> None:
    """After two attempts that came out wrong there is no file, and an error that says why."""
    target, attempts = tmp_path / "out.mp4", list[int]()

    async def attempt() -> Made:
        attempts.append(1)
        target.write_bytes(b"no video")
        return Made((), (), _told())

    with pytest.raises(Unfit, match="unreadable"):
        await _proved(attempt, attempt, target=target, line=timeline(clip("t", 0, 2000)))

    assert len(attempts) == 2
    assert not target.exists()


async def _proved(*attempts: Attempt, target: Path, line: Timeline) -> frozenset[Fault]:
    shop = Workshop(target.parent / "shop")
    shop.open()
    return await proved(attempts, target, shop=shop, timeline=line)


def _told() -> Sources:
    return {"t": (tone(), probe(tone()))}
