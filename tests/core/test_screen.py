"""Screen talk: labelled replies, whole and in pieces."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from core.errors import SettingsError
from core.phrases import Phrases
from core.screen import Shown, Translator, translate

PHRASES = Path(__file__).parents[2] / "config" / "phrases.toml"
REPLIES = Path(__file__).parents[1] / "data" / "replies.tsv"


class Labelled(NamedTuple):
    """One reply of an agent, and what the chat should show and offer."""

    reply: str
    shown: Shown

    @property
    def is_innocent(self) -> bool:
        """Tell whether nothing may be changed."""
        return self.reply == self.shown.text


def labelled() -> Iterator[Labelled]:
    with REPLIES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            reply = row["reply"].replace("\\n", "\n")
            shown = reply if row["shown"] == "=" else row["shown"].replace("\\n", "\n")
            yield Labelled(reply, Shown(shown, tuple(row["offers"].split())))


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return Phrases.load(PHRASES)


def test_innocent_replies_survive_to_the_letter(phrases: Phrases) -> None:
    """Stories, captions, lists and code that only sound like a screen are shown byte for byte."""
    innocent = [row for row in labelled() if row.is_innocent]
    assert len(innocent) >= 60
    for row in innocent:
        assert translate(row.reply, phrases) == row.shown


def test_instructions_become_offers(phrases: Phrases) -> None:
    """Instructions to operate a screen are gone, sentences stay whole, and offers are as labelled."""
    instructing = [row for row in labelled() if not row.is_innocent]
    assert len(instructing) >= 60
    for row in instructing:
        assert translate(row.reply, phrases) == row.shown, row.reply


@pytest.mark.parametrize("size", [1, 3, 7, 50])
def test_a_stream_shows_what_the_whole_would_show(phrases: Phrases, size: int) -> None:
    """In whatever pieces a reply comes, the same is shown, and nothing shown is taken back."""
    for row in labelled():
        translator = Translator(phrases)
        pieces = (row.reply[i : i + size] for i in range(0, len(row.reply), size))
        shown_early = "".join(translator.feed(piece) for piece in pieces)
        whole = translator.close()
        assert whole == row.shown, row.reply
        assert whole.text.startswith(shown_early), row.reply


def test_a_stream_never_shows_half_an_instruction(phrases: Phrases) -> None:
    """A sentence is held back until it is whole; what came before it is shown at once."""
    translator = Translator(phrases)
    assert translator.feed("I added the title. Click the Exp") == "I added the title."
    assert translator.feed("ort button to download") == ""
    assert translator.feed(" it. And the music is ") == ""
    assert translator.feed("quieter now. Enjoy") == " And the music is quieter now."
    assert translator.close() == Shown("I added the title. And the music is quieter now. Enjoy", ("export",))


def test_a_line_without_an_end_is_shown_before_it_fills_the_memory(phrases: Phrases) -> None:
    """Text that never ends a sentence is let go after a while, unchanged."""
    translator = Translator(phrases)
    shown = "".join(translator.feed("word " * 100) for _ in range(40))
    assert len(shown) > 8000
    assert translator.close().text == "word " * 4000


def test_offers_come_once_and_in_order(phrases: Phrases) -> None:
    """Export, then the timeline, then credits, however often and in what order they are spoken of."""
    reply = "Check your billing page. Preview it in the timeline. Click Export. Now click Export again."
    assert translate(reply, phrases) == Shown("", ("export", "status", "credits"))


def test_a_heading_goes_with_all_that_was_under_it(phrases: Phrases) -> None:
    """A list of nothing but instructions leaves no heading behind; one that keeps an item keeps it."""
    gone = "Done.\n\nTo get your file:\n1. Click Export\n2. Choose 4K\n\nAnything else?"
    assert translate(gone, phrases).text == "Done.\n\nAnything else?"
    kept = "Two notes:\n1. Click Export\n2. The intro is 3 s shorter\n"
    assert translate(kept, phrases).text == "Two notes:\n2. The intro is 3 s shorter\n"


def test_another_language_needs_no_code(tmp_path: Path) -> None:
    """A Spanish file beside the table translates Spanish, and the shipped languages go on working."""
    (tmp_path / "phrases.toml").write_text(PHRASES.read_text(encoding="utf-8"), encoding="utf-8")
    spanish = '[es]\njoiners = ["y"]\nacts = ["haz clic en {any}"]\n[es.offers]\nexport = ["exportar"]\n'
    (tmp_path / "phrases.es.toml").write_text(spanish, encoding="utf-8")
    phrases = Phrases.load(tmp_path / "phrases.toml")
    assert translate("El título está listo. Haz clic en Exportar.", phrases) == Shown(
        "El título está listo.", ("export",)
    )
    assert translate("Click Export.", phrases) == Shown("", ("export",))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[es]\nacts = ["{nothing}"]', "phrases.toml: es.acts"),
        ('[es]\nact = ["x"]', "phrases.toml: es.act"),
        ("[es.offers]\nexport = 1", "phrases.toml: es.offers.export"),
        ('[es.words]\na = ["{b"]', "phrases.toml: words"),
        ("=", "phrases.toml"),
    ],
)
def test_a_bad_table_is_refused_by_the_name_of_its_key(tmp_path: Path, text: str, key: str) -> None:
    """What the operator mistyped is named."""
    (tmp_path / "phrases.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        Phrases.load(tmp_path / "phrases.toml")
    assert caught.value.setting == key
