"""A message in clauses, and what each of them asks for.

A clause asks for something only if the whole of it is a phrase of the table: a word alone decides nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from core.routing.grammar import Hearing
from core.routing.keywords import Rule, Rules, Table
from core.routing.story import CHATTER, REFUSED, Clause, Telling
from core.routing.vocabulary import Level
from core.routing.wording import LINK, MENTION, Wording, is_unspaced

_LONGEST = 240  # a clause past this is a story, not a request,
_AROUND = frozenset(":()[]<>")  # may stand around a clause, such as (export it), or a link
_MOST = 80  # and so is a message of more clauses
_STRENGTH = ("", "joiner", "comma", "then", "stop", "colon")
_RUN_ON_LEAST = 3  # an instruction of fewer words has nothing to run on from


def heard(wording: Wording, table: Table, given: str, *, bare: bool) -> list[Clause]:
    """Cut a message into clauses and settle what each asks.

    `given` is what a command asks for anyway; `bare` says that nothing else came with the message.
    """
    cut = list(islice(_cut(wording, table), _MOST + 1))
    if len(cut) > _MOST:
        return [Clause(wording.said, 0, wording.place(0), wording.end(len(wording.said)), "")]
    clauses = [part for clause in cut for part in _understood(clause, wording, table)]
    settled = list(
        _settled(clauses, Telling(table, asked=given, trades=bool(table.trade.search(wording.said))))
    )
    if bare and not given and LINK not in wording.said and not any(clause.is_edit for clause in settled):
        return settled
    return [clause.as_edit() if clause.level is Level.ALONE else clause for clause in settled]


def _settled(clauses: Sequence[Clause], telling: Telling) -> Iterator[Clause]:
    for clause, after in pairwise((*clauses, None)):
        if clause:
            telling.comes_to(clause)
            holds = clause.rule is None or telling.allows(clause, after)
            yield telling.has(clause if holds else clause.as_edit())


def _cut(wording: Wording, table: Table) -> Iterator[Clause]:
    at, joined = 0, ""
    for found in (*table.breaks.finditer(wording.said), None):
        if found and found.lastgroup == "whole":
            continue
        until = found.start() if found else len(wording.said)
        if until > at:
            yield _clause(wording, at, until, joined)
            joined = ""
        if found:
            at, joined = found.end(), max(joined, str(found.lastgroup), key=_STRENGTH.index)


def _clause(wording: Wording, at: int, until: int, joined: str) -> Clause:
    return Clause(wording.said[at:until], at, wording.place(at), wording.end(until), joined)


def _understood(clause: Clause, wording: Wording, table: Table) -> list[Clause]:
    """Tell what a clause says; one in which an instruction runs on into a request becomes two."""
    if len(clause.said) > _LONGEST:
        return [clause]
    said = clause.said.removeprefix(MENTION + " ").removesuffix(MENTION + " ")
    tokens = tuple(table.slips.get(word, word) for word in said.split() if word not in _AROUND)
    plain = tuple(token for token in tokens if token != LINK)
    for words in dict.fromkeys((tokens, plain)):
        hearing = table.grammar.hear(words)
        if rule := _matching(hearing, table.rules):
            return [replace(clause, action=rule.action, rule=rule if rule.action != CHATTER else None)]
        if hearing.is_idle():
            return [replace(clause, action=CHATTER)]
    if table.refusals.search(said) and _matching(
        table.grammar.hear(plain, ("fillers", "refusals")), table.rules
    ):
        return [replace(clause, action=REFUSED)]
    return _run_on(clause, wording, table)


def _run_on(clause: Clause, wording: Wording, table: Table) -> list[Clause]:
    tokens = tuple(clause.said.split())
    hearing = table.grammar.hear(tokens)
    for start in range(_RUN_ON_LEAST, len(tokens)):
        if is_unspaced(tokens[start]) and (rule := _matching(hearing, table.run_on, start)):
            said = "".join(token + " " for token in tokens[:start])
            if _is_instruction(said, table):
                cut, until = clause.at + len(said), clause.at + len(clause.said)
                request = replace(_clause(wording, cut, until, "joiner"), action=rule.action, rule=rule)
                return [_clause(wording, clause.at, cut, clause.joined), request]
    return [clause]


def _is_instruction(said: str, table: Table) -> bool:
    doubts = (table.refusals, table.trade, *(pattern for _, pattern in table.doubts))
    return bool(table.edits.search(said)) and not any(pattern.search(said) for pattern in doubts)


def _matching(hearing: Hearing, rules: Rules, start: int = 0) -> Rule | None:
    """Find the surest rule that the words are."""
    fitting = (
        next((rule for rule in rules.get(first, ()) if hearing.is_phrase(rule.phrase, start)), None)
        for first in hearing.firsts(start)
    )
    return max(filter(None, fitting), key=_sureness, default=None)


def _sureness(rule: Rule) -> tuple[Level, bool, bool, str]:
    """Order rules; of two that are as sure the one wins that costs nothing, and always the same."""
    return rule.level, rule.action != CHATTER, rule.action != "export", rule.action
