"""A finished film on its way to our disk."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.errors import BackendDown, BackendError, DownloadFailed
from core.nemo.client import Nemo
from core.nemo.download import TRIES
from core.nemo.wire import Path as Address
from core.nemo.wire import Render, RenderOutput, RenderStatus
from tests.fakes.answers import Answer, no, plain
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import FILE, TOKEN, Cloud

OWN = Address.RENDER_DOWNLOAD.format(render_id="r1")


def done(url: str | None) -> Render:
    output = None if url is None else RenderOutput(url=url)
    return Render(id="r1", status=RenderStatus.COMPLETED, progress=100, output=output)


HERE = done("/files/r1.mp4")


def content(path: Path) -> bytes:
    return path.read_bytes()


def half_of(cloud: Cloud) -> Answer:
    """Break off after 5000 bytes."""
    return cloud.breaks(cloud.file[:5000], content_length=str(len(cloud.file)))


@pytest.fixture
async def elsewhere() -> AsyncIterator[Cloud]:
    async with Cloud.open() as cloud:
        cloud.file = b"from another host"
        yield cloud


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "film.mp4"


async def test_a_file_arrives_whole_and_alone(nemo: Nemo, cloud: Cloud, target: Path) -> None:
    """From a relative address, with the token, and with progress to its end."""
    told: list[tuple[int, int]] = []
    await nemo.renders.download(HERE, target, progress=lambda have, total: told.append((have, total)))

    assert content(target) == cloud.file
    assert list(target.parent.iterdir()) == [target]
    assert told[-1] == (len(cloud.file), len(cloud.file))
    assert cloud.asked[0].token == TOKEN


@pytest.mark.parametrize("url", [None, ""])
async def test_a_render_without_an_address_is_fetched_from_the_backend(
    nemo: Nemo, cloud: Cloud, target: Path, url: str | None
) -> None:
    """There is always that one."""
    await nemo.renders.download(done(url), target)

    assert content(target) == cloud.file
    assert [asked.path for asked in cloud.asked] == [OWN]


async def test_another_host_never_sees_the_token(
    nemo: Nemo, cloud: Cloud, elsewhere: Cloud, target: Path
) -> None:
    """Neither when the address leads there, nor when a redirect does."""
    address = f"{elsewhere.url}/files/r1.mp4"
    await nemo.renders.download(done(address), target)
    cloud.when(FILE, plain("", 302, location=address))
    await nemo.renders.download(HERE, target)

    assert content(target) == elsewhere.file
    assert [asked.token for asked in elsewhere.asked] == [None, None]
    assert TOKEN not in str(elsewhere.asked)
    assert "x-skill-source" not in elsewhere.asked[0].headers


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/x.mp4",
        "s3://bucket/x.mp4",
        "file:///etc/passwd",
        "http://[bad",
        "http://a b/",
        "\x00",
    ],
)
async def test_an_address_that_cannot_be_reached_is_gone_round(
    nemo: Nemo, cloud: Cloud, target: Path, address: str
) -> None:
    """The backend's own is the way then."""
    await nemo.renders.download(done(address), target)

    assert content(target) == cloud.file
    assert cloud.asked[-1].path == OWN


@pytest.mark.parametrize("refusal", [plain("", 403), plain("", 404), plain("", 500), no(1002, status=404)])
async def test_an_address_that_is_closed_is_gone_round(
    nemo: Nemo, cloud: Cloud, target: Path, refusal: Answer
) -> None:
    """Links expire."""
    cloud.when(FILE, refusal)
    await nemo.renders.download(HERE, target)

    assert content(target) == cloud.file
    assert [asked.path for asked in cloud.asked] == ["/files/r1.mp4", OWN]


async def test_a_dropped_file_is_gone_on_with(
    nemo: Nemo, cloud: Cloud, clock: JumpingClock, target: Path
) -> None:
    """From the byte where it broke off."""
    cloud.when(FILE, half_of(cloud))
    await nemo.renders.download(HERE, target)

    assert content(target) == cloud.file
    assert [asked.headers.get("range") for asked in cloud.asked] == [None, "bytes=5000-"]
    assert len(clock.slept) == 1


