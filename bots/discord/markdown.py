"""Our two marks as Discord's markdown: all else is escaped, and long texts are cut into messages. Pure."""

import re
from collections.abc import Iterator
from typing import Final

MOST: Final = 2000

_TOKEN: Final = re.compile(
    r"\*\*(?P<bold>[^\n]+?)\*\*|`(?P<code>[^`\n]+)`|(?P<link>https?://[^\s<>]+)|(?P<space>\s+)"
    r"|(?P<word>(?:(?!https?://)[^\s*`])+|.)"  # without spaces, links begin within words
)
# A backslash takes the meaning from any sign; these are the ones that have one in the middle of a line.
_SIGN: Final = re.compile(r"[\\*_~|`\[\]<>]")
# At the start of a line: headings, quotes, lists and small print.
_START: Final = re.compile(r"^(\s*)([#\-+>]|\d+(?=[.)]))")


def messages(text: str, most: int = MOST) -> tuple[str, ...]:
    """Give the messages that say this text; none for an empty one."""
    found: list[str] = []
    message = ""
    for line in text.strip().split("\n"):
        for piece in _cut(line, most, room=most - _length(message) - 1):
            joined = f"{message}\n{piece}" if message else piece
            if _length(joined) > most:
                found.append(message)
                joined = piece
            message = joined
    return tuple(part.strip("\n") for part in (*found, message) if part.strip())


def _cut(line: str, most: int, *, room: int) -> Iterator[str]:
    """Give a line whole if it fits a message, else in pieces, the first as long as there is room for it."""
    tokens = list(_tokens(line, most))
    if _length("".join(tokens)) <= most:
        yield "".join(tokens)
        return
    part, limit = "", room if room > 0 else most
    for token in tokens:
        if part and _length(part + token) > limit:
            yield part
            part, limit = "", most
        part += token
    yield part


def _tokens(line: str, most: int) -> Iterator[str]:
    start = _START.match(line)
    if start is not None:
        number = start[2].isdigit()
        yield start[1] + (f"{start[2]}\\" if number else f"\\{start[2]}")
        line = line[start.end() :]
    for found in _TOKEN.finditer(line):
        yield from _shown(found, most)


def _shown(found: re.Match[str], most: int) -> Iterator[str]:
    whole = _rendered(found)
    if _length(whole) <= most:
        yield whole
        return
    # Longer than a message: shown plain, a sign at a time, so that no mark is torn apart.
    yield from (_SIGN.sub(r"\\\g<0>", sign) for sign in found[0])


def _rendered(found: re.Match[str]) -> str:
    if found["bold"] is not None:
        return f"**{_escaped(found['bold'])}**"
    if found["code"] is not None:
        return f"`{found['code']}`"
    if found["link"] is not None or found["space"] is not None:
        return found[0]
    return _escaped(found[0])


def _escaped(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text)


def _length(text: str) -> int:
    """Count as the strictest reader would: in UTF-16."""
    return len(text.encode("utf-16-le")) // 2
