"""A finished video once more, in so few bytes: the size is a promise, the quality what it leaves room for.

How many bits may flow is capped (x264's VBV), which bounds the whole at the first pass; what simple pictures
do not need is not spent. What came out is weighed all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from core.probe import probe
from studio.picture.encoding import BARE
from studio.timeline import Canvas
from studio.work import ffmpeg
from studio.work.workshop import aside

TRIES: Final = 3

# What an MP4 says about its packets: bytes for the whole, for a frame, for a second of sound.
_HEAD: Final = 8192
_FRAME: Final = 20
_SECOND: Final = 600
# The sound has a part of the bits, and one of these rates.
_SOUND_SHARE: Final = Fraction(15, 100)
_SOUND: Final = (128_000, 96_000, 64_000, 48_000, 32_000)
_STEREO: Final = 48_000  # below, one channel sounds better than two
_SOUND_SLACK: Final = Fraction(105, 100)
_LEAST_VIDEO: Final = 24_000  # bits a second
# A picture may take more for a moment: a part of the whole, and no more than any player buffers.
_BURST_SHARE: Final = Fraction(20, 100)
_MOST_BURST: Final = 10_000_000
_MARGIN: Final = Fraction(98, 100)
_AGAIN: Final = Fraction(95, 100)  # of what would have been right, when the first try was too large
_CRF: Final = 20
_GOP_S: Final = 2


class TooTight(Exception):
    """So few bytes cannot hold this video."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How many bits may flow: in a second of sound and of picture, and for a moment."""

    sound: int
    picture: int
    burst: int


def rates(duration_ms: int, fps: Fraction, max_bytes: int, *, has_sound: bool) -> Rates:
    """Share out so many bytes; raises TooTight when they are too few. Pure."""
    seconds = Fraction(max(1, duration_ms), 1000)
    described = _HEAD + seconds * (fps * _FRAME + _SECOND)
    bits = (max_bytes * _MARGIN - described) * 8
    wanted = bits / seconds * _SOUND_SHARE
    sound = next((rate for rate in _SOUND if rate <= wanted), _SOUND[-1]) if has_sound else 0
    bits -= sound * _SOUND_SLACK * seconds
    burst = min(bits * _BURST_SHARE, Fraction(_MOST_BURST))
    picture = int((bits - burst) / seconds)
    if picture < _LEAST_VIDEO:
        raise TooTight
    return Rates(sound, picture, int(burst))


def args(source: Path, target: Path, canvas: Canvas, given: Rates) -> tuple[str, ...]:
    """Say it in ffmpeg's words. Pure."""
    sound = ("-c:a", "aac", "-b:a", str(given.sound), "-ac", "2" if given.sound >= _STEREO else "1")
    return (
        "-i", f"file:{source}", "-map", "0:v:0", "-map", "0:a:0?",
        "-vf", f"fps={canvas.fps},scale={canvas.width}:{canvas.height}",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", str(_CRF),
        "-maxrate", str(given.picture), "-bufsize", str(given.burst),
        "-profile:v", "high", "-pix_fmt", "yuv420p", "-g", str(round(_GOP_S * canvas.fps)),
        *(sound if given.sound else ()),
        *BARE, "-movflags", "+faststart", "-f", "mp4", f"file:{target}",
    )  # fmt: skip


async def fit(
    source: Path, target: Path, canvas: Canvas, max_bytes: int, *, progress: Callable[[float], None]
) -> None:
    """Make a copy that has this canvas and at most so many bytes; raises TooTight, or FFmpegError.

    `target` appears only when it is whole. What fits as it is, is taken as it is.
    """
    facts = await aside(lambda: probe(source))
    if facts.bytes <= max_bytes and (facts.width, facts.height) == (canvas.width, canvas.height):
        await aside(lambda: target.hardlink_to(source))
        return
    half, aimed = target.with_name(f"{target.name}.part"), max_bytes
    try:
        for _ in range(TRIES):
            given = rates(facts.duration_ms, canvas.fps, aimed, has_sound=facts.audio_index is not None)
            said = args(source, half, canvas, given)
            await ffmpeg.run(said, duration_ms=facts.duration_ms, progress=progress)
            size = (await aside(half.stat)).st_size
            if size <= max_bytes:
                await aside(lambda: half.replace(target))
                return
            aimed = int(aimed * Fraction(max_bytes, size) * _AGAIN)
        raise TooTight
    finally:
        half.unlink(missing_ok=True)
