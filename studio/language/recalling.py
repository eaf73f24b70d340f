"""What the last edit was about, told by what it changed, so that `a bit more` means something. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from studio.editing import operations as ops
from studio.editing.operations import Amount, Operation
from studio.editing.project import Project
from studio.language.readings import spoken
from studio.timeline import Clip, Timeline

MUSIC: Final = "the music"
TITLE: Final = "the last title"
SOUND_NOUN: Final = "the sound"
_NOUNS: Final = ((spoken.MUSIC, MUSIC), (spoken.SOUND, SOUND_NOUN), (spoken.TITLE, TITLE))
_OF_MUSIC: Final = ops.AddMusic | ops.PlaceMusic | ops.FadeMusic | ops.Duck
_OF_TITLE: Final = ops.AddTitle | ops.ChangeTitle
_WHOLE: Final = 1000

# How a wish for more of it is said, and one for less; the braces stand for the clips.
_WISHES: Final[Mapping[str, tuple[str, str]]] = {
    "speed": ("make {} faster", "make {} slower"),
    "volume": ("make {} louder", "make {} quieter"),
    "brightness": ("make {} brighter", "make {} darker"),
    "contrast": ("more contrast for {}", "less contrast for {}"),
    "saturation": ("more saturation for {}", "less saturation for {}"),
    "warmth": ("make {} warmer", "make {} cooler"),
    "sharpness": ("make {} sharper", ""),
    "music": ("make the music louder", "make the music quieter"),
    "title": ("make the title bigger", "make the title smaller"),
}


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the last edit was about: what `it` is, what more and less of it would be, and where it was done.

    `again` is what was done to single clips, for the clip that is named in it.
    """

    noun: str = ""
    more: str = ""
    less: str = ""
    clips: tuple[int, ...] = ()
    again: tuple[Operation, ...] = ()


def recalled(project: Project) -> Recalled:
    """Tell what the last edit of a project was about."""
    if not project.past:
        return Recalled()
    old, new = project.past[-1], project.timeline
    places = {clip.id: place for place, clip in enumerate(new.clips, start=1)}
    pairs = [(clip, new.clips[places[clip.id] - 1]) for clip in old.clips if clip.id in places]
    touched = [(before, after) for before, after in pairs if before != after]
    numbers = tuple(places[after.id] for _, after in touched)
    some = numbers if 0 < len(numbers) < len(new.clips) else ()
    more, less = _amount(old, new, touched, some)
    return Recalled(
        noun=MUSIC if new.sounds != old.sounds and new.sounds else TITLE if _titled(old, new) else "",
        more=more,
        less=less,
        clips=some,
        again=tuple(_redone(*touched[0])) if some else (),
    )


def noun_in(text: str) -> str:
    """Tell what `it` stands for after words that ask for nothing: `keep the sound, but lower it`."""
    return next((noun for says, noun in _NOUNS if re.search(says, text, re.IGNORECASE)), "")


def noun_of(made: Sequence[Operation]) -> str:
    """Tell what `it` stands for after these edits."""
    one = made[-1]
    if isinstance(one, _OF_MUSIC) or (isinstance(one, ops.Volume) and one.target is ops.Target.MUSIC):
        return MUSIC
    return TITLE if isinstance(one, _OF_TITLE) else ""


def _titled(old: Timeline, new: Timeline) -> bool:
    """Tell whether words were added or changed; those that a cut has moved were not."""

    def looks(timeline: Timeline) -> set[tuple[object, ...]]:
        return {(one.id, one.text, one.place, one.size_pct, one.colour, one.style) for one in timeline.titles}

    return bool(looks(new) - looks(old))


