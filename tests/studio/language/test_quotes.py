"""What is quoted is put aside whole, in quotes of every style."""

import pytest

from studio.language.quotes import QUOTE, Quotes, set_aside, unquoted

STYLES = (
    '"mute it"',
    "“mute it”",
    "„mute it“",
    "'mute it'",
    "‘mute it’",
    "「mute it」",
    "『mute it』",
    "《mute it》",
    "«mute it»",
    "【mute it】",
    "＂mute it＂",
    '“mute it"',
)


@pytest.mark.parametrize("quote", STYLES)
def test_every_style_of_quotes_is_put_aside(quote: str) -> None:
    """Nothing of a quote is left in the text."""
    quotes = Quotes()
    text = set_aside(f"title {quote} on top", quotes)

    assert quotes.kept == ["mute it"]
    assert "mute" not in text
    assert QUOTE.search(text)


def test_an_apostrophe_quotes_nothing() -> None:
    """It is a part of its word, inside a quote as well."""
    quotes = Quotes()

    assert set_aside("don't mute the dog's bark", quotes) == "don't mute the dog's bark"
    set_aside("add 'It's me' on top", quotes)
    assert quotes.kept == ["It's me"]


def test_full_width_letters_become_plain_but_quotes_stay() -> None:
    """Only what is read for wishes is changed."""
    quotes = Quotes()

    assert set_aside("ｍｕｔｅ １", quotes) == "mute 1"
    set_aside("“ＡＢ”", quotes)
    assert quotes.kept == ["ＡＢ"]


def test_signs_that_a_draft_cannot_hold_are_dropped() -> None:
    """Control signs and halves of pairs go; our own marks cannot be forged."""
    quotes = Quotes()

    assert set_aside("“a\x00\ud800b”<5>@2§0§", quotes).split() == ["§0§", "5", "2", "0"]
    assert quotes.kept == ["a b"]


def test_without_quotes_only_the_wish_is_left() -> None:
    """The language of a quote says nothing about the person's."""
    assert unquoted("add “你好” on top").split() == ["add", "on", "top"]


def test_a_quote_keeps_its_lines() -> None:
    """What is written below a name stays below it."""
    quotes = Quotes()
    set_aside('lower third "Ana  Ferreira \n\n Biologist"', quotes)

    assert quotes.kept == ["Ana Ferreira\nBiologist"]


@pytest.mark.parametrize("words", ['the title "say “hi” now" on top', 'the title “say "hi" now” on top'])
def test_a_quote_may_hold_the_other_kind(words: str) -> None:
    """It ends where its own kind ends."""
    quotes = Quotes()

    assert "hi" not in set_aside(words, quotes)
    assert len(quotes.kept) == 1
