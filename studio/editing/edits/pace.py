"""How fast clips play, and in which direction."""

from dataclasses import replace
from typing import Final

from core.nemo.wire import Kind
from studio.editing import operations as ops
from studio.editing.edits.making import Cannot, Made, lengths
from studio.editing.edits.parts import each, parted, said
from studio.editing.project import Project
from studio.editing.spanning import carried, settled
from studio.timeline import Clip

SLOWEST_PCT: Final = 10
FASTEST_PCT: Final = 1000


def speed(operation: ops.Speed, project: Project) -> Made:
    """Play faster or slower."""

    def faster(clip: Clip) -> Clip:
        pct = round(clip.speed_pct * operation.pct / 100) if operation.is_factor else operation.pct
        if not SLOWEST_PCT <= pct <= FASTEST_PCT:
            raise Cannot("speed-limits", slowest=SLOWEST_PCT / 100, fastest=FASTEST_PCT // 100)
        return clip if clip.hold_ms else replace(clip, speed_pct=pct)

    made, _, after = each(project, operation, faster)
    made = project.edited(carried(parted(project, operation)[0], made.timeline))
    speed = ", ".join(f"{pct / 100:g}" for pct in dict.fromkeys(clip.speed_pct for clip in after))
    return said(made, project, "speed", operation, speed=speed, **lengths(project, made))


def reverse(operation: ops.Reverse, project: Project) -> Made:
    """Play videos backwards, all of them in the opposite order when all are meant."""
    timeline, chosen = parted(project, operation)
    videos = {index for index in chosen if timeline.clips[index].kind is Kind.VIDEO}
    if not videos:
        raise Cannot("no-video")
    turned = [
        replace(clip, is_reversed=not clip.is_reversed) if index in videos and not clip.hold_ms else clip
        for index, clip in enumerate(timeline.clips)
    ]
    places = sorted(chosen)
    clips = list(turned)
    for place, index in zip(places, reversed(places), strict=True):
        # What plays backwards ends with what came first; how clips give way stays where it was.
        clips[place] = replace(turned[index], transition=turned[place].transition)
    made = project.edited(settled(replace(timeline, clips=tuple(clips))))
    is_back = any(timeline.clips[index].is_reversed for index in videos)
    return said(made, project, "forwards" if is_back else "reversed", operation)
