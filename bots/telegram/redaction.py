"""The bot's token kept out of every log: it is part of each address that Telegram is asked at."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

LOUD: Final = ("httpx", "httpcore", "telegram")
HIDDEN: Final = "…"


class Redaction(logging.Filter):
    """Takes a secret out of what a handler is about to write."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, without the secret."""
        said = record.getMessage()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = record.exc_text.replace(self._secret, HIDDEN)
        if self._secret in said:
            record.msg, record.args = said.replace(self._secret, HIDDEN), ()
        return True


@contextmanager
def redacted(secret: str) -> Iterator[None]:
    """Quieten the libraries that log addresses, and watch over all who write logs."""
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    redaction = Redaction(secret)
    handlers = list(logging.getLogger().handlers)
    for handler in handlers:
        handler.addFilter(redaction)
    try:
        yield
    finally:
        for handler in handlers:
            handler.removeFilter(redaction)
