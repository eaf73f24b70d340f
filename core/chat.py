"""What crosses the wall between the platforms and the core: plain values, and one Protocol.

An adapter turns what its platform sends into an `Incoming`, and a `Reply` into what its platform shows. It
translates and never decides.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, Self


@dataclass(frozen=True, slots=True)
class ChatKey:
    """One conversation, topic or thread, anywhere."""

    platform: str
    chat: str
    thread: str = ""

    def __str__(self) -> str:
        return ":".join(part for part in (self.platform, self.chat, self.thread) if part)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read back what `str` wrote."""
        platform, chat, *thread = text.split(":", 2)
        return cls(platform, chat, thread[0] if thread else "")


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks; the language is the client's own locale tag."""

    id: str
    name: str = ""
    language: str | None = None
    is_admin: bool = False  # of this chat, as the platform tells


@dataclass(frozen=True, slots=True)
class Media:
    """A file that somebody sent, not fetched yet; what the platform says of it may be wrong or missing."""

    ref: str  # what the platform needs to fetch it
    name: str
    mime: str | None = None
    size: int | None = None
    link: str | None = None  # a public address that a remote backend may fetch by itself


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing said in a chat: a message, or the press of a button."""

    chat: ChatKey
    message: str  # the platform's id: repeated deliveries of one message carry the same
    person: Person
    text: str = ""
    media: tuple[Media, ...] = ()
    press: str | None = None  # a pressed button's action
    is_private: bool = True
    moved_from: ChatKey | None = None  # nothing was said: the chat was known by this name until now
    about: tuple[Person, ...] = ()  # whom it points at: who is replied to, who is mentioned
    is_awaited: bool = False  # the platform shows that an answer is on its way, until there is one

    @property
    def who(self) -> str:
        """Who speaks, as settings and lists name people: `platform:id`."""
        return f"{self.chat.platform}:{self.person.id}"


class Style(StrEnum):
    """How a finished file is best sent."""

    NATIVE = "native"  # plays in place
    DOCUMENT = "document"  # untouched, in full quality
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send, with what players want to know beforehand."""

    path: Path
    name: str
    style: Style
    width: int = 0
    height: int = 0
    duration_ms: int = 0
    thumbnail: Path | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: says `action` back to us, or opens a link."""

    label: str
    action: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something on a track, from one moment to another, with small frames of it where there are any."""

    name: str
    start_ms: int
    end_ms: int
    frames: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """One track: what it carries, what it is called, and what lies on it."""

    kind: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A timeline as data, for platforms that draw it themselves."""

    duration_ms: int
    lanes: tuple[Lane, ...]
    words: str = ""  # the same in words, as it stands in the reply's text


@dataclass(frozen=True, slots=True)
class Reply:
    """Something to show; `**bold**` and `` `code` `` are the only marks, and the adapter escapes the rest."""

    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    attachment: Attachment | None = None
    answers: str | None = None  # the message that this replies to
    is_preview: bool = False  # more follows at once: it may be shown in passing, without changing a message
    timeline: Board | None = None  # how the project stands; the text says it as well


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A sent message; survives restarts, so that another process may edit it."""

    chat: ChatKey
    id: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform lets a bot do."""

    text: int = 4096
    bytes_in: int | None = None
    bytes_out: int | None = None
    edit_every_s: float = 1.0
    preview_every_s: float | None = None  # the same for what is shown in passing; None: that is not possible
    is_local: bool = (
        False  # people sit at this machine: its paths and loopback addresses mean something to them
    )
    draws: bool = False  # draws the timeline of a reply itself, so that no picture of it is wanted
    notes: tuple[str, ...] = ()  # sentences that the help adds: what people need to know of this place


class TooLarge(Exception):
    """The platform refused a file for its size; may tell what it takes."""

    def __init__(self, limit: int | None = None) -> None:
        super().__init__("too large for this chat")
        self.limit = limit


class Refused(Exception):
    """The platform cannot show a file in this style; another one may do."""


class Gone(Exception):
    """The chat cannot be written to any more: blocked, kicked, deleted."""


class Unknown(Exception):
    """Nobody can tell whether the message was sent; it is not to be repeated blindly."""


Handle = Callable[[Incoming], Awaitable[None]]


class Platform(Protocol):
    """Where people are. Sending needs no receiving connection: stored ids are enough."""

    @property
    def name(self) -> str:
        """The first part of its chats' keys."""
        ...

    def limits(self, chat: ChatKey) -> Limits:
        """Tell what this very chat allows."""
        ...

    async def send(self, chat: ChatKey, reply: Reply) -> MessageRef:
        """Send a new message; raises TooLarge, Refused, Gone or Unknown."""
        ...

    async def edit(self, message: MessageRef, reply: Reply) -> None:
        """Make a sent message say something else; harmless when it says so already."""
        ...

    async def fetch(self, media: Media, into: Path) -> Path:
        """Stream a file to disk in constant memory; raises TooLarge, or Refused when it is there no more."""
        ...

    async def run(self, handle: Handle) -> None:
        """Hand over what arrives until cancelled."""
        ...
