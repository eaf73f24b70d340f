"""A disk so small that a test can fill it: a real one, where this machine lets us mount it."""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MOUNT = shutil.which("mount")


@contextmanager
def small_disk(folder: Path, size: str = "8m") -> Iterator[Path]:
    """Mount a disk so small that it can be filled."""
    folder.mkdir(parents=True)
    if MOUNT is None or os.geteuid() != 0:
        pytest.skip("only root can mount a disk of a few megabytes")
    mounted = subprocess.run(
        [MOUNT, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine does not let anybody mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)  # noqa: S607 - as on every system that has mount


def fill(disk: Path, *, left: int = 0) -> Path:
    """Take a disk's bytes to the last one, or nearly."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (64 * 1024, 4096, 512, 1):
            while shutil.disk_usage(disk).free > left and _took(file, size):
                pass
        if left:
            file.truncate(file.tell() - left)
    return filler


def _took(file: io.FileIO, size: int) -> bool:
    try:
        return bool(file.write(b"x" * size))
    except OSError:
        return False
