"""The commands by which an operator keeps what is kept: a backup, the way back, and forgetting."""

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import typer

from bots.backend import conversation, schemas
from bots.beginning import begin
from bots.erasing import eraser
from bots.process import MISUSED, carry_out, give_up
from bots.speech import Refused, plain
from core.clock import SystemClock
from core.figures import megabytes
from core.keeping import archive as kept
from core.keeping.backup import back_up
from core.keeping.forgetting import Forgetting, Forgotten, left_behind
from core.keeping.restoring import restore as put_back
from core.queue import SqliteQueue
from core.settings import Settings

# How each way to fail is told.
SENTENCES: Final[Mapping[type[kept.ArchiveError], str]] = {
    kept.NothingToKeep: "cli-nothing-to-keep",
    kept.BrokenDatabase: "cli-broken-database",
    kept.BadArchive: "cli-bad-archive",
    kept.NewerArchive: "cli-newer-archive",
    kept.Running: "cli-running",
    kept.Occupied: "cli-occupied",
    kept.Crowded: "cli-crowded",
}

T = TypeVar("T")


def backup(file: Path, *, with_media: bool) -> None:
    """Write a backup."""
    settings, speech = begin()
    work = partial(back_up, settings.data, file, with_media=with_media, now=time.time())
    manifest = carry_out(partial(_told, work, file, settings.data), speech)
    told = speech.say(
        "cli-backed-up",
        path=str(file),
        size=megabytes(file.stat().st_size),
        media="yes" if manifest.has_media else "no",
    )
    typer.echo(plain(told))


def restore(file: Path, *, replace: bool) -> None:
    """Put a backup back."""
    settings, speech = begin()
    work = partial(put_back, file, settings.data, kept.newest(schemas()), replace=replace)
    manifest = carry_out(partial(_told, work, file, settings.data), speech)
    made = datetime.fromtimestamp(manifest.made_at).astimezone().strftime("%Y-%m-%d %H:%M")
    told = speech.say(
        "cli-restored",
        path=str(file),
        data=str(settings.data),
        when=made,
        media="yes" if manifest.has_media else "no",
    )
    typer.echo(plain(told))


def forget(who: str, *, yes: bool) -> None:
    """Forget a person or a chat."""
    settings, speech = begin()
    platform, _, identity = who.partition(":")
    if not platform or not identity.strip(":"):
        give_up(speech.say("cli-forget-whom"), MISUSED)
    if not yes:
        typer.confirm(plain(speech.say("cli-forget-ask", who=who)), abort=True)
    done = carry_out(partial(_forget, settings, who), speech)
    told = [speech.say("forget-done", turns=done.turns, exports=done.exports, projects=done.projects)]
    if done.shared:
        told.append(speech.say("forget-shared", count=done.shared))
    if done.projects and (left := left_behind(settings)):
        told.append(speech.say(left, link=settings.nemo_web_url))
    typer.echo("\n".join(told))


async def _forget(settings: Settings, who: str) -> Forgotten:
    clock = SystemClock()
    async with conversation(settings) as database:
        queue = SqliteQueue(database, clock)
        return await Forgetting(database, queue, settings.data, eraser(settings, clock)).forget(who)


async def _told(work: Callable[[], T], file: Path, data: Path) -> T:
    """Do blocking work on an archive, and say in words why it cannot be done."""
    try:
        return await asyncio.to_thread(work)
    except kept.ArchiveError as error:
        name = str(error) or file.name
        raise Refused(SENTENCES[type(error)], path=str(file), data=str(data), name=name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        where = str(error.filename or file)
        raise Refused("cli-archive-unusable", path=where, reason=reason) from error
