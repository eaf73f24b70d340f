"""What plays under the picture: from when to when, how it comes and goes, and what it gives way to."""

from dataclasses import replace
from typing import Final

from studio.editing import operations as ops
from studio.editing.edits.making import Cannot, Made, Values
from studio.editing.edits.sound import LOUDEST_PCT
from studio.editing.project import Project, next_id
from studio.figures import clock
from studio.timeline import Media, Sound, Timeline

MUSIC_PCT: Final = 30


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
    sound = _begun(sound, operation.from_ms, project)
    made = project.edited(replace(timeline, sounds=(*timeline.sounds, sound)))
    values: Values = {
        "name": sound.name,
        "volume": sound.volume_pct,
        "start": clock(sound.at_ms),
        "end": clock(end),
    }
    return Made(made, "music", values, _offset(sound))


def _begun(sound: Sound, from_ms: int | None, project: Project) -> Sound:
    """Let a track begin later in its song; what is made in a mood has no later."""
    if from_ms is None or sound.mood is not None:
        return sound
    song = next((media for media in project.media if media.id == sound.media), None)
    if song is not None and from_ms >= song.duration_ms:
        raise Cannot("song-over", name=sound.name, time=clock(from_ms), length=clock(song.duration_ms))
    return replace(sound, start_ms=from_ms)


def _offset(sound: Sound) -> tuple[tuple[str, Values], ...]:
    """Say where in the song it begins, if that is not where the song does."""
    return (("music-from", {"time": clock(sound.start_ms)}),) if sound.start_ms else ()


def _track(operation: ops.AddMusic, project: Project, identity: str) -> Sound:
    if operation.mood is not None:
        volume = MUSIC_PCT if operation.volume_pct is None else operation.volume_pct
        return Sound(
            identity,
            operation.name or operation.mood,
            mood=operation.mood,
            volume_pct=min(volume, LOUDEST_PCT),
        )
    sent = upload(operation, project)
    if sent is None:
        raise Cannot("no-upload")
    volume = 100 if operation.volume_pct is None else operation.volume_pct
    return Sound(identity, sent.name, media=sent.id, volume_pct=min(volume, LOUDEST_PCT))


def upload(operation: ops.AddMusic, project: Project) -> Media | None:
    """Give the uploaded sound that is meant, the newest of that name or of all; none for music to be made."""
    named = (media for media in reversed(project.sounds()) if operation.name in ("", media.name))
    return None if operation.mood is not None else next(named, None)


def remove_music(_: ops.RemoveMusic, project: Project) -> Made:
    """Take the tracks away."""
    if not project.timeline.sounds:
        raise Cannot("no-music")
    names = ", ".join(sound.name for sound in project.timeline.sounds)
    return Made(project.edited(replace(project.timeline, sounds=())), "music-removed", {"names": names})


def place(operation: ops.PlaceMusic, project: Project) -> Made:
    """Let the music begin or end at another time."""
    timeline, total = _with_music(project), project.timeline.duration_ms

    def placed(sound: Sound) -> Sound:
        start = sound.at_ms if operation.at_ms is None else operation.at_ms
        old_end = total if sound.duration_ms is None else sound.at_ms + sound.duration_ms
        end = min(total, old_end if operation.end_ms is None else operation.end_ms)
        if start >= total:
            raise Cannot("too-late", time=clock(start), length=clock(total))
        if end <= start:
            raise Cannot("empty-part", start=clock(start), end=clock(end))
        moved = replace(sound, at_ms=start, duration_ms=None if end == total else end - start)
        return _begun(moved, operation.from_ms, project)

    made = replace(timeline, sounds=tuple(placed(sound) for sound in timeline.sounds))
    last = made.sounds[-1]
    end = total if last.duration_ms is None else last.at_ms + last.duration_ms
    values = {"name": last.name, "start": clock(last.at_ms), "end": clock(end)}
    return Made(project.edited(made), "music-placed", values, _offset(last))


def fade(operation: ops.FadeMusic, project: Project) -> Made:
    """Let the music swell and die away."""
    timeline = _with_music(project)
    named = [ms for ms in (operation.in_ms, operation.out_ms) if ms is not None]

    def faded(sound: Sound) -> Sound:
        into = sound.fade_in_ms if operation.in_ms is None else operation.in_ms
        out = sound.fade_out_ms if operation.out_ms is None else operation.out_ms
        length = timeline.duration_ms - sound.at_ms if sound.duration_ms is None else sound.duration_ms
        if into + out > length:
            raise Cannot("fade-too-long", length=clock(length))
        return replace(sound, fade_in_ms=into, fade_out_ms=out)

    made = project.edited(replace(timeline, sounds=tuple(faded(sound) for sound in timeline.sounds)))
    kind = "both" if len(named) > 1 else "out" if operation.in_ms is None else "in"
    if not any(named):
        return Made(made, "music-fade-removed", {"kind": kind})
    return Made(made, "music-fade", {"kind": kind, "length": clock(named[0])})


def duck(operation: ops.Duck, project: Project) -> Made:
    """Let the music give way to speech, or play on as loud."""
    timeline = _with_music(project)
    sounds = tuple(replace(sound, is_ducked=operation.is_on) for sound in timeline.sounds)
    made = project.edited(replace(timeline, sounds=sounds))
    return Made(made, "ducked" if operation.is_on else "duck-removed")


def _with_music(project: Project) -> Timeline:
    if not project.timeline.sounds:
        raise Cannot("no-music")
    return project.timeline
