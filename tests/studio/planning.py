"""Timelines over files that exist only as facts, for what is planned without being made."""

from dataclasses import replace
from fractions import Fraction

from core.nemo.wire import Kind
from core.probe import Facts
from studio.timeline import Canvas, Clip, Timeline
from studio.work.source import Source

VIDEO = Facts(
    kind=Kind.VIDEO, container="mov", bytes=1, duration_ms=200_000, shown_ms=200_000, width=1920, height=1080,
    fps=Fraction(30), video_codec="h264", video_index=0, pixels="yuv420p", audio_codec="aac", audio_index=1,
    channels=2,
)  # fmt: skip
SOURCES = {"m": Source("source-m", VIDEO), "silent": Source("source-s", replace(VIDEO, audio_index=None))}
CANVAS = Canvas(1280, 720, Fraction(30))


def clip(
    start_ms: int = 0, end_ms: int = 1000, *, media: str = "m", speed_pct: int = 100, volume_pct: int = 100
) -> Clip:
    return Clip(f"{media}{start_ms}", media, "a.mp4", Kind.VIDEO, start_ms, end_ms, speed_pct, volume_pct)


def timeline(*clips: Clip, **fields: object) -> Timeline:
    return replace(Timeline(canvas=CANVAS, clips=clips), **fields)  # type: ignore[arg-type]  # a table's fields
