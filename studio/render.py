"""A timeline made into a file: prepare the sources, make every piece, join them.

Finished pieces stay under `work`, so that a render that was stopped goes on from them, and one of a changed
timeline makes anew only what changed. Whoever owns `work` removes it; one render at a time may use it.
"""

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from zlib import crc32

from core.nemo.wire import Kind
from core.probe import NotMedia, probe
from studio import ffmpeg, fonts, mastering, music, picture, sound, soundtrack
from studio.bodies import bodies
from studio.join import JoinError, join
from studio.piece import Piece, hashed
from studio.source import Source, content_name
from studio.spans import total_frames
from studio.timeline import Sound, Timeline
from studio.workshop import Report, Workshop, aside

_PIECES: Final = "pieces"
_LONGEST_TUNE_MS: Final = 300_000  # longer music begins again, and saves the memory
_JOIN_SHARE: Final = 0.01


class RenderError(Exception):
    """The timeline cannot be rendered; says why in plain words."""


async def render(
    timeline: Timeline,
    sources: Mapping[str, Path],
    target: Path,
    *,
    work: Path,
    progress: Callable[[float], None],
) -> None:
    """Make the timeline into `target`, which appears only when it is whole; `progress` rises from 0 to 1.

    Cancelling ends ffmpeg with its children before this returns, and leaves nothing half-made.
    """
    if not total_frames(timeline):
        raise RenderError("there is nothing to render")
    shop = Workshop(work / _PIECES)
    try:
        await ffmpeg.check()
        await aside(lambda: shop.open({picture.FONTS: fonts.folder()}))
        await _Render(timeline, sources, shop, progress).run(target)
    except ffmpeg.FFmpegLacks as exc:
        raise RenderError(str(exc)) from exc
    except ffmpeg.FFmpegError as exc:
        raise RenderError("a part of the video could not be made") from exc
    except JoinError as exc:
        await aside(shop.clear)
        raise RenderError(str(exc)) from exc
    finally:
        await aside(shop.sweep)


class _Render:
    """One run: what is prepared, what is made, and how far it is."""

    def __init__(
        self, timeline: Timeline, paths: Mapping[str, Path], shop: Workshop, progress: Callable[[float], None]
    ) -> None:
        self._timeline = timeline
        self._paths = paths
        self._shop = shop
        self._progress = progress
        self._whole = 1.0
        self._done = 0.0

    async def run(self, target: Path) -> None:
        """Do all of it, in order."""
        self._progress(0.0)
        sources, sounds = await aside(self._prepared)
        pictures = bodies(self._timeline, sources)
        measures = soundtrack.measures(self._timeline, sources)
        self._weigh(pictures, measures, sources)
        gains = {item.media: sound.gain_db(await self._measured(item)) for item in measures}
        stretches = soundtrack.stretches(self._timeline, sources, gains)
        tracks = [await self._made(piece) for piece in stretches]
        mixed = await self._mastered(
            soundtrack.mix(self._timeline, [track.name for track in tracks], sounds, gains)
        )
        shown = [await self._made(piece) for piece in pictures]
        frames, fps = [piece.frames for piece in pictures], self._timeline.canvas.fps
        half = target.with_name(f"{target.name}.part")
        try:
            await aside(lambda: join(shown, frames, mixed, half, fps))
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
        self._progress(1.0)

    def _prepared(self) -> tuple[dict[str, Source], dict[str, Source]]:
        """Measure and link every file that is used, and write the music; blocking."""
        sources = {media: self._source(media) for media in self._used()}
        for clip in self._timeline.clips:
            if sources[clip.media].facts.kind is Kind.AUDIO:
                raise RenderError(f"{clip.name} has no picture")
        sounds = {}
        for item in self._timeline.sounds:
            if item.media is not None:
                sounds[item.id] = sources[item.media]
                if sources[item.media].facts.audio_index is None:
                    raise RenderError(f"{item.name} has no sound")
            elif item.mood is not None and soundtrack.sound_ms(item, self._timeline):
                sounds[item.id] = self._tune(item, item.mood)
        return sources, sounds

    def _used(self) -> set[str]:
        sounds = {item.media for item in self._timeline.sounds if item.media is not None}
        return {clip.media for clip in self._timeline.clips} | sounds

    def _source(self, media: str) -> Source:
        path = self._paths.get(media)
        if path is None:
            raise RenderError("a file that the video needs is gone")
        try:
            facts = probe(path)
            source = Source(content_name(path), facts)
        except (NotMedia, OSError) as exc:
            raise RenderError("a file that the video needs cannot be read") from exc
        self._shop.link(source.name, path)
        return source

    def _tune(self, item: Sound, mood: str) -> Source:
        if mood not in music.MOODS:
            raise RenderError("there is no music of that mood")
        length_ms = soundtrack.sound_ms(item, self._timeline)
        tune_ms = math.ceil(length_ms / math.ceil(length_ms / _LONGEST_TUNE_MS))
        seed = crc32(item.id.encode())
        name = f"{hashed(f'{mood} {tune_ms} {seed}')}.wav"
        path = self._shop.once(name, lambda half: music.write(half, mood, tune_ms, seed))
        return Source(name, probe(path))

    def _weigh(
        self,
        pictures: tuple[Piece, ...],
        measures: tuple[soundtrack.Measure, ...],
        sources: Mapping[str, Source],
    ) -> None:
        """Learn how much there is to do; gains change nothing about that."""
        stretches = soundtrack.stretches(self._timeline, sources, {})
        silent = soundtrack.mix(self._timeline, [""], {}, {})
        last = mastering.master(silent, 0.0)
        pieces = (*pictures, *stretches, silent, last, *(item.piece for item in measures))
        self._whole = sum(piece.weight for piece in pieces) * (1 + _JOIN_SHARE)

    async def _measured(self, item: soundtrack.Measure) -> float | None:
        lufs = await self._shop.measure(item.piece, self._report(item.piece))
        self._done += item.piece.weight
        return lufs

    async def _mastered(self, mix: Piece) -> Path:
        """Finish the sound; for a loudness, listen first, and again with what was heard."""
        await self._made(mix)
        target, gain = self._timeline.loudness, 0.0
        for _ in range(mastering.ROUNDS if target is not None else 0):
            lufs = await self._shop.measure(mastering.heard(mix, gain), lambda _: None)
            if lufs is None or target is None or abs(target - lufs) < mastering.NEAR:
                break
            gain = mastering.corrected(gain, lufs, target)
        return await self._made(mastering.master(mix, gain))

    async def _made(self, piece: Piece) -> Path:
        path = await self._shop.make(piece, self._report(piece))
        self._done += piece.weight
        return path

    def _report(self, piece: Piece) -> Report:
        return lambda part: self._progress(min(1.0, (self._done + part * piece.weight) / self._whole))
