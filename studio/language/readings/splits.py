"""Where a clip is made two or more, and which frame is held."""

import re
from typing import Final

from core.nemo.wire import Kind
from studio.editing import operations as ops
from studio.language.readings.cuts import length
from studio.language.readings.spoken import END, START, Read
from studio.language.wish import Wish

_AT: Final = r"\b(?:at|around|after)"
_PIECES: Final = re.compile(
    r"\b(?:into|in) (\d{1,2}) (?:\w+ )?(?:parts|pieces|clips|segments|sections)\b"
    r"|[成为]\s*(\d{1,2})\s*(?:段|份|个|部分|片段)",
    re.IGNORECASE,
)
_MOST_PIECES: Final = 20
_USUAL_HOLD_MS: Final = 2000
_HELD: Final = re.compile(
    r"\bfor (?:the |about )?<(\d+)>|(?:定格|停留|持续|冻结|静止|停)\s*(?:画面)?\s*<(\d+)>|<(\d+)>\s*long",
    re.IGNORECASE,
)


def split(wish: Wish) -> Read:
    """Read where a clip is made two; a time that says something else says nothing here."""
    if not wish.times and (found := _PIECES.search(wish.text)):
        return _pieces(wish, int(found[1] or found[2]))
    if not wish.times:
        return tuple(ops.Split(None, clip) for clip in wish.targets)
    if len(wish.times) > 2 or not wish.says(rf"{_AT} <|<\d+>\s*(?:处|的?(?:地方|时候|位置))|[在从]\s*<"):
        return ()
    # The latest first, so that the others are where they were.
    return tuple(ops.Split(ms, clip) for clip in wish.targets for ms in sorted(wish.times, reverse=True))


def freeze(wish: Wish) -> Read:
    """Read which frame is held, and how long."""
    text = wish.text
    lasting = _HELD.search(text)
    ms = int(next(filter(None, lasting.groups()))) if lasting else _USUAL_HOLD_MS
    rest = [int(found) for found in re.findall(r"<(\d+)>", _HELD.sub(" ", text) if lasting else text)]
    if len(rest) > 1 or not ms:
        return ()
    if not rest and _are_pictures(wish):
        return tuple(ops.Length(ms, clip) for clip in wish.targets)  # a picture is held by showing it
    if rest:
        return tuple(ops.Freeze(rest[0], ms, clip) for clip in wish.targets)
    is_end = wish.says(rf"{END}|尾帧|最后")
    if not is_end and not wish.says(rf"{START}|首帧|第\s*1\s*帧"):
        return ()
    return tuple(ops.Freeze(-1 if is_end else 0, ms, clip) for clip in wish.targets)


def _are_pictures(wish: Wish) -> bool:
    kinds = [clip.kind for clip in wish.project.timeline.clips]
    return bool(wish.clips) and all(
        0 < number <= len(kinds) and kinds[number - 1] is Kind.IMAGE for number in wish.clips
    )


def _pieces(wish: Wish, count: int) -> Read:
    """Part into so many pieces of the same length, the latest cut first."""
    if not 1 < count <= _MOST_PIECES:
        return ()
    return tuple(
        ops.Split(length(wish, clip) * number // count, clip)
        for clip in wish.targets
        for number in range(count - 1, 0, -1)
    )
