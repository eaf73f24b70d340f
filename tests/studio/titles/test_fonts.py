"""Every character has a font that draws it, or it is told."""

from pathlib import Path

import pytest

from studio.titles.faces import face
from studio.titles.fonts import runs, undrawable, used, width

LOST = "\U00012000"  # cuneiform, which none of the usual fonts has


@pytest.mark.parametrize(
    ("text", "fonts"),
    [
        ("Hello, Việt ты ή!", ["Noto Sans"]),
        ("你好 Hello", ["Noto Sans CJK SC"]),
        ("こんにちは", ["Noto Sans CJK JP"]),
        ("안녕", ["Noto Sans CJK KR"]),
        ("مرحبا 2026", ["Noto Sans Arabic"] * 2),
        ("שלום", ["Noto Sans Hebrew Light"]),
        ("สวัสดี นี่", ["Noto Sans Thai"]),
        ("क्षि நான்", ["Noto Sans Devanagari", "Noto Sans Tamil"]),
        ("海边 😀 go", ["Noto Sans CJK SC", "Noto Emoji", "Noto Sans CJK SC"]),
        ("1️⃣ 1", ["Noto Emoji", "Noto Sans"]),
        ("👨‍👩‍👧🇨🇳👍🏽", ["Noto Emoji"]),
    ],
)
def test_each_script_has_its_font(text: str, fonts: list[str]) -> None:
    """Scripts, emoji and languages that share characters are drawn the way their readers know them."""
    found = runs(text)

    assert [run.face.name for run in found] == fonts
    assert sorted("".join(run.text for run in found)) == sorted(text)
    assert all(run.face.draws(letter) for run in found for letter in run.text if letter.isalnum())


@pytest.mark.parametrize("text", ["Hello", "你好👨‍👩‍👧 ok\n", "שָׁלוֹם", "a\u200db\ufe0f\t", "☀️ ★ ½ → ♪ ✓"])
def test_what_can_be_drawn_is_not_complained_about(text: str) -> None:
    """Spaces, joiners and selectors need no glyph."""
    assert undrawable(text) == ""


def test_what_no_font_draws_is_told_once_and_left_out() -> None:
    """Never a box with nothing in it."""
    assert undrawable(f"a{LOST}b{LOST}\ue000") == f"{LOST}\ue000"
    assert "".join(run.text for run in runs(f"a{LOST}b")) == "ab"


def test_fonts_of_the_wheels_are_all_that_is_used() -> None:
    """Latin, CJK, Arabic and emoji need nothing that a system would have to bring."""
    files = used(["Hello 你好", "مرحبا 😀", ""])

    assert {path.suffix for path in files} <= {".ttf", ".ttc", ".otc"}
    assert all("site-packages" in path.parts for path in files)


def test_a_picture_of_several_emoji_is_one_wide() -> None:
    """A family, a flag and a tone of skin take the room of one."""
    assert {round(width(text), 2) for text in ("👨‍👩‍👧", "👍🏽", "😀")} == {round(width("😀"), 2)}
    assert width("🇨🇳") < 1.6 * width("😀")


@pytest.mark.parametrize("content", [b"", b"no font", b"\x00\x01\x00\x00" + b"\xff" * 64])
def test_a_broken_font_is_none(tmp_path: Path, content: bytes) -> None:
    """Whatever lies in a folder of fonts, the others are still found."""
    path = tmp_path / "broken.ttf"
    path.write_bytes(content)

    assert face(path) is None
