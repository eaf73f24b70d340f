"""A timeline's sound as pieces of work for ffmpeg: how loud it is, stretches of clips, and the mix; pure.

What each says in ffmpeg's words is in `sound`; here is what there is to do.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from core.nemo.wire import Kind
from studio import sound
from studio.picture.encoding import BARE
from studio.sound import Under, Voice
from studio.timeline import Clip, Sound, Timeline
from studio.work.piece import Piece
from studio.work.source import Source
from studio.work.spans import RATE, samples_at, spans, total_frames

_CLIPS_A_STRETCH: Final = 32  # inputs of one ffmpeg
_LONGEST_TURNED_MS: Final = 40_000  # to turn sound round, all of it is kept in memory
_PLAIN: Final = ("-c:a", "pcm_f32le", *BARE, "-rf64", "auto", "-f", "wav")
_SOUND_WEIGHT: Final = 0.02  # of a body's, for as long a time


@dataclass(frozen=True, slots=True)
class Measure:
    """The question how loud a medium is where it is used."""

    media: str
    piece: Piece


def measures(timeline: Timeline, sources: Mapping[str, Source]) -> tuple[Measure, ...]:
    """Plan to measure every medium that is heard, once, over all that is used of it."""
    used: dict[str, list[tuple[int, int]]] = {}
    for clip in timeline.clips:
        if _is_heard(clip, sources[clip.media]):
            used.setdefault(clip.media, []).append((clip.start_ms, clip.end_ms))
    for item in timeline.sounds:
        if item.media is not None and item.volume_pct:
            end_ms = item.start_ms + (item.duration_ms or timeline.duration_ms)
            used.setdefault(item.media, []).append((item.start_ms, end_ms))
    return tuple(_measure(media, sources[media], _union(parts)) for media, parts in used.items())


def unclear(timeline: Timeline, sources: Mapping[str, Source]) -> dict[str, list[tuple[int, int]]]:
    """Give the spans, by medium, of which the noise has to be known."""
    found: dict[str, list[tuple[int, int]]] = {}
    for clip in timeline.clips:
        if clip.is_clear and _is_heard(clip, sources[clip.media]):
            found.setdefault(clip.media, []).append((clip.start_ms, clip.end_ms))
    return {media: _union(spans) for media, spans in found.items()}


def stretches(
    timeline: Timeline,
    sources: Mapping[str, Source],
    gains: Mapping[str, float],
    noise: Mapping[str, float | None] | None = None,
) -> tuple[Piece, ...]:
    """Plan the clips' sound in runs of as many clips as one ffmpeg may open."""
    voices = [
        replace(one, noise_db=(noise or {}).get(one.clip.media)) for one in _voices(timeline, sources, gains)
    ]
    return tuple(_stretch(group, timeline.canvas.fps) for group in _groups(voices))


