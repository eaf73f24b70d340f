"""What a message asks for: the keyword table → ordered actions. Pure.

A message is cut into clauses, and a clause is an action only if all of it says so: a word alone decides
nothing. Whatever is in doubt is an edit, so that no edit is ever taken for an export.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from core.routing.clauses import heard
from core.routing.keywords import Table
from core.routing.story import REFUSED, Clause
from core.routing.vocabulary import Command
from core.routing.wording import LINK, Wording

_COMMAND = re.compile(r"\s*[/／](\w+)(?:@\w+)?(?:\s+|$)")
_ADDRESSED = re.compile(r"\s*(?:<@!?\d+>|@\w*bot(?!\w)|@cutroom(?!\w))[\s,:，：]*", re.IGNORECASE)
_EMPTIED = re.compile(r"<\s*>|\(\s*\)|\[\s*\]|（\s*）")
_EDGES = " \t\r\n,;:，；：、&+-—"


class Action(StrEnum):
    """What Cutroom can do, in running order."""

    NEW = "new"
    UPLOAD = "upload"
    EDIT = "edit"
    EXPORT = "export"
    STATUS = "status"
    CREDITS = "credits"
    HELP = "help"
    CANCEL = "cancel"
    PROJECTS = "projects"
    SKILL = "skill"
    LANGUAGE = "language"
    FORGET = "forget"
    ALLOW = "allow"
    DENY = "deny"
    LIMITS = "limits"
    STATS = "stats"
    BROADCAST = "broadcast"
    LOGS = "logs"


Wanted = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do about one message; `text` is the agent's part, `output` what was asked of the file."""

    actions: tuple[Action, ...]
    text: str = ""
    urls: tuple[str, ...] = ()
    output: Wanted = field(default_factory=dict)
    command: str = ""
    args: str = ""

    def as_json(self) -> dict[str, object]:
        """Give the decision as `cutroom explain message` prints it."""
        return {
            "actions": [str(action) for action in self.actions],
            "text": self.text,
            "urls": list(self.urls),
            "output": dict(self.output),
        }


def route(text: str, *, media: int = 0, table: Table) -> Decision:
    """Decide what a message asks for; `media` is how many files came with it."""
    said = text[found.end() :] if (found := _ADDRESSED.match(text)) else text
    if command := _COMMAND.match(said):
        return _commanded(command[1].lower(), said[command.end() :].strip(), media, table)
    return _spoken(said, media, table)


def _commanded(name: str, args: str, media: int, table: Table) -> Decision:
    command = table.commands.get(name, Command(action="help"))
    action = Action(command.action)
    if action is Action.EDIT:
        decision = _edited(f"{command.text} {args}".strip(), media, table)
    elif action in (Action.UPLOAD, Action.EXPORT):
        decision = _spoken(args, media, table, given=action)
    else:
        decision = Decision(_ordered({action}, media))
    return replace(decision, command=name, args=args)


def _edited(text: str, media: int, table: Table) -> Decision:
    """Take the words as an edit, whatever they say."""
    decision = _spoken(text, media, table)
    if not text or Action.EDIT in decision.actions:
        return decision
    return Decision(_ordered({Action.EDIT}, media + len(decision.urls)), text, decision.urls)


def _spoken(text: str, media: int, table: Table, given: Action | None = None) -> Decision:
    wording = Wording.read(text).without_written(table.written)
    clauses = heard(wording, table, given or "", bare=not media)
    urls = tuple(unicodedata.normalize("NFKC", text[a:b]) for a, b in wording.links())
    asked = {Action(clause.action) for clause in clauses if clause.rule} | ({given} if given else set())
    uploads = media + len(urls)
    kept = _kept(wording, clauses, whole=not asked and not uploads)
    exports = [clause for clause in clauses if clause.action == Action.EXPORT]
    kept = "\n".join(filter(None, (kept, *dict.fromkeys(_changes(exports, table)))))
    if kept:
        asked.add(Action.EDIT)
    return Decision(_ordered(asked, uploads), kept, urls, _wanted(exports, table))


def _kept(wording: Wording, clauses: Sequence[Clause], *, whole: bool) -> str:
    """Give what the agent hears: everything to the letter, or what is left beside the requests."""
    edits = [clause for clause in clauses if clause.is_edit]
    if whole and (not edits or not any(clause.action == REFUSED for clause in clauses)):
        return wording.original.strip()
    kept, original = "", _without_links(wording)
    for before, clause in pairwise((None, *clauses)):
        if clause and clause.is_edit:
            start = before.end if before else 0
            kept += original[start if kept or not before else clause.start : clause.end]
    if edits and edits[-1] is clauses[-1]:
        kept += original[clauses[-1].end :]
    return _tidy(kept)


def _without_links(wording: Wording) -> str:
    text = wording.original
    for start, end in wording.links():
        text = text[:start] + LINK * (end - start) + text[end:]
    return text


def _tidy(text: str) -> str:
    text = _EMPTIED.sub("", re.sub(rf"[ \t]*{LINK}+", "", text))
    return text.strip(_EDGES)


def _changes(exports: Sequence[Clause], table: Table) -> Iterator[str]:
    """Say as edits what a request for the file would change in the video."""
    for clause in exports:
        found = [change for change in table.changes if change.pattern.search(clause.said)]
        own = [change for change in found if clause.rule and change.language == clause.rule.language]
        for change in own or found:
            yield table.change_texts[change.language].replace("{}", change.value)


def _wanted(exports: Sequence[Clause], table: Table) -> Wanted:
    """Read resolution, frame rate and format off the requests."""
    wanted: dict[str, str | int] = {}
    said = "".join(clause.said for clause in exports)
    for value in table.output:
        if found := value.pattern.search(said):
            name = value.value.replace("#", "".join(filter(str.isdecimal, found.group())))
            wanted.setdefault(value.name, int(name) if name.isdecimal() else name)
    return wanted


def _ordered(asked: Set[Action], uploads: int) -> tuple[Action, ...]:
    everything = asked | ({Action.UPLOAD} if uploads else set())
    return tuple(action for action in Action if action in everything) or (Action.HELP,)
