"""Routing: labelled messages, the words around them, commands, and tables of the operator's own."""

import csv
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from core.errors import SettingsError
from core.routing import Decision, route
from core.routing.keywords import Table

ROUTES = Path(__file__).parents[3] / "config" / "routes.toml"
MESSAGES = Path(__file__).parents[2] / "data" / "messages.tsv"
SPANISH = """
[es]
joiners = ["y"]
then = ["luego", "después"]
fillers = ["por favor", "gracias", "ahora"]
refusals = ["no"]
edits = ["añade", "corta"]
doubt = { bare = ["sobre"] }
words.make = ["exporta", "exporta me", "renderiza"]
words.film = ["el vídeo", "la película"]
words.lead = ["en"]
export.says = ["{make} {film}", "{make} {film} {how+}", "{make} {how+}"]
export.bare = ["{make}"]
credits.says = ["cuántos créditos me quedan"]
status.alone = ["estado"]
"""


class Labelled(NamedTuple):
    """One message and what a person says it asks for."""

    actions: tuple[str, ...]
    media: int
    output: dict[str, str]
    message: str


def labelled() -> Iterator[Labelled]:
    with MESSAGES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            output = dict(pair.split("=") for pair in row["output"].split())
            message = row["message"].replace("\\n", "\n")
            yield Labelled(tuple(row["actions"].split()), int(row["media"]), output, message)


@pytest.fixture(scope="module")
def table() -> Table:
    return Table.load(ROUTES)


def ask(table: Table, message: str, media: int = 0) -> Decision:
    return route(message, media=media, table=table)


def said(output: object) -> dict[str, str]:
    assert isinstance(output, dict)
    return {key: str(value) for key, value in output.items()}


def test_labelled_messages_are_routed_as_people_read_them(table: Table) -> None:
    """At least 98 of 100 messages lead where their label says, with the output asked for."""
    rows = list(labelled())
    wrong = []
    for row in rows:
        decision = ask(table, row.message, row.media)
        if (decision.actions, said(decision.output)) != (row.actions, row.output):
            wrong.append(f"{row.message!r}: {decision.actions} {decision.output}")
    assert len(rows) >= 320
    assert len(wrong) <= len(rows) * 0.02, "\n".join(wrong)


def test_no_edit_is_ever_taken_for_an_export(table: Table) -> None:
    """Of the messages that ask for no export, not one gets one."""
    rows = [row for row in labelled() if "export" not in row.actions]
    taken = [row.message for row in rows if "export" in ask(table, row.message, row.media).actions]
    assert len(rows) >= 200
    assert taken == []


def test_the_agent_never_hears_of_an_export_that_is_ours(table: Table) -> None:
    """What is left of "cut it and export" for the agent routes to an edit and nothing else."""
    for row in labelled():
        decision = ask(table, row.message, row.media)
        if "export" in decision.actions and decision.text:
            assert "export" not in ask(table, decision.text).actions, row.message


DRESS: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "polite": lambda text: f"please {text}, thanks",
    "greeted": lambda text: f"hey! {text}",
    "well received": lambda text: f"ok great, now {text}",
    "emoji": lambda text: f"🎬 {text} 🙏🏽",
    "smiling": lambda text: f"{text} :)",
    "mention": lambda text: f"@cutroom_bot {text}",
    "shouted": lambda text: f"{text}!!!",
    "spaced": lambda text: f"  {text.replace(' ', '   ')} \n",
    "bold": lambda text: f"**{text}**",
}


@pytest.mark.parametrize("dress", DRESS)
@pytest.mark.parametrize(
    "message",
    ["export in 4k", "cut the intro and export in 4k", "how many credits do i have left", "show the tracks"],
)
def test_what_a_message_wears_changes_nothing(table: Table, dress: str, message: str) -> None:
    """Case, width, politeness, emoji, mentions and punctuation lead to the same actions and output."""
    plain, dressed = ask(table, message), ask(table, DRESS[dress](message))
    assert (dressed.actions, dressed.output) == (plain.actions, plain.output)


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("cut the best moments and export in 4K", "cut the best moments"),
        ("cut it, export in 4K, and add music", "cut it, and add music"),
        ("export it, then add a title", "add a title"),
        ("1. cut the intro\n2. add music\n3. export", "1. cut the intro\n2. add music"),
        ("Add “Export now!” at 0:05, then export.", "Add “Export now!” at 0:05"),
        ("don't export yet, add a title", "add a title"),
        ("https://example.com/a.mp4 trim it and export", "trim it"),
        ("put https://example.com/a.mp4 at the start", "put at the start"),
        ("add the text https://example.com at the end", "add the text https://example.com at the end"),
        ("加个字幕然后导出1080p", "加个字幕"),
        ("加字幕导出4K", "加字幕"),
        ("send me the video in 9:16", "make the video 9:16"),
        ("发我竖屏的", "把视频改成9:16"),
        ("add music and send me the video in 9:16", "add music\nmake the video 9:16"),
        ("Make it POP — 100%!! 🎉  (really)", "Make it POP — 100%!! 🎉  (really)"),
        ("ok great, now send me the video in 1080p please", ""),
        ("don't export", "don't export"),
        ("@cutroom_bot make it louder", "make it louder"),
        ("add the caption @anna_smith", "add the caption @anna_smith"),
    ],
)
def test_the_agent_gets_its_part_to_the_letter(table: Table, message: str, text: str) -> None:
    """Requests that are ours and links go; the rest is handed on as it was written."""
    assert ask(table, message).text == text


