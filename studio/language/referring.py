"""What `it` stands for, and what is asked of each clip or of the whole. Pure."""

import re
from dataclasses import replace
from typing import Any, Final

from studio.editing import choices
from studio.editing import operations as ops
from studio.editing.operations import WHOLE, Operation, Part, Speed
from studio.language.readings.spoken import Read

# Done to the whole these are something else than done to each clip of it.
_APART: Final = (
    ops.Split | ops.Keep | ops.KeepEnd | ops.Remove | ops.TrimStart | ops.TrimEnd | ops.Length | ops.AddTitle
    | choices.BestMoments
)  # fmt: skip
_ENDS: Final = ops.Keep | ops.KeepEnd | ops.Remove | ops.TrimStart | ops.TrimEnd
_TOPIC: Final = re.compile(r"^(?:把|将)?\s*@(-?\d+)\s*的?(?:开头|前|片头|结尾|最后|后|从|在|中间|<)")


def is_of_the_whole(made: Read) -> bool:
    """Tell whether anything is done to the whole that would be something else for each clip."""
    return any(isinstance(one, _APART) and not _is_of_clips(one) for one in made)


def is_of_titles(made: Read) -> bool:
    """Tell whether it is about words over the picture, which are counted as well."""
    return any(isinstance(one, ops.AddTitle | ops.ChangeTitle | ops.RemoveTitles) for one in made)


def _is_of_clips(one: Operation) -> bool:
    return getattr(one, "clip", WHOLE) != WHOLE or getattr(one, "of_each", False)


def alike(before: Read, after: Read) -> bool:
    """Tell whether both do the same kind of thing to the same clips."""

    def kinds(made: Read) -> list[object]:
        return [(type(one), getattr(one, "what", None), getattr(one, "target", None)) for one in made]

    def clips(made: Read) -> list[object]:
        return [getattr(one, "clip", WHOLE) for one in made]

    return kinds(before) == kinds(after) and (clips(before) == clips(after) or not any(clips(after)))


def only_for(clip: int, made: Read) -> Read:
    """Let what is done to the picture or the pace of all be done to one clip."""
    return tuple(
        replace(one, clip=clip) if isinstance(one, Part | Speed) and one.clip == WHOLE else one
        for one in made
    )


def of_the_topic(before: str, made: Read, after: Read) -> Read:
    """Let parts without a clip be of the one that the wish before began with.

    `第二段开头剪掉2秒，结尾也剪2秒` is all about that clip.
    """
    found = _TOPIC.match(before)
    clips = {getattr(one, "clip", WHOLE) for one in made}
    if found is None or clips != {int(found[1])} or not is_parted(made) or not is_parted(after):
        return after
    is_bare = all(getattr(one, "clip", None) == WHOLE for one in after)
    return tuple(_of(int(found[1]), one) for one in after) if is_bare else after


def _of(clip: int, one: Any) -> Any:
    return replace(one, clip=clip)


def is_parted(made: Read) -> bool:
    """Tell whether all is done to parts of something."""
    return all(
        isinstance(one, _ENDS)
        or (isinstance(one, Part | Speed) and (one.start_ms, one.end_ms) != (None, None))
        for one in made
    )


def of_the_same(before: Read, after: Read) -> Read:
    """Let `it` stand for the clip that was named before."""
    return tuple(
        replace(new, clip=old.clip) if isinstance(new, Part) and isinstance(old, Part) else new
        for old, new in zip(before, after, strict=True)
    )
