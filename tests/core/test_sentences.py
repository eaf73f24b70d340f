"""Every sentence that people read is in the catalogue, in every language, and none is in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

ROOT = Path(__file__).parent.parent.parent
LOCALES = ROOT / "config" / "locales"
SOURCES = sorted(path for folder in ("core", "bots") for path in (ROOT / folder).rglob("*.py"))

# What puts words before people.
SPEAKING = frozenset(
    (
        "Button",
        "Reply",
        "Told",
        "announce",
        "echo",
        "finish",
        "give_up",
        "pause",
        "print",
        "say",
        "show",
        "tell",
    )
)
WORDS = re.compile(r"[A-Za-z]{2,}[,;:]?\s+[A-Za-z]{2,}|[\u4e00-\u9fff]")
# What asks the catalogue for a sentence by its name.
ASKING = frozenset(
    {"say", "t", "_t", "No", "Note", "Shortfall", "_help", "Refused", "bad", "good", "skipped", "warning"}
)
NAME = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
# Names that are put together: what they begin with, and where the rest comes from.
DYNAMIC = {
    "error-": "an error's class",
    "changed-": "core.changes.What",
    "detail-": "core.telling.KNOWN_DETAILS",
    "value-": "core.manner.KNOWN_VALUES",
    "thing-": "core.timeline.Role",
    "track-": "core.timeline.Role",
    "unnamed-": "core.timeline.Kind",
    "broadcast-": "core.broadcasts.Fate",
    "button-": "core.actions.buttons",
    "cost-": "core.caps.Cap",
    "discord-": "the slash commands",
    "doctor-label-": "bots.doctor.checks",
    "limits-": "core.caps.Cap",
    "telegram-command-": "the menu of commands",
    "web-": "the page, as tests/browser/test_words.py shows",
}


def _entries(language: str) -> dict[str, fluent.Message]:
    resource = FluentParser().parse((LOCALES / f"{language}.ftl").read_text(encoding="utf-8"))
    return {entry.id.name: entry for entry in resource.body if isinstance(entry, fluent.Message)}


def _variables(node: fluent.BaseNode) -> set[str]:
    found: set[str] = set()

    def look(part: object) -> None:
        if isinstance(part, fluent.VariableReference):
            found.add(part.id.name)
        if isinstance(part, fluent.BaseNode):
            for value in vars(part).values():
                look(value)
        if isinstance(part, list):
            for value in part:
                look(value)

    look(node)
    return found


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _calls(path: Path, names: frozenset[str]) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node) in names:
            yield node


def _said(call: ast.Call) -> Iterator[str]:
    """Give the words that stand in a call itself."""
    for part in (*call.args, *(keyword.value for keyword in call.keywords)):
        for node in ast.walk(part):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _literals() -> set[str]:
    return {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_is_in_code(path: Path) -> None:
    """Nothing that speaks to people is handed words of its own."""
    words = [said for call in _calls(path, SPEAKING) for said in _said(call) if WORDS.search(said)]

    assert words == []


def test_the_search_would_find_a_sentence(tmp_path: Path) -> None:
    """Words in a call, in a part of a longer text and in Chinese are all found."""
    code = tmp_path / "code.py"
    code.write_text('turn.say("Please wait"); Reply(f"Your {n} files"); finish("好的"); say("edit-lost")')

    found = [said for call in _calls(code, SPEAKING) for said in _said(call) if WORDS.search(said)]

    assert found == ["Please wait", "好的"]


def test_every_language_says_the_same_things() -> None:
    """Each has every message of the other, about the same values."""
    english, chinese = _entries("en"), _entries("zh")

    assert chinese.keys() == english.keys()
    different = {name for name in english if _variables(english[name]) != _variables(chinese[name])}
    assert different == set()


def test_no_message_is_written_twice() -> None:
    """The later one would silently win."""
    for language in ("en", "zh"):
        names = re.findall(
            r"^([a-z][\w-]*) =", (LOCALES / f"{language}.ftl").read_text("utf-8"), re.MULTILINE
        )
        assert len(names) == len(set(names))


def test_every_name_that_code_asks_for_exists() -> None:
    """A name that is written out is in the catalogue."""
    asked = {
        call.args[0].value
        for path in SOURCES
        for call in _calls(path, ASKING)
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }

    names = {name for name in asked if NAME.fullmatch(name)}
    assert len(names) > 50
    assert names <= _entries("en").keys()


def test_every_message_is_said_somewhere() -> None:
    """A message that no code names is dead, unless its name is put together."""
    literals = _literals()
    unsaid = {name for name in _entries("en") if name not in literals and not name.startswith(tuple(DYNAMIC))}

    assert unsaid == set()


def test_every_button_that_is_put_together_has_a_name() -> None:
    """What `buttons` puts together exists."""
    from core.actions.buttons import OFFERS  # noqa: PLC0415 - beside what it is about

    names = {f"button-{name}" for name in ("export", "timeline", "undo", *OFFERS.values())}
    assert names <= _entries("en").keys()


def test_every_fate_and_cap_has_its_sentences() -> None:
    """What a report and a list of caps put together exists."""
    from core.broadcasts import Fate  # noqa: PLC0415 - beside what it is about
    from core.guard.caps import Cap  # noqa: PLC0415 - as above

    names = {f"broadcast-{fate}" for fate in Fate} | {f"limits-{cap}" for cap in Cap}
    costs = {f"cost-{cap}{never}" for cap in (Cap.PERSON, Cap.DAY) for never in ("", "-never")}
    assert names | costs <= _entries("en").keys()
