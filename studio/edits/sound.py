"""How fast, how loud, and what plays under the picture."""

from dataclasses import replace
from typing import Final

from studio import operations as ops
from studio.edits.making import Cannot, Made, changed, chosen_by, told, with_clips
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
        pct = clip.speed_pct * operation.pct // 100 if operation.is_factor else operation.pct
        if not SLOWEST_PCT <= pct <= FASTEST_PCT:
            raise Cannot("speed-limits", slowest=SLOWEST_PCT / 100, fastest=FASTEST_PCT // 100)
        return replace(clip, speed_pct=pct)

    made = with_clips(project, changed(project, chosen, faster))
    speed = made.timeline.clips[min(chosen)].speed_pct / 100
    return told(made, project, "speed", operation.clip, speed=f"{speed:g}")


def volume(operation: ops.Volume, project: Project) -> Made:
    """Play louder, quieter or not at all."""
    timeline = project.timeline
    if operation.target is Target.MUSIC and not timeline.sounds:
        raise Cannot("no-music")

    def level(pct: int) -> int:
        return min(LOUDEST_PCT, pct * operation.pct // 100 if operation.is_factor else operation.pct)

    if operation.target is not Target.MUSIC:
        chosen = chosen_by(project, operation.clip)
        clips = changed(project, chosen, lambda clip: replace(clip, volume_pct=level(clip.volume_pct)))
        timeline = replace(timeline, clips=clips)
        reached = clips[min(chosen)].volume_pct
    if operation.target is not Target.VIDEO and timeline.sounds:
        sounds = tuple(replace(sound, volume_pct=level(sound.volume_pct)) for sound in timeline.sounds)
        timeline = replace(timeline, sounds=sounds)
        reached = sounds[0].volume_pct
    sentence = f"muted-{operation.target}" if reached == 0 else f"volume-{operation.target}"
    return told(project.edited(timeline), project, sentence, operation.clip, volume=reached)


def add_music(operation: ops.AddMusic, project: Project) -> Made:
    """Put a track under the video."""
    identity = next_id("a", [sound.id for sound in project.timeline.sounds])
    if operation.mood is not None:
        sound = Sound(identity, operation.name or operation.mood, mood=operation.mood)
        volume = MUSIC_PCT if operation.volume_pct is None else operation.volume_pct
    else:
        uploaded = project.sounds()
        if not uploaded:
            raise Cannot("no-upload")
        sound = Sound(identity, uploaded[-1].name, media=uploaded[-1].id)
        volume = 100 if operation.volume_pct is None else operation.volume_pct
    sound = replace(sound, volume_pct=min(volume, LOUDEST_PCT))
    timeline = replace(project.timeline, sounds=(*project.timeline.sounds, sound))
    return Made(project.edited(timeline), "music", {"name": sound.name, "volume": sound.volume_pct})


def remove_music(_: ops.RemoveMusic, project: Project) -> Made:
    """Take the tracks away."""
    if not project.timeline.sounds:
        raise Cannot("no-music")
    names = ", ".join(sound.name for sound in project.timeline.sounds)
    return Made(project.edited(replace(project.timeline, sounds=())), "music-removed", {"names": names})
