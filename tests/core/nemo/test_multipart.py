"""Files on their way out: in pieces, at their exact length, under safe names."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from core.nemo.client import Nemo
from core.nemo.multipart import CHUNK_BYTES, Multipart
from core.nemo.wire import Path as Address
from tests.fakes.cloud import TOKEN, Cloud

SCRIPT = Path(__file__).with_name("big_upload.py")


async def body_of(multipart: Multipart) -> bytes:
    return b"".join([chunk async for chunk in multipart.stream()])


async def test_the_length_is_known_beforehand(tmp_path: Path) -> None:
    """Exactly, for empty files and for several."""
    paths = [tmp_path / "a.mp4", tmp_path / "空.mov"]
    paths[0].write_bytes(b"x" * 10)
    paths[1].touch()
    multipart = Multipart(paths)

    assert len(await body_of(multipart)) == multipart.length
    assert multipart.headers["Content-Length"] == str(multipart.length)


async def test_a_body_can_be_sent_again(tmp_path: Path) -> None:
    """After a renewed token or a wait, the same bytes go out."""
    path = tmp_path / "a.mp4"
    path.write_bytes(b"film")
    multipart = Multipart([path])

    assert await body_of(multipart) == await body_of(multipart)


@pytest.mark.parametrize(
    ("name", "arrived"),
    [
        ("beach.mp4", "beach.mp4"),
        ("海滩 视频.mp4", "海滩 视频.mp4"),
        ('quo"te.mp4', "quo%22te.mp4"),
        ('x\r\nContent-Type: evil"; name="y.mp4', "x%0D%0AContent-Type: evil%22; name=%22y.mp4"),
    ],
)
async def test_any_name_arrives_as_one_name(
    nemo: Nemo, cloud: Cloud, tmp_path: Path, name: str, arrived: str
) -> None:
    """A name with quotes or line ends makes no header of its own."""
    path = tmp_path / name
    path.write_bytes(b"film")
    await nemo.uploads.files("1", [path])

    assert cloud.asked[-1].files == ((arrived, b"film"),)


async def test_a_name_that_is_no_text_is_sent_all_the_same(tmp_path: Path) -> None:
    """Disks hold names in any bytes."""
    path = tmp_path / "\udcff.mp4"
    path.write_bytes(b"film")
    multipart = Multipart([path])

    assert len(await body_of(multipart)) == multipart.length


async def test_several_files_arrive_in_order_and_progress_is_told(
    nemo: Nemo, cloud: Cloud, tmp_path: Path
) -> None:
    """All in one field; progress counts the files' bytes to their sum, in steps of one chunk."""
    contents = {"a.mp4": b"a" * (2 * CHUNK_BYTES // 5), "b.jpg": b"", "c.mp3": b"c" * 20}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    told: list[tuple[int, int]] = []
    uploads = await nemo.uploads.files(
        "1", [tmp_path / name for name in contents], progress=lambda sent, total: told.append((sent, total))
    )

    assert cloud.asked[-1].files == tuple(contents.items())
    assert [file.filename for file in uploads.files] == list(contents)
    assert uploads.session_state_applied
    total = sum(map(len, contents.values()))
    assert told == [(total - 20, total), (total, total)]


async def test_a_file_that_grows_meanwhile_is_sent_as_announced(tmp_path: Path) -> None:
    """The length was promised."""
    path = tmp_path / "a.mp4"
    path.write_bytes(b"film")
    multipart = Multipart([path])
    path.write_bytes(b"film and more")

    assert len(await body_of(multipart)) == multipart.length


async def test_a_file_that_shrinks_meanwhile_is_not_passed_off_as_whole(tmp_path: Path) -> None:
    """Nobody gets half a film as a whole one."""
    path = tmp_path / "a.mp4"
    path.write_bytes(b"film")
    multipart = Multipart([path])
    path.write_bytes(b"fi")

    with pytest.raises(OSError, match="shorter"):
        await body_of(multipart)


async def test_half_a_gigabyte_takes_no_memory(cloud: Cloud, tmp_path: Path) -> None:
    """A process that uploads 500 MB grows by less than 32 MB over one that uploads nothing."""
    big = tmp_path / "big.mp4"
    with big.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    process = await asyncio.create_subprocess_exec(
        sys.executable, SCRIPT, cloud.url, TOKEN, big, stdout=subprocess.PIPE
    )
    async with asyncio.timeout(60):
        out, _ = await process.communicate()
    before, after = map(int, out.split())

    assert [
        asked.size > 500 * 1024 * 1024 for asked in cloud.calls(Address.UPLOAD.format(session_id="2"))
    ] == [True]
    assert after - before < 32 * 1024
