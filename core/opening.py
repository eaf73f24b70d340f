"""The first picture of a video, and no more than that: what only a picture tells is told by it. Blocking."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Final

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

TRIES: Final = 200  # packets that may be broken before the first good one


def first_frame(container: InputContainer, video: VideoStream) -> VideoFrame | None:
    """Decode it; None when there is none."""
    return next(_at_once(container, video), None) or next(_in_turn(container, video), None)


def decoded(packet: Packet) -> list[object]:  # type: ignore[type-arg]  # the stubs give packets no default
    """Decode what can be."""
    with suppress(av.error.InvalidDataError):
        return [*packet.decode()]
    return []


def pictures(packet: Packet) -> list[VideoFrame]:  # type: ignore[type-arg]  # the stubs give packets no default
    """Decode the pictures that can be."""
    return [frame for frame in decoded(packet) if isinstance(frame, VideoFrame)]


def _at_once(container: InputContainer, video: VideoStream) -> Iterator[VideoFrame]:
    """Feign that nothing follows the first packet: else a decoder waits for pictures that may go before."""
    for packet in islice(container.demux(video), 1):
        yield from pictures(packet)
        with suppress(av.error.FFmpegError):
            yield from video.codec_context.decode(None)
    with suppress(av.error.FFmpegError):
        container.seek(container.start_time or 0)  # which lets the decoder begin anew


def _in_turn(container: InputContainer, video: VideoStream) -> Iterator[VideoFrame]:
    for packet in islice(container.demux(video), TRIES):
        yield from pictures(packet)
