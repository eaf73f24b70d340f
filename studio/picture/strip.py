"""So many frames of a file, read packet by packet: a finished body, or a run of a file of somebody's.

Blocking: call it in a thread. Whoever gives a `stop` may end it between two packets.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import dropwhile, islice
from pathlib import Path
from threading import Event
from typing import Final

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from studio.stopping import heed

_FILES: Final = {"protocol_whitelist": "file"}


@dataclass(frozen=True, slots=True)
class Strip:
    """A file's frames: all of them, or those from a timestamp on."""

    path: Path
    frames: int
    container: str = "mov"
    index: int = 0  # of the stream
    at: int | None = None

    @contextmanager
    def opened(self, *, is_seen: bool = False) -> Iterator[tuple[InputContainer, VideoStream]]:
        """Open the file, and find the stream."""
        with opened(self.path, self.container, is_seen=is_seen) as container:
            yield container, next(one for one in container.streams.video if one.index == self.index)

    def packets(
        self, container: InputContainer, video: VideoStream, stop: Event
    ) -> Iterator["Packet[VideoStream]"]:
        """Give them in decoding order, of the opened file."""
        if self.at is not None:
            container.seek(self.at, stream=video)
        every = (packet for packet in container.demux(video) if packet.size)
        found = dropwhile(lambda packet: self.at not in (None, packet.pts), every)
        for packet in found if self.at is None else islice(found, self.frames):
            heed(stop)
            yield packet


def opened(path: Path, demuxer: str, *, is_seen: bool = True) -> InputContainer:
    """Open a file of somebody's by the one demuxer that fits, which may open nothing else.

    Unseen, no picture is decoded for that, which is most of the work; what only a picture tells, such as its
    colours, then stays unknown.
    """
    return av.open(
        str(path.absolute()),
        format=demuxer,
        metadata_errors="ignore",
        options=_FILES if is_seen else _FILES | {"skip_frame": "all"},
    )
