"""Several clips meant by one word: each of them, all but one, every other one, the rest. Pure."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from studio.language.naming import HAN_THING, THING

_EACH: Final = re.compile(
    rf"\b(?:each|every|all(?: of)?(?: the| my)?) {THING}\b"
    rf"|\ball (?:of )?(?:the )?(?P<en>\d+) {THING}\b|(?P<zh>\d+)\s*[段个]{HAN_THING}?都"
    r"|(?<=\bof )each(?: one| of them)?\s*$|(?<=\bfrom )each(?: one| of them)?\s*$"
    rf"|每\s*[一1]?\s*(?:个|段|张|条)?\s*{HAN_THING}?|所有的?{HAN_THING}",
    re.IGNORECASE,
)
_ALL: Final = rf"\b(?:it|everything|(?:all |the )*(?:{THING})|all)\b"
_CLIPS: Final = r"(?:@-?\d+|#[-\d/]+#)"
_BUT: Final = re.compile(
    rf"(?:{_ALL}(?P<between>[^@#]*?))?,? except(?: for)?(?: the)? (?P<but>{_CLIPS})"
    rf"|除了?\s*(?P<han>{_CLIPS})\s*(?:之外|以外|外)?\s*[,，]?\s*(?:其他|其余|剩下)?的?{HAN_THING}?(?:都|全部|全)?"
    rf"|(?P<outside>{_CLIPS})\s*(?:之外|以外)的?{HAN_THING}?(?:都|全部|全)?",
    re.IGNORECASE,
)
_REST: Final = re.compile(
    rf"\b(?:all )?(?:of )?the (?:rest(?: of (?:(?:the|my) )?(?:them|it|{THING}))?"
    rf"|others?(?: ones?| {THING})?|other \d+ {THING}|(?:remaining|other two) {THING})\b"
    rf"|(?:其余|剩下|剩余|其他|其它)的?(?:\d*[个段])?{HAN_THING}?(?:都|全部|全)?",
    re.IGNORECASE,
)
_EVERY_OTHER: Final = re.compile(
    rf"every-(\d)(?: {THING})?|隔\s*[一1]?\s*[个段]\s*{HAN_THING}?", re.IGNORECASE
)
_MIDDLE: Final = re.compile(
    rf"\bthe middle {THING}\b|中间的?(?:那|这)?(?:[一1]?[个段条])?{HAN_THING}|最?中间的?那个", re.IGNORECASE
)
_FIRST: Final = re.compile(
    r"(?:\b(?:at|in|during|for|of|on) )?\bthe (?:intro|opening|beginning|start)(?: (?:part|bit|section))?\b"
    r"|片头|开头|开场(?:部分|那段)?",
    re.IGNORECASE,
)
_LAST: Final = re.compile(
    r"(?:\b(?:at|in|during|for|of|on) )?\bthe (?:outro|ending|end)(?: (?:part|bit|section))?\b"
    r"|片尾|结尾|末尾(?:部分|那段)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A wish with the clips it means listed, and how it said so."""

    text: str
    said: str


def listed(text: str, count: int, named: Collection[int]) -> Listed | None:
    """List the clips that a wish means by one word; None where it names none so, or too few are there.

    `named` are those that were spoken of before, which the rest is not.
    """
    if count < 2:
        return None
    everyone = range(1, count + 1)
    if count % 2 and _MIDDLE.search(text):
        told = " ".join(_MIDDLE.sub(f" @{count // 2 + 1} ", text).split())
        return listed(told, count, named) or Listed(told, text)
    if found := _BUT.search(text):
        but = set(numbers(found["but"] or found["han"] or found["outside"], count))
        return _put(text, found, (one for one in everyone if one not in but), after=found["between"] or "")
    if found := _EVERY_OTHER.search(text):
        step = int(found[1] or 2)
        return _put(text, found, range(step, count + 1, step))
    if found := _REST.search(text):
        return _put(text, found, (one for one in everyone if one not in named)) if named else None
    found = None if re.search(r"\bexcept\b", text, re.IGNORECASE) else _EACH.search(text)
    if found and (found["en"] or found["zh"]) and int(found["en"] or found["zh"]) != count:
        return None
    return found and Listed(_EACH.sub(_marked(everyone), text, count=1), found[0].strip())


def edged(text: str, count: int) -> str:
    """Give a wish about the intro or the ending with the clip that it is; nothing where it names none."""
    is_first, is_last = _FIRST.search(text), _LAST.search(text)
    if count < 2 or bool(is_first) == bool(is_last) or re.search(r"[<@#§]", text):
        return ""
    return _FIRST.sub(" @1 ", text) if is_first else _LAST.sub(f" @{count} ", text)


def numbers(text: str, count: int) -> list[int]:
    """Give the numbers of the clips that a text names, the last ones counted from the first."""
    found = re.findall(r"-?\d+", " ".join(re.findall(_CLIPS, text)))
    return [int(one) + count + 1 if one.startswith("-") else int(one) for one in found]


def _put(text: str, found: re.Match[str], clips: Iterable[int], after: str = "") -> Listed | None:
    marked = _marked(clips)
    if not marked:
        return None
    return Listed(f"{text[: found.start()]}{marked}{after}{text[found.end() :]}", found[0].strip())


def _marked(clips: Iterable[int]) -> str:
    meant = "/".join(map(str, clips))
    return f" #{meant}# " if meant else ""
