"""Footage that is not as most is: deep colours, half pictures, odd shapes, see-through pictures."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.nemo.wire import Kind
from core.probe import probe
from studio.timeline import Canvas, Clip, Fill
from studio.timeline.look import Grade, Look
from tests import media
from tests.studio.cutting import CANVAS, clip, made, mean, timeline

_DEEP = [
    "-pix_fmt",
    "yuv420p10le",
    "-c:v",
    "libx265",
    "-preset",
    "ultrafast",
    "-x265-params",
    "log-level=error",
]
_BT2020 = ["-color_primaries", "bt2020", "-colorspace", "bt2020nc", "-color_range", "tv"]


def bright(name: str, curve: str, *levels: float) -> Path:
    """A 10-bit clip of grey bars with these signal levels, on an HDR curve."""
    bars = ",".join(
        f"drawbox=x={index * 40}:w=40:h=90:y=0:t=fill:c=0x{f'{round(level * 255):02x}' * 3}"
        for index, level in enumerate(levels)
    )
    tags = f"setparams=color_primaries=bt2020:color_trc={curve}:colorspace=bt2020nc:range=tv"
    return media.make(
        name,
        "-f", "lavfi", "-i", f"color=black:s=160x90:r=30:d=0.5,format=gbrp,{bars},format=yuv420p10le,{tags}",
        *_DEEP, *_BT2020, "-color_trc", curve,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("curve", "levels"),
    [("smpte2084", (0.0, 0.42, 0.58, 0.75)), ("arib-std-b67", (0.0, 0.5, 0.75, 1.0))],
    ids=["PQ", "HLG"],
)
async def test_hdr_is_shown_as_bright_as_it_was_meant(
    tmp_path: Path, curve: str, levels: tuple[float, ...]
) -> None:
    """Black stays black, grey is a good grey, paper white is nearly white, and lights lie above it."""
    source = bright(f"{curve}.mp4", curve, *levels)
    assert probe(source).is_hdr
    line = timeline(clip("h", 0, 200), replace(clip("h", 0, 200), id="g", look=Look(Grade.MONO)))

    shown = media.frames(await made(line, {"h": source}, tmp_path))

    black, grey, white, light = (mean(shown[2][20:70, at + 10 : at + 30]) for at in (0, 40, 80, 120))
    assert max(black) < 8
    assert 115 < grey[1] < 155
    assert 200 < white[1] < 230
    assert white[1] < light[1]
    assert max(np.ptp(patch) for patch in (grey, white, light)) < 6
    assert len(shown) == 12


async def test_interlaced_footage_has_no_combs(tmp_path: Path) -> None:
    """A moving edge recorded in half pictures comes out straight."""
    moving = "color=black:s=320x180:r=60:d=1,drawbox=w=60:h=180:y=0:c=white:t=fill:x=0,scroll=h=0.02"
    source = media.make(
        "fields.mp4", "-f", "lavfi", "-i", moving, "-vf", "tinterlace=mode=interleave_top,setfield=tff",
        "-c:v", "libx264", "-flags", "+ilme+ildct", "-x264-params", "tff=1", "-crf", "8",
    )  # fmt: skip
    assert probe(source).is_interlaced

    out = await made(timeline(clip("i", 200, 600), canvas=Canvas(320, 180)), {"i": source}, tmp_path)

    def comb(frame: NDArray[np.uint8]) -> float:
        rows = frame[40:140, :, 1].astype(float)
        return float(np.abs(rows[1:-1] - (rows[:-2] + rows[2:]) / 2).mean())

    assert comb(media.frames(source)[10]) > 3
    assert comb(media.frames(out)[6]) < 1


async def test_odd_shapes_and_sizes_keep_their_shape(tmp_path: Path) -> None:
    """Stretched pixels, odd sides, a turned phone with a crop, and pictures one can see through."""
    disc = Image.new("RGBA", (101, 101), (0, 0, 0, 0))
    disc.paste((0, 255, 0, 255), (25, 25, 76, 76))
    wide = media.make(
        "anamorphic.mp4", "-f", "lavfi", "-i", "color=red:s=80x90:r=30:d=1,setsar=2/1", "-c:v", "libx264"
    )
    odd = media.make(
        "odd-size.mkv", "-f", "lavfi", "-i", "color=blue:s=161x91:r=30:d=1,format=yuv444p", "-c:v", "libx264"
    )
    frames = [Image.new("RGB", (40, 30), colour) for colour in ((250, 250, 0), (0, 250, 250))]
    webp = media.picture("moving.webp", frames[0], save_all=True, append_images=frames[1:], duration=200)
    sources = {"wide": wide, "odd": odd, "disc": media.picture("disc.png", disc), "webp": webp}
    line = timeline(
        clip("wide", 0, 200),
        clip("odd", 0, 200),
        Clip("d", "disc", "disc", Kind.IMAGE, 0, 200),
        clip("webp", 0, 400),
        fill=Fill.BLUR,
    )

    shown = media.frames(await made(line, sources, tmp_path))

    assert len(shown) == 30
    assert mean(shown[2])[0] > 240
    assert mean(shown[2][:, :20])[0] > 240
    assert mean(shown[8])[2] > 230
    assert mean(shown[14][40:50, 75:85])[1] > 240
    assert max(mean(shown[14][:10, 40:120])) < 20
    assert mean(shown[20][40:50, 70:90])[0] > 220
    assert mean(shown[27][40:50, 70:90])[2] > 220


async def test_uneven_and_turned_footage_plays_backwards_steadily(tmp_path: Path) -> None:
    """Uneven frames, a turned phone and another rate together."""
    sparse = media.make(
        "sparse-turned.mp4", "-display_rotation", "180", "-i", str(media.counted()), "-c", "copy"
    )
    turned = replace(clip("c", 0, 1000), is_reversed=True)
    line = timeline(turned, canvas=replace(CANVAS, fps=Fraction(24)))

    shown = media.numbers(await made(line, {"c": sparse}, tmp_path))

    assert len(shown) == 24
    assert shown == sorted(shown, reverse=True)
    assert shown[0] == pytest.approx(29, abs=1)
    assert shown[-1] == 0
