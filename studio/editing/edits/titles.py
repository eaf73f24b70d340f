"""The words over the picture."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from studio.editing import operations as ops
from studio.editing.edits.making import Cannot, Made, Values, span
from studio.editing.operations import WHOLE
from studio.editing.project import Project, next_id
from studio.figures import clock
from studio.timeline import Place, Style, Timeline, Title

TITLE_MS: Final = 3000
MOST_LETTERS: Final = 500
MOST_NAME: Final = 40
# What the colours are called that people name.
COLOURS: Final = {
    "#ffffff": "white", "#000000": "black", "#ff3b30": "red", "#ffd60a": "yellow", "#d4af37": "gold",
    "#34c759": "green", "#0a84ff": "blue", "#ff9f0a": "orange", "#ff6fae": "pink", "#af52de": "purple",
}  # fmt: skip
_READ_MS: Final = 800
_BETWEEN: Final = re.compile(r"[\s_.\-]+")
# What cameras, phones and chats call files, which nobody wants to read.
_MACHINE: Final = re.compile(
    r"^(?:img|vid|mov|mvi|dsc[nf]?|dji|gopr|gx|gh|pxl|wa|screen|screenshot|screenrecording|recording|video"
    r"|image|photo|picture|clip|file|untitled|output|input|final|download|whatsapp|telegram|signal|export)"
    r"\d*$|\d{4,}|^[0-9a-f]{8,}$|^\d+[a-z]\d|视频|图片|照片|素材|片段",
    re.IGNORECASE,
)


def add(operation: ops.AddTitle, project: Project) -> Made:
    """Put words over the picture."""
    timeline = project.timeline
    start, end = span(project, operation.clip)
    at, length = _when(operation, start, end)
    title = Title(
        id=next_id("t", [one.id for one in timeline.titles]),
        text=_short(operation.text),
        at_ms=at,
        duration_ms=length,
        place=operation.place or Place.BOTTOM,
        size_pct=operation.size_pct,
        colour=operation.colour,
        style=operation.style,
    )
    made = replace(timeline, titles=(*timeline.titles, title))
    colour = COLOURS.get(title.colour, title.colour)
    look = () if colour == "white" else (("title-colour", {"colour": colour}),)
    return Made(project.edited(made), "title", _told(title, made), look)


def change(operation: ops.ChangeTitle, project: Project) -> Made:
    """Give a title other words, looks or times."""
    timeline = project.timeline
    index = _index(timeline, operation.number)
    old = timeline.titles[index]
    at = old.at_ms if operation.at_ms is None else operation.at_ms
    if at >= timeline.duration_ms:
        raise Cannot("too-late", time=clock(at), length=clock(timeline.duration_ms))
    length = old.duration_ms if operation.duration_ms is None else operation.duration_ms
    title = replace(
        old,
        text=old.text if operation.text is None else _short(operation.text),
        place=operation.place or old.place,
        size_pct=operation.size_pct or old.size_pct,
        colour=operation.colour or old.colour,
        style=operation.style or old.style,
        at_ms=at,
        duration_ms=None if length is None else min(length, timeline.duration_ms - at),
    )
    titles = tuple(title if place == index else one for place, one in enumerate(timeline.titles))
    made = replace(timeline, titles=titles)
    return Made(project.edited(made), "title-changed", _told(title, made))


def remove(operation: ops.RemoveTitles, project: Project) -> Made:
    """Take words away."""
    titles = project.timeline.titles
    if not titles:
        raise Cannot("no-titles")
    gone = titles
    if operation.number is not None:
        gone = (titles[_index(project.timeline, operation.number)],)
    elif operation.text is not None:
        said = operation.text.casefold()
        gone = tuple(title for title in titles if title.text.casefold() == said)
        if not gone:
            raise Cannot("no-such-title", text=operation.text)
    kept = tuple(title for title in titles if title not in gone)
    values: Values = {"count": len(gone), "text": _on_one_line(gone[0].text)}
    return Made(project.edited(replace(project.timeline, titles=kept)), "titles-removed", values)


def name_clips(_: ops.NameClips, project: Project) -> Made:
    """Write what the files are called over their beginnings, once each, where that is words."""
    timeline = project.timeline
    titles, texts, seen = list(timeline.titles), list[str](), set[str]()
    for clip, (start, end) in zip(timeline.clips, _alone(timeline), strict=True):
        text = readable(clip.name)
        if text and clip.media not in seen:
            seen.add(clip.media)
            texts.append(text)
            identity = next_id("t", [one.id for one in titles])
            titles.append(Title(identity, text, start, min(TITLE_MS, end - start), style=Style.LOWER_THIRD))
    if not texts:
        raise Cannot("no-names")
    made = project.edited(replace(timeline, titles=tuple(titles)))
    return Made(made, "named", {"texts": ", ".join(f"“{text}”" for text in texts), "count": len(texts)})


def _alone(timeline: Timeline) -> Iterator[tuple[int, int]]:
    """Tell when each clip is seen without another; all of its time, where that is too short to read."""
    ends = [*timeline.starts[1:], timeline.duration_ms]
    for clip, start, lap, end in zip(timeline.clips, timeline.starts, timeline.overlaps, ends, strict=True):
        is_short = end - start - lap < _READ_MS
        yield (start, start + clip.duration_ms) if is_short else (start + lap, end)


def readable(name: str) -> str:
    """Give a file's name as words, `beach_day.mp4` as `Beach day`; nothing for what a camera called it."""
    stem = _BETWEEN.sub(" ", name.rpartition(".")[0] or name).strip()
    words = [word for word in stem.split() if not word.isdecimal()]
    if not words or len(stem) > MOST_NAME or any(_MACHINE.search(word) for word in words):
        return ""
    text = " ".join(stem.split())
    return text[:1].upper() + text[1:]


def _when(operation: ops.AddTitle, start: int, end: int) -> tuple[int, int | None]:
    """Place a title within its span."""
    if operation.is_whole:
        return start, None if operation.clip == WHOLE else end - start
    total = end - start
    length = min(TITLE_MS if operation.duration_ms is None else operation.duration_ms, total)
    at = max(0, total - length) if operation.from_end else operation.at_ms or 0
    if at >= total:
        raise Cannot("too-late", time=clock(at), length=clock(total))
    return start + at, max(1, min(length, total - at))


def _index(timeline: Timeline, number: int) -> int:
    count = len(timeline.titles)
    if not count:
        raise Cannot("no-titles")
    index = number + count if number < 0 else number - 1
    if not 0 <= index < count:
        raise Cannot("no-such-title-number", count=count)
    return index


def _on_one_line(text: str) -> str:
    """Write the lines of a title as one."""
    return " / ".join(text.splitlines())


def _short(text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise Cannot("title-too-long", most=MOST_LETTERS)
    return text


def _told(title: Title, timeline: Timeline) -> Values:
    end = timeline.duration_ms if title.duration_ms is None else title.at_ms + title.duration_ms
    return {
        "text": _on_one_line(title.text),
        "start": clock(title.at_ms),
        "end": clock(end),
        "place": str(title.place),
        "style": str(title.style),
        "size": title.size_pct,
        "colour": title.colour,
    }
