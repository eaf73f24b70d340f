"""The timeline: what plays when. Frozen values in integer milliseconds; operations make new ones.

Clips play one after the other on the one video track; sounds and titles lie over them at their own times.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from typing import Self

from core.nemo.wire import Kind
from studio.timeline.framing import AS_IT_CAME, Framing
from studio.timeline.look import PLAIN, Look
from studio.timeline.transition import Transition


class Fill(StrEnum):
    """What is seen where a clip's shape leaves room on the canvas."""

    BARS = "bars"
    BLUR = "blur"  # the picture itself, larger and blurred
    CROP = "crop"  # no room is left: the picture covers the canvas


class Place(StrEnum):
    """Where a title stands."""

    TOP = "top"
    CENTER = "center"
    BOTTOM = "bottom"
    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"


class Style(StrEnum):
    """What a title looks like."""

    PLAIN = "plain"
    LOWER_THIRD = "lower-third"  # a name on a band
    CAPTION = "caption"  # as spoken words are shown: small, on a dark ground


@dataclass(frozen=True, slots=True)
class Canvas:
    """The picture that a render comes out as."""

    width: int = 1920
    height: int = 1080
    fps: Fraction = Fraction(30)
    is_rough: bool = False  # made quickly, to be looked at once

    def scaled(self, short_side: int) -> Self:
        """Give the same shape with this many pixels on its shorter side; H.264 wants even sides."""
        ratio = Fraction(short_side, min(self.width, self.height))
        return replace(self, width=_even(self.width * ratio), height=_even(self.height * ratio))

    def shaped(self, across: int, down: int) -> Self:
        """Give another shape (9:16, say) with the same shorter side."""
        short = min(self.width, self.height)
        if across >= down:
            return replace(self, width=_even(Fraction(short * across, down)), height=_even(Fraction(short)))
        return replace(self, width=_even(Fraction(short)), height=_even(Fraction(short * down, across)))


@dataclass(frozen=True, slots=True)
class Media:
    """An uploaded file as measured; width and height are as seen, after any rotation."""

    id: str
    name: str
    kind: Kind
    duration_ms: int = 0  # 0 for pictures
    width: int = 0  # 0 for sounds
    height: int = 0
    fps: Fraction | None = None
    has_audio: bool = False


@dataclass(frozen=True, slots=True)
class Clip:
    """A span of a video, a picture held for a while, or one frame of a video held."""

    id: str
    media: str
    name: str
    kind: Kind
    start_ms: int  # in the source, before speed
    end_ms: int
    speed_pct: int = 100
    volume_pct: int = 100
    hold_ms: int = 0  # above 0: the frame at `start_ms` is held for so long, without sound
    is_reversed: bool = False
    is_clear: bool = False  # voices stand out from the noise
    framing: Framing = AS_IT_CAME
    look: Look = PLAIN
    transition: Transition | None = None  # from the clip before

    @property
    def duration_ms(self) -> int:
        """How long it plays."""
        return self.hold_ms or round((self.end_ms - self.start_ms) * 100 / self.speed_pct)


@dataclass(frozen=True, slots=True)
class Sound:
    """A track under the picture: an uploaded file, or music made in a mood."""

    id: str
    name: str
    media: str | None = None
    mood: str | None = None
    at_ms: int = 0
    start_ms: int = 0  # in the source
    duration_ms: int | None = None  # None: to the end of the video, looped when the source is shorter
    volume_pct: int = 100
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    is_ducked: bool = False  # gives way to what the clips say


@dataclass(frozen=True, slots=True)
class Title:
    """Words over the picture."""

    id: str
    text: str
    at_ms: int = 0
    duration_ms: int | None = None  # None: to the end of the video
    place: Place = Place.BOTTOM
    size_pct: int = 100  # of the usual size
    colour: str = "#ffffff"
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that a render needs to know, but the files themselves."""

    canvas: Canvas = Canvas()
    clips: tuple[Clip, ...] = ()
    sounds: tuple[Sound, ...] = ()
    titles: tuple[Title, ...] = ()
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    comes_from_white: bool = False  # else from black, where it fades in
    goes_to_white: bool = False
    fill: Fill = Fill.BARS
    loudness: int | None = None  # LUFS that the whole is brought to

    @property
    def overlaps(self) -> tuple[int, ...]:
        """How long each clip is seen with the one before; a clip gives half of itself at the most."""
        before = (0, *(clip.duration_ms for clip in self.clips))
        return tuple(
            0 if clip.transition is None else min(clip.transition.ms, earlier // 2, clip.duration_ms // 2)
            for clip, earlier in zip(self.clips, before, strict=False)
        )

    @property
    def starts(self) -> tuple[int, ...]:
        """When each clip begins to be seen."""
        lengths = (0, *(clip.duration_ms for clip in self.clips[:-1]))
        moves = (length - overlap for length, overlap in zip(lengths, self.overlaps, strict=True))
        return tuple(accumulate(moves)) if self.clips else ()

    @property
    def duration_ms(self) -> int:
        """How long the whole plays."""
        return sum(clip.duration_ms for clip in self.clips) - sum(self.overlaps)


def _even(length: Fraction) -> int:
    return max(2, round(length / 2) * 2)
