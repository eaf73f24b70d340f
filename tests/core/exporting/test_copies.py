"""Which copy fits a chat: the larger the limit and the shorter the video, the larger its picture."""

from dataclasses import replace
from fractions import Fraction

import pytest

from core.exporting.copies import Copy, fitting
from core.nemo.wire import Kind
from core.probe import Facts

MB = 1_000_000
UHD = Facts(
    kind=Kind.VIDEO,
    container="mp4",
    bytes=300 * MB,
    duration_ms=30_000,
    width=3840,
    height=2160,
    fps=Fraction(30),
)


@pytest.mark.parametrize(
    ("limit", "seconds", "side"),
    [
        (49 * MB, 30, 1080),
        (10 * MB, 30, 720),
        (49 * MB, 180, 720),
        (10 * MB, 90, 480),
        (49 * MB, 900, 360),
        (10 * MB, 300, 240),
        (10 * MB, 900, 240),
        (2000 * MB, 7200, 720),
        (10 * MB, 7200, None),
        (1000, 30, None),
    ],
)
def test_the_picture_is_as_large_as_its_bits_allow(limit: int, seconds: int, side: int | None) -> None:
    """From 1080p down to what can just be recognised; and nothing, where nobody could."""
    copy = fitting(replace(UHD, duration_ms=seconds * 1000), limit)

    assert (None if copy is None else copy.side) == side
    assert copy is None or limit * 0.9 < copy.max_bytes < limit


def test_a_small_picture_is_never_made_larger() -> None:
    """It stays as it is, or gets smaller."""
    small = replace(UHD, width=640, height=360)

    assert fitting(small, 49 * MB) == Copy(360, 49 * MB * 96 // 100, 30.0)
    assert fitting(replace(small, duration_ms=300_000), 10 * MB) == Copy(240, 9_600_000, 30.0)


def test_an_upright_video_is_measured_by_its_shorter_side() -> None:
    """As people call it."""
    lying, standing = fitting(UHD, 10 * MB), fitting(replace(UHD, width=2160, height=3840), 10 * MB)

    assert lying == standing


def test_a_fast_video_gives_up_every_other_frame_first() -> None:
    """A slow one keeps its pace."""
    fast, slow = (fitting(replace(UHD, fps=Fraction(*rate)), 10 * MB) for rate in ((60,), (24000, 1001)))

    assert slow is not None
    assert Fraction(slow.fps).limit_denominator(1001) == Fraction(24000, 1001)

    assert fast == Copy(720, 9_600_000, 30.0)
    assert fast.output("render_1") == {
        "format": "mp4",
        "quality": "low",
        "resolution": "720p",
        "fps": 30.0,
        "max_bytes": 9_600_000,
        "copy_of": "render_1",
    }
