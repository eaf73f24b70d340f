"""The quota holds, also for arrivals side by side."""

from pathlib import Path

import pytest

from studio.api.disk import Disk
from studio.api.refusals import Reason, Refusal


def _disk(root: Path, quota_bytes: int) -> Disk:
    disk = Disk(root, quota_bytes)
    disk.prepare()
    return disk


async def test_what_is_announced_too_large_is_refused_before_a_byte_moves(tmp_path: Path) -> None:
    """A known size is held against what is left after the files that are there."""
    disk = _disk(tmp_path, 1000)
    (disk.media / "old.mp4").write_bytes(b"x" * 600)

    await disk.room(399)
    with pytest.raises(Refusal) as refusal:
        await disk.room(400)

    assert refusal.value.reason is Reason.DISK_FULL


async def test_two_arrivals_cannot_pass_the_quota_together(tmp_path: Path) -> None:
    """Each looked while the disk was empty, and still they share one quota."""
    disk = _disk(tmp_path, 1000)
    first, second = await disk.room(), await disk.room()

    first.take(600)
    second.take(400)
    with pytest.raises(Refusal):
        second.take(1)


async def test_a_quota_larger_than_the_volume_is_bounded_by_the_volume(tmp_path: Path) -> None:
    """The database must always be able to write, whatever the quota says."""
    disk = _disk(tmp_path, 10**18)

    with pytest.raises(Refusal):
        await disk.room(10**17)
