"""The `cutroom` command, and the one place where everything is put together: settings, core, studio."""

import asyncio
import json
import logging
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final, NoReturn, TypeVar

import typer
from core.screen import Phrases

from bots import explain as explaining
from bots.edit import Edit, Tools
from bots.order import Done, Order
from bots.report import Report, reporting
from core import identity
from core.apology import apologise
from core.clock import SystemClock
from core.errors import CutroomError, SettingsError
from core.keywords import Table
from core.locales import Catalogue
from core.rendering import CLOUD_PACE, STUDIO_PACE
from core.settings import DEFAULT_CONFIG, Backend, Settings
from core.skills import Skills
from core.store.db import Database
from core.summary import Say
from core.voices import Voices
from studio.serving import StudioConfig, serve

GB: Final = 1024**3
DATABASE: Final = "cutroom.db"
CANCELLED: Final = 130

T = TypeVar("T")

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
explain = typer.Typer(no_args_is_help=True)
app.add_typer(explain, name="explain")

Quiet = Annotated[bool, typer.Option("--json", help="Print one JSON object at the end, and nothing else.")]


@app.command()
def edit(
    files: Annotated[list[str], typer.Argument(help="Clips, pictures, sounds: paths or links.")],
    message: Annotated[list[str], typer.Option("--message", "-m", help="What to do; may be given again.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the finished MP4 goes.")],
    as_json: Quiet = False,
    backend: Annotated[Backend | None, typer.Option(help="Who edits.")] = None,
) -> None:
    """Edit files by wishes in plain words, and get an MP4 back."""
    settings = _settings(backend)
    order = Order(tuple(files), tuple(message), output)
    with reporting(silent=as_json) as report:
        done = _run(settings, partial(_edit, settings, order, report))
    if as_json:
        typer.echo(json.dumps(done.as_json(), ensure_ascii=False))


@app.command()
def run() -> None:
    """Start Cutroom and stay until stopped."""
    settings = _settings()
    _run(settings, partial(_stay, settings, _studio_config(settings)))


@app.command()
def studio(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where to listen on this machine.")] = 8765,
    data: Annotated[Path | None, typer.Option(help="Where everything is kept.")] = None,
) -> None:
    """Serve the embedded studio alone: the backend's API on this machine."""
    settings = _settings()
    config = _studio_config(settings, data=data, port=port)
    _run(settings, partial(_stay, settings, config))


@explain.command()
def message(
    text: Annotated[str | None, typer.Argument(help="One message; else one a line of input.")] = None,
) -> None:
    """Tell what each message would do, one JSON line each."""
    settings = _settings()
    table = Table.load(settings.config / "routes.toml")
    _print(explaining.message([text] if text is not None else explaining.standard_input(), table))


@explain.command()
def reply() -> None:
    """Tell what a chat would show of an agent's reply, given on standard input."""
    settings = _settings()
    phrases = Phrases.load(settings.config / "phrases.toml")
    _print([explaining.reply("".join(explaining.standard_input()), phrases)])


@explain.command()
def stream(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Tell what a captured event stream says, one JSON line for each thing."""
    _print(explaining.stream(file))


@explain.command()
def draft(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    other: Annotated[Path | None, typer.Argument(exists=True, dir_okay=False)] = None,
) -> None:
    """Tell how a draft stands, or with a second one what changed."""
    settings = _settings()
    _print(explaining.draft(file, other, _say(settings)))


async def _edit(settings: Settings, order: Order, report: Report) -> Done:
    clock = SystemClock()
    async with (
        _base_url(settings) as base_url,
        await Database.open(settings.data / DATABASE, identity.SCHEMA) as database,
        Voices.open(base_url, settings=settings, database=database, clock=clock) as voices,
    ):
        skill = Skills.load(settings.config / "skills")[settings.skill]
        tools = Tools(
            nemo=voices.nemo(skill),
            clock=clock,
            pace=CLOUD_PACE if settings.uses_cloud else STUDIO_PACE,
            routes=Table.load(settings.config / "routes.toml"),
            phrases=Phrases.load(settings.config / "phrases.toml"),
            say=_say(settings),
            language=_catalogue(settings).closest(settings.language),
        )
        return await Edit(order, tools, report).run()


async def _stay(settings: Settings, config: StudioConfig) -> None:
    """Serve the studio until the process is told to stop."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with serve(config, clock=SystemClock()) as base_url:
        typer.echo(_say(settings)("cli-studio-ready", url=base_url))
        await stopped.wait()


@asynccontextmanager
async def _base_url(settings: Settings) -> AsyncIterator[str]:
    """Give the backend's address, starting the embedded studio when it is the backend."""
    if settings.uses_cloud:
        yield settings.cloud_url
        return
    async with serve(_studio_config(settings), clock=SystemClock()) as base_url:
        yield base_url


def _studio_config(settings: Settings, *, data: Path | None = None, port: int = 0) -> StudioConfig:
    return StudioConfig(
        data=data or settings.data / "studio",
        port=port,
        credits=settings.studio_credits,
        quota_bytes=round(settings.studio_quota_gb * GB),
        keep_days=settings.studio_keep_days,
    )


def _settings(backend: Backend | None = None) -> Settings:
    try:
        settings = Settings.read()
    except SettingsError as error:
        _give_up(Catalogue(DEFAULT_CONFIG / "locales"), None, error)
    logging.basicConfig(level=settings.log_level.upper(), format="%(levelname)s %(name)s %(message)s")
    return settings if backend is None else settings.model_copy(update={"backend": backend})


def _run(settings: Settings, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Do the command's work; a known failure is one sentence and an exit code, and Ctrl-C is no failure."""
    try:
        return asyncio.run(work())
    except KeyboardInterrupt:
        typer.echo(_say(settings)("cli-cancelled"), err=True)
        raise typer.Exit(CANCELLED) from None
    except CutroomError as error:
        _give_up(_catalogue(settings), settings.language, error, link=settings.nemo_web_url)


def _give_up(catalogue: Catalogue, language: str | None, error: CutroomError, **values: str) -> NoReturn:
    typer.echo(str(apologise(catalogue, language, error, **values)), err=True)
    raise typer.Exit(1) from None


def _catalogue(settings: Settings) -> Catalogue:
    return Catalogue(settings.config / "locales")


def _say(settings: Settings) -> Say:
    return partial(_catalogue(settings).say, settings.language)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def main() -> None:
    """Run the command."""
    app()
