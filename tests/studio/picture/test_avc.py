"""What a stream says about itself is taken apart and put together."""

import av
import pytest

from studio.picture import avc
from tests import media


def described(number: int, size: str = "160x90") -> avc.Parameters:
    path = media.make(
        f"described-{number}-{size}.mp4", "-f", "lavfi", "-i", f"color=gray:s={size}:r=10:d=0.3",
        "-c:v", "libx264", "-pix_fmt", "yuv420p", "-x264-params", f"sps-id={number}",
    )  # fmt: skip
    with av.open(str(path)) as container:
        found = avc.read(container.streams.video[0].codec_context.extradata)
    assert found is not None
    return found


@pytest.mark.parametrize("number", [0, 1, 7, 31])
def test_numbers_are_read(number: int) -> None:
    """Of sequence and picture sets alike."""
    assert described(number).ids == {number}


def test_two_descriptions_become_one() -> None:
    """Which names the sets of both, and can be read again."""
    one, other = described(0), described(3)

    both = avc.read(avc.together((one, other)))

    assert both == avc.Parameters((*one.sequences, *other.sequences), (*one.pictures, *other.pictures))
    assert both.ids == {0, 3}


def test_one_number_must_not_mean_two_sets() -> None:
    """Frames would be decoded by the wrong one."""
    assert avc.are_apart((described(0), described(0), described(1)))
    assert not avc.are_apart((described(0), described(0, "64x36")))


@pytest.mark.parametrize(
    "extradata", [None, b"", b"\0\0\0\1\x67", b"\1dabc\xff\xe1", b"\1d\0\x1f\xff\xe1\0\2gd"]
)
def test_other_forms_are_not_read(extradata: bytes | None) -> None:
    """Nothing is guessed."""
    assert avc.read(extradata) is None


def test_units_are_told_apart() -> None:
    """And lengths that do not add up are an error."""
    picture = b"\0\0\0\2\x67\1\0\0\0\3\x65\1\2"

    assert [avc.kind(unit) for unit in avc.units(memoryview(picture))] == [7, avc.IDR]
    with pytest.raises(ValueError, match="broken"):
        [*avc.units(memoryview(picture + b"\0\0\0\x09\1"))]
