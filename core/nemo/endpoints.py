"""What the backend's paths are called in figures and logs, without any id of a project or a render. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from core.nemo.wire import Path

OTHER: Final = "other"
FILE: Final = "file"  # a file at an address of its own, wherever that is


def patterns(named: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Make what finds the names of these paths; a part in braces stands for anything."""
    return tuple(
        (name, re.compile(re.sub(r"\\{.*?\\}", "[^/]+", re.escape(path)))) for name, path in named.items()
    )


ENDPOINTS: Final = patterns(
    {
        "anonymous_token": Path.ANONYMOUS_TOKEN,
        "claim_token": Path.CLAIM_TOKEN,
        "sessions": Path.SESSIONS,
        "run": Path.RUN,
        "upload": Path.UPLOAD,
        "credits": Path.CREDITS,
        "state": Path.STATE,
        "renders": Path.RENDERS,
        "render": Path.RENDER,
        "render_cancel": Path.RENDER_CANCEL,
        "render_download": Path.RENDER_DOWNLOAD,
    }
)


def name(
    path: str, known: Iterable[tuple[str, re.Pattern[str]]] = ENDPOINTS, *, otherwise: str = OTHER
) -> str:
    """Give the name of a path."""
    return next((name for name, pattern in known if pattern.fullmatch(path)), otherwise)