@pytest.mark.parametrize(
    ("message", "urls"),
    [
        ("https://Example.com/Clip.MP4?x=1, cut it.", ("https://Example.com/Clip.MP4?x=1",)),
        ("看https://a.com/b.mp4。剪短", ("https://a.com/b.mp4",)),
        ("https://a.com/1.mp4\nhttps://a.com/2.mp4", ("https://a.com/1.mp4", "https://a.com/2.mp4")),
        ('add the caption "visit https://a.com"', ()),
        ("[my clip](https://a.com/1.mp4)", ("https://a.com/1.mp4",)),
    ],
)
def test_links_are_taken_whole_and_only_where_they_are_links(
    table: Table, message: str, urls: tuple[str, ...]
) -> None:
    """A link ends before punctuation and Chinese; in quotation marks it is a caption."""
    assert ask(table, message).urls == urls


@pytest.mark.parametrize(
    ("message", "actions", "args"),
    [
        ("/export@cutroom_bot 4k", ("export",), "4k"),
        ("/edit a film about export business", ("edit",), "a film about export business"),
        ("/edit export", ("edit",), "export"),
        ("/edit", ("help",), ""),
        ("/undo", ("edit",), ""),
        ("/upload https://a.com/b.mp4 add a title", ("upload", "edit"), "https://a.com/b.mp4 add a title"),
        ("/new holiday film", ("new",), "holiday film"),
        ("/language zh", ("language",), "zh"),
        ("/start", ("help",), ""),
        ("/wat", ("help",), ""),
    ],
)
def test_commands_do_what_they_are_named(
    table: Table, message: str, actions: tuple[str, ...], args: str
) -> None:
    """A command leads to its action and keeps its arguments; an unknown one helps."""
    decision = ask(table, message)
    assert (decision.actions, decision.args) == (actions, args)
    assert decision.command == message.split(maxsplit=1)[0].strip("/").split("@")[0]


def test_media_comes_first_and_is_never_lost(table: Table) -> None:
    """Files are uploaded before anything is done with them, but into the project that a command opens."""
    assert ask(table, "add a title and export", 2).actions == ("upload", "edit", "export")
    assert ask(table, "/help", 1).actions == ("upload", "help")
    assert ask(table, "/new", 1).actions == ("new", "upload")


def test_a_decision_reads_as_one_json_object(table: Table) -> None:
    """The command line prints actions, text, links and output under these names."""
    assert ask(table, "https://a.com/b.mp4 trim it and export in 4K at 30 fps").as_json() == {
        "actions": ["upload", "edit", "export"],
        "text": "trim it",
        "urls": ["https://a.com/b.mp4"],
        "output": {"resolution": "4k", "fps": 30},
    }


@pytest.mark.parametrize("place", ["section", "file"])
def test_another_language_needs_no_code(tmp_path: Path, place: str) -> None:
    """A Spanish section, or a Spanish file beside the table, routes Spanish and leaves the others alone."""
    routes = tmp_path / "routes.toml"
    shipped = ROUTES.read_text(encoding="utf-8")
    routes.write_text(shipped + (SPANISH if place == "section" else ""), encoding="utf-8")
    if place == "file":
        (tmp_path / "routes.es.toml").write_text(SPANISH, encoding="utf-8")
    table = Table.load(routes)

    decision = ask(table, "¡Corta el principio y exporta el VIDEO en 4K, por favor!")
    assert decision.actions == ("edit", "export")
    assert (decision.text, decision.output) == ("¡Corta el principio", {"resolution": "4k"})
    assert ask(table, "¿cuántos créditos me quedan?").actions == ("credits",)
    assert ask(table, "estado").actions == ("status",)
    assert ask(table, "una película sobre quien corta y exporta").actions == ("edit",)
    assert ask(table, "no exporta el vídeo").actions == ("edit",)
    assert ask(table, "cut it and export in 4K").actions == ("edit", "export")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[es]\nexport.says = ["{nothing}"]', "routes.toml: es.export.says"),
        ('[es]\nexports.says = ["x"]', "routes.toml: es.exports"),
        ("[es]\njoiners = 3", "routes.toml: es.joiners"),
        ('[es]\nrun_on = ["{no}"]', "routes.toml: es.run_on"),
        ('[es.words]\na = ["{b}"]\nb = ["{a}"]', "routes.toml: words"),
        ('[commands]\nfly = { action = "fly" }', "routes.toml: commands.fly.action"),
        ("[es", "routes.toml"),
    ],
)
def test_a_bad_table_is_refused_by_the_name_of_its_key(tmp_path: Path, text: str, key: str) -> None:
    """What the operator mistyped is named."""
    (tmp_path / "routes.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        Table.load(tmp_path / "routes.toml")
    assert caught.value.setting == key


def test_any_text_at_all_gets_a_decision(table: Table) -> None:
    """Whatever pieces a message is made of, there is something to do, and every edit has a text."""
    pieces = [
        *"\"'`“”‘’「」()<>/@#:;,.!?\n *~🎬。，",
        "export",
        "导出",
        "https://a.com/x",
        "and",
        "then",
        "4k",
        "cut",
    ]
    chance = random.Random(7)  # noqa: S311 -- no secrets here, only the same messages every time
    for _ in range(400):
        message = "".join(chance.choices(pieces, k=chance.randrange(12)))
        decision = ask(table, message)
        assert decision.actions, message
        assert ("edit" in decision.actions) == bool(decision.text), message


def test_a_question_that_may_be_a_request_costs_nothing(table: Table) -> None:
    """Whether it can be exported yet is answered, and always in the same way."""
    assert route("可以导出了吗", table=table).actions == ("status",)


@pytest.mark.parametrize(
    "piece", ["export and ", "导出", "export it in 4k ", '"', "please ", "a, ", "(", "https://"]
)
def test_a_long_message_is_a_story(table: Table, piece: str) -> None:
    """Thousands of repeated words are not what asks for an export."""
    assert "export" not in ask(table, piece * 1500).actions
