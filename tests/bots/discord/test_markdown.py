"""Texts on their way into Discord's markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.discord.markdown import messages


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** and `co_de`", "**bold** and `co_de`"),
        ("a*b*c ~~x~~ ||y|| `", "a\\*b\\*c \\~\\~x\\~\\~ \\|\\|y\\|\\| \\`"),
        ("**a_b**", "**a\\_b**"),
        ("# big", "\\# big"),
        ("> quoted", "\\> quoted"),
        ("- listed\n1. first", "\\- listed\n1\\. first"),
        ("-# small", "\\-# small"),
        ("see https://x.org/a_b_c*d ok", "see https://x.org/a_b_c*d ok"),
        ("[click](https://evil.org)", "\\[click\\](https://evil.org)"),
        ("<@1> <t:1:R>", "\\<@1\\> \\<t:1:R\\>"),
        ("back\\slash", "back\\\\slash"),
        ("**\n**", "\\*\\*\n\\*\\*"),
    ],
)
def test_only_our_two_marks_mean_something(text: str, shown: str) -> None:
    """What others wrote is shown as they wrote it, and links stay links."""
    assert messages(text) == (shown,)


def test_an_empty_text_is_no_message() -> None:
    """Nothing to say is nothing."""
    assert messages(" \n ") == ()


@given(st.text(st.sampled_from("ab *`_\n#>-\\😀h"), max_size=300), st.integers(20, 60))
def test_every_message_fits_and_nothing_is_lost(text: str, most: int) -> None:
    """However a text is cut, no part is too long and every letter is still there."""
    parts = messages(text, most)
    letters = [sign for sign in text if sign.isalpha() or sign == "😀"]

    assert all(0 < len(part.encode("utf-16-le")) // 2 <= most for part in parts)
    assert [sign for part in parts for sign in part if sign.isalpha() or sign == "😀"] == letters


def test_a_text_is_cut_between_lines_where_it_can_be() -> None:
    """A line that fits a message is not torn apart."""
    assert messages("one two\nthree four", 12) == ("one two", "three four")


def test_a_link_right_after_other_signs_stays_whole() -> None:
    """As Chinese is written, without a space."""
    link = "https://cut.example.com/get/1.render_a_b.2/x_y_z-1.mp4"

    assert messages(f"完整_视频：{link}") == (f"完整\\_视频：{link}",)
