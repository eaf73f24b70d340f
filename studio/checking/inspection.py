"""A finished video as it really is: its frames counted, its key frames looked at, all of its sound heard.

Key frames only, and small, so that looking costs little of what making did; sound is heard as it passes, in
constant memory. Blocking: call it in a thread.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from threading import Event
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from studio.picture.strip import opened
from studio.stopping import heed
from studio.work.spans import RATE

BLOCK: Final = RATE // 10  # samples that are heard together
FULL: Final = 0.999
_SMALL: Final = (64, 36)
_NOTHING: Final = 1e-10
_QUICK: Final = {"skip_loop_filter": "all"}  # what it smooths is invisible in so small a picture


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A key frame: where it lies, how bright it is on the whole and at its brightest, from 0 to 255."""

    frame: int
    mean: float
    most: int
    is_broken: bool


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found out about a file."""

    width: int
    height: int
    frames: int
    is_even: bool  # the n-th frame is at n frame lengths
    glimpses: tuple[Glimpse, ...]
    sound_at_s: float  # when its sound begins
    samples: int
    levels_db: NDArray[np.float32]  # of each block
    clipped: int  # samples at full scale
    is_sound_broken: bool


def inspect(path: Path, fps: Fraction, stop: Event) -> Inspection:
    """Look through a file and listen to it, in one reading; raises av.FFmpegError when it cannot be read.

    Raises Stopped when told to stop.
    """
    eye, ear = _Eye(fps), _Ear()
    with opened(path, "mov", is_seen=False) as container:
        video = container.streams.video[0]
        width, height = video.width, video.height
        video.codec_context.skip_frame = "NONKEY"  # one after the other: side by side, each takes memory
        video.codec_context.options = _QUICK
        for packet in container.demux(video, *container.streams.audio[:1]):
            heed(stop)
            (eye.see if packet.stream is video else ear.hear)(packet)
    places = sorted(eye.places)
    return Inspection(
        width=width,
        height=height,
        frames=len(places),
        is_even=places == list(range(len(places))),
        glimpses=tuple(eye.glimpses),
        sound_at_s=ear.begins_s or 0.0,
        samples=ear.samples,
        levels_db=ear.levels_db,
        clipped=ear.clipped,
        is_sound_broken=ear.is_broken,
    )


def brightness(frame: VideoFrame) -> NDArray[np.uint8]:
    """Give a frame's brightness, small."""
    return np.asarray(frame.reformat(*_SMALL, format="gray").to_ndarray(), np.uint8)


@dataclass(slots=True)
class _Eye:
    """What was seen so far."""

    fps: Fraction
    places: list[int] = field(default_factory=list)
    glimpses: list[Glimpse] = field(default_factory=list)

    def see(self, packet: "Packet[Stream]") -> None:
        """Take in one packet: its place, and its picture where it stands for itself."""
        at = 0
        if packet.size and packet.pts is not None:
            at = self._place(packet)
            self.places.append(at)
        if packet.is_keyframe or not packet.size:
            self.glimpses += self._glimpses(packet, at)

    def _glimpses(self, packet: "Packet[Stream]", at: int) -> Iterator[Glimpse]:
        try:
            frames = [frame for frame in packet.decode() if isinstance(frame, VideoFrame)]
        except av.error.FFmpegError:
            yield Glimpse(at, 0.0, 0, is_broken=True)
            return
        for frame in frames:
            small = brightness(frame)
            yield Glimpse(self._place(frame), float(small.mean()), int(small.max()), frame.is_corrupt)

    def _place(self, told: "Packet[Stream] | VideoFrame") -> int:
        return round((told.pts or 0) * Fraction(told.time_base or 0) * self.fps)


@dataclass(slots=True)
class _Ear:
    """What was heard so far."""

    begins_s: float | None = None
    samples: int = 0
    clipped: int = 0
    is_broken: bool = False
    powers: list[float] = field(default_factory=list)
    rest: NDArray[np.float32] | None = None

    def hear(self, packet: "Packet[Stream]") -> None:
        """Take in one packet."""
        try:
            for frame in packet.decode():
                if isinstance(frame, AudioFrame):
                    self._take(frame)
        except av.error.FFmpegError:
            self.is_broken = True

    def _take(self, frame: AudioFrame) -> None:
        self.begins_s = frame.time if self.begins_s is None else self.begins_s
        sound = np.asarray(frame.to_ndarray(), np.float32)
        self.samples += sound.shape[1]
        self.clipped += int((np.abs(sound) >= FULL).sum())
        rest = sound if self.rest is None else np.concatenate((self.rest, sound), axis=1)
        if rest.shape[1] >= BLOCK:
            self.powers.append(float(np.square(rest[:, :BLOCK]).mean()))
            rest = rest[:, BLOCK:]
        self.rest = rest

    @property
    def levels_db(self) -> NDArray[np.float32]:
        """The level of each block."""
        return (10 * np.log10(np.array(self.powers, np.float64) + _NOTHING)).astype(np.float32)
