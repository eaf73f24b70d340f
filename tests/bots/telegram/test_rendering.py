"""Replies in Telegram's form: marks, lengths, buttons."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.telegram.rendering import keyboard, pieces, units
from core.chat import Button


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** and `code`", "<b>bold</b> and <code>code</code>"),
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("**a <b>**", "<b>a &lt;b&gt;</b>"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("`**not bold**`", "<code>**not bold**</code>"),
        ("an odd ** mark and ` another", "an odd ** mark and ` another"),
        ("_under_ *star* [x](y)", "_under_ *star* [x](y)"),
    ],
)
def test_only_our_two_marks_mean_anything(text: str, shown: str) -> None:
    """Bold and code become tags, everything else is escaped."""
    [piece] = pieces(text)

    assert piece.html == shown


def test_nobody_is_rung() -> None:
    """A name that a reply repeats is no mention any more; an address is left as it is."""
    [piece] = pieces("for @everyone and @ann: mail a@b.org or https://x.org/@ann")

    assert re.findall(r"@\w+", piece.plain) == ["@b", "@ann"]


@given(st.text(alphabet=st.sampled_from("ab *`<&>\n😀é字. "), max_size=300), st.integers(4, 40))
def test_every_piece_fits_and_nothing_is_lost(text: str, most: int) -> None:
    """Whatever is cut fits, counted as Telegram counts; no visible sign is lost; every tag is closed."""
    cut = pieces(text, most, most)

    assert all(0 < units(piece.plain) <= most for piece in cut)
    whole = "".join(piece.plain for piece in cut)
    [once] = pieces(text, 10_000) or (None,)
    assert "".join(whole.split()) == "".join((once.plain if once else "").split())
    for piece in cut:
        assert html.unescape(re.sub(r"</?(?:b|code)>", "", piece.html)) == piece.plain
        assert re.fullmatch(r"(?:[^<]|<b>[^<]*</b>|<code>[^<]*</code>)*", piece.html)


def test_long_text_is_cut_where_it_pauses() -> None:
    """A cut falls between paragraphs, lines or words, and a caption's first piece is shorter."""
    first, second = pieces("one two three\n\nfour five six", 20, 20)
    caption, *others = pieces("word " * 500, first=1024)

    assert (first.plain, second.plain) == ("one two three", "four five six")
    assert units(caption.plain) <= 1024 < units(others[0].plain)
    assert caption.plain.endswith("word")


def test_a_mark_that_is_cut_goes_on_in_the_next_piece() -> None:
    """Bold text that is longer than a message is bold in all of them."""
    cut = pieces(f"**{'word ' * 20}end**", 40, 40)

    assert len(cut) > 1
    assert all(piece.html.startswith("<b>") and piece.html.endswith("</b>") for piece in cut)


def test_a_button_that_would_be_refused_is_left_out() -> None:
    """What is longer than 64 bytes, or leads nowhere, would cost the whole message."""
    made = keyboard(
        (
            (Button("Export", "export"), Button("字", "字" * 22)),
            (Button("Open", link="javascript:x"),),
            (Button("See", link="https://x.org"),),
        )
    )

    assert made is not None
    assert [[button.text for button in row] for row in made.inline_keyboard] == [["Export"], ["See"]]
    assert keyboard(()) is None
