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
from av.container import InputContainer
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from studio.stopping import heed
from studio.work.spans import RATE

BLOCK: Final = RATE // 10  # samples that are heard together
FULL: Final = 0.999
_SMALL: Final = (64, 36)
_NOTHING: Final = 1e-10


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
    """Look through a file and listen to it; raises av.FFmpegError when it cannot be read at all.

    Raises Stopped when told to stop.
    """
    with av.open(str(path)) as container:
        places = sorted(round(time * fps) for time in _times(container, stop))
        stream = container.streams.video[0]
        width, height = stream.width, stream.height
    with av.open(str(path)) as container:
        glimpses = tuple(_glimpses(container, fps, stop))
    with av.open(str(path)) as container:
        ear = _heard(container, stop)
    return Inspection(
        width=width,
        height=height,
        frames=len(places),
        is_even=places == list(range(len(places))),
        glimpses=glimpses,
        sound_at_s=ear.begins_s or 0.0,
        samples=ear.samples,
        levels_db=ear.levels_db,
        clipped=ear.clipped,
        is_sound_broken=ear.is_broken,
    )


def brightness(frame: VideoFrame) -> NDArray[np.uint8]:
    """Give a frame's brightness, small."""
    return np.asarray(frame.reformat(*_SMALL, format="gray").to_ndarray(), np.uint8)


def _times(container: InputContainer, stop: Event) -> Iterator[Fraction]:
    stream = container.streams.video[0]
    for packet in container.demux(stream):
        heed(stop)
        if packet.size and packet.pts is not None:
            yield packet.pts * Fraction(packet.time_base)


def _glimpses(container: InputContainer, fps: Fraction, stop: Event) -> Iterator[Glimpse]:
    stream = container.streams.video[0]
    stream.codec_context.skip_frame = "NONKEY"
    stream.thread_type = "AUTO"
    for packet in container.demux(stream):
        heed(stop)
        if packet.size and not packet.is_keyframe:
            continue
        at = round((packet.pts or 0) * Fraction(packet.time_base) * fps) if packet.size else 0
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            yield Glimpse(at, 0.0, 0, is_broken=True)
            continue
        for frame in frames:
            small = brightness(frame)
            place = round((frame.pts or 0) * Fraction(frame.time_base or 0) * fps)
            yield Glimpse(place, float(small.mean()), int(small.max()), is_broken=frame.is_corrupt)


@dataclass(slots=True)
class _Ear:
    """What was heard so far."""

    begins_s: float | None = None
    samples: int = 0
    clipped: int = 0
    is_broken: bool = False
    powers: list[float] = field(default_factory=list)
    rest: NDArray[np.float32] | None = None

    def hear(self, frame: AudioFrame) -> None:
        """Take in one frame."""
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


def _heard(container: InputContainer, stop: Event) -> _Ear:
    ear = _Ear()
    try:
        for stream in container.streams.audio[:1]:
            for frame in container.decode(stream):
                heed(stop)
                ear.hear(frame)
    except av.error.FFmpegError:
        ear.is_broken = True
    return ear
