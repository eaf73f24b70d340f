"""Strips of picture and the sound as one file: packets are copied and re-stamped frame by frame.

Joining by timestamps drifts by frames late in a file; here the n-th frame of the whole is at n frame
lengths, whatever the pieces say. Blocking: call it in a thread.
"""

import heapq
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Run:
    """What must be known of a strip before it is written."""

    parameters: avc.Parameters
    order: "array[int]"  # its timestamps, as they are shown
    lead: int  # by so many frames decoding runs ahead of showing


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
        runs = [_run(strip, stop) for strip in strips]
        described = _described([run.parameters for run in runs])
        with (
            _model(strips).opened(is_seen=True) as (_, shown),
            av.open(str(audio)) as heard,
            av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as out,
        ):
            picture, sound = (
                out.add_stream_from_template(shown),
                out.add_stream_from_template(heard.streams.audio[0]),
            )
            picture.codec_context.extradata, picture.time_base = described, 1 / fps
            stamped = _stamped(strips, runs, picture, fps, stop)
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


def _described(found: Sequence[avc.Parameters]) -> bytes:
    """Describe all of them together."""
    each = tuple(dict.fromkeys(found))
    if not avc.are_apart(each):
        raise JoinError("the pieces were encoded in different ways")
    return avc.together(each)


def _run(strip: Strip, stop: Event) -> _Run:
    """Look through a strip."""
    with strip.opened() as (container, video):
        parameters = avc.read(video.codec_context.extradata)
        found = array("q", (packet.pts or 0 for packet in strip.packets(container, video, stop)))
    if parameters is None:
        raise JoinError("a piece does not say how it was encoded")
    order = array("q", sorted(found))
    if len(order) != strip.frames or any(one == other for one, other in pairwise(order)):
        raise JoinError("a piece has not the frames that were planned")
    return _Run(parameters, order, max(index - bisect_left(order, at) for index, at in enumerate(found)))


_Timed = tuple[Fraction, int, "Packet[VideoStream] | Packet[AudioStream]"]


def _stamped(
    strips: Sequence[Strip],
    runs: Sequence[_Run],
    stream: VideoStream,
    fps: Fraction,
    stop: Event,
) -> Iterator[_Timed]:
    """Number the frames by the order they are shown in; the packets come in decoding order."""
    base, lead = 0, max(_REORDER, *(run.lead for run in runs))
    for strip, run in zip(strips, runs, strict=True):
        with strip.opened() as (container, video):
            for index, packet in enumerate(strip.packets(container, video, stop), start=base):
                place = base + bisect_left(run.order, packet.pts or 0)
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
