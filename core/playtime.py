"""How long a file really plays: its header is believed only as far as there are packets."""

from collections.abc import Iterable
from contextlib import suppress
from fractions import Fraction
from typing import Final

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from core.errors import NotMedia

_SLACK_MS: Final = 500  # a header may claim this much more than there is
_GUESSERS: Final = frozenset({"mp3", "aac"})  # demuxers that only estimate how long a file plays


def fraction(value: object) -> Fraction:
    """Take what the library gives as a rational, 0 where it gives nothing."""
    return Fraction(str(value)) if value else Fraction(0)


def duration_ms(
    container: InputContainer, demuxer: str, streams: Iterable[VideoStream | AudioStream | None]
) -> int:
    """Believe the header only as far as there are packets up to the end that it claims."""
    wanted = [stream for stream in streams if stream]
    claimed_ms = 0 if demuxer in _GUESSERS else (container.duration or 0) // 1000
    begin_ms = (container.start_time or 0) // 1000
    container.seek(
        container.start_time or 0 if not claimed_ms else (container.start_time or 0) + claimed_ms * 1000 - 1
    )
    found_ms = _end_ms(container, wanted) - begin_ms
    if found_ms <= 0 and claimed_ms:
        container.seek(container.start_time or 0)
        found_ms = _end_ms(container, wanted) - begin_ms
    if found_ms <= 0:
        raise NotMedia("the file is broken")
    return claimed_ms if claimed_ms and claimed_ms - found_ms < _SLACK_MS else found_ms


def _end_ms(container: InputContainer, streams: list[VideoStream | AudioStream]) -> int:
    """Find when the last packet from here on ends."""
    end = Fraction(0)
    with suppress(av.error.InvalidDataError):
        for packet in container.demux(*streams):
            if packet.size and packet.pts is not None and not packet.is_discard:
                end = max(end, (packet.pts + _length(packet)) * fraction(packet.time_base))
    return round(end * 1000)


def _length(packet: Packet) -> int:  # type: ignore[type-arg]  # the stubs give packets no default
    if packet.duration:
        return packet.duration
    rate = packet.stream.average_rate if isinstance(packet.stream, VideoStream) else None
    return round(1 / (fraction(rate) * fraction(packet.time_base))) if rate else 0


def header_ms(video: VideoStream) -> int:
    """Tell when a stream ends by its own header, 0 when that does not say."""
    return round((video.duration or 0) * fraction(video.time_base) * 1000)