def _amount(
    old: Timeline, new: Timeline, touched: Sequence[tuple[Clip, Clip]], some: tuple[int, ...]
) -> tuple[str, str]:
    """Tell what would be more of the one amount that changed, and what less."""
    changed = dict(_louder(old, new)) | dict(_bigger(old, new))
    for before, after in touched:
        levels = zip(_levels(before).items(), _levels(after).values(), strict=True)
        changed |= {name: level - was for (name, was), level in levels if level != was}
    if len(changed) != 1:
        return "", ""
    ((name, by),) = changed.items()
    if name == "zoom":
        return _zoomed(touched[0][1], some)
    wishes = [wish.format(_where(some)) for wish in _WISHES[name]]
    return (wishes[0], wishes[1]) if by > 0 else (wishes[1], wishes[0])


def _zoomed(clip: Clip, some: tuple[int, ...]) -> tuple[str, str]:
    pct = _zoom(clip)
    more, less = pct + max(10, (pct - 100) // 2), max(100, pct - max(10, (pct - 100) // 2))
    return f"zoom in to {more}% {_on(some)}", f"zoom in to {less}% {_on(some)}"


def _where(some: tuple[int, ...]) -> str:
    return f"#{'/'.join(map(str, some))}#" if some else "it"


def _on(some: tuple[int, ...]) -> str:
    return f"on {_where(some)}" if some else ""


def _louder(old: Timeline, new: Timeline) -> Iterator[tuple[str, int]]:
    """Give by how much the music got louder; music that is new counts as louder than none."""
    before = {sound.id: sound.volume_pct for sound in old.sounds}
    by = sum(sound.volume_pct - before.get(sound.id, 0) for sound in new.sounds)
    if by:
        yield "music", by


def _bigger(old: Timeline, new: Timeline) -> Iterator[tuple[str, int]]:
    before = {title.id: title.size_pct for title in old.titles}
    by = sum(title.size_pct - before[title.id] for title in new.titles if title.id in before)
    if by:
        yield "title", by


def _levels(clip: Clip) -> dict[str, int]:
    """Give all of a clip that there can be more or less of."""
    levels = {str(what): int(getattr(clip.look, what)) for what in Amount if what is not Amount.CALM}
    return {"speed": clip.speed_pct, "volume": clip.volume_pct, **levels, "zoom": _zoom(clip)}


def _zoom(clip: Clip) -> int:
    crop = clip.framing.crop
    sides = {crop.left, crop.top, crop.right, crop.bottom}
    return round(100 * _WHOLE / (_WHOLE - 2 * crop.left)) if len(sides) == 1 else 100


# What was done to a clip, by what differs of it.
_DONE: Final[Sequence[tuple[Callable[[Clip], Any], Callable[[Clip, int], Operation]]]] = (
    (lambda clip: clip.volume_pct, lambda clip, number: ops.Volume(clip.volume_pct, clip=number)),
    (lambda clip: clip.speed_pct, lambda clip, number: ops.Speed(clip.speed_pct, clip=number)),
    (lambda clip: clip.is_reversed, lambda _, number: ops.Reverse(clip=number)),
    (lambda clip: clip.is_clear, lambda clip, number: ops.Clear(is_on=clip.is_clear, clip=number)),
    (lambda clip: clip.look.grade, lambda clip, number: ops.SetGrade(grade=clip.look.grade, clip=number)),
    (
        lambda clip: clip.framing.motion,
        lambda clip, number: ops.Wander(motion=clip.framing.motion, clip=number),
    ),
    (
        lambda clip: clip.framing.is_steady,
        lambda clip, number: ops.Steady(is_on=clip.framing.is_steady, clip=number),
    ),
    (_zoom, lambda clip, number: ops.Zoom(pct=_zoom(clip), clip=number)),
)


def _redone(before: Clip, after: Clip) -> Iterator[Operation]:
    """Give what made one clip of the other."""
    for what, done in _DONE:
        if what(before) != what(after):
            yield done(after, 1)
    for amount in Amount:
        if (level := getattr(after.look, amount)) != getattr(before.look, amount):
            yield ops.Adjust(what=amount, by=level, is_set=True, clip=1)
