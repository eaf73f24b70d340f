"""The name under which one thing that was asked is found in every log: in turns, calls, jobs and the studio.

It is carried by the context, so that whatever a turn starts is on its trail; between processes it travels in
a header and among a job's arguments.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

HEADER: Final = "X-Request-Id"

_NAME: Final = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_trail: ContextVar[str] = ContextVar("trail", default="")


def of_turn(turn: int) -> str:
    """Name the trail of a turn, the same one after a restart."""
    return f"turn-{turn}"


def here() -> str:
    """Give the trail that we are on; empty when on none."""
    return _trail.get()


def follow(name: str) -> None:
    """Be on a trail from now on, in this context."""
    _trail.set(name)


@contextmanager
def following(name: str) -> Iterator[None]:
    """Be on a trail."""
    token = _trail.set(name)
    try:
        yield
    finally:
        _trail.reset(token)


def given(header: str | None) -> str:
    """Give the trail that a caller names, or a new one when that could not be written down."""
    return header if header and _NAME.fullmatch(header) else f"call-{secrets.token_hex(4)}"
