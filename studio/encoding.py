"""How pieces are encoded: alike for all of one canvas, so that they can be joined as they are; pure."""

from typing import Final

from studio.timeline import Canvas

BARE: Final = ("-map_metadata", "-1", "-map_chapters", "-1")  # where a phone was is nobody's business

_LARGE: Final = 1920 * 1088  # pixels; above, the encoder has to hurry
_GOP_S: Final = 2


def encoder(canvas: Canvas) -> tuple[str, ...]:
    """Give the settings of a canvas, which depend on nothing else."""
    is_large = canvas.width * canvas.height > _LARGE
    return (
        "-c:v", "libx264", "-preset", "superfast" if is_large else "veryfast", "-crf", "20",
        "-profile:v", "high", "-pix_fmt", "yuv420p", "-g", str(round(_GOP_S * canvas.fps)),
        "-x264-params", "open-gop=0:stitchable=1", "-video_track_timescale", str(canvas.fps.numerator),
        "-color_range", "tv", "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709",
    )  # fmt: skip
