"""What happens in a turn, read from the data of its stream. Pure.

Three dialects are told apart by their shape. Partial text is only a preview: the whole text that follows
replaces it. Calls count once, by their own id and never from partial events; an event's id says nothing.
"""

import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from core.errors import StreamError
from core.nemo import adk
from core.nemo.sse import Decoder

log = logging.getLogger(__name__)

# Calls by which the agent asks its reader for something; no result of theirs comes in this stream.
_ASKS_READER: Final = "adk_request_"
_APOLOGY: Final = re.compile(
    r"(?:^|(?<=[.!?。！？\n]))[^.!?。！？\n]*?"
    r"(?:\b(?:encountered|experienced|ran into|hit|having)\s+(?:a|an|some)\s+temporary\s+"
    r"(?:issue|problem|error|hiccup)s?\b"
    r"|遇到了?(?:一个|一些|点)?(?:临时|暂时)性?的?(?:问题|错误|故障))[^\n]*\s*$",
    re.IGNORECASE,
)


class Ending(StrEnum):
    """How a stream ended."""

    ANSWERED = "answered"
    SILENT = "silent"
    CUT_OFF = "cut off"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Preview:
    """Text on its way, all of it so far; what follows may replace it."""

    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """Text that stands; not whole when the stream broke off in it."""

    text: str
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class ToolCalled:
    """The agent uses a tool."""

    name: str
    id: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToolAnswered:
    """A tool has done its work."""

    name: str
    id: str
    response: Any = None


@dataclass(frozen=True, slots=True)
class Alive:
    """Nothing new, but the backend is there."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The backend says that the turn failed; the words are for logs, not for people."""

    message: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The stream is over."""

    how: Ending


Event = Preview | Said | ToolCalled | ToolAnswered | Alive | Failed | Ended


class Reader:
    """Reads one stream's data, event by event."""

    def __init__(self) -> None:
        self._live = ""
        self._has_said = False
        self._has_failed = False
        self._is_broken = False
        self._called: set[str] = set()
        self._answered: set[str] = set()
        self._pending: dict[str, str] = {}  # an open call's id, and its tool

    def feed(self, data: str, *, is_last: bool = False) -> list[Event]:
        """Take the data of one event in; the very last one may be broken off."""
        if not data.strip():
            return [Alive()]
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            self._is_broken = is_last and data.lstrip().startswith("{")
            log.debug("a line of the stream is no JSON and was skipped")
            return [Alive()]
        events = list(self._read(value)) if isinstance(value, dict) else []
        return events or [Alive()]

    def close(self, *, is_cut: bool = False) -> list[Event]:
        """Tell how it ended; text not made whole is handed over as it is. A broken connection is no end."""
        self._is_broken = self._is_broken or is_cut
        events: list[Event] = [Said(self._live, is_whole=False)] if self._live.strip() else []
        return [*events, Ended(self._ending())]

    def _ending(self) -> Ending:
        if self._has_failed:
            return Ending.FAILED
        if self._live.strip() or self._pending or self._is_broken:
            return Ending.CUT_OFF
        return Ending.ANSWERED if self._has_said else Ending.SILENT

    def _read(self, value: dict[str, Any]) -> Iterator[Event]:
        if (value.get("error") or _is_refusal(value)) and "content" not in value and "type" not in value:
            yield self._fail(value.get("error") or value.get("message"))
        elif isinstance(value.get("type"), str):
            yield from self._typed(value)
        elif adk.is_one(value):
            yield from self._adk(value)
        elif isinstance(value.get("text"), str):
            yield from self._say(value["text"])
        else:
            log.debug("an event of no known shape was skipped")

    def _adk(self, value: dict[str, Any]) -> Iterator[Event]:
        text = adk.spoken(value)
        if value.get("partial"):
            if text:
                self._live += text
                yield Preview(self._live)
            return
        if text:
            yield from self._say(text)
        waiting = adk.waiting(value)
        for call in adk.calls(value):
            yield from self._call(call, waiting)
        for answer in adk.answers(value):
            yield from self._answer(answer, answer.get("response"))
        if reason := adk.failure(value):
            yield self._fail(reason)

    def _typed(self, value: dict[str, Any]) -> Iterator[Event]:
        match value["type"]:
            case "text" | "message":
                words = (value.get(key) for key in ("content", "text"))
                yield from self._say(next((text for text in words if isinstance(text, str)), ""))
            case "tool_call":
                yield from self._call(value, frozenset())
            case "tool_result":
                yield from self._answer(value, value.get("result"))
            case "error":
                yield self._fail(value.get("message") or value.get("error") or value.get("content"))

    def _say(self, text: str) -> Iterator[Event]:
        self._live = ""
        if self._has_said:
            text = _APOLOGY.sub("", text).rstrip()
        elif kept := _APOLOGY.sub("", text).strip():
            text = kept if kept != text.strip() else text
        if text.strip():
            self._has_said = True
            self._pending.clear()
            yield Said(text)

    def _call(self, call: Mapping[str, Any], waiting: frozenset[str]) -> Iterator[Event]:
        name, args = str(call.get("name") or ""), call.get("args")
        identity = str(call.get("id") or f"{name}#{len(self._called)}")
        if identity in self._called:
            return
        self._called.add(identity)
        if identity not in waiting and not name.startswith(_ASKS_READER):
            self._pending[identity] = name
        yield ToolCalled(name, identity, args if isinstance(args, dict) else {})

    def _answer(self, answer: Mapping[str, Any], response: Any) -> Iterator[Event]:
        name = str(answer.get("name") or "")
        # Without an id, a result belongs to the oldest open call of its name.
        oldest = next((call for call, tool in self._pending.items() if tool == name), name)
        identity = str(answer.get("id") or oldest)
        if identity in self._answered:
            return
        self._answered.add(identity)
        self._pending.pop(identity, None)
        yield ToolAnswered(name, identity, response)

    def _fail(self, message: Any) -> Failed:
        self._has_failed = True
        return Failed(" ".join(str(message or "").split())[:300])


def read(chunks: Iterable[bytes]) -> Iterator[Event]:
    """Read a whole stream from its bytes."""
    decoder, reader = Decoder(), Reader()
    for chunk in chunks:
        for data in decoder.feed(chunk):
            yield from reader.feed(data)
    for data in decoder.close():
        yield from reader.feed(data, is_last=True)
    yield from reader.close()


def explain(chunks: Iterable[bytes]) -> Iterator[dict[str, str]]:
    """Tell what a captured stream says, one thing at a time."""
    try:
        yield from _told(chunks)
    except StreamError as error:
        yield {"error": str(error)}
        yield {"end": Ending.FAILED.value}


def _told(chunks: Iterable[bytes]) -> Iterator[dict[str, str]]:
    for event in read(chunks):
        match event:
            case Said(text=text):
                yield {"say": text}
            case ToolCalled(name=name):
                yield {"tool": name}
            case Failed(message=message):
                yield {"error": message}
            case Ended(how=how):
                yield {"end": how.value}


def _is_refusal(value: Mapping[str, Any]) -> bool:
    """Tell an envelope that says no and came as an event."""
    code = value.get("code")
    return isinstance(code, int) and code != 0
