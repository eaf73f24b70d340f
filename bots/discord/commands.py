"""The commands that Discord offers while people type: what they take and say, in people's own languages."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import discord
from discord import app_commands
from discord.app_commands import locale_str

from core.locales import FALLBACK, Catalogue

Seen = discord.Interaction[discord.Client]
File = discord.Attachment
NoFile = File | None
Somebody = discord.User | discord.Member | None
Callback = Callable[..., Coroutine[Any, Any, None]]

KEY: Final = "sentence"
EDIT_THIS: Final = "discord-edit-this"


class Hears(Protocol):
    """Who takes commands."""

    async def asked(self, interaction: Seen, text: str, files: Sequence[File], who: Somebody = None) -> None:
        """Take a command; it may point at somebody."""
        ...

    async def pointed(self, interaction: Seen, target: discord.Message) -> None:
        """Take the command that points at a message."""
        ...


class Words(app_commands.Translator):
    """Finds Discord's names and descriptions in the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """Give a sentence in a language of ours; None where English has to do."""
        del context
        language = self._catalogue.closest(locale.value)
        sentence = string.extras.get(KEY)
        return None if language == FALLBACK or sentence is None else self._catalogue.say(language, sentence)


def tree(
    client: discord.Client, catalogue: Catalogue, hears: Hears, *, has_admins: bool
) -> app_commands.CommandTree:
    """Give all commands, usable in servers, in direct messages, and wherever somebody brings us along.

    Those of the operator's admins are there when somebody on Discord is one. A server shows them to its own
    administrators only; who may use them is for the core to say.
    """
    made = app_commands.CommandTree(
        client,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )
    say = _sayer(catalogue)
    for name, callback in _callbacks(hears).items():
        command: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=say(f"discord-command-{name}"), description=say(f"discord-about-{name}"), callback=callback
        )
        made.add_command(_described(command, say))
    for name, callback in _reserved(hears).items() if has_admins else ():
        own: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=say(f"discord-command-{name}"), description=say(f"discord-about-{name}"), callback=callback
        )
        own.default_permissions = discord.Permissions(administrator=True)
        made.add_command(_described(own, say))

    async def edit_this(interaction: Seen, message: discord.Message) -> None:
        await hears.pointed(interaction, message)

    made.add_command(app_commands.ContextMenu(name=say(EDIT_THIS), callback=edit_this))
    return made


async def sync(commands: app_commands.CommandTree, words: Words, folder: Path) -> bool:
    """Tell Discord our commands, but only when they are not those that it knows from us."""
    payload = [await command.get_translated_payload(commands, words) for command in commands.get_commands()]
    digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
    known = folder / f"commands-{commands.client.application_id}.sha256"
    if await asyncio.to_thread(_is, known, digest):
        return False
    await commands.set_translator(words)
    await commands.sync()
    await asyncio.to_thread(_keep, known, digest)
    return True


def _is(path: Path, digest: str) -> bool:
    return path.exists() and path.read_text(encoding="ascii") == digest


def _keep(path: Path, digest: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(digest, encoding="ascii")


def _edit(hears: Hears) -> Callback:
    async def edit(  # noqa: PLR0917 - ten files, and Discord wants each of them to have a name
        interaction: Seen,
        wish: str | None = None,
        file: NoFile = None,
        file2: NoFile = None,
        file3: NoFile = None,
        file4: NoFile = None,
        file5: NoFile = None,
        file6: NoFile = None,
        file7: NoFile = None,
        file8: NoFile = None,
        file9: NoFile = None,
        file10: NoFile = None,
    ) -> None:
        given = (file, file2, file3, file4, file5, file6, file7, file8, file9, file10)
        await hears.asked(interaction, _line("edit", wish), [one for one in given if one is not None])

    return edit


def _callbacks(hears: Hears) -> dict[str, Callback]:
    """Give what each command takes; the library reads it off the parameters."""

    async def export(interaction: Seen, wish: str | None = None) -> None:
        await hears.asked(interaction, _line("export", wish), ())

    async def new(interaction: Seen, name: str | None = None) -> None:
        await hears.asked(interaction, _line("new", name), ())

    async def projects(interaction: Seen, number: int | None = None) -> None:
        await hears.asked(interaction, _line("projects", number), ())

    async def skill(interaction: Seen, name: str | None = None) -> None:
        await hears.asked(interaction, _line("skill", name), ())

    async def language(interaction: Seen, name: str | None = None) -> None:
        await hears.asked(interaction, _line("language", name), ())

    own: dict[str, Callback] = {
        "edit": _edit(hears),
        "export": export,
        "new": new,
        "projects": projects,
        "skill": skill,
        "language": language,
    }
    return own | {name: _bare(hears, name) for name in ("status", "credits", "cancel", "help", "forget")}


def _reserved(hears: Hears) -> dict[str, Callback]:
    """Give the same of what only the operator's admins may use."""

    async def allow(interaction: Seen, who: discord.User | None = None, id: str | None = None) -> None:  # noqa: A002 - people read it
        await hears.asked(interaction, _line("allow", id), (), who)

    async def deny(interaction: Seen, who: discord.User | None = None, id: str | None = None) -> None:  # noqa: A002 - as above
        await hears.asked(interaction, _line("deny", id), (), who)

    async def limits(interaction: Seen, what: str | None = None) -> None:
        await hears.asked(interaction, _line("limits", what), ())

    async def broadcast(interaction: Seen, text: str) -> None:
        await hears.asked(interaction, _line("broadcast", text), ())

    async def logs(interaction: Seen, lines: int | None = None) -> None:
        await hears.asked(interaction, _line("logs", lines), ())

    own: dict[str, Callback] = {
        "allow": allow,
        "deny": deny,
        "limits": limits,
        "broadcast": broadcast,
        "logs": logs,
    }
    return own | {"stats": _bare(hears, "stats")}


def _bare(hears: Hears, name: str) -> Callback:
    async def callback(interaction: Seen) -> None:
        await hears.asked(interaction, _line(name), ())

    return callback


def _line(command: str, value: str | int | None = None) -> str:
    return f"/{command} {'' if value is None else value}".strip()


def _sayer(catalogue: Catalogue) -> Callable[[str], locale_str]:
    def say(sentence: str) -> locale_str:
        return locale_str(catalogue.say(FALLBACK, sentence), **{KEY: sentence})

    return say


def _described(command: Any, say: Callable[[str], locale_str]) -> Any:
    """Describe what a command takes, in the words for all files, or for this one option."""
    texts = {
        name: say(f"discord-option-{name.rstrip('0123456789')}-{command.name}")
        for name in (parameter.name for parameter in command.parameters)
    }
    return app_commands.describe(**texts)(command)
