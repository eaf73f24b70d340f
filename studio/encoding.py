"""How pieces are encoded: alike for all of one canvas, so that they can be joined as they are; pure."""

from collections.abc import Set
from typing import Final

from studio.timeline import Canvas

BARE: Final = ("-map_metadata", "-1", "-map_chapters", "-1")  # where a phone was is nobody's business

_LARGE: Final = 1920 * 1088  # pixels; above, the encoder has to hurry
_GOP_S: Final = 2
_NUMBERS: Final = 32  # of parameter sets


def encoder(canvas: Canvas, taken: Set[int]) -> tuple[str, ...]:
    """Give the settings of a canvas; what is joined with it has taken these numbers of parameter sets."""
    number = min(set(range(_NUMBERS)) - taken)
    is_large = canvas.width * canvas.height > _LARGE
    return (
        "-c:v", "libx264", "-preset", "superfast" if is_large else "veryfast", "-crf", "20",
        "-profile:v", "high", "-pix_fmt", "yuv420p", "-g", str(round(_GOP_S * canvas.fps)),
        "-x264-params", f"open-gop=0:stitchable=1:sps-id={number}",
        "-video_track_timescale", str(canvas.fps.numerator),
        "-color_range", "tv", "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709",
    )  # fmt: skip
