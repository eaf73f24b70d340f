"""Instructions to operate a screen, found within one sentence and cut out of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.phrases import Phrases
from core.routing.wording import Wording

_EMPHASIS = re.compile(r"[*_`]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence: its words, its place in the sentence, and what stands before it."""

    said: str
    start: int
    end: int
    joined: str


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left of a sentence, and what was taken out of it."""

    kept: str
    removed: str = ""


def cut(sentence: str, phrases: Phrases, *, is_step: bool = False) -> Cut:
    """Take the instructions out of a sentence; a step goes on from an instruction before."""
    wording = Wording.read(sentence)
    clauses = _clauses(wording, phrases.breaks)
    gone = _gone(clauses, phrases, is_step=is_step)
    if not any(gone):
        return Cut(sentence)
    removed = (sentence[c.start : c.end] for c, is_gone in zip(clauses, gone, strict=True) if is_gone)
    return Cut(_joined(sentence, clauses, gone), " ".join(removed))


def _clauses(wording: Wording, breaks: re.Pattern[str]) -> list[Clause]:
    clauses: list[Clause] = []
    at, joined = 0, ""
    for found in (*breaks.finditer(wording.said), None):
        if found and found.lastgroup == "whole":
            continue
        until = found.start() if found else len(wording.said)
        if until > at:
            start = wording.place(at)
            text = wording.original[start : wording.place(until)]
            clauses.append(Clause(wording.said[at:until], start, start + len(text.rstrip()), joined))
            joined = ""
        if found:
            at = found.end()
            joined = "colon" if "colon" in (joined, found.lastgroup) else str(found.lastgroup)
    return clauses


def _gone(clauses: Sequence[Clause], phrases: Phrases, *, is_step: bool) -> list[bool]:
    """Tell of each clause whether it goes; after "the title says:" nothing does."""
    gone: list[bool] = []
    leads: list[bool] = []
    for i, clause in enumerate(clauses):
        if i and not gone[-1] and not leads[-1] and _tells(clauses[i - 1], clause, phrases):
            gone += [False] * (len(clauses) - i)
            leads += [False] * (len(clauses) - i)
            break
        follows = gone[-1] if gone else is_step
        kinds = [phrases.acts]
        kinds += [phrases.goes_on] if follows else []
        kinds += [phrases.after] if follows and i else []
        gone.append(any(phrases.is_one(clause.said, kind) for kind in kinds))
        leads.append(not gone[-1] and phrases.is_one(clause.said, phrases.before))
    for i in reversed(range(len(clauses) - 1)):
        gone[i] = gone[i] or (leads[i] and gone[i + 1])
    return gone


def _tells(before: Clause, clause: Clause, phrases: Phrases) -> bool:
    return clause.joined == "colon" or phrases.telling.search(before.said) is not None


def _joined(sentence: str, clauses: Sequence[Clause], gone: Sequence[bool]) -> str:
    """Put together what stays, so that it is a sentence again."""
    kept = ""
    for i, clause in enumerate(clauses):
        if not gone[i]:
            start = clauses[i - 1].end if kept and i else clause.start
            kept += sentence[start : clause.end]
    if not kept:
        return ""
    opening, ending = sentence[: clauses[0].start], sentence[clauses[-1].end :]
    if gone[0]:
        kept = kept[0].upper() + kept[1:]
    if gone[-1]:
        ending = _EMPHASIS.sub("", ending)
    return _balanced(opening, kept, ending)


def _balanced(opening: str, kept: str, ending: str) -> str:
    """Drop brackets whose partner is gone."""
    for left, right in ("()", "（）"):
        if (opening + kept).count(left) < (opening + kept + ending).count(right):
            ending = ending.replace(right, "", 1) if right in ending else ending
            kept = kept if kept.count(left) >= kept.count(right) else kept.replace(right, "", 1)
        opening = opening if right in kept + ending else opening.replace(left, "")
    return opening + kept + ending
