"""What the middle is: what the ends that were named before leave between them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from studio.editing import operations as ops
from studio.editing.operations import WHOLE
from studio.editing.project import Project
from studio.editing.spanning import clip_span

_MIDDLE: Final = re.compile(
    r"^(?:把|让|将)?\s*(?:中间|中段)的?(?:部分|那[段部]分?|这[段部]分?)?\s*"
    r"(?!<|的?(?:位置|片段|视频|素材)|放(?![慢快])|[移挪])(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Middle:
    """A wish about the middle in other words, and where it comes among those before; None is after them."""

    text: str
    place: int | None = None


def middle(text: str, before: Sequence[Sequence[Any]], project: Project) -> Middle | None:
    """Say a wish about the middle by the ends that earlier wishes named, if they did."""
    found = _MIDDLE.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    heads = [(place, one) for place, made in enumerate(before) for one in made if _head(one)]
    tails = [(place, one) for place, made in enumerate(before) for one in made if _tail(one)]
    if len(heads) != 1 or len(tails) != 1:
        return None
    (first, head), (last, tail) = heads[0], tails[0]
    if head.clip != tail.clip:
        return None
    which = f"@{head.clip} " if head.clip != WHOLE else ""
    if isinstance(head, ops.TrimStart) and isinstance(tail, ops.TrimEnd):
        return Middle(f"{which}{rest}")  # what they leave is the middle
    end = _length(project, head.clip) - _tail(tail)
    if isinstance(head, ops.TrimStart) or isinstance(tail, ops.TrimEnd) or end <= _head(head):
        return None
    # Both ends are where they were as long as nothing changes them: the middle comes first.
    return Middle(f"{which}从<{_head(head)}>到<{end}>{rest}", min(first, last))


def _head(one: Any) -> int:
    """Tell how much an operation takes from the beginning."""
    if isinstance(one, ops.TrimStart):
        return one.ms
    is_head = getattr(one, "start_ms", 1) in (None, 0) and getattr(one, "end_ms", None)
    return int(one.end_ms) if is_head and not isinstance(one, ops.Keep | ops.Remove) else 0


def _tail(one: Any) -> int:
    """Tell how much an operation takes from the end."""
    if isinstance(one, ops.TrimEnd):
        return one.ms
    start = getattr(one, "start_ms", None) or 0
    return -int(start) if start < 0 and getattr(one, "end_ms", 1) is None else 0


def _length(project: Project, clip: int) -> int:
    timeline = project.timeline
    if not 0 < clip <= len(timeline.clips):
        return timeline.duration_ms if clip == WHOLE else 0
    start, end = clip_span(timeline, clip - 1)
    return end - start
