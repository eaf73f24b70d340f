"""Finished bodies and their sound as one file: packets are copied and re-stamped frame by frame.

Joining by timestamps drifts by frames late in a file; here the n-th frame of the whole is at n frame
lengths, whatever the pieces say. Blocking: call it in a thread.
"""

import heapq
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
from av.audio.stream import AudioStream
from av.packet import Packet
from av.video.stream import VideoStream

# Decoding runs ahead of showing by this many frames: what x264's pyramid of B-frames needs.
_REORDER: Final = 2


class JoinError(Exception):
    """The pieces do not belong together."""


def join(bodies: Sequence[Path], frames: Sequence[int], audio: Path, target: Path, fps: Fraction) -> None:
    """Write bodies of so many frames each, one after the other, and the sound beside them."""
    try:
        with (
            av.open(str(bodies[0])) as first,
            av.open(str(audio)) as heard,
            av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as out,
        ):
            shown = first.streams.video[0]
            picture, sound = (
                out.add_stream_from_template(shown),
                out.add_stream_from_template(heard.streams.audio[0]),
            )
            picture.time_base = 1 / fps
            stamped = _stamped(bodies, frames, picture, fps, shown.codec_context.extradata)
            spoken = _copied(heard.demux(heard.streams.audio[0]), sound)
            for _, _, packet in heapq.merge(stamped, spoken):
                out.mux(packet)
    except av.error.FFmpegError as exc:
        raise JoinError("a piece cannot be read") from exc


_Timed = tuple[Fraction, int, "Packet[VideoStream] | Packet[AudioStream]"]


def _stamped(
    bodies: Sequence[Path], frames: Sequence[int], stream: VideoStream, fps: Fraction, extradata: bytes | None
) -> Iterator[_Timed]:
    base = 0
    for body, count in zip(bodies, frames, strict=True):
        with av.open(str(body)) as container:
            video = container.streams.video[0]
            if video.codec_context.extradata != extradata:
                raise JoinError("the pieces were encoded in different ways")
            packets = [packet for packet in container.demux(video) if packet.size]
            yield from _restamped(packets, base, count, stream, fps)
        base += count


def _restamped(
    packets: Sequence["Packet[VideoStream]"], base: int, count: int, stream: VideoStream, fps: Fraction
) -> Iterator[_Timed]:
    """Number the frames by the order they are shown in; the packets come in decoding order."""
    shown = sorted(packet.pts for packet in packets if packet.pts is not None)
    if len(packets) != count or len(set(shown)) != count:
        raise JoinError("a piece has not the frames that were planned")
    place = {pts: index for index, pts in enumerate(shown)}
    for index, packet in enumerate(packets):
        packet.stream, packet.time_base = stream, 1 / fps
        packet.pts = base + place[packet.pts or 0]
        packet.dts = base + index - _REORDER
        packet.duration = 1
        yield (packet.dts / fps, 0, packet)


def _copied(packets: Iterator["Packet[AudioStream]"], stream: AudioStream) -> Iterator[_Timed]:
    for number, packet in enumerate(packets, start=1):
        if packet.dts is not None:
            at = packet.dts * packet.time_base
            packet.stream = stream
            yield (at, number, packet)
