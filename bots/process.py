"""The command as a process: signals and known errors become one sentence and an exit code."""

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, Final, NoReturn, TypeVar

import typer

from bots.speech import Speech, plain
from core.errors import CutroomError

FAILED: Final = 1
MISUSED: Final = 2
_BY_SIGNAL: Final = 128  # what shells add to a signal's number

T = TypeVar("T")


def carry_out(work: Callable[[], Coroutine[Any, Any, T]], speech: Speech) -> T:
    """Do the work; when the process is told to end, the work is cancelled and tidies up first."""
    try:
        return asyncio.run(_until_told(work))
    except KeyboardInterrupt:
        give_up(speech.say("cli-cancelled"), _BY_SIGNAL + signal.SIGINT)
    except asyncio.CancelledError:
        give_up(speech.say("cli-cancelled"), _BY_SIGNAL + signal.SIGTERM)
    except CutroomError as error:
        give_up(speech.sorry(error))


def give_up(sentence: str, code: int = FAILED) -> NoReturn:
    """Say why, where errors go, and end."""
    typer.echo(plain(sentence), err=True)
    raise typer.Exit(code) from None


def on_signals(numbers: Iterable[signal.Signals], call: Callable[[], object]) -> None:
    """Call this when the process gets one of these signals, where the system has such a thing."""
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):
        for number in numbers:
            loop.add_signal_handler(number, call)


def told_to_stop() -> asyncio.Event:
    """Give what is set when the process is told to end: a server ends in this way, and it is no failure."""
    stopped = asyncio.Event()
    on_signals((signal.SIGINT, signal.SIGTERM), stopped.set)
    return stopped


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale, and names that are no text in a form that can be read."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


async def _until_told(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    task = asyncio.current_task()
    if task is not None:
        on_signals((signal.SIGTERM,), task.cancel)
    return await work()
