"""Short timelines of tiny media, rendered for real."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.nemo.wire import Kind
from studio.render import render
from studio.timeline import Canvas, Clip, Timeline
from tests import media

CANVAS = Canvas(160, 90, Fraction(30))
SINE = "sine=440:d=2:r=48000"


def clip(name: str, start_ms: int, end_ms: int, *, speed_pct: int = 100, volume_pct: int = 100) -> Clip:
    return Clip(f"{name}-{start_ms}", name, name, Kind.VIDEO, start_ms, end_ms, speed_pct, volume_pct)


def timeline(*clips: Clip, **fields: object) -> Timeline:
    return replace(Timeline(canvas=CANVAS, clips=clips), **fields)  # type: ignore[arg-type]  # a table's fields


async def made(line: Timeline, sources: Mapping[str, Path], folder: Path) -> Path:
    target = folder / "out.mp4"
    await render(line, sources, target, work=folder / "work", progress=lambda _: None)
    return target


def tone(seconds: float = 2, *, volume: float = 1, name: str = "") -> Path:
    sound = f"sine=440:d={seconds}:r=48000,volume={volume}"
    return media.coloured(name or f"tone-{seconds}-{volume}.mp4", "gray", seconds=seconds, tone=sound)


def inodes(folder: Path, pattern: str) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in folder.rglob(pattern)}


def mean(frame: NDArray[np.uint8]) -> tuple[int, ...]:
    return tuple(int(value) for value in frame.reshape(-1, 3).mean(axis=0))
