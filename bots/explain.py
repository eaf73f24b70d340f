"""`cutroom explain`: what the pure parts decide, as JSON lines, for people who debug a bot."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from core.screen import Phrases, translate

from core import draft as drafts
from core.changes import diff
from core.keywords import Table
from core.nemo import events
from core.routing import route
from core.summary import Say, summary
from core.telling import tell

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
    with path.open("rb") as file:
        for thing in events.explain(iter(lambda: file.read(CHUNK_BYTES), b"")):
            yield _line(thing)


def draft(path: Path, other: Path | None, say: Say) -> Iterator[str]:
    """Tell how a draft stands, and with a second one what changed."""
    before = drafts.read(json.loads(path.read_bytes()))
    if other is None:
        yield summary(before, say)
        return
    after = drafts.read(json.loads(other.read_bytes()))
    yield from tell(diff(before, after), say) or (say("changed-nothing"),)


def standard_input() -> Iterator[str]:
    """Give the lines of standard input, whatever the terminal's encoding."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace")


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