@pytest.mark.parametrize(
    ("status", "headers"), [(200, {}), (206, {}), (206, {"content_range": "bytes 0-14999/15000"})]
)
async def test_a_server_that_begins_anew_is_followed(
    nemo: Nemo, cloud: Cloud, target: Path, status: int, headers: dict[str, str]
) -> None:
    """Not every server knows ranges, and some give another one than was asked for."""
    cloud.when(FILE, half_of(cloud), plain(cloud.file, status, **headers))
    await nemo.renders.download(HERE, target)

    assert content(target) == cloud.file


async def test_a_server_that_gives_little_at_a_time_is_asked_on(
    nemo: Nemo, cloud: Cloud, target: Path
) -> None:
    """A whole answer is not the whole file when it says itself that there is more."""
    more = plain(cloud.file[5000:6000], 206, content_range="bytes 5000-5999/15000")
    cloud.when(FILE, half_of(cloud), more)
    await nemo.renders.download(HERE, target)

    assert content(target) == cloud.file
    assert [asked.headers.get("range") for asked in cloud.asked] == [None, "bytes=5000-", "bytes=6000-"]


async def test_a_file_of_unknown_size_is_taken_as_it_comes(nemo: Nemo, cloud: Cloud, target: Path) -> None:
    """Sizes are of the file's own bytes, and not every server tells them."""
    cloud.when(FILE, plain(gzip.compress(cloud.file), content_encoding="gzip"))
    await nemo.renders.download(HERE, target)

    assert content(target) == cloud.file
    assert [asked.headers["accept-encoding"] for asked in cloud.asked] == ["identity"]


async def test_a_file_that_never_comes_whole_is_no_file(
    nemo: Nemo, cloud: Cloud, clock: JumpingClock, target: Path
) -> None:
    """After some tries here and there it is told, and nothing is left behind, also not of an older one."""
    half = half_of(cloud)
    cloud.when(FILE, *[half] * TRIES)
    cloud.when(Address.RENDER_DOWNLOAD, *[half] * TRIES)

    with pytest.raises(DownloadFailed):
        await nemo.renders.download(HERE, target)
    assert list(target.parent.iterdir()) == []
    assert len(cloud.asked) == 2 * TRIES
    assert len(clock.slept) == 2 * (TRIES - 1)


@pytest.mark.parametrize(
    ("refusal", "error"), [(plain("", 500), BackendDown), (no(404, status=404), BackendError)]
)
async def test_the_backends_own_reason_is_told(
    nemo: Nemo, cloud: Cloud, target: Path, refusal: Answer, error: type[BackendError]
) -> None:
    """When its own address fails as well."""
    cloud.when(FILE, plain("", 404))
    cloud.when(Address.RENDER_DOWNLOAD, refusal)

    with pytest.raises(error) as caught:
        await nemo.renders.download(HERE, target)
    assert type(caught.value) is error
    assert list(target.parent.iterdir()) == []


async def test_an_expired_token_is_renewed_for_a_file_too(nemo: Nemo, cloud: Cloud, target: Path) -> None:
    """A render may take longer than a token lives."""
    cloud.expire()
    await nemo.renders.download(done(None), target)

    assert content(target) == cloud.file
    assert [asked.token for asked in cloud.asked] == [TOKEN, f"{TOKEN}+"]


async def test_a_cancelled_download_leaves_nothing(nemo: Nemo, cloud: Cloud, target: Path) -> None:
    """Not under the name, and not beside it."""
    gate = asyncio.Event()
    cloud.when(FILE, half_of(cloud))
    cloud.when_stuck(FILE, gate)  # only used after the first one was dropped
    fetching = asyncio.create_task(nemo.renders.download(HERE, target))
    async with asyncio.timeout(10):
        await cloud.stuck.wait()
    assert [file.name for file in target.parent.iterdir()] == ["film.mp4.part"]
    fetching.cancel()
    await asyncio.wait({fetching})
    gate.set()

    assert fetching.cancelled()
    assert list(target.parent.iterdir()) == []


async def test_a_full_disk_is_a_failed_download(nemo: Nemo, target: Path) -> None:
    """So is a folder that is not there: it is told in our terms."""
    with pytest.raises(DownloadFailed):
        await nemo.renders.download(HERE, target.parent / "missing" / "film.mp4")
