"""How the command shows its work: bars on a terminal, plain lines in a pipe, nothing beside `--json`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from bots.speech import plain


class Report(Protocol):
    """Where a running command tells what happens."""

    def line(self, text: str) -> None:
        """Say something that stays."""
        ...

    def doing(self, label: str, share: float | None) -> None:
        """Tell how far the present step is, from 0 to 1; None when nobody knows."""
        ...


class Silence:
    """Tells nothing; the one JSON object at the end says it all."""

    def line(self, text: str) -> None:
        """Say nothing."""

    def doing(self, label: str, share: float | None) -> None:
        """Say nothing."""


class Lines:
    """Plain lines for a pipe: each step once when it begins, and once when it is done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._label = ""
        self._is_done = False

    def line(self, text: str) -> None:
        """Print one line as it is; what people wrote is never read as markup."""
        self._console.print(Text(plain(text)), soft_wrap=True)

    def doing(self, label: str, share: float | None) -> None:
        """Print the beginning and the end of a step."""
        is_done = share is not None and share >= 1
        if label != self._label or (self._is_done and not is_done):
            self._label, self._is_done = label, False
            self.line(f"{_one_line(label)}…")
        if is_done and not self._is_done:
            self._is_done = True
            self.line(f"{_one_line(label)}: 100 %")


class Bars:
    """One live bar, for the step at hand; lines go above it, and a finished step leaves the screen."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._label = ""
        self._task: TaskID | None = None

    def line(self, text: str) -> None:
        """Print one line above the bar."""
        self._progress.console.print(Text(plain(text)))

    def doing(self, label: str, share: float | None) -> None:
        """Move the step's bar."""
        if self._task is None or label != self._label:
            self._clear()
            self._label, self._task = label, self._progress.add_task(_one_line(label), total=None)
        total = None if share is None else 1.0
        self._progress.update(self._task, total=total, completed=min(share or 0.0, 1.0))
        if share is not None and share >= 1:
            self._clear()

    def _clear(self) -> None:
        if self._task is not None:
            self._progress.remove_task(self._task)
            self._progress.refresh()  # a line printed next would bring the old picture back
        self._task = None


def share_of(done: int, total: int) -> float | None:
    """Tell how much of it is done, where the whole is known."""
    return min(done / total, 1.0) if total > 0 else None


@contextmanager
def reporting(*, silent: bool) -> Iterator[Report]:
    """Choose how to report by where the output goes."""
    console = Console(highlight=False)
    if silent:
        yield Silence()
    elif not console.is_terminal:
        yield Lines(console)
    else:
        with Progress(*_columns(), console=console, transient=True) as progress:
            yield Bars(progress)


def _columns() -> tuple[TextColumn | BarColumn | TimeElapsedColumn, ...]:
    label = TextColumn("{task.description}", markup=False)
    return label, BarColumn(), TaskProgressColumn(show_speed=False), TimeElapsedColumn()


def _one_line(label: str) -> str:
    return " ".join(plain(label).split())
