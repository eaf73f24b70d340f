"""The catalogue of sentences."""

from pathlib import Path

import pytest
from fluent.runtime.errors import FluentReferenceError

from core.locales import Catalogue, catalogue_of

ENGLISH = """
hello = Hello, { $name }.
files = { $count ->
    [one] one file
   *[other] { $count } files
}
only-english = English only
attribute-only =
    .label = no text of its own
"""
CHINESE = """
hello = 你好，{ $name }。
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    (tmp_path / "zh.ftl").write_text(CHINESE, encoding="utf-8")
    (tmp_path / "en.ftl").write_text(ENGLISH, encoding="utf-8")
    return Catalogue(tmp_path)


def test_languages_are_the_files_with_english_first(catalogue: Catalogue) -> None:
    """A language exists because its file does."""
    assert catalogue.languages == ("en", "zh")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh-Hans-CN", "zh"),
        ("zh_TW", "zh"),
        ("ZH", "zh"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_locale_tag_finds_its_language(catalogue: Catalogue, tag: str | None, language: str) -> None:
    """The language of a tag counts, not its region or script; an unknown one is English."""
    assert catalogue.closest(tag) == language


def test_all_in_a_process_share_what_was_read(tmp_path: Path) -> None:
    """Each folder is read once, and each of its languages when it is first spoken."""
    (tmp_path / "en.ftl").write_text("hello = Hello", encoding="utf-8")
    (tmp_path / "zh.ftl").write_text("hello = too early", encoding="utf-8")
    first = catalogue_of(tmp_path)

    assert first.say("en", "hello") == "Hello"
    (tmp_path / "zh.ftl").write_text("hello = 你好", encoding="utf-8")
    assert first.say("zh", "hello") == "你好"
    (tmp_path / "zh.ftl").write_text("hello = too late", encoding="utf-8")
    assert catalogue_of(Path(str(tmp_path))).say("zh", "hello") == "你好"


def test_a_sentence_is_said_in_the_language_asked_for(catalogue: Catalogue) -> None:
    """Values stand in the sentence bare, without marks that would end up in file names."""
    assert catalogue.say("zh-CN", "hello", name="Ann") == "你好，Ann。"
    assert catalogue.say("en", "hello", name="Ann") == "Hello, Ann."
    assert catalogue.say(None, "files", count=1) == "one file"
    assert catalogue.say(None, "files", count=3) == "3 files"


def test_a_sentence_a_language_lacks_is_said_in_english(catalogue: Catalogue) -> None:
    """Half a translation is better than an error."""
    assert catalogue.say("zh", "only-english") == "English only"


def test_known_names_are_told_from_unknown_ones(catalogue: Catalogue) -> None:
    """A caller can look for the most fitting sentence before it says one."""
    assert catalogue.has("hello")
    assert not catalogue.has("goodbye")


@pytest.mark.parametrize("name", ["goodbye", "attribute-only"])
def test_a_sentence_that_is_not_there_is_an_error(catalogue: Catalogue, name: str) -> None:
    """A wrong name must not reach people as an empty message."""
    with pytest.raises(LookupError):
        catalogue.say("en", name)


def test_a_forgotten_value_is_an_error(catalogue: Catalogue) -> None:
    """A sentence with a hole in it must not reach people either."""
    with pytest.raises(FluentReferenceError):
        catalogue.say("en", "hello")
