"""The studio's agent: an instruction in, what was done and what to say of it out. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from core.locales import Catalogue
from studio import operations as ops
from studio.edits import Cannot, Made, apply
from studio.figures import clock
from studio.operations import Operation
from studio.phrasebook import Remark, Understood, understand
from studio.project import Project

CATALOGUE: Final = Catalogue(Path(__file__).parent / "locales")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
MOST_OPERATIONS: Final = 50

# What each operation is called among the tools.
TOOLS: Final[Mapping[type[Operation], str]] = {
    ops.TrimStart: "trim_clip",
    ops.TrimEnd: "trim_clip",
    ops.Keep: "keep_part",
    ops.KeepEnd: "keep_part",
    ops.Remove: "remove_part",
    ops.Drop: "remove_clip",
    ops.Only: "keep_clip",
    ops.Order: "order_clips",
    ops.Turn: "order_clips",
    ops.Move: "order_clips",
    ops.Swap: "order_clips",
    ops.Join: "join_clips",
    ops.Speed: "set_speed",
    ops.Volume: "set_volume",
    ops.AddMusic: "add_music",
    ops.RemoveMusic: "remove_music",
    ops.AddTitle: "add_title",
    ops.RemoveTitles: "remove_titles",
    ops.Fade: "set_fade_effect",
    ops.Resolution: "set_resolution",
    ops.Aspect: "set_aspect_ratio",
    ops.Undo: "undo",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One tool call that was made."""

    name: str
    args: Mapping[str, Any]
    response: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an instruction."""

    steps: tuple[Step, ...]
    text: str
    project: Project
    changed: bool


@dataclass(slots=True)
class _Work:
    """What has been done and said so far."""

    project: Project
    language: str
    steps: list[Step] = field(default_factory=list)
    says: list[str] = field(default_factory=list)

    def say(self, name: str, /, **values: str | int | float) -> None:
        self.says.append(CATALOGUE.say(self.language, name, **values))


def answer(instruction: str, project: Project, *, language: str, free: bool) -> Answer:
    """Do what is asked, and say truthfully what was done and what was not."""
    work = _Work(project, "zh" if _HAN.search(instruction) else CATALOGUE.closest(language))
    understood = understand(instruction, project)
    if not project.timeline.clips and Remark.HELP not in understood.remarks:
        work.say("send-a-clip")
        return Answer((), "\n".join(work.says), project, changed=False)
    for operation in understood.operations[:MOST_OPERATIONS]:
        _do(operation, work)
    _remark(understood, work)
    changed = work.project.timeline != project.timeline
    if project.timeline.clips:
        _stand(work)
    if changed and free:
        work.say("free")
    return Answer(tuple(work.steps), "\n".join(work.says), work.project, changed)


def _do(operation: Operation, work: _Work) -> None:
    try:
        made = apply(operation, work.project)
    except Cannot as cannot:
        work.say(f"cannot-{cannot.sentence}", **cannot.values)
        return
    work.say(f"did-{made.sentence}", **made.values)
    work.steps.append(_step(operation, made, work.project))
    work.project = made.project


def _step(operation: Operation, made: Made, before: Project) -> Step:
    fields = (name for name in operation.__dataclass_fields__)
    args = {name: getattr(operation, name) for name in fields if getattr(operation, name) is not None}
    response = {
        "status": "ok",
        "duration_before_ms": before.timeline.duration_ms,
        "duration_ms": made.project.timeline.duration_ms,
    }
    return Step(TOOLS[type(operation)], args, response)


def _remark(understood: Understood, work: _Work) -> None:
    for remark in understood.remarks:
        work.say(f"remark-{remark}")
    for text in understood.refused:
        work.say("left-alone", text=text)
    for text in understood.unknown:
        work.say("not-understood", text=text)
    is_lost = understood.unknown or (understood.is_polite_only and not understood.operations)
    if is_lost and Remark.HELP not in understood.remarks:
        work.say("can-do")


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
