"""A clause of a message, and what those before it make of it: a request, or part of a story.

How sure a phrase is decides how much doubt, such as "a film about…" casts, it withstands.
"""

from dataclasses import dataclass, replace

from core.routing.keywords import Rule, Table
from core.routing.vocabulary import Level

EDIT, CHATTER, REFUSED, EXPORT = "edit", "chatter", "refused", "export"


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a message; `joined` tells by what it hangs on the part before."""

    said: str
    at: int
    start: int
    end: int
    joined: str
    action: str = EDIT
    rule: Rule | None = None

    @property
    def is_edit(self) -> bool:
        """Tell whether the agent should hear it."""
        return self.action == EDIT

    @property
    def is_word(self) -> bool:
        """Tell whether it is no more than one word."""
        return self.said.removesuffix(" ").isalpha()

    @property
    def level(self) -> Level | None:
        """Tell how sure the phrase is; None where nothing is asked."""
        return self.rule.level if self.rule else None

    def as_edit(self) -> "Clause":
        """Give the clause as nothing but an instruction."""
        return replace(self, action=EDIT, rule=None)


@dataclass(slots=True)
class Telling:
    """What the clauses so far make of the next: a request, or part of a story."""

    table: Table
    asked: str
    trades: bool
    doubt: Level = Level.MORE
    is_list: bool = False
    has_edits: bool = False
    is_instruction: bool = False
    last: Clause | None = None

    def comes_to(self, clause: Clause) -> None:
        """Take note of how the clause hangs on those before; a new sentence begins afresh."""
        if clause.joined in ("then", "stop"):
            told = clause.joined == "then" and self.doubt is Level.SAYS
            self.doubt, self.has_edits, self.is_instruction = Level.SAYS if told else Level.MORE, False, False
        if clause.joined == "colon" and self.last and self.last.is_edit:
            self.is_list = True

    def has(self, clause: Clause) -> Clause:
        """Take note of what the clause says."""
        if clause.is_edit:
            doubts = (level for level, words in self.table.doubts if words.search(clause.said))
            self.doubt = max(self.doubt, *doubts, Level.MORE)
            self.has_edits = True
            instructs = bool(self.table.edits.search(clause.said))
            self.is_instruction |= instructs
            self.is_list |= not instructs and clause.is_word
        if clause.action != CHATTER:
            self.asked = clause.action
        self.last = clause
        return clause

    def allows(self, clause: Clause, after: Clause | None) -> bool:
        """Tell whether a phrase of the table asks for what it says, where it stands."""
        if clause.level is Level.MORE:
            return self.asked == EXPORT
        if clause.level is None or clause.level is Level.ALONE:
            return True
        if clause.level <= max(self.doubt, self._doubt_across(clause.joined)):
            return False
        if clause.level is Level.LOOSE:
            return not self.trades
        return clause.level is Level.SAYS or self._is_clear(after)

    def _doubt_across(self, joined: str) -> Level:
        """Tell what a colon after the clause before, or a refusal in it, means for what hangs on it."""
        if self.last and joined == "colon" and self.last.is_edit:
            return Level.SAYS
        if self.last and joined == "joiner" and self.last.action == REFUSED:
            return Level.SAYS
        if self.last and joined == "joiner" and self.table.refusals.search(self.last.said):
            return Level.LOOSE
        return Level.BARE if self.is_list else Level.MORE

    def _is_clear(self, after: Clause | None) -> bool:
        """Tell whether one word ("export") is a request and no item of a list, title or trade."""
        goes_on = after is not None and after.joined == "joiner" and after.is_edit
        return not self.trades and not goes_on and (self.is_instruction or not self.has_edits)
