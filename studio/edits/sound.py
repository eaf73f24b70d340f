"""How fast, how loud, and what plays under the picture."""

from dataclasses import replace
from typing import Final

from studio import operations as ops
from studio.edits.making import Cannot, Made, Values, changed, chosen_by, levels, told, with_clips
from studio.figures import clock
from studio.operations import Target
from studio.project import Project, next_id
from studio.timeline import Clip, Sound

SLOWEST_PCT: Final = 10
FASTEST_PCT: Final = 1000
LOUDEST_PCT: Final = 400
MUSIC_PCT: Final = 30


def speed(operation: ops.Speed, project: Project) -> Made:
    """Play faster or slower."""
    chosen = chosen_by(project, operation.clip)

    def faster(clip: Clip) -> Clip:
        pct = round(clip.speed_pct * operation.pct / 100) if operation.is_factor else operation.pct
        if not SLOWEST_PCT <= pct <= FASTEST_PCT:
            raise Cannot("speed-limits", slowest=SLOWEST_PCT / 100, fastest=FASTEST_PCT // 100)
        return replace(clip, speed_pct=pct)

    made = with_clips(project, changed(project, chosen, faster))
    reached = dict.fromkeys(made.timeline.clips[index].speed_pct for index in sorted(chosen))
    speed = ", ".join(f"{pct / 100:g}" for pct in reached)
    return told(made, project, "speed", operation.clip, speed=speed)


def volume(operation: ops.Volume, project: Project) -> Made:
    """Play louder, quieter or not at all."""
    timeline, reached = project.timeline, list[int]()
    if operation.target is Target.MUSIC and not timeline.sounds:
        raise Cannot("no-music")

    def level(pct: int) -> int:
        return min(LOUDEST_PCT, round(pct * operation.pct / 100) if operation.is_factor else operation.pct)

    if operation.target is not Target.MUSIC:
        chosen = chosen_by(project, operation.clip)
        clips = changed(project, chosen, lambda clip: replace(clip, volume_pct=level(clip.volume_pct)))
        timeline = replace(timeline, clips=clips)
        reached += [clips[index].volume_pct for index in sorted(chosen)]
    if operation.target is not Target.VIDEO:
        sounds = tuple(replace(sound, volume_pct=level(sound.volume_pct)) for sound in timeline.sounds)
        timeline = replace(timeline, sounds=sounds)
        reached += [sound.volume_pct for sound in sounds]
    sentence = f"volume-{operation.target}" if any(reached) else f"muted-{operation.target}"
    return told(project.edited(timeline), project, sentence, operation.clip, volume=levels(reached))


def add_music(operation: ops.AddMusic, project: Project) -> Made:
    """Put a track under the video."""
    timeline, total = project.timeline, project.timeline.duration_ms
    if operation.at_ms >= total:
        raise Cannot("too-late", time=clock(operation.at_ms), length=clock(total))
    length = operation.duration_ms
    sound = replace(
        _track(operation, project, next_id("a", [sound.id for sound in timeline.sounds])),
        at_ms=operation.at_ms,
        duration_ms=None if length is None else max(1, min(length, total - operation.at_ms)),
    )
    end = total if sound.duration_ms is None else sound.at_ms + sound.duration_ms
    made = project.edited(replace(timeline, sounds=(*timeline.sounds, sound)))
    values: Values = {
        "name": sound.name,
        "volume": sound.volume_pct,
        "start": clock(sound.at_ms),
        "end": clock(end),
    }
    return Made(made, "music", values)


def _track(operation: ops.AddMusic, project: Project, identity: str) -> Sound:
    if operation.mood is not None:
        volume = MUSIC_PCT if operation.volume_pct is None else operation.volume_pct
        return Sound(
            identity,
            operation.name or operation.mood,
            mood=operation.mood,
            volume_pct=min(volume, LOUDEST_PCT),
        )
    uploaded = [media for media in project.sounds() if operation.name in ("", media.name)]
    if not uploaded:
        raise Cannot("no-upload")
    volume = 100 if operation.volume_pct is None else operation.volume_pct
    return Sound(identity, uploaded[-1].name, media=uploaded[-1].id, volume_pct=min(volume, LOUDEST_PCT))


def remove_music(_: ops.RemoveMusic, project: Project) -> Made:
    """Take the tracks away."""
    if not project.timeline.sounds:
        raise Cannot("no-music")
    names = ", ".join(sound.name for sound in project.timeline.sounds)
    return Made(project.edited(replace(project.timeline, sounds=())), "music-removed", {"names": names})
