"""What fails can often be known before anything is sent: an order's files, and its target. Blocking."""

import tempfile
from pathlib import Path

from bots.order import Order
from bots.speech import Refused
from core.errors import NotMedia
from core.nemo.wire import FILE_TYPES, MAX_FILE_BYTES
from core.probe import probe


def check(order: Order) -> None:
    """Refuse what cannot work."""
    for path in order.paths:
        _source(path)
    _target(order.target, order.paths)


def writable(folder: Path) -> bool:
    """Tell whether files can be made in a folder, by making one: permissions alone do not say it."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _source(path: Path) -> None:
    try:
        if path.is_dir():
            raise Refused("cli-not-a-file", path=str(path))
        if path.suffix.lstrip(".").lower() not in FILE_TYPES and path.exists():
            raise Refused("cli-unsupported", path=str(path))
        if path.stat().st_size > MAX_FILE_BYTES:
            raise Refused("cli-too-large", path=str(path))
        with path.open("rb"):
            probe(path)
    except FileNotFoundError as error:
        raise Refused("cli-not-found", path=str(path)) from error
    except (OSError, ValueError) as error:
        raise Refused("cli-unreadable", path=str(path)) from error
    except NotMedia as error:
        raise Refused("cli-not-media", path=str(path)) from error


def _target(target: Path, sources: tuple[Path, ...]) -> None:
    if target.is_dir():
        raise Refused("cli-target-is-folder", path=str(target))
    if target.suffix.lstrip(".").lower() in FILE_TYPES - {"mp4"}:
        raise Refused("cli-target-type", path=str(target))
    if not target.parent.is_dir():
        raise Refused("cli-no-folder", path=str(target.parent))
    if target.exists() and any(target.samefile(source) for source in sources):
        raise Refused("cli-target-is-input", path=str(target))
    if not writable(target.parent):
        raise Refused("cli-unwritable", path=str(target.parent))
