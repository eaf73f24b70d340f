"""The words over the picture."""

from dataclasses import replace
from typing import Final

from studio import operations as ops
from studio.edits.making import Cannot, Made, Values
from studio.figures import clock
from studio.project import Project, next_id
from studio.timeline import Place, Timeline, Title

TITLE_MS: Final = 3000
MOST_LETTERS: Final = 500


def add(operation: ops.AddTitle, project: Project) -> Made:
    """Put words over the picture."""
    timeline, total = project.timeline, project.timeline.duration_ms
    length = min(TITLE_MS if operation.duration_ms is None else operation.duration_ms, total)
    at = max(0, total - length) if operation.from_end else operation.at_ms or 0
    if at >= total:
        raise Cannot("too-late", time=clock(at), length=clock(total))
    title = Title(
        id=next_id("t", [one.id for one in timeline.titles]),
        text=_short(operation.text),
        at_ms=at,
        duration_ms=None if operation.is_whole else max(1, min(length, total - at)),
        place=operation.place or Place.BOTTOM,
        size_pct=operation.size_pct,
        colour=operation.colour,
    )
    made = replace(timeline, titles=(*timeline.titles, title))
    return Made(project.edited(made), "title", _told(title, made))


def change(operation: ops.ChangeTitle, project: Project) -> Made:
    """Give the newest title other words or looks."""
    timeline = project.timeline
    if not timeline.titles:
        raise Cannot("no-titles")
    *others, old = timeline.titles
    title = replace(
        old,
        text=old.text if operation.text is None else _short(operation.text),
        place=operation.place or old.place,
        size_pct=operation.size_pct or old.size_pct,
        colour=operation.colour or old.colour,
    )
    made = replace(timeline, titles=(*others, title))
    return Made(project.edited(made), "title-changed", _told(title, made))


def remove(_: ops.RemoveTitles, project: Project) -> Made:
    """Take the words away."""
    count = len(project.timeline.titles)
    if not count:
        raise Cannot("no-titles")
    return Made(project.edited(replace(project.timeline, titles=())), "titles-removed", {"count": count})


def _short(text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise Cannot("title-too-long", most=MOST_LETTERS)
    return text


def _told(title: Title, timeline: Timeline) -> Values:
    end = timeline.duration_ms if title.duration_ms is None else title.at_ms + title.duration_ms
    return {
        "text": title.text,
        "start": clock(title.at_ms),
        "end": clock(end),
        "place": str(title.place),
        "size": title.size_pct,
        "colour": title.colour,
    }
