"""Pieces become one file, frame by frame."""

from fractions import Fraction
from pathlib import Path
from threading import Event

import pytest

from studio.picture.strip import Strip
from studio.render.join import JoinError, join
from studio.stopping import Stopped
from tests import media

ENCODED = ("-c:v", "libx264", "-crf", "10", "-g", "20", "-x264-params", "open-gop=0:stitchable=1")


def body(frames: int, size: str = "160x90") -> Path:
    source = str(media.counted(f"counted-{size}.mp4", size=size))
    return media.make(f"body{frames}-{size}.mp4", "-i", source, "-frames:v", str(frames), *ENCODED)


def silence() -> Path:
    return media.tone("silence.m4a", "anullsrc=r=48000:cl=stereo:d=3", "-c:a", "aac")


def joined(bodies: list[tuple[Path, int]], folder: Path, fps: Fraction = Fraction(30)) -> None:
    strips = [Strip(*body) for body in bodies]
    join(strips, silence(), folder / "out.mp4", fps, stop=Event(), progress=lambda _: None)


def test_every_frame_is_in_its_place(tmp_path: Path) -> None:
    """Frames follow each other at the exact rate, also over the seams."""
    fps = Fraction(30000, 1001)

    joined([(body(17), 17), (body(40), 40), (body(3), 3)], tmp_path, fps)

    assert media.numbers(tmp_path / "out.mp4") == [*range(17), *range(40), *range(3)]
    assert media.times(tmp_path / "out.mp4") == pytest.approx([float(n / fps) for n in range(60)], abs=1e-4)


def test_the_index_stands_in_front(tmp_path: Path) -> None:
    """A player can begin before the whole has arrived."""
    joined([(body(17), 17)], tmp_path)

    content = (tmp_path / "out.mp4").read_bytes()
    assert 0 < content.index(b"moov") < content.index(b"mdat")


def test_a_piece_of_another_length_is_refused(tmp_path: Path) -> None:
    """A frame too many or too few would move all that follow."""
    with pytest.raises(JoinError):
        joined([(body(17), 16)], tmp_path)


def test_a_piece_of_another_making_is_refused(tmp_path: Path) -> None:
    """Bodies of two sizes cannot be one track."""
    with pytest.raises(JoinError):
        joined([(body(17), 17), (body(17, "64x36"), 17)], tmp_path)


def test_joining_can_be_stopped(tmp_path: Path) -> None:
    """Between two packets, however long the file is."""
    stop = Event()
    stop.set()

    with pytest.raises(Stopped):
        join([Strip(body(17), 17)], silence(), tmp_path / "out.mp4", Fraction(30), stop=stop, progress=print)


def test_joining_tells_how_far_it_is(tmp_path: Path) -> None:
    """Shares rise, up to the whole."""
    told: list[float] = []

    strips = [Strip(body(40), 40)] * 6
    join(strips, silence(), tmp_path / "out.mp4", Fraction(30), stop=Event(), progress=told.append)

    assert told == sorted(told)
    assert 0.8 < told[-1] <= 1
