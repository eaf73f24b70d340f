"""The `cutroom` command: what it takes, and whom it hands that to. Its words are in the catalogue.

Whoever needs a studio or a server is imported by the command that wants them, since help, `explain` and
`health` would wait for both.
"""

import json
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer

from bots import explain as explaining
from bots.beginning import begin
from bots.process import MISUSED, carry_out, give_up, speak_utf8
from bots.speech import Refused, Speech
from bots.watching.health import main as ask_health
from core.errors import CutroomError
from core.routing.keywords import Table
from core.screen import Phrases
from core.settings import Backend

DEFAULT_HOST: Final = "127.0.0.1"
DEFAULT_PORT: Final = 8765

_help = Speech.of_terminal().say

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
explain = typer.Typer(no_args_is_help=True, help=_help("help-explain"))
upkeep = typer.Typer()
app.add_typer(explain, name="explain")
app.add_typer(upkeep)


@app.command(help=_help("help-edit"))
def edit(
    files: Annotated[list[str], typer.Argument(help=_help("help-files"))],
    output: Annotated[Path, typer.Option("--output", "-o", help=_help("help-output"))],
    message: Annotated[list[str] | None, typer.Option("--message", "-m", help=_help("help-message"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_help("help-json"))] = False,
    backend: Annotated[Backend | None, typer.Option(help=_help("help-backend"))] = None,
) -> None:
    """Edit files and write the result."""
    from bots.editing import reported
    from bots.order import Order

    settings, speech = begin(backend)
    order = Order(tuple(files), tuple(message or ()), output)
    if not all(wish.strip() for wish in order.messages):
        give_up(speech.say("cli-empty-message"), MISUSED)
    done = carry_out(partial(reported, settings, speech, order, silent=as_json), speech)
    if as_json:
        typer.echo(json.dumps(done.as_json(), ensure_ascii=False))


@app.command(help=_help("help-run"))
def run() -> None:
    """Serve until stopped."""
    from bots.standing import stand

    settings, speech = begin()
    carry_out(partial(stand, settings, speech, typer.echo), speech)


@app.command(help=_help("help-chat"))
def chat() -> None:
    """Talk in the terminal."""
    from bots.terminal import converse

    settings, speech = begin()
    carry_out(partial(converse, settings), speech)


@app.command(help=_help("help-studio"))
def studio(
    host: Annotated[str, typer.Option(help=_help("help-host"))] = DEFAULT_HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help=_help("help-port"))] = DEFAULT_PORT,
    data: Annotated[Path | None, typer.Option(help=_help("help-data"))] = None,
) -> None:
    """Serve the studio alone until stopped."""
    from bots.alone import serve_alone, standalone

    settings, speech = begin()
    try:
        config = standalone(settings, host=host, port=port, data=data)
    except Refused as error:
        give_up(speech.sorry(error), MISUSED)
    carry_out(partial(serve_alone, settings, config, speech, typer.echo), speech)


@app.command(help=_help("help-health"))
def health() -> None:
    """Tell whether the Cutroom of these settings is alive."""
    ask_health()


@explain.command(help=_help("help-explain-message"))
def message(text: Annotated[str | None, typer.Argument(help=_help("help-text"))] = None) -> None:
    """Explain messages."""
    settings, speech = begin()
    said = [text] if text is not None else explaining.standard_input()
    _print(lambda: explaining.message(said, Table.load(settings.routes)), speech)


@explain.command(help=_help("help-explain-reply"))
def reply() -> None:
    """Explain a reply."""
    settings, speech = begin()
    said = "".join(explaining.standard_input())
    _print(lambda: [explaining.reply(said, Phrases.load(settings.phrases))], speech)


@explain.command(help=_help("help-explain-stream"))
def stream(file: Annotated[Path, typer.Argument(help=_help("help-stream-file"))]) -> None:
    """Explain a stream."""
    _print(lambda: explaining.stream(file), begin()[1])


@explain.command(help=_help("help-explain-draft"))
def draft(
    file: Annotated[Path, typer.Argument(help=_help("help-draft-file"))],
    other: Annotated[Path | None, typer.Argument(help=_help("help-other-file"))] = None,
) -> None:
    """Explain a draft."""
    speech = begin()[1]
    _print(lambda: explaining.draft(file, other, speech.say), speech)


@upkeep.command(help=_help("help-backup"))
def backup(
    file: Annotated[Path, typer.Argument(help=_help("help-backup-file"))],
    with_media: Annotated[bool, typer.Option("--with-media", help=_help("help-with-media"))] = False,
) -> None:
    """Write a backup."""
    from bots import keeping

    keeping.backup(file, with_media=with_media)


@upkeep.command(help=_help("help-restore"))
def restore(
    file: Annotated[Path, typer.Argument(help=_help("help-restore-file"))],
    replace: Annotated[bool, typer.Option("--replace", help=_help("help-replace"))] = False,
) -> None:
    """Put a backup back."""
    from bots import keeping

    keeping.restore(file, replace=replace)


@upkeep.command(help=_help("help-forget"))
def forget(
    who: Annotated[str, typer.Argument(help=_help("help-forget-who"))],
    yes: Annotated[bool, typer.Option("--yes", help=_help("help-forget-yes"))] = False,
) -> None:
    """Forget a person or a chat."""
    from bots import keeping

    keeping.forget(who, yes=yes)


@upkeep.command(help=_help("help-doctor"))
def doctor(as_json: Annotated[bool, typer.Option("--json", help=_help("help-json"))] = False) -> None:
    """Examine this installation."""
    from bots.doctor.command import examined

    examined(as_object=as_json)


def _print(lines: Callable[[], Iterable[str]], speech: Speech) -> None:
    """Print lines as they come: each is flushed, for whoever reads along."""
    try:
        for line in lines():
            typer.echo(line)
    except CutroomError as error:
        give_up(speech.sorry(error))


def main() -> None:
    """Run the command."""
    speak_utf8()
    app(prog_name="cutroom")
