"""Bars on a terminal, lines in a pipe, and nothing that a file's name could do to either."""

import io

import pytest
from rich.console import Console
from rich.progress import Progress

from bots.report import Bars, Lines, Report, Silence, reporting, share_of


def _lines() -> tuple[Lines, io.StringIO]:
    out = io.StringIO()
    return Lines(Console(file=out, width=40, highlight=False)), out


def _bars(out: io.StringIO) -> Progress:
    console = Console(file=out, width=80, highlight=False, force_terminal=True, color_system=None)
    return Progress(console=console, transient=True, auto_refresh=False)


def test_a_step_is_told_when_it_begins_and_when_it_is_done() -> None:
    """Not a hundred times in between, and again only when it begins again."""
    lines, out = _lines()
    for share in (0.0, 0.3, 0.9, 1.0, 1.0, 0.0, None, 1.0):
        lines.doing("Rendering", share)

    told = ["Rendering…", "Rendering: 100 %"]
    assert out.getvalue().splitlines() == told * 2


def test_a_step_of_unknown_length_is_not_called_done() -> None:
    """Nobody knows how far it is."""
    lines, out = _lines()
    lines.doing("Fetching", None)

    assert out.getvalue() == "Fetching…\n"


def test_what_people_wrote_is_neither_markup_nor_a_command() -> None:
    """Brackets stay, long lines stay whole, and a terminal is not steered."""
    lines, out = _lines()
    lines.line("[red]" + "x" * 60 + "[/red] :smile: \x1b[2J\x07")
    lines.doing("Sending a\n[b].mp4", 0.0)

    assert out.getvalue() == "[red]" + "x" * 60 + "[/red] :smile: �[2J�\nSending a [b].mp4…\n"


def test_lines_stand_above_the_bar_and_a_finished_bar_is_gone() -> None:
    """Each line has a row of its own, whatever the bar is doing."""
    out = io.StringIO()
    with _bars(out) as progress:
        bars = Bars(progress)
        bars.doing("Sending [b]{x}.mp4", 0.5)
        progress.refresh()
        bars.line("Added [b].mp4")
        bars.doing("Sending [b]{x}.mp4", 1.0)
        bars.doing("Fetching", None)
        assert [task.description for task in progress.tasks] == ["Fetching"]
        assert progress.tasks[0].total is None
        bars.doing("Fetching", 0.5)
        assert progress.tasks[0].completed == 0.5

    shown = out.getvalue()
    row = next(line for line in shown.splitlines() if "Added" in line)
    assert row.rsplit("\x1b[2K", 1)[-1].strip() == "Added [b].mp4"


@pytest.mark.parametrize(
    ("done", "total", "share"), [(0, 10, 0.0), (5, 10, 0.5), (11, 10, 1.0), (5, 0, None)]
)
def test_a_share_is_known_when_the_whole_is(done: int, total: int, share: float | None) -> None:
    """And never more than all of it."""
    assert share_of(done, total) == share


def test_silence_is_complete(capsys: pytest.CaptureFixture[str]) -> None:
    """One object is all that `--json` prints."""
    with reporting(silent=True) as report:
        _tell(report)
    assert isinstance(report, Silence)
    assert capsys.readouterr() == ("", "")


def test_a_pipe_gets_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Bars are for terminals."""
    with reporting(silent=False) as report:
        _tell(report)
    assert capsys.readouterr().out == "Hello\nRendering…\n"


def _tell(report: Report) -> None:
    report.line("Hello")
    report.doing("Rendering", 0.5)
