"""Each call over HTTP noted, with a line in the log: which endpoint, how it ended, how long it took."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from core.clock import Clock
from core.errors import BackendDown, BackendError
from core.watch import Watch

log = logging.getLogger(__name__)

OK: Final = "ok"
UNREACHABLE: Final = "unreachable"  # no answer at all: refused, reset, timed out
FAILED: Final = "failed"
CUT: Final = "cancelled"


@contextmanager
def noted(watch: Watch, clock: Clock, endpoint: str) -> Iterator[None]:
    """Note what is done in here as one call of this endpoint."""
    began, code = clock.monotonic(), CUT
    try:
        yield
        code = OK
    except BackendError as error:
        code = _code(error)
        raise
    except Exception:
        code = FAILED
        raise
    finally:
        seconds = clock.monotonic() - began
        watch.backend(endpoint, code, seconds)
        log.info("http_call", extra={"endpoint": endpoint, "code": code, "ms": round(seconds * 1000)})


def _code(error: BackendError) -> str:
    if isinstance(error, BackendDown) and not error.status:
        return UNREACHABLE
    return str(error.code or error.status)
