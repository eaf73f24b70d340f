"""How pieces are encoded: alike for all of one canvas, so that they can be joined as they are; pure."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from studio.timeline import Canvas

BARE: Final = ("-map_metadata", "-1", "-map_chapters", "-1")  # where a phone was is nobody's business

_GOP_S: Final = 2
_NUMBERS: Final = 32  # of parameter sets


@dataclass(frozen=True, slots=True)
class Effort:
    """What is spent on a picture, and how well it is kept."""

    preset: str
    crf: int
    more: str = ""


# Chosen by measuring 1080p made 4K against the 4K that it came from, photographs that move: VMAF 4K, and VMAF
# NEG, which does not reward mere sharpness; processor time and size of 30 s; memory.
#   superfast 22 as below   97.9  89.7    76 s   144 MB   527 MB   chosen: 30 s shall take less than 60
#   superfast 22            97.9  89.7    72 s   144 MB   775 MB
#   superfast 20            98.0  89.9    78 s   192 MB   777 MB
#   ultrafast 22            98.1  90.0    45 s   215 MB   335 MB   quick, but half as large again
#   veryfast 20             98.0  89.8   101 s   122 MB   953 MB
#   medium 20               98.2  89.9   246 s   137 MB  1712 MB   which is what more patience could give
# Every preset keeps what there is; they differ in size and time. Slices side by side, not frames as is
# usual, need no copies of 4K frames, and no more of them on a machine with more processors.
_LARGE: Final = Effort("superfast", 22, ":sliced-threads=1:sync-lookahead=0")
_LARGE_PIXELS: Final = 1920 * 1088
# The knee: smaller than medium at the same quality, in half the time. A thread of its own that looks further
# ahead than two frames brings no speed, and holds frames.
_USUAL: Final = Effort("veryfast", 20, ":sync-lookahead=2")
_ROUGH: Final = Effort("ultrafast", 26)


def encoder(canvas: Canvas, taken: Set[int]) -> tuple[str, ...]:
    """Give the settings of a canvas; what is joined with it has taken these numbers of parameter sets."""
    number = min(set(range(_NUMBERS)) - taken)
    effort = _effort(canvas)
    return (
        "-c:v", "libx264", "-preset", effort.preset, "-crf", str(effort.crf),
        "-profile:v", "high", "-pix_fmt", "yuv420p", "-g", str(round(_GOP_S * canvas.fps)),
        "-x264-params", f"open-gop=0:stitchable=1:sps-id={number}{effort.more}",
        "-video_track_timescale", str(canvas.fps.numerator),
        "-color_range", "tv", "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709",
    )  # fmt: skip


def _effort(canvas: Canvas) -> Effort:
    if canvas.is_rough:
        return _ROUGH
    return _LARGE if canvas.width * canvas.height > _LARGE_PIXELS else _USUAL
