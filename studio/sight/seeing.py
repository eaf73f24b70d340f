"""Looking at a video: its frames decoded once, each with its own time, small, in order.

Blocking: call it in a thread. Whoever gives a `stop` may end it between two frames.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from core.opening import pictures
from core.playtime import fraction
from core.probe import Facts
from studio.sight import Sight, Watcher
from studio.stopping import heed

EVER_MS: Final = 1 << 40
_MAX_PIXELS: Final = {"max_pixels": str(8192 * 8192)}
# What the deblocking filter smooths is invisible in a picture of 160 by 90, and costs a tenth of the time.
_CODEC: Final = {**_MAX_PIXELS, "skip_loop_filter": "all"}
_GLANCE_MS: Final = 2000  # key frames nearer than this tell nothing new
_GLANCED_FACES_MS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Film:
    """A video file to look at."""

    path: Path
    facts: Facts
    stop: Event

    @property
    def is_seen(self) -> bool:
        """Whether there are pictures that we can decode."""
        return self.facts.video_index is not None and self.facts.container in av.formats_available

    def see(self, start_ms: int = 0, end_ms: int = EVER_MS) -> Sight:
        """Look at every frame that is shown in a span."""
        watcher = Watcher(self.facts.rotation)
        ends_ms = self.facts.shown_ms or self.facts.duration_ms
        with self._open() as container:
            video = self._video(container)
            video.thread_type = "AUTO"
            if start_ms > 0:
                container.seek((container.start_time or 0) + start_ms * 1000)
            for at_ms, frame in self._frames(container, container.demux(video)):
                if at_ms >= end_ms:
                    break
                if at_ms >= start_ms:
                    watcher.see(frame, at_ms)
        return watcher.seen(start_ms, min(end_ms, ends_ms))

    def glance(self) -> Sight:
        """Look at key frames only, and not at each when they come thick."""
        watcher = Watcher(self.facts.rotation, _GLANCED_FACES_MS)
        with self._open() as container:
            video = self._video(container)
            video.codec_context.skip_frame = "NONKEY"
            for at_ms, frame in self._frames(container, _keys(container, video)):
                watcher.see(frame, at_ms)
        return watcher.seen(0, self.facts.shown_ms or self.facts.duration_ms)

    def _open(self) -> InputContainer:
        container = av.open(
            str(self.path.absolute()),
            format=self.facts.container,
            metadata_errors="ignore",
            options={"protocol_whitelist": "file"},
            stream_options=[_MAX_PIXELS],  # type: ignore[list-item]  # the stub says str, it takes mappings
        )
        self._video(container).codec_context.options = _CODEC
        return container

    def _video(self, container: InputContainer) -> VideoStream:
        """Give the stream that counts, which need not be the first: a cover is a video stream too."""
        return next(stream for stream in container.streams.video if stream.index == self.facts.video_index)

    def _frames(
        self,
        container: InputContainer,
        packets: Iterator[Packet],  # type: ignore[type-arg]  # the stubs give packets no default
    ) -> Iterator[tuple[int, VideoFrame]]:
        """Give frames with their times, which always go forward, past packets that are broken."""
        begin_ms = (container.start_time or 0) / 1000
        last_ms = -1
        for packet in packets:
            heed(self.stop)
            for frame in pictures(packet):
                at = (frame.time or 0) * 1000 - begin_ms if frame.pts is not None else last_ms + 1
                last_ms = max(last_ms + 1, round(at))
                yield last_ms, frame


def _keys(container: InputContainer, video: VideoStream) -> Iterator[Packet]:  # type: ignore[type-arg]  # the stubs give packets no default
    last_ms = -float(_GLANCE_MS)
    for packet in container.demux(video):
        at_ms = float((packet.pts or 0) * fraction(packet.time_base) * 1000)
        if not packet.size or (packet.is_keyframe and at_ms - last_ms >= _GLANCE_MS):
            last_ms = at_ms
            yield packet
