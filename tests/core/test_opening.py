"""The first picture of a video is decoded, and found behind what is broken."""

from pathlib import Path

import av

from core.opening import first_frame
from tests import media

FILM = ("-f", "lavfi", "-i", "testsrc2=s=160x90:r=30:d=2", "-c:v", "libx264", "-g", "15", "-bf", "3")


def test_the_first_picture_is_the_one_that_is_shown_first() -> None:
    """Although pictures that come later in the file could go before it."""
    path = media.make("first.mp4", *FILM)

    with av.open(str(path)) as container:
        frame = first_frame(container, container.streams.video[0])

    assert frame is not None
    assert frame.pts == 0
    assert abs(frame.to_ndarray(format="rgb24").astype(int) - media.frames(path)[0]).mean() < 6


def test_what_comes_before_a_good_picture_may_be_broken(tmp_path: Path) -> None:
    """The first packet says nothing, a later one does."""
    path = tmp_path / "broken.mp4"
    whole = bytearray(media.make("first.mp4", *FILM).read_bytes())
    begin = whole.index(b"mdat") + 4
    with av.open(str(media.make("first.mp4", *FILM))) as container:
        size = next(packet.size for packet in container.demux(video=0))
    whole[begin : begin + size] = bytes(size)
    path.write_bytes(whole)

    with av.open(str(path)) as container:
        assert first_frame(container, container.streams.video[0]) is not None


def test_where_there_is_no_picture_nothing_is_found(tmp_path: Path) -> None:
    """A file whose pictures are all broken."""
    path = tmp_path / "none.mp4"
    whole = bytearray(media.make("first.mp4", *FILM).read_bytes())
    begin = whole.index(b"mdat") + 4
    end = whole.index(b"moov") - 4
    whole[begin:end] = bytes(end - begin)
    path.write_bytes(whole)

    with av.open(str(path)) as container:
        assert first_frame(container, container.streams.video[0]) is None
