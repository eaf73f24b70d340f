"""A project as a value: what was uploaded, the timeline as it is, and how it was before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from core.nemo.wire import Kind
from studio.timeline import Canvas, Clip, Media, Timeline

MOST_PAST: Final = 50
PICTURE_MS: Final = 5000
LANDSCAPE: Final = (1920, 1080)
PORTRAIT: Final = (1080, 1920)
MOST_FPS: Final = 60
USUAL_FPS: Final = Fraction(30)
# Rates that players and editors know; a measured one near them is meant to be one of them.
KNOWN_FPS: Final = tuple(
    Fraction(rate)
    for rate in (
        "24000/1001",
        "24",
        "25",
        "30000/1001",
        "30",
        "48",
        "50",
        "60000/1001",
        "60",
        "15",
        "12",
        "10",
    )
)

EMPTY: Final = Timeline()


@dataclass(frozen=True, slots=True)
class Project:
    """One project; `past` holds older timelines, the newest last, `future` those that undo left."""

    media: tuple[Media, ...] = ()
    timeline: Timeline = EMPTY
    past: tuple[Timeline, ...] = ()
    future: tuple[Timeline, ...] = ()  # what was left last is the last here

    def edited(self, timeline: Timeline) -> "Project":
        """Give the project with another timeline, the present one kept to go back to."""
        if timeline == self.timeline:
            return self
        past = (*self.past, self.timeline)[-MOST_PAST:]
        return replace(self, timeline=timeline, past=past, future=())

    def back(self, count: int) -> "Project":
        """Give the project with its last edits undone."""
        project = self
        for _ in range(min(count, len(self.past))):
            *past, timeline = project.past
            future = (*project.future, project.timeline)
            project = replace(project, timeline=timeline, past=tuple(past), future=future)
        return project

    def forth(self, count: int) -> "Project":
        """Give the project with what was undone done again."""
        project = self
        for _ in range(min(count, len(self.future))):
            *future, timeline = project.future
            past = (*project.past, project.timeline)[-MOST_PAST:]
            project = replace(project, timeline=timeline, past=past, future=tuple(future))
        return project

    def sounds(self) -> tuple[Media, ...]:
        """Give the uploaded sounds, the newest last."""
        return tuple(media for media in self.media if media.kind is Kind.AUDIO)


def place(project: Project, media: Sequence[Media]) -> Project:
    """Take uploads in: videos and pictures go to the end of the timeline, sounds wait to be asked for.

    They go to the end of every other timeline as well: undo takes edits back, and never an upload.
    """
    return replace(
        project,
        media=(*project.media, *media),
        timeline=_with(project.timeline, media),
        past=tuple(_with(timeline, media) for timeline in project.past),
        future=tuple(_with(timeline, media) for timeline in project.future),
    )


def _with(timeline: Timeline, media: Sequence[Media]) -> Timeline:
    for item in media:
        if item.kind is Kind.AUDIO:
            continue
        if not timeline.clips:
            timeline = replace(timeline, canvas=_canvas(item))
        timeline = replace(timeline, clips=(*timeline.clips, _clip(item, timeline)))
    return timeline


def next_id(prefix: str, taken: Sequence[str]) -> str:
    """Give an id that is not taken, such as `c1` or `c2`."""
    numbers = (int(one.removeprefix(prefix)) for one in taken if one.removeprefix(prefix).isdecimal())
    return f"{prefix}{max(numbers, default=0) + 1}"


def _clip(media: Media, timeline: Timeline) -> Clip:
    length = media.duration_ms if media.kind is Kind.VIDEO else PICTURE_MS
    identity = next_id("c", [clip.id for clip in timeline.clips])
    return Clip(id=identity, media=media.id, name=media.name, kind=media.kind, start_ms=0, end_ms=length)


def _canvas(media: Media) -> Canvas:
    """Take the first clip's size and rate; pictures become the usual video size of their orientation."""
    if media.kind is Kind.IMAGE:
        width, height = PORTRAIT if media.height > media.width else LANDSCAPE
        return Canvas(width, height, USUAL_FPS)
    return Canvas(_even(media.width), _even(media.height), _rate(media.fps))


def _rate(fps: Fraction | None) -> Fraction:
    if fps is None or fps <= 0:
        return USUAL_FPS
    return min(KNOWN_FPS, key=lambda known: abs(known - min(fps, Fraction(MOST_FPS))))


def _even(length: int) -> int:
    return max(16, length - length % 2)