def mix(
    timeline: Timeline, tracks: Sequence[str], sounds: Mapping[str, Source], gains: Mapping[str, float]
) -> Piece:
    """Plan the sum of all sound; `tracks` are the stretches' files, `sounds` the sources by sound id."""
    frames, fps = total_frames(timeline), timeline.canvas.fps
    samples = samples_at(frames, fps)
    unders = [
        _under(item, sounds[item.id], timeline, samples, gains.get(item.media or "", 0.0))
        for item in timeline.sounds
        if item.id in sounds and item.at_ms < timeline.duration_ms and item.volume_pct
    ]
    rising, sinking = (min(ms * RATE // 1000, samples) for ms in (timeline.fade_in_ms, timeline.fade_out_ms))
    graph = sound.mixed(tracks, unders, samples, rising=rising, sinking=sinking)
    return _sound_piece(graph, _PLAIN, ".wav", frames, fps)


def sound_ms(item: Sound, timeline: Timeline) -> int:
    """Tell how long a sound is heard at most."""
    left_ms = max(0, timeline.duration_ms - item.at_ms)
    return left_ms if item.duration_ms is None else min(item.duration_ms, left_ms)


def _is_heard(clip: Clip, source: Source) -> bool:
    has_sound = clip.kind is not Kind.IMAGE and source.facts.audio_index is not None
    return has_sound and clip.volume_pct > 0 and not clip.hold_ms


def _voices(
    timeline: Timeline, sources: Mapping[str, Source], gains: Mapping[str, float]
) -> tuple[Voice, ...]:
    fps, found = timeline.canvas.fps, spans(timeline)
    voices = [
        Voice(
            span.clip,
            sources[span.clip.media] if _is_heard(span.clip, sources[span.clip.media]) else None,
            samples_at(span.end, fps) - samples_at(span.first, fps),
            gains.get(span.clip.media, 0.0),
            samples_at(span.first + span.lap, fps) - samples_at(span.first, fps),
        )
        for span in found
    ]
    seams = [
        False,
        *(other.lap > 0 or _goes_on(one.clip, other.clip) for one, other in pairwise(found)),
        False,
    ]
    return tuple(
        part
        for voice, (before, after) in zip(voices, pairwise(seams), strict=True)
        for part in _turned(replace(voice, goes_on=before, is_continued=after))
    )


def _groups(voices: Sequence[Voice]) -> Iterator[Sequence[Voice]]:
    """Part the voices where there are enough of them, but never within a passing."""
    start = 0
    for index, voice in enumerate(voices):
        if index - start >= _CLIPS_A_STRETCH and not voice.lap:
            yield voices[start:index]
            start = index
    yield voices[start:]


def _goes_on(one: Clip, other: Clip) -> bool:
    """Tell a clip that was only split from one that was cut."""
    seam = (one.start_ms, other.end_ms) if one.is_reversed else (one.end_ms, other.start_ms)
    return seam[0] == seam[1] and _manner(one) == _manner(other)


def _manner(clip: Clip) -> tuple[object, ...]:
    return (clip.media, clip.speed_pct, clip.volume_pct, clip.is_reversed, clip.is_clear, clip.hold_ms)


def _turned(voice: Voice) -> Iterator[Voice]:
    """Part a long voice that is played backwards, the last part first."""
    clip, length = voice.clip, voice.clip.end_ms - voice.clip.start_ms
    count = -(-length // _LONGEST_TURNED_MS) if voice.source and clip.is_reversed else 1
    for index in range(count):
        start, end = (clip.end_ms - length * (index + more) // count for more in (1, 0))
        samples = voice.samples * (index + 1) // count - voice.samples * index // count
        yield replace(
            voice,
            clip=replace(clip, start_ms=start, end_ms=end),
            samples=samples,
            lap=0 if index else voice.lap,
            goes_on=voice.goes_on or index > 0,
            is_continued=voice.is_continued or index + 1 < count,
        )


def _stretch(voices: Sequence[Voice], fps: Fraction) -> Piece:
    frames = round(sum(voice.samples - voice.lap for voice in voices) * fps / RATE)
    return _sound_piece(sound.spoken(voices), _PLAIN, ".wav", frames, fps)


def _measure(media: str, source: Source, parts: Sequence[tuple[int, int]]) -> Measure:
    graph = sound.measuring(source, parts[:_CLIPS_A_STRETCH])
    frames = sum(end - start for start, end in parts) // 40
    return Measure(media, _sound_piece(graph, ("-f", "null"), ".lufs", frames, Fraction(25)))


def _union(parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Merge what overlaps or touches."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(parts):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _under(item: Sound, source: Source, timeline: Timeline, samples: int, gain: float) -> Under:
    at = min(samples - 1, item.at_ms * RATE // 1000)
    return Under(item, source, at, min(samples - at, max(1, sound_ms(item, timeline) * RATE // 1000)), gain)


def _sound_piece(
    graph: sound.Graph, encoded: tuple[str, ...], suffix: str, frames: int, fps: Fraction
) -> Piece:
    args = (*graph.inputs, "-filter_complex", graph.filters, "-map", "[out]", *encoded)
    return Piece(args, suffix, frames, float(frames * 1000 / fps), max(1.0, frames * _SOUND_WEIGHT))
