"""A video file as frames in a row: where it can be cut without decoding, and how its stream describes itself.

Only what can stand beside our own encoding has a reel: H.264 of one even pace, in the common colours, each
frame in its place. Blocking: call it in a thread.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Final

import av
from av.container import InputContainer
from av.packet import Packet
from av.sidedata.sidedata import Type as Told
from av.video.stream import VideoStream

from core.opening import first_frame
from core.playtime import fraction
from core.probe import Facts
from studio.picture import BIAS_US, HD_LINES, avc
from studio.picture.strip import opened

_CONTAINERS: Final = frozenset({"mov", "matroska"})
_BT709: Final = 1
_UNSAID: Final = frozenset({0, 2})  # reserved, unspecified
_RANGES: Final = frozenset({0, 1})  # unspecified, and that of television
_CURVES: Final = frozenset({_BT709, 6, *_UNSAID})  # that of SMPTE 170M is the same
_OFF: Final = Fraction(2, 5)  # of a frame, by which one may be off its place; beyond, rounding could differ
_MOST: Final = 6 * 3600 * 120  # frames


@dataclass(frozen=True, slots=True)
class Reel:
    """The frames of a file by their numbers: the one shown at n frame lengths is number n."""

    first: int
    end: int
    cuts: tuple[tuple[int, int], ...]  # frames at which decoding can begin afresh, and their timestamps
    parameters: avc.Parameters

    def within(self, begin: int, end: int) -> tuple[int, int, int] | None:
        """Give the longest whole run between two frames: its first, its end, and the first's timestamp."""
        edges = [(frame, at) for frame, at in self.cuts if begin <= frame <= end]
        if not edges:
            return None
        last = self.end if self.end <= end else edges[-1][0]
        return (edges[0][0], last, edges[0][1]) if last > edges[0][0] else None


def reel(path: Path, facts: Facts) -> Reel | None:
    """Look through a file; None when its frames cannot be taken as they are."""
    if facts.video_codec != "h264" or facts.container not in _CONTAINERS or facts.pixels != "yuv420p":
        return None
    try:
        with opened(path, facts.container) as container:
            video = _stream(container, facts)
            parameters = avc.read(video.codec_context.extradata)
            if parameters is None or not _is_common(video, facts) or not _is_upright(container, video):
                return None
            container.seek(container.start_time or 0)
            return _scanned(container, video, parameters, facts.fps or Fraction(0))
    except (av.error.FFmpegError, ValueError):
        return None


def _stream(container: InputContainer, facts: Facts) -> VideoStream:
    return next(stream for stream in container.streams.video if stream.index == facts.video_index)


def _is_common(video: VideoStream, facts: Facts) -> bool:
    """Tell whether the colours are those that we encode in, said or understood."""
    context = video.codec_context
    is_matrix = context.colorspace == _BT709 or (
        context.colorspace in _UNSAID and min(facts.width, facts.height) >= HD_LINES
    )
    return (
        is_matrix
        and context.color_primaries in {_BT709, *_UNSAID}
        and context.color_trc in _CURVES
        and context.color_range in _RANGES
        and fraction(video.sample_aspect_ratio) in {0, 1}
    )


def _is_upright(container: InputContainer, video: VideoStream) -> bool:
    """Tell whether frames are whole pictures that no player turns."""
    frame = first_frame(container, video)
    return frame is not None and not (frame.interlaced_frame or Told.DISPLAYMATRIX in frame.side_data)


def _scanned(
    container: InputContainer, video: VideoStream, parameters: avc.Parameters, fps: Fraction
) -> Reel | None:
    begin = Fraction((container.start_time or 0) - BIAS_US, 1_000_000)
    base = fraction(video.time_base)
    times, fresh = array("q"), list[int]()
    known = {*parameters.sequences, *parameters.pictures}
    for packet in _packets(container, video):
        kinds = _kinds(packet, known)
        if (
            packet.pts is None
            or packet.is_corrupt
            or packet.is_discard
            or kinds is None
            or len(times) > _MOST
        ):
            return None
        times.append(packet.pts)
        if avc.IDR in kinds:
            fresh.append(packet.pts)
    places = [(at * base - begin) * fps for at in sorted(times)]
    if not places or not fresh:
        return None
    first = round(places[0])
    if any(abs(place - first - index) > _OFF for index, place in enumerate(places)):
        return None
    cuts = tuple((round((at * base - begin) * fps), at) for at in fresh)
    return Reel(first, first + len(places), cuts, parameters) if _rises(cuts) else None


def _packets(container: InputContainer, video: VideoStream) -> Iterator[Packet]:  # type: ignore[type-arg]  # the stubs give packets no default
    return (packet for packet in container.demux(video) if packet.size)


def _kinds(packet: Packet, known: set[bytes]) -> set[int] | None:  # type: ignore[type-arg]  # the stubs give packets no default
    """Tell what a picture is made of; None when it brings parameter sets that its file did not announce."""
    found = set[int]()
    for unit in avc.units(memoryview(packet)):
        found.add(avc.kind(unit))
        if avc.is_set(unit) and bytes(unit) not in known:
            return None
    return found


def _rises(cuts: tuple[tuple[int, int], ...]) -> bool:
    return all(one[0] < other[0] for one, other in pairwise(cuts))
