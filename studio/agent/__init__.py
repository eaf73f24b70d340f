"""The studio's agent: an instruction in, what was done and what to say of it out. Pure."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from core.locales import Catalogue
from studio.agent.tools import Step, step
from studio.editing.edits import NOTHING_SEEN, Analyses, Cannot, apply, wanted
from studio.editing.operations import Operation, Redo, Undo
from studio.editing.project import Project
from studio.figures import clock
from studio.language.numbering import renumbered
from studio.language.quotes import unquoted
from studio.language.remarks import Remark
from studio.language.understanding import understand
from studio.language.understood import Understood
from studio.timeline import Timeline
from studio.titles.fonts import undrawable

CATALOGUE: Final = Catalogue(Path(__file__).parent.parent / "locales")
MOST_OPERATIONS: Final = 50
MOST_LETTERS: Final = 2000
MOST_UNKNOWN: Final = 5
MOST_CLIPS_NAMED: Final = 12
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an instruction."""

    steps: tuple[Step, ...]
    text: str
    project: Project
    changed: bool


@dataclass(slots=True)
class _Work:
    """What has been done and said so far; `back` is what undo goes back to afterwards."""

    asked: Project
    language: str
    seen: Analyses
    steps: list[Step] = field(default_factory=list)
    says: list[str] = field(default_factory=list)
    unchanged: bool = False

    def __post_init__(self) -> None:
        self.project = self.back = self.asked

    project: Project = field(init=False)
    back: Project = field(init=False)

    def say(self, name: str, /, **values: str | int | float) -> None:
        self.says.append(CATALOGUE.say(self.language, name, **values))

    def answer(self) -> Answer:
        # However many edits an instruction makes, one undo takes it back.
        project = self.back.edited(self.project.timeline)
        changed = project.timeline != self.asked.timeline
        return Answer(tuple(self.steps), "\n".join(self.says), project, changed)


def needs_sight(instruction: str, project: Project) -> frozenset[str]:
    """Give the ids of the files that have to be looked into before this can be answered."""
    if len(instruction) > MOST_LETTERS:
        return frozenset()
    return wanted(understand(instruction, project).operations, project)


def answer(
    instruction: str, project: Project, *, language: str, free: bool, seen: Analyses = NOTHING_SEEN
) -> Answer:
    """Do what is asked, and say truthfully what was done and what was not.

    `seen` is what the files are like, by their ids, where `needs_sight` asks for it.
    """
    # What is quoted may be in any language; the language of the wish is that of the rest.
    is_han = _HAN.search(unquoted(instruction[:MOST_LETTERS]))
    work = _Work(project, "zh" if is_han else CATALOGUE.closest(language), seen)
    if len(instruction) > MOST_LETTERS:
        work.say("instruction-too-long", most=MOST_LETTERS)
    else:
        _take(understand(instruction, project), work)
    if project.timeline.clips:
        _stand(work)
    if free and work.project.timeline != project.timeline:
        work.say("free")
    return work.answer()


def _take(understood: Understood, work: _Work) -> None:
    if not work.project.timeline.clips and Remark.HELP not in understood.remarks:
        work.say("send-a-clip")
        return
    for operation in understood.operations[:MOST_OPERATIONS]:
        _do(operation, work)
    if len(understood.operations) > MOST_OPERATIONS:
        work.say("too-many-edits", most=MOST_OPERATIONS, count=len(understood.operations))
    if work.unchanged and not work.says:  # beside other edits, what is so already needs no word
        work.say("cannot-nothing-changes")
    _remark(understood, work)


def _do(operation: Operation, work: _Work) -> None:
    before = work.project
    try:
        made = apply(renumbered(operation, work.asked, before), before, work.seen)
    except Cannot as cannot:
        if cannot.sentence == "nothing-changes":
            work.unchanged = True
        else:
            work.say(f"cannot-{cannot.sentence}", **cannot.values)
        return
    for sentence, values in ((made.sentence, made.values), *made.more):
        work.say(f"did-{sentence}", **values)
    _warn(before, made.project, work)
    work.steps.append(step(operation, before.timeline, made.project.timeline))
    work.project = made.project
    is_further_back = isinstance(operation, Undo) and len(made.project.past) <= len(work.back.past)
    # There is something to redo only as long as nothing was edited since.
    if is_further_back or isinstance(operation, Redo):
        work.back = made.project


def _warn(before: Project, after: Project, work: _Work) -> None:
    """Say which signs of new words no font can draw."""
    known = {title.text for title in before.timeline.titles}
    for text in dict.fromkeys(title.text for title in after.timeline.titles if title.text not in known):
        if missing := undrawable(text):
            work.say("not-drawn", text=text, characters=" ".join(missing[:MOST_UNKNOWN]))


def _remark(understood: Understood, work: _Work) -> None:
    for remark in understood.remarks:
        if remark is not Remark.HELP:
            work.say(f"remark-{remark}", clips=_clips(work.project.timeline))
    for text in understood.refused[:MOST_UNKNOWN]:
        work.say("left-alone", text=text)
    for half in understood.half[:MOST_UNKNOWN]:
        work.say("half-understood", text=half.text, words=_listed(half.strange))
    for text in understood.unknown[:MOST_UNKNOWN]:
        work.say("not-understood", text=text)
    dropped = sum(max(0, len(many) - MOST_UNKNOWN) for many in (understood.half, understood.unknown))
    if dropped:
        work.say("more-not-understood", count=dropped)
    is_lost = understood.unknown or understood.half or understood.is_nothing
    if Remark.HELP in understood.remarks or (is_lost and not work.steps):
        work.say("can-do")
    elif is_lost:  # what was done is not to be buried under all that could be
        work.say("can-do-asked")


def _clips(timeline: Timeline) -> str:
    """Name the first clips and their lengths, and count the rest."""
    named = [
        f"{number}. {clip.name} {clock(clip.duration_ms)}"
        for number, clip in enumerate(timeline.clips[:MOST_CLIPS_NAMED], start=1)
    ]
    more = len(timeline.clips) - len(named)
    return " · ".join([*named, *([f"+{more}"] if more else [])])


def _listed(strange: tuple[str, ...]) -> str:
    return " ".join(f"“{word}”" for word in strange[:MOST_UNKNOWN])


def _stand(work: _Work) -> None:
    timeline = work.project.timeline
    canvas = timeline.canvas
    work.say(
        "stands",
        clips=len(timeline.clips),
        length=clock(timeline.duration_ms),
        width=str(canvas.width),
        height=str(canvas.height),
    )
