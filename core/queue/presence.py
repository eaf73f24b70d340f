"""Who is alive: each worker locks a file of its own, and the kernel lets go of it however the process dies.

So what a dead process left running is taken over at once instead of when its lease ends. Where files cannot
be locked nobody is ever called dead, and the leases decide alone.
"""

import fcntl
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


class Presence:
    """The workers of one database, as files in a folder beside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, int] = {}

    def arrive(self, owner: str) -> None:
        """Be seen alive from now on."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            # Locked before it has its name, so that nobody ever sees the file of a living worker unlocked.
            fresh = self._folder / f".{owner}"
            handle = os.open(fresh, os.O_RDWR | os.O_CREAT, 0o600)
            self._held[owner] = handle
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fresh.rename(self._folder / owner)

    def leave(self, owner: str) -> None:
        """Be gone, having given everything back."""
        handle = self._held.pop(owner, None)
        if handle is not None:
            self.forget([owner])
            os.close(handle)

    def dead(self) -> list[str]:
        """Give the workers that died without leaving."""
        return [name for name in self._seen() if name not in self._held and self._is_free(name)]

    def living(self) -> list[str]:
        """Give the workers that are at work somewhere."""
        return [name for name in self._seen() if name in self._held or not self._is_free(name)]

    def forget(self, owners: Iterable[str]) -> None:
        """Remove what shows that these were ever here."""
        with suppress(OSError):
            for owner in owners:
                (self._folder / owner).unlink(missing_ok=True)

    def _seen(self) -> list[str]:
        with suppress(OSError):
            return [file.name for file in self._folder.iterdir() if not file.name.startswith(".")]
        return []

    def _is_free(self, owner: str) -> bool:
        try:
            handle = os.open(self._folder / owner, os.O_RDWR)
        except OSError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        finally:
            os.close(handle)
        return True
