"""How loud the clips and the music are, how clear voices, how loud the whole."""

from dataclasses import replace
from typing import Final

from core.nemo.wire import Kind
from studio.editing import operations as ops
from studio.editing.edits.making import Cannot, Made, levels
from studio.editing.edits.parts import each, parted, said
from studio.editing.operations import Target
from studio.editing.project import Project

LOUDEST_PCT: Final = 400
LUFS: Final = (-40, -8)


def volume(operation: ops.Volume, project: Project) -> Made:
    """Play louder, quieter or not at all."""
    timeline, reached = project.timeline, list[int]()
    if operation.target is Target.MUSIC and not timeline.sounds:
        raise Cannot("no-music")

    def level(pct: int) -> int:
        return min(LOUDEST_PCT, round(pct * operation.pct / 100) if operation.is_factor else operation.pct)

    if operation.target is not Target.MUSIC:
        timeline, chosen = parted(project, operation)
        clips = tuple(
            replace(clip, volume_pct=level(clip.volume_pct)) if index in chosen else clip
            for index, clip in enumerate(timeline.clips)
        )
        timeline = replace(timeline, clips=clips)
        reached += [clips[index].volume_pct for index in sorted(chosen)]
    if operation.target is not Target.VIDEO:
        sounds = tuple(replace(sound, volume_pct=level(sound.volume_pct)) for sound in timeline.sounds)
        timeline = replace(timeline, sounds=sounds)
        reached += [sound.volume_pct for sound in sounds]
    sentence = f"volume-{operation.target}" if any(reached) else f"muted-{operation.target}"
    return said(project.edited(timeline), project, sentence, operation, volume=levels(reached))


def clear(operation: ops.Clear, project: Project) -> Made:
    """Let voices stand out of the noise, or leave the sound as it was recorded."""
    if not any(clip.kind is Kind.VIDEO for clip in project.timeline.clips):
        raise Cannot("no-video")
    made, _, _ = each(
        project,
        operation,
        lambda clip: replace(clip, is_clear=operation.is_on and clip.kind is Kind.VIDEO),
    )
    return said(made, project, "cleared" if operation.is_on else "clear-removed", operation)


def loudness(operation: ops.Loudness, project: Project) -> Made:
    """Bring the whole to a loudness."""
    if operation.lufs is None:
        return Made(project.edited(replace(project.timeline, loudness=None)), "loudness-removed")
    if not LUFS[0] <= operation.lufs <= LUFS[1]:
        raise Cannot("loudness-limits", least=LUFS[0], most=LUFS[1])
    made = project.edited(replace(project.timeline, loudness=operation.lufs))
    return Made(made, "loudness", {"lufs": operation.lufs})
