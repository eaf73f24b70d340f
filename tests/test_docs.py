"""The documents tell what is really there: settings, commands, options, files, links and sentences."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from typer.main import get_command

from bots.cli import app
from core.exporting.exports import TRANSITIONS as EXPORTS
from core.inbox import TRANSITIONS as TURNS
from core.settings import Settings

ROOT: Final = Path(__file__).parent.parent
DOCUMENTS: Final = sorted(
    [*(ROOT / "docs").glob("*.md"), *(ROOT / name for name in ("README.md", "SKILL.md"))]
)
CHANGELOG: Final = ROOT / "CHANGELOG.md"
SETTINGS: Final = {str(field.alias) for field in Settings.model_fields.values()}
# What the compose file explains itself.
COMPOSE: Final = {
    "CUTROOM_VERSION",
    "CUTROOM_PAGE_PORT",
    "BOT_API_TAG",
    "TELEGRAM_API_ID",
    "TELEGRAM_API_HASH",
}
# What begins with a stroke and is no command of ours: pages, folders, and commands of others.
NOT_OURS: Final = {"healthz", "readyz", "metrics", "data", "tmp", "newbot", "setprivacy", "revoke"}
FENCE: Final = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
PLACES: Final = re.compile(
    r"^(?:core|bots|studio|tests|bench|config|docs|requirements|\.ci)/[\w./*\-{},]+$|^[\w-]+\.(?:toml|yaml|md)$"
)

each = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


def _text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def _shell(document: Path) -> Iterator[str]:
    """Give the lines that people are to type, continued ones joined."""
    for kind, block in FENCE.findall(_text(document)):
        if kind == "sh":
            yield from (line.strip() for line in block.replace("\\\n", " ").splitlines() if line.strip())


def _inline(document: Path) -> Iterator[str]:
    """Give what stands between backticks in running text."""
    yield from re.findall(r"(?<!`)`([^`\n]+)`(?!`)", FENCE.sub("", _text(document)))


def _calls(document: Path) -> Iterator[list[str]]:
    """Give the arguments of each call of the command that a document shows."""
    for line in [*_shell(document), *_inline(document)]:
        bare = line.replace("…", "ANY").replace("\\|", " ")
        words = (
            shlex.split(bare, comments=True) if bare.count('"') % 2 == 0 and "'" not in bare else bare.split()
        )
        for index, word in enumerate(words):
            is_command = word == "cutroom" or word.endswith("/cutroom")
            stands_first = all("=" in before for before in words[:index]) or words[index - 1] in {"&&", "bot"}
            if is_command and stands_first and index + 1 < len(words):
                yield words[index + 1 :]


def _slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _anchors(document: Path) -> set[str]:
    return {
        _slug(heading) for heading in re.findall(r"^#+ (.+)$", FENCE.sub("", _text(document)), re.MULTILINE)
    }


@each
def test_every_setting_that_is_named_exists(document: Path) -> None:
    """A name that looks like a setting is one."""
    named = re.findall(r"\b((?:CUTROOM|NEMO|TELEGRAM|DISCORD|SKILL|BOT_API)_[A-Z_]*[A-Z])\b", _text(document))

    assert set(named) <= SETTINGS | COMPOSE


def test_the_table_of_settings_is_complete() -> None:
    """Every setting has one row, with the default that the example shows."""
    rows = re.findall(
        r"^\| `([A-Z_]+)` \| (?:`(.*?)`)? \|", _text(ROOT / "docs" / "settings.md"), re.MULTILINE
    )
    shown = re.findall(r"^#([A-Z_]+)=(.*)$", _text(ROOT / "config" / "example.env"), re.MULTILINE)

    assert rows == shown
    assert {name for name, _ in rows} == SETTINGS


@each
def test_every_call_of_the_command_is_one_that_it_takes(document: Path) -> None:
    """Subcommands and options that are shown can be typed."""
    for words in _calls(document):
        command: Any = get_command(app)
        rest = list(words)
        while hasattr(command, "commands"):
            assert rest, words
            if rest[0] == "ANY":
                break
            assert rest[0] in command.commands, words
            command = command.commands[rest.pop(0)]
            if not rest:
                break
        known = {
            name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)
        }
        options = {word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word)}
        assert options <= known | {"--help"}, words


@each
def test_every_chat_command_that_is_named_is_routed(document: Path) -> None:
    """What people are told to say is heard."""
    commands = tomllib.loads(_text(ROOT / "config" / "routes.toml"))["commands"]
    named = {
        found for said in _inline(document) for found in re.findall(r"(?:^|(?<=[ ,]))/([a-z]+)\b(?!/)", said)
    }

    assert named - NOT_OURS <= set(commands)


@each
def test_every_make_word_exists(document: Path) -> None:
    """What make is asked for is a target."""
    targets = set(re.findall(r"^([a-z]+):", _text(ROOT / "Makefile"), re.MULTILINE))
    said = [*_shell(document), *_inline(document)]
    named = {word for line in said for word in re.findall(r"^(?:\S+=\S+ |.*&& )*make ([a-z]+)", line)}

    assert named <= targets


@each
def test_every_profile_of_compose_exists(document: Path) -> None:
    """What compose is asked for is in its file."""
    services = yaml.safe_load(_text(ROOT / "compose.yaml"))["services"]
    profiles = {profile for service in services.values() for profile in service["profiles"]}
    for line in [*_shell(document), *_inline(document)]:
        assert set(re.findall(r"--profile (\S+)", line)) <= profiles
        assert set(re.findall(r"compose .*\b(?:exec|cp|run --rm -v \S+) ([a-z-]+)", line)) <= set(services)


@pytest.mark.parametrize("document", [*DOCUMENTS, CHANGELOG], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    """Documents, pictures and headings that are linked exist."""
    for target in re.findall(r"\]\(([^)\s]+)\)", FENCE.sub("", _text(document))):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        found = (document.parent / path).resolve() if path else document
        assert found.exists(), target
        assert not anchor or anchor in _anchors(found), target


@each
def test_every_file_that_is_named_exists(document: Path) -> None:
    """A path of the sources between backticks is there; stars and braces as a shell reads them."""
    for said in _inline(document):
        if PLACES.match(said) and "NAME" not in said and "XX" not in said:
            pattern = re.sub(r"\{.*?\}", "*", said).rstrip("/")
            assert list(ROOT.glob(pattern)) or list(ROOT.rglob(pattern.split("/")[-1])), said
            assert "/" not in said or list(ROOT.glob(pattern)), said


@each
def test_what_people_will_see_is_what_is_said(document: Path) -> None:
    """The sentences in a table of troubles are those of the catalogue, or of make."""
    spoken = _text(ROOT / "config" / "locales" / "en.ftl") + _text(ROOT / "Makefile")
    for table in re.findall(r"^\| you see \|.*?(?=\n\n|\Z)", _text(document), re.DOTALL | re.MULTILINE):
        for quoted in re.findall(r"“(.+?)”", "\n".join(row.split(" | ")[0] for row in table.splitlines())):
            told = re.sub(
                r"\b[A-Z]+_[A-Z_]+\b", "…", quoted
            )  # a name that stands in the sentence, or is put into it
            assert any(all(part.strip() in spoken for part in one.split("…")) for one in (quoted, told)), (
                quoted
            )


def test_the_way_of_a_message_is_the_one_it_takes() -> None:
    """The phases and stages that are drawn follow each other as the tables let them, and none is left out."""
    text = _text(ROOT / "docs" / "message.md")
    turns = {str(phase): set(after) for phase, after in TURNS.items()}
    exports = {str(stage): set(after) for stage, after in EXPORTS.items()}
    for label, allowed in (("a turn", turns), ("an export", exports)):
        [drawn] = [line.split(" → ") for line in re.findall(rf"^{label} +(.+)$", text, re.MULTILINE)]

        assert all(after in allowed[before] for before, after in pairwise(drawn))
        assert all(name in drawn or f"`{name}`" in text for name in allowed)


def test_every_room_of_the_house_is_shown() -> None:
    """Each package of the studio is named."""
    text = _text(ROOT / "docs" / "house.md")

    assert all(f"`{room.parent.name}`" in text for room in (ROOT / "studio").glob("*/__init__.py"))


def test_every_document_is_in_the_index() -> None:
    """The index leads to all of them."""
    index = _text(ROOT / "docs" / "README.md")

    assert all(
        f"]({path.name})" in index for path in (ROOT / "docs").glob("*.md") if path.name != "README.md"
    )


def test_the_instructions_for_assistants_begin_as_they_are_read() -> None:
    """A name and a description stand before everything else."""
    _, head, _ = _text(ROOT / "SKILL.md").split("---\n", 2)
    told = yaml.safe_load(head)

    assert told["name"] == "cutroom"
    assert 40 < len(told["description"]) < 1024
