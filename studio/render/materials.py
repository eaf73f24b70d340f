"""What a timeline is rendered from: its files, measured and linked where they are needed; music; fonts."""

import math
from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import Final
from zlib import crc32

from core.nemo.wire import Kind
from core.probe import NotMedia, probe
from studio import music, picture
from studio.sound import soundtrack
from studio.timeline import Sound, Timeline
from studio.titles import fonts, weights
from studio.work.piece import hashed
from studio.work.source import Source, content_name
from studio.work.workshop import Workshop

_LONGEST_TUNE_MS: Final = 180_000  # longer music begins again, and saves the memory


class RenderError(Exception):
    """The timeline cannot be rendered; says why in plain words."""


class Materials:
    """The files of one render; told to stop, it stops composing."""

    def __init__(self, timeline: Timeline, paths: Mapping[str, Path], shop: Workshop, stop: Event) -> None:
        self._timeline = timeline
        self._paths = paths
        self._shop = shop
        self._stop = stop

    def prepared(self) -> tuple[dict[str, Source], dict[str, Source]]:
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
        for face in fonts.used(title.text for title in self._timeline.titles):
            self._shop.link(f"{picture.FACES}/{hashed(str(face))}{face.suffix}", face)
        for cut in {cut for title in self._timeline.titles for cut in weights.cuts(title.text)}:
            self._shop.once(f"{picture.FACES}/{hashed(cut.name)}.ttf", cut.write)
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
        path = self._shop.once(name, lambda half: music.write(half, mood, tune_ms, seed, self._stop))
        return Source(name, probe(path))
