"""The log: what the code notes with the standard library, rendered for a terminal or as JSON lines.

Every line names the trail that it is on. A secret is taken out of the finished line, whoever wrote it and
in whatever field; above DEBUG, an error is told by its kind and place, since its words may be somebody's.
"""

import logging
import re
import sqlite3
import sys
import traceback
from collections import deque
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final, TextIO

import structlog
from pydantic import SecretStr
from structlog.types import EventDict, Processor, WrappedLogger

from core import trail
from core.settings import LogFormat, Settings

HIDDEN: Final = "…"
SHORTEST: Final = 6  # what is shorter is no secret, and would be taken out of the middle of words
# Secrets that we are given while we run, and other people's that we carry: by what they look like.
SECRETS: Final = re.compile(
    r"(?:nmv_usr_|clm_|anon_)[\w.-]+"
    r"|(?<=Bearer )[^\s'\",}]+"
    r"|(?<=Bot )[\w.-]{20,}"
    r"|\b\d{5,}:[\w-]{30,}"
    r"|(?<=/webhooks/)\d+/[^\s/?'\"]+"
    r"|(?<=/interactions/)\d+/[^\s/?'\"]+"
)
# These write down whole addresses, bodies and statements at DEBUG: other people's words, and tokens.
LOUD: Final = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram": logging.WARNING,
    "discord": logging.WARNING,
    "aiohttp": logging.WARNING,
    "aiosqlite": logging.WARNING,
    "python_multipart": logging.WARNING,
    "multipart": logging.WARNING,
    "PIL": logging.INFO,
}
# What admins may look back at in chat.
OURS: Final = ("bots", "core", "studio")
MOST_RECENT: Final = 500
MOST_LINE: Final = 2000
# Whose words are a library's own and hold nothing of what people sent.
PLAIN: Final = (sqlite3.Error, TimeoutError, ConnectionError)


class Recent(logging.Handler):
    """Keeps the last lines, as they may be read by admins in chat: ours from INFO on, others' warnings."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(_Clean(secrets, LogFormat.TEXT, StringIO(), logging.INFO))
        self.lines: deque[str] = deque(maxlen=MOST_RECENT)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        if record.levelno >= logging.WARNING or record.name.partition(".")[0] in OURS:
            self.lines.append(self.format(record)[:MOST_LINE])


def recent() -> Sequence[str]:
    """Give the last lines of the log that is open."""
    kept = (handler for handler in logging.getLogger().handlers if isinstance(handler, Recent))
    return [line for handler in kept for line in handler.lines]


def open_log(settings: Settings, output: TextIO | None = None) -> logging.Handler:
    """Write the log as the settings say, on standard error."""
    handler = logging.StreamHandler(output or sys.stderr)
    level = logging.getLevelNamesMapping()[settings.log_level]
    secrets = _secrets(settings)
    handler.setFormatter(_Clean(secrets, settings.log_format, handler.stream, level))
    handler.setLevel(level)
    root = logging.getLogger()
    root.handlers[:] = [handler, Recent(secrets)]
    root.setLevel(level)
    for name in OURS:
        logging.getLogger(name).setLevel(min(level, logging.INFO))
    for name, least in LOUD.items():
        logging.getLogger(name).setLevel(max(least, level))
    return handler


class _Clean(structlog.stdlib.ProcessorFormatter):
    """Renders a line, and takes out of it what nobody may read."""

    def __init__(self, secrets: Iterable[str], log_format: LogFormat, output: TextIO, level: int) -> None:
        super().__init__(
            foreign_pre_chain=_FACTS,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *([] if level <= logging.DEBUG else [_discreet]),
                *_RENDERERS[log_format](output),
            ],
        )
        listed = sorted((re.escape(secret) for secret in secrets), key=len, reverse=True)
        self._known = re.compile("|".join(listed)) if listed else None

    def format(self, record: logging.LogRecord) -> str:
        """Give the finished line."""
        line = super().format(record)
        if self._known is not None:
            line = self._known.sub(HIDDEN, line)
        return SECRETS.sub(HIDDEN, line)


def _secrets(settings: Settings) -> list[str]:
    values = (getattr(settings, name) for name in type(settings).model_fields)
    found = (value.get_secret_value() for value in values if isinstance(value, SecretStr))
    return [secret for secret in found if len(secret) >= SHORTEST]


def _on_trail(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    if trail.here():
        event["turn"] = trail.here()
    return event


def _uncoloured(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    event.pop("color_message", None)  # uvicorn's second copy of its words
    return event


def _discreet(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Tell an error by its kind and its place."""
    found = event.pop("exc_info", None)
    if isinstance(found, tuple) and found[1] is not None:
        event["exception"] = "\n".join(_told(found[1]))
    return event


def _told(error: BaseException) -> Iterable[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _told(cause)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
    words = str(error) if isinstance(error, PLAIN) else getattr(error, "strerror", None)
    yield f"{type(error).__name__}: {words}" if words else type(error).__name__
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _told(one)


def _as_text(output: TextIO) -> list[Processor]:
    return [
        structlog.dev.ConsoleRenderer(
            colors=output.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    ]


def _as_json(_: TextIO) -> list[Processor]:
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]


_RENDERERS: Final = {LogFormat.TEXT: _as_text, LogFormat.JSON: _as_json}
_FACTS: Final[tuple[Processor, ...]] = (
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    _uncoloured,
    _on_trail,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="timestamp"),
)
