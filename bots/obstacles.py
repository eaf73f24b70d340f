"""What stands in the way of using a data folder or a port, in words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import DatabaseError
from typing import Final

from bots.check import writable
from bots.speech import Refused
from core.keeping.restoring import is_half_done
from core.store.db import NewerSchema

# What a system says of a port that cannot be had.
PORT_ERRORS: Final = {
    errno.EADDRINUSE: "cli-port-taken",
    errno.EACCES: "cli-port-forbidden",
    errno.EADDRNOTAVAIL: "cli-studio-no-address",
}


@contextmanager
def explained(folder: Path, port: int = 0) -> Iterator[None]:
    """Say in words why the data of this folder, or this port, cannot be used."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not writable(folder):
            raise Refused("cli-data-unusable", path=str(folder))
        if is_half_done(folder):
            raise Refused("cli-half-restored", path=str(folder))
        yield
    except NewerSchema as error:
        raise Refused("cli-data-newer", path=str(folder)) from error
    except (OSError, DatabaseError) as error:
        is_port = isinstance(error, OSError) and error.filename is None
        if is_port and isinstance(error, OSError) and error.errno in PORT_ERRORS:
            raise Refused(PORT_ERRORS[error.errno], port=str(port)) from error
        raise Refused("cli-data-unusable", path=str(folder)) from error
