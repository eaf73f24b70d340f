"""Cuts on the beat: when the music of a timeline strikes, and clips made shorter for it. Pure."""

from studio.editing import choices
from studio.editing import operations as ops
from studio.editing.edits.chosen import Analyses
from studio.editing.edits.making import Cannot, Made, cut, lengths
from studio.editing.operations import Operation
from studio.editing.project import Project
from studio.music.beats import beats_of, repeated, snap
from studio.sight.moments import Moment
from studio.sound.soundtrack import sound_ms
from studio.timeline import Sound, Timeline


def follows(operation: Operation) -> bool:
    """Tell whether an edit is decided by the beat of the music."""
    if isinstance(operation, choices.BestMoments):
        return operation.on_beat
    return isinstance(operation, ops.OnBeat)


def put_on_beat(project: Project, seen: Analyses) -> Made:
    """Shorten clips so that cuts between them fall on beats."""
    timeline = project.timeline
    if len(timeline.clips) < 2:
        raise Cannot("beat-needs-two")
    starts = (*timeline.starts[1:], timeline.duration_ms)
    spans = zip(timeline.starts, starts, strict=True)
    moments = [Moment(index, "", start, end) for index, (start, end) in enumerate(spans)]
    snapped = snap(moments, beats(timeline, seen))
    gone = [(new.end_ms, old.end_ms) for new, old in zip(snapped, moments, strict=True)]
    made = cut(project, *reversed(gone))
    count = sum(end > start for start, end in gone)
    return Made(made, "on-beat", {"count": count, **lengths(project, made)})


def beats(timeline: Timeline, seen: Analyses) -> tuple[int, ...]:
    """Tell when the music strikes that plays from the start, the newest where there is more."""
    playing = [sound for sound in reversed(timeline.sounds) if not sound.at_ms]
    if not playing:
        raise Cannot("no-beats")
    if unheard := [sound.name for sound in playing if sound.media and sound.media not in seen]:
        raise Cannot("not-seen", names=", ".join(unheard))
    for sound in playing:
        if found := _struck(sound, timeline, seen):
            return found
    raise Cannot("no-clear-beat", names=", ".join(sound.name for sound in playing))


def _struck(sound: Sound, timeline: Timeline, seen: Analyses) -> tuple[int, ...]:
    if sound.mood:
        return beats_of(sound.mood, timeline.duration_ms)
    heard = seen[sound.media or ""]
    once_ms = max(0, heard.duration_ms - sound.start_ms)
    until_ms = sound_ms(sound, timeline)
    is_looped = sound.duration_ms is None
    span = (sound.start_ms, heard.duration_ms)
    return repeated(heard.beats, span, until_ms if is_looped else min(until_ms, once_ms))
