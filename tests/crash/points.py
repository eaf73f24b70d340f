"""Where a process is killed in the life of one message that asks for all: a file, an edit, an export."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from tests.crash.backend import Backend, Stop
from tests.crash.bot import Hold, Said
from tests.crash.town import Bot, Town

WISH: Final = "add a title"
EVERYTHING: Final = Said("a", "m1", f"{WISH} and export it", ("beach.mp4",))


@dataclass(frozen=True, slots=True)
class Point:
    """A moment, and what may differ in its outcome from a life without deaths."""

    name: str
    stop: str = ""  # where the backend stands still
    when: Callable[[Backend], bool] = lambda _: True
    hold: Hold = field(default_factory=Hold)  # where the platform does
    works: bool = True
    asked: int = 1
    is_lost: bool = False  # the question came to nothing, so nothing is exported either
    is_doubted: bool = False  # nobody knows whether the file arrived
    more: int = 0  # messages that were sent but not noted, and are said once more

    def __str__(self) -> str:
        return self.name

    async def reach(self, town: Town, *said: Said) -> Bot:
        """Start a process and wait until it is there."""
        backend = town.backend
        stop: Stop | None = (
            backend.stops_at(self.stop, when=lambda: self.when(backend)) if self.stop else None
        )
        bot = town.start(*(said or (EVERYTHING,)), hold=self.hold, works=self.works)
        if stop is not None:
            await bot.reaches(stop)
        else:
            await bot.says("held" if self.hold.op else "heard")
        return bot


def _was_asked(backend: Backend) -> bool:
    return bool(backend.asked)


def _is_rendering(backend: Backend) -> bool:
    return bool(backend.renders)


def _before(op: str, text: str, *, with_file: bool = False) -> Hold:
    return Hold(op, text, with_file=with_file)


def _after(op: str, text: str, *, with_file: bool = False) -> Hold:
    return Hold(op, text, is_after=True, with_file=with_file)


TURN: Final = (
    Point("kept and queued", works=False),
    Point("starting the project", stop="start.arrived"),
    Point("first words sent but not noted", hold=_after("send", "Receiving"), more=1),
    Point("in the middle of fetching", hold=Hold("fetch")),
    Point("fetched", stop="state.arrived"),
    Point(
        "first words of the edit sent but not noted",
        hold=_after("send", "On it"),
        more=1,
        is_lost=True,
        asked=0,
    ),
    Point("uploading, not arrived", stop="upload.arrived"),
    Point("uploading, arrived but not noted", stop="upload.done"),
    Point("uploaded", hold=_before("edit", "Added")),
    Point("asked, not sent", hold=_before("send", "On it"), asked=0, is_lost=True),
    Point("asked, lost on the way", stop="run.arrived", is_lost=True),
    Point("asked, nothing said yet", stop="run.quiet"),
    Point("asked, in the middle of the answer", stop="run.text"),
    Point("asked, all said but still open", stop="run.done"),
    Point("heard out, not noted", stop="state.arrived", when=_was_asked),
    Point("answered, not told", hold=_before("edit", "Timeline (")),
    Point("told, not closed", hold=_after("edit", "Timeline (")),
)

EXPORT: Final = (
    Point("export wanted", hold=_before("send", "Rendering…")),
    Point("export's first words sent but not noted", hold=_after("send", "Rendering…"), more=1),
    Point("render noted, not submitted", stop="poll.arrived"),
    Point("render submitted, not arrived", stop="render.arrived"),
    Point("render submitted, arrived but not noted", stop="render.done"),
    Point("polling", stop="poll.arrived", when=_is_rendering),
    Point("rendered", stop="download.arrived"),
    Point("in the middle of downloading", stop="download.half"),
    Point("downloaded", hold=_before("edit", "Sending")),
    Point("delivering, not arrived", hold=_before("send", "beach", with_file=True), is_doubted=True),
    Point("delivering, arrived but not noted", hold=_after("send", "beach", with_file=True), is_doubted=True),
    Point("delivered, not told", hold=_before("edit", "Done:")),
    Point("delivered and told, not closed", hold=_after("edit", "Done:")),
)


def _is_fetched(backend: Backend) -> bool:
    return bool(backend.fetched)


def _is_copying(backend: Backend) -> bool:
    return len(backend.renders) > 1


# Where the film is too large for its chat, so that a copy is made of it first.
COPY: Final = (
    Point("copy noted, not submitted", stop="poll.arrived", when=_is_fetched),
    Point("copy submitted, not arrived", stop="render.arrived", when=_is_fetched),
    Point("copy submitted, arrived but not noted", stop="render.done", when=_is_fetched),
    Point("polling for the copy", stop="poll.arrived", when=_is_copying),
    Point("in the middle of downloading the copy", stop="download.half", when=_is_copying),
    Point("copy downloaded", hold=_before("edit", "Sending")),
    Point("copy sent but not noted", hold=_after("send", "preview", with_file=True), is_doubted=True),
)
