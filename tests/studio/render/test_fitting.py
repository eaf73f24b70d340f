"""A copy that was promised to be so small is so small, and is still the same video."""

import asyncio
from collections.abc import AsyncIterator
from fractions import Fraction
from pathlib import Path

import httpx
import pytest

from core.clock import SystemClock
from core.nemo.wire import Path as Url
from core.probe import probe
from studio.api.serving import StudioConfig, serve
from studio.render.fitting import Rates, TooTight, fit, rates
from studio.timeline import Canvas
from tests import media
from tests.contract.caller import Caller, arrive, door

NOISE = "testsrc2=s=320x180:r=30:d={seconds},noise=alls=60:allf=t"
SOUND = "anoisesrc=d={seconds}:r=48000:a=0.3"
SECOND = Fraction(30)


def _dear(seconds: float) -> Path:
    """Make a clip that no encoder can make much smaller without losing something."""
    return media.make(
        f"dear-{seconds}.mp4",
        *("-f", "lavfi", "-i", NOISE.format(seconds=seconds)),
        *("-f", "lavfi", "-i", SOUND.format(seconds=seconds)),
        *("-c:v", "libx264", "-preset", "ultrafast", "-crf", "10", "-c:a", "aac", "-b:a", "192k"),
    )


@pytest.mark.parametrize("seconds", [0.4, 2, 6])
@pytest.mark.parametrize("rate", [200_000, 600_000, 2_000_000])
async def test_what_is_made_is_never_larger_than_was_promised(
    seconds: float, rate: int, tmp_path: Path
) -> None:
    """For pictures that take all they are given, at several lengths and sizes."""
    limit = round(rate * max(seconds, 1) / 8)
    target = tmp_path / "copy.mp4"

    await fit(_dear(seconds), target, Canvas(160, 90, SECOND), limit, progress=lambda _: None)

    made, whole = probe(target), probe(_dear(seconds))
    assert made.bytes <= limit
    assert (made.width, made.height) == (160, 90)
    assert abs(made.duration_ms - whole.duration_ms) < 60
    assert (made.video_codec, made.audio_codec) == ("h264", "aac")
    assert [path.name for path in await asyncio.to_thread(tmp_path.iterdir)] == ["copy.mp4"]


async def test_what_fits_already_is_taken_as_it_is(tmp_path: Path) -> None:
    """Not a bit is touched."""
    source = _dear(0.4)
    await fit(source, tmp_path / "copy.mp4", Canvas(320, 180), 10_000_000, progress=lambda _: None)

    assert (tmp_path / "copy.mp4").read_bytes() == source.read_bytes()


async def test_too_few_bytes_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    """Rather than something that nobody can recognise."""
    with pytest.raises(TooTight):
        await fit(_dear(2), tmp_path / "copy.mp4", Canvas(160, 90), 9_000, progress=lambda _: None)

    assert not list(await asyncio.to_thread(tmp_path.iterdir))


def test_bits_are_shared_out() -> None:
    """The sound has its part, in steps; what is left is the picture's, and never more than there is."""
    small = rates(60_000, SECOND, 1_000_000, has_sound=True)
    large = rates(60_000, SECOND, 20_000_000, has_sound=True)
    mute = rates(60_000, SECOND, 1_000_000, has_sound=False)

    assert (small.sound, large.sound, mute.sound) == (32_000, 128_000, 0)
    assert small.picture < mute.picture < large.picture
    for given, limit in ((small, 1_000_000), (large, 20_000_000), (mute, 1_000_000)):
        assert _bits(given, 60) < limit * 8


def test_long_videos_have_room_in_large_files() -> None:
    """Two hours in 2 GB, with no more in a moment than players buffer."""
    given = rates(7_200_000, SECOND, 2_000_000_000, has_sound=True)

    assert given.picture > 1_500_000
    assert given.burst <= 10_000_000


def _bits(given: Rates, seconds: int) -> int:
    return (given.picture + given.sound) * seconds + given.burst


@pytest.fixture
async def http(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(StudioConfig(tmp_path), clock=SystemClock()) as url, door(url) as http:
        yield http


@pytest.mark.parametrize("of", ["whole", "nothing"])
async def test_the_studio_gives_a_copy_of_a_render_in_so_many_bytes(
    http: httpx.AsyncClient, of: str, tmp_path: Path
) -> None:
    """From the finished file where there is one, else from the clips; below the cap either way."""
    caller = await arrive(http)
    session_id = (await caller.session())["session_id"]
    await caller.upload(session_id, ("a.mp4", await asyncio.to_thread(_dear(2).read_bytes)))
    draft = (await caller.state(session_id))["state"]["draft"]
    await caller.render(session_id, "whole", draft, resolution="180p")
    whole = (await caller.rendered("whole"))["output"]

    await caller.render(session_id, "copy", draft, resolution="90p", max_bytes=60_000, copy_of=of)
    copy = (await caller.rendered("copy"))["output"]

    assert copy["size"] <= 60_000 < whole["size"]
    assert abs(copy["duration"] - whole["duration"]) < 0.06
    path = tmp_path / "copy.mp4"
    path.write_bytes(await _downloaded(caller, "copy"))
    facts = probe(path)
    assert (facts.width, facts.height, facts.bytes) == (160, 90, copy["size"])
    assert not list((tmp_path / "work").rglob("*uncut*"))


async def test_no_copy_is_made_of_what_is_hopelessly_long(http: httpx.AsyncClient) -> None:
    """It says so."""
    caller = await arrive(http)
    session_id = (await caller.session())["session_id"]
    await caller.upload(session_id, ("a.mp4", await asyncio.to_thread(_dear(2).read_bytes)))
    draft = (await caller.state(session_id))["state"]["draft"]
    await caller.render(session_id, "copy", draft, resolution="90p", max_bytes=9_000)

    failed = await caller.rendered("copy")

    assert failed["error"] == "the video is too long for a file of that size"


async def _downloaded(caller: Caller, render_id: str) -> bytes:
    answer = await caller.call("GET", Url.RENDER_DOWNLOAD.format(render_id=render_id))
    return answer.content
