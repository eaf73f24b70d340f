"""What the server says no to: each with its status and its sentence in the catalogue."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum

from core.room import is_full


class No(Exception):
    """Asked for something that is not to be had."""

    def __init__(
        self, reason: "Reason", *, headers: Mapping[str, str] | None = None, **values: str | int
    ) -> None:
        super().__init__(reason.name)
        self.reason = reason
        self.headers = dict(headers or {})
        self.values = values


class Reason(Enum):
    """Every reason: the HTTP status, and the sentence."""

    BAD_REQUEST = 400, "site-bad-request"
    EMPTY = 400, "site-empty"
    EMPTY_FILE = 400, "site-empty-file"
    SIGN_IN = 401, "site-sign-in"
    WRONG_PASSWORD = 401, "site-wrong-password"
    FOREIGN = 403, "site-foreign"
    NOT_FOUND = 404, "site-not-found"
    LINK_UNKNOWN = 404, "site-link-unknown"
    UPLOAD_GONE = 404, "site-upload-gone"
    METHOD = 405, "site-bad-request"
    OFFSET = 409, "site-offset"
    UNFINISHED = 409, "site-unfinished"
    LINK_OVER = 410, "site-link-over"
    STALLED = 408, "site-stalled"
    TOO_LONG = 413, "site-too-long"
    TOO_LARGE = 413, "site-too-large"
    TYPE = 415, "site-type"
    HOST = 421, "site-host"
    SLOW_DOWN = 429, "site-slow-down"
    TOO_MANY_WINDOWS = 429, "site-too-many-windows"
    INTERNAL = 500, "site-internal"
    FULL = 507, "site-full"
    UNKEPT = 507, "disk-unkept"

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.value[0]

    @property
    def sentence(self) -> str:
        """The sentence in the catalogue."""
        return self.value[1]


@contextmanager
def telling_when_full() -> Iterator[None]:
    """Refuse with a sentence what cannot be written down since the disk is full."""
    try:
        yield
    except sqlite3.Error as error:
        if is_full(error):
            raise No(Reason.UNKEPT) from error
        raise
