"""Strips of picture and the sound as one file: packets are copied and re-stamped frame by frame.

Joining by timestamps drifts by frames late in a file; here the n-th frame of the whole is at n frame
lengths, whatever the pieces say. Blocking: call it in a thread.
"""

import heapq
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import Final

import av
from av.audio.stream import AudioStream
from av.packet import Packet
from av.video.stream import VideoStream

from studio.picture import avc
from studio.picture.strip import Strip

# Decoding runs ahead of showing by so many frames at the least: what x264's pyramid of B-frames needs.
_REORDER: Final = 2
_TOLD_EVERY: Final = 50  # packets


class JoinError(Exception):
    """The pieces do not belong together."""


def join(
    strips: Sequence[Strip],
    audio: Path,
    target: Path,
    fps: Fraction,
    *,
    stop: Event,
    progress: Callable[[float], None],
) -> None:
    """Write strips one after the other, and the sound beside them; raises Stopped when told to stop."""
    try:
        orders = [_order(strip, stop) for strip in strips]
        described = _described(strips)
        with (
            _model(strips).opened() as (_, shown),
            av.open(str(audio)) as heard,
            av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as out,
        ):
            picture, sound = (
                out.add_stream_from_template(shown),
                out.add_stream_from_template(heard.streams.audio[0]),
            )
            picture.codec_context.extradata, picture.time_base = described, 1 / fps
            stamped = _stamped(strips, orders, picture, fps, stop)
            spoken = _copied(heard.demux(heard.streams.audio[0]), sound)
            whole_s = float(sum(strip.frames for strip in strips) / fps)
            for number, (at, _, packet) in enumerate(heapq.merge(stamped, spoken)):
                out.mux(packet)
                if number % _TOLD_EVERY == 0:
                    progress(max(0.0, min(1.0, float(at) / whole_s)))
    except av.error.FFmpegError as exc:
        raise JoinError("a piece cannot be read") from exc


def _model(strips: Sequence[Strip]) -> Strip:
    """Choose what the track is described by: our own encoding, where there is any."""
    return next((strip for strip in strips if strip.at is None), strips[0])


def _described(strips: Sequence[Strip]) -> bytes:
    found: dict[avc.Parameters, None] = {}
    for strip in strips:
        with strip.opened() as (_, video):
            parameters = avc.read(video.codec_context.extradata)
        if parameters is None:
            raise JoinError("a piece does not say how it was encoded")
        found[parameters] = None
    if not avc.are_apart(tuple(found)):
        raise JoinError("the pieces were encoded in different ways")
    return avc.together(tuple(found))


def _order(strip: Strip, stop: Event) -> tuple["array[int]", int]:
    """Put a strip's timestamps in the order of showing, and tell by how many frames decoding runs ahead."""
    found = array("q", (packet.pts or 0 for packet in strip.packets(stop)))
    order = array("q", sorted(found))
    if len(order) != strip.frames or any(one == other for one, other in pairwise(order)):
        raise JoinError("a piece has not the frames that were planned")
    return order, max(index - bisect_left(order, at) for index, at in enumerate(found))


_Timed = tuple[Fraction, int, "Packet[VideoStream] | Packet[AudioStream]"]


def _stamped(
    strips: Sequence[Strip],
    orders: Sequence[tuple["array[int]", int]],
    stream: VideoStream,
    fps: Fraction,
    stop: Event,
) -> Iterator[_Timed]:
    """Number the frames by the order they are shown in; the packets come in decoding order."""
    base, lead = 0, max(_REORDER, *(ahead for _, ahead in orders))
    for strip, (order, _) in zip(strips, orders, strict=True):
        for index, packet in enumerate(strip.packets(stop), start=base):
            place = base + bisect_left(order, packet.pts or 0)
            packet.stream, packet.time_base = stream, 1 / fps
            packet.pts, packet.dts, packet.duration = place, index - lead, 1
            yield ((index - lead) / fps, 0, packet)
        base += strip.frames


def _copied(packets: Iterator["Packet[AudioStream]"], stream: AudioStream) -> Iterator[_Timed]:
    for number, packet in enumerate(packets, start=1):
        if packet.dts is not None:
            at = packet.dts * packet.time_base
            packet.stream = stream
            yield (at, number, packet)
