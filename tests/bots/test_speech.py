"""The catalogue in the language of the terminal."""

from pathlib import Path

import pytest

from bots.speech import Refused, Speech, Told, plain
from core.errors import SessionLost
from core.settings import DEFAULT_CONFIG, Settings, terminal_language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB@euro"}, "en_GB"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh_CN"),
        ({"LC_ALL": "en_US.UTF-8", "CUTROOM_LANGUAGE": "zh"}, "zh"),
        ({"LC_MESSAGES": "zh.UTF-8", "LANG": "C"}, "zh"),
        ({}, None),
    ],
    ids=["lang", "lc_all first", "an empty one counts not", "ours before all", "lc_messages", "none"],
)
def test_the_terminals_language_is_found(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str | None
) -> None:
    """In the order in which terminals decide, and ours first."""
    for name in ("CUTROOM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert terminal_language() == language
    assert Settings.read().language == language


@pytest.mark.parametrize(
    ("tag", "language"), [("zh_CN", "zh"), ("zh-Hant", "zh"), ("C", "en"), ("fr_FR", "en"), (None, "en")]
)
def test_a_language_without_a_file_is_english(tag: str | None, language: str) -> None:
    """So is the language of machines."""
    assert Speech.read(DEFAULT_CONFIG, tag).language == language


def test_every_kind_of_error_is_said() -> None:
    """One that is in words stays, a refusal has its own sentence, and the rest is apologised for."""
    speech = Speech.read(DEFAULT_CONFIG, "en")

    assert speech.sorry(Told("In words.")) == "In words."
    assert speech.sorry(Refused("cli-not-found", path="a.mp4")).startswith("There is no file a.mp4.")
    assert speech.sorry(SessionLost()).endswith("Please run the command again.")


def test_every_sentence_of_the_command_is_in_the_catalogue() -> None:
    """A name that is misspelt in the code would only be found when something goes wrong."""
    speech = Speech.read(DEFAULT_CONFIG, "en")
    folder = Path(__file__).parent.parent.parent / "bots"
    names = {
        word
        for file in folder.glob("*.py")
        for word in file.read_text("utf-8").split('"')
        if word.startswith(("cli-", "help-")) and " " not in word
    }

    assert len(names) > 40
    assert [name for name in sorted(names) if not speech.catalogue.has(name)] == []


def test_lines_keep_their_breaks() -> None:
    """Text of several lines stays so."""
    assert plain("a\n\tb\r") == "a\n\tb�"
