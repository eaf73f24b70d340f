"""How the command shows its work: bars on a terminal, plain lines in a pipe, nothing beside `--json`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text


class Report(Protocol):
    """Where a running command tells what happens."""

    def line(self, text: str) -> None:
        """Say something that stays."""
        ...

    def doing(self, label: str, share: float) -> None:
        """Tell how far the present step is, from 0 to 1."""
        ...


class Silence:
    """Tells nothing; the one JSON object at the end says it all."""

    def line(self, text: str) -> None:
        """Say nothing."""

    def doing(self, label: str, share: float) -> None:
        """Say nothing."""


class Lines:
    """Plain lines for a pipe: each step once when it begins, and once when it is done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._begun: set[str] = set()
        self._done: set[str] = set()

    def line(self, text: str) -> None:
        """Print one line as it is; what people wrote is never read as markup."""
        self._console.print(Text(text), soft_wrap=True)

    def doing(self, label: str, share: float) -> None:
        """Print the beginning and the end of a step."""
        if label not in self._begun:
            self._begun.add(label)
            self.line(f"{label}…")
        if share >= 1 and label not in self._done:
            self._done.add(label)
            self.line(f"{label}: 100 %")


class Bars:
    """One live bar a step, for people who watch."""

    def __init__(self, console: Console, progress: Progress) -> None:
        self._console = console
        self._progress = progress
        self._tasks: dict[str, int] = {}

    def line(self, text: str) -> None:
        """Print one line above the bars."""
        self._console.print(Text(text))

    def doing(self, label: str, share: float) -> None:
        """Move the step's bar."""
        if label not in self._tasks:
            self._tasks[label] = self._progress.add_task(label, total=1.0)
        self._progress.update(self._tasks[label], completed=min(share, 1.0))  # type: ignore[arg-type] # TaskID is int


@contextmanager
def reporting(*, silent: bool) -> Iterator[Report]:
    """Choose how to report by where the output goes."""
    console = Console(highlight=False)
    if silent:
        yield Silence()
    elif not console.is_terminal:
        yield Lines(console)
    else:
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
        )
        with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
            yield Bars(console, progress)
