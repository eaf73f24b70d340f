"""What a media file really is: measured on its content, whatever its name or its header claims.

Blocking: call it in a thread. A file that cannot be used is refused here, before anything else opens it.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Final

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from core import signature
from core.errors import NotMedia
from core.nemo.wire import Kind
from core.opening import TRIES, decoded, first_frame
from core.playtime import duration_ms, fraction, header_ms

__all__ = ["Facts", "NotMedia", "probe"]

_MAX_SIDE: Final = 8192
_MAX_HOURS: Final = 6
_MAX_PIXELS: Final = {"max_pixels": str(_MAX_SIDE * _MAX_SIDE)}
_USUAL_RATES: Final = (
    *(Fraction(rate) for rate in (10, 12, 15, 24, 25, 30, 48, 50, 60, 100, 120)),
    *(Fraction(rate * 1000, 1001) for rate in (24, 30, 60, 120)),
)
_UNSPECIFIED: Final = 2  # AVCOL_SPC_UNSPECIFIED
_HDR_CURVES: Final = frozenset({16, 18})  # AVCOL_TRC_SMPTE2084 and ARIB_STD_B67


@dataclass(frozen=True, slots=True)
class Facts:
    """A file as measured; width and height are as seen, after rotation and with square pixels."""

    kind: Kind
    container: str  # the demuxer that reads it
    bytes: int
    duration_ms: int = 0  # 0 for pictures
    width: int = 0  # 0 for sounds
    height: int = 0
    fps: Fraction | None = None
    shown_ms: int = 0  # when the picture ends, which may be before the sound does
    is_variable: bool = False  # frames do not come at an even pace
    rotation: int = 0  # degrees counter-clockwise that a player turns it by
    video_codec: str | None = None
    video_index: int | None = None  # the stream that counts: not a cover
    pixels: str | None = None  # the pixel format
    has_matrix: bool = False  # says by which matrix its colours are coded
    is_hdr: bool = False
    is_interlaced: bool = False
    audio_codec: str | None = None
    audio_index: int | None = None
    channels: int = 0

    @property
    def has_alpha(self) -> bool:
        """Whether parts of the picture may be see-through."""
        return (self.pixels or "").startswith(("rgba", "bgra", "argb", "abgr", "yuva", "gbrap", "ya", "pal8"))


def probe(path: Path) -> Facts:
    """Measure a file; raises NotMedia when it is broken, absurd, or not what its name says."""
    try:
        size = path.stat().st_size
        demuxer = signature.demuxer(path)
        if demuxer is None:
            raise NotMedia("the file is empty" if size == 0 else "this is no video, picture or sound")
        facts = _webp(path, size) if demuxer == "webp_anim" else _open(path, demuxer, size)
    except (av.error.FFmpegError, OSError, ValueError, MemoryError) as exc:
        raise NotMedia("the file is broken") from exc
    _refuse_absurd(facts)
    if not signature.is_honest(path, facts.kind, demuxer):
        raise NotMedia(f"the name says {path.suffix or 'nothing'}, but it holds {facts.kind}")
    return facts


def _webp(path: Path, size: int) -> Facts:
    durations = [*signature.webp_durations(path)]
    width, height = signature.webp_canvas(path)
    return Facts(
        kind=Kind.VIDEO,
        container="webp_anim",
        bytes=size,
        duration_ms=sum(durations),
        width=width,
        height=height,
        fps=_usual(Fraction(1000 * len(durations), max(1, sum(durations)))),
        shown_ms=sum(durations),
        is_variable=True,
        video_codec="webp",
        video_index=0,
        pixels="yuva420p",
    )


def _open(path: Path, demuxer: str, size: int) -> Facts:
    with av.open(
        str(path.absolute()),
        format=demuxer,
        metadata_errors="ignore",
        options={"protocol_whitelist": "file"},
        stream_options=[_MAX_PIXELS],  # type: ignore[list-item]  # the stub says str, it takes mappings
    ) as container:
        video = next((stream for stream in container.streams.video if not _is_cover(stream)), None)
        audio = next((stream for stream in container.streams.audio if stream.codec_context), None)
        if video:
            return _seen(container, demuxer, size, video, audio)
        if audio:
            return _heard(container, demuxer, size, audio)
    raise NotMedia("there is neither picture nor sound in it")


def _is_cover(stream: VideoStream) -> bool:
    return bool(stream.disposition & Disposition.attached_pic)


def _seen(
    container: InputContainer, demuxer: str, size: int, video: VideoStream, audio: AudioStream | None
) -> Facts:
    video.codec_context.options = _MAX_PIXELS
    if max(video.codec_context.width, video.codec_context.height) > _MAX_SIDE:
        raise NotMedia("the picture is too large")
    frame = first_frame(container, video)
    if frame is None:
        raise NotMedia("the file is broken")
    width, height = _size_as_seen(frame, video)
    is_still = demuxer in signature.STILLS or (demuxer == "gif" and _count(container, video) == 1)
    rate = fraction(video.average_rate)
    plays_ms = 0 if is_still else duration_ms(container, demuxer, (video, audio))
    return Facts(
        kind=Kind.IMAGE if is_still else Kind.VIDEO,
        container=demuxer,
        bytes=size,
        duration_ms=plays_ms,
        width=width,
        height=height,
        fps=None if is_still or not rate else _usual(rate),
        shown_ms=min(plays_ms, header_ms(video) or plays_ms),
        is_variable=bool(rate and abs(fraction(video.base_rate) / rate - 1) > Fraction(1, 100)),
        rotation=frame.rotation,
        video_codec=video.codec_context.name,
        video_index=video.index,
        pixels=frame.format.name,
        has_matrix=int(frame.colorspace) not in {0, _UNSPECIFIED},
        is_hdr=int(frame.color_trc) in _HDR_CURVES,
        is_interlaced=bool(frame.interlaced_frame),
        audio_codec=audio.codec_context.name if audio else None,
        audio_index=audio.index if audio else None,
        channels=audio.codec_context.channels if audio else 0,
    )


def _heard(container: InputContainer, demuxer: str, size: int, audio: AudioStream) -> Facts:
    if not any(map(decoded, islice(container.demux(audio), TRIES))):
        raise NotMedia("the file is broken")
    return Facts(
        kind=Kind.AUDIO,
        container=demuxer,
        bytes=size,
        duration_ms=duration_ms(container, demuxer, (audio,)),
        audio_codec=audio.codec_context.name,
        audio_index=audio.index,
        channels=audio.codec_context.channels,
    )


def _size_as_seen(frame: VideoFrame, video: VideoStream) -> tuple[int, int]:
    aspect = fraction(video.sample_aspect_ratio) or Fraction(1)
    width, height = max(1, round(frame.width * aspect)), frame.height
    return (height, width) if frame.rotation % 180 else (width, height)


def _count(container: InputContainer, video: VideoStream) -> int:
    container.seek(0)
    return sum(1 for packet in container.demux(video) if packet.size)


def _usual(rate: Fraction) -> Fraction:
    """Take a rate that is off by measuring only for the usual one beside it."""
    nearest = min(_USUAL_RATES, key=lambda usual: abs(usual - rate))
    return nearest if abs(nearest - rate) * 2000 < nearest else rate.limit_denominator(1001)


def _refuse_absurd(facts: Facts) -> None:
    if max(facts.width, facts.height) > _MAX_SIDE:
        raise NotMedia("the picture is too large")
    if facts.duration_ms > _MAX_HOURS * 3_600_000:
        raise NotMedia("it plays for too long")
    if facts.kind is not Kind.IMAGE and facts.duration_ms <= 0:
        raise NotMedia("the file is broken")
