"""`cutroom explain`: what the pure parts decide, as JSON lines, for people who debug a bot."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from bots.speech import Refused
from core.nemo import events
from core.routing import route
from core.routing.keywords import Table
from core.screen import Phrases, translate
from core.timeline import draft as drafts
from core.timeline.changes import diff
from core.timeline.summary import Say, summary
from core.timeline.telling import tell

CHUNK_BYTES: Final = 64 * 1024


def message(messages: Iterable[str], table: Table) -> Iterator[str]:
    """Tell what each message would do."""
    for said in messages:
        yield _line(route(said.rstrip("\r\n"), table=table).as_json())


def reply(said: str, phrases: Phrases) -> str:
    """Tell what the chat would show of an agent's reply."""
    shown = translate(said, phrases)
    return _line({"text": shown.text, "offers": list(shown.offers)})


def stream(path: Path) -> Iterator[str]:
    """Tell what a captured stream says."""
    with _readable(path), path.open("rb") as file:
        for thing in events.explain(iter(lambda: file.read(CHUNK_BYTES), b"")):
            yield _line(thing)


def draft(path: Path, other: Path | None, say: Say) -> Iterator[str]:
    """Tell how a draft stands, and with a second one what changed."""
    before = drafts.read(_object(path))
    if other is None:
        yield summary(before, say)
    else:
        yield from tell(diff(before, drafts.read(_object(other))), say) or (say("changed-nothing"),)


def standard_input() -> Iterator[str]:
    """Give the lines of standard input as they come, whatever the terminal's encoding."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace")


def _object(path: Path) -> Mapping[str, Any]:
    with _readable(path):
        try:
            value = json.loads(path.read_bytes())
        except (ValueError, RecursionError) as error:
            raise Refused("cli-not-json", path=str(path)) from error
    if not isinstance(value, dict):
        raise Refused("cli-not-json", path=str(path))
    return value


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Say in words why a file cannot be read."""
    try:
        yield
    except FileNotFoundError as error:
        raise Refused("cli-not-found", path=str(path)) from error
    except IsADirectoryError as error:
        raise Refused("cli-not-a-file", path=str(path)) from error
    except OSError as error:
        raise Refused("cli-unreadable", path=str(path)) from error


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
