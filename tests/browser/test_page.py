"""The page's files by themselves: what they say, what they weigh, and what they never do."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "bots" / "web" / "page"
SCRIPTS = sorted(PAGE.glob("*.js"))
MOST_BYTES = 100_000
# What would turn people's words into markup, or run what is no file of ours.
FORBIDDEN = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc")
ELSEWHERE = re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[\w.-]+\.\w+|@import|\bstyle=|\bon\w+=\"")


def _texts() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in PAGE.iterdir()}


def test_every_sentence_of_the_page_is_in_the_catalogue_and_the_other_way_round() -> None:
    """No name that the page asks for is missing, and none is kept for nothing."""
    asked = {
        name
        for text in _texts().values()
        for name in re.findall(r"""["'](web-[a-z]+(?:-[a-z]+)*)["']""", text)
    }
    english = (ROOT / "config" / "locales" / "en.ftl").read_text(encoding="utf-8")
    known = set(re.findall(r"^(web-[\w-]+) =", english, re.MULTILINE))

    assert len(known) > 30
    assert asked == known


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_words_never_become_markup(path: Path) -> None:
    """What people write is put into the page as text, and no code is made of text."""
    assert FORBIDDEN.findall(path.read_text(encoding="utf-8")) == []


def test_nothing_comes_from_elsewhere_and_nothing_stands_inline() -> None:
    """It works offline and under a strict policy: no other host, no inline style, no inline handler."""
    found = {name: ELSEWHERE.findall(text) for name, text in _texts().items()}

    assert {name: places for name, places in found.items() if places} == {}


def test_it_is_small() -> None:
    """All of it together, not even compressed."""
    assert sum(path.stat().st_size for path in PAGE.iterdir()) < MOST_BYTES


def test_every_module_is_fetched_at_once() -> None:
    """The page names all its modules in its head, so that none waits for another to be read."""
    named = set(re.findall(r"/page/(\w+\.js)", _texts()["index.html"]))

    assert named == {path.name for path in SCRIPTS}
