"""A reply in Telegram's own form: marks → HTML, long text → pieces, buttons → a keyboard. Pure.

Lengths are counted in UTF-16 units, after the marks are read, as Telegram does.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from core.chat import Button

TEXT: Final = 4096
CAPTION: Final = 1024
CALLBACK_BYTES: Final = 64
TAGS: Final = {"bold": "b", "code": "code"}
_MARKS: Final = re.compile(r"\*\*(?=\S)(?P<bold>[^\n]+?)(?<=\S)\*\*|`(?P<code>[^`\n]+)`")
# What Telegram would make a mention of, and ring somebody's telephone for; not what is part of an address.
_MENTION: Final = re.compile(r"(?<![\w/])@(?=\w)")
_UNRUNG: Final = "@\u2060"
# Where to cut, best first; none of these leaves less than half a piece.
_CUTS: Final = ("\n\n", "\n", ". ", "。", " ")


@dataclass(frozen=True, slots=True)
class Piece:
    """As much text as one message takes, plain and in HTML."""

    plain: str
    html: str


def pieces(text: str, first: int = TEXT, others: int = TEXT) -> tuple[Piece, ...]:
    """Cut a text with marks into what fits into messages; no text at all is no piece."""
    runs = [
        (character, style) for run, style in _runs(_MENTION.sub(_UNRUNG, text.strip())) for character in run
    ]
    plain = "".join(character for character, _ in runs)
    found: list[Piece] = []
    start = 0
    while start < len(plain):
        end = _end(plain, start, others if found else first)
        part = [*runs[start:end]]
        while part and part[-1][0].isspace():
            part.pop()
        if part:
            found.append(Piece("".join(character for character, _ in part), _tagged(part)))
        start = end
        while start < len(plain) and plain[start].isspace():
            start += 1
    return tuple(found)


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Make a keyboard of buttons; one that Telegram would refuse is left out rather than all of them."""
    kept = [[made for button in row if (made := _button(button)) is not None] for row in rows]
    kept = [row for row in kept if row]
    return InlineKeyboardMarkup(kept) if kept else None


def units(text: str) -> int:
    """Count a text as Telegram does."""
    return len(text.encode("utf-16-le")) // 2


def _button(button: Button) -> InlineKeyboardButton | None:
    if button.link:
        is_open = button.link.startswith(("https://", "http://"))
        return InlineKeyboardButton(button.label, url=button.link) if is_open else None
    if not 0 < len(button.action.encode()) <= CALLBACK_BYTES:
        return None
    return InlineKeyboardButton(button.label, callback_data=button.action)


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Read the marks: stretches of text, each with its style."""
    done = 0
    for found in _MARKS.finditer(text):
        yield text[done : found.start()], ""
        style = found.lastgroup or ""
        yield found[style], style
        done = found.end()
    yield text[done:], ""


def _end(plain: str, start: int, most: int) -> int:
    """Tell where the piece that starts here ends."""
    end, used = start, 0
    while end < len(plain) and (used := used + units(plain[end])) <= most:
        end += 1
    if end == len(plain):
        return end
    half = start + (end - start) // 2
    cuts = ((plain.rfind(cut, half, end), cut) for cut in _CUTS)
    return next((at + len(cut) for at, cut in cuts if at > 0), end)


def _tagged(part: list[tuple[str, str]]) -> str:
    written, open_style = "", ""
    for character, style in part:
        if style != open_style:
            written += f"</{TAGS[open_style]}>" if open_style else ""
            written += f"<{TAGS[style]}>" if style else ""
            open_style = style
        written += html.escape(character, quote=False)
    return written + (f"</{TAGS[open_style]}>" if open_style else "")
