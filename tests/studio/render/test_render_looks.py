"""Looks, rendered and measured."""

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
from PIL import Image

from core.nemo.wire import Kind
from studio.picture.grading import coloured
from studio.timeline import Canvas, Clip
from studio.timeline.look import Grade, Look
from tests import media
from tests.studio.cutting import clip, made, mean, timeline

PATCHES = [(241, 194, 150), (90, 150, 220), (70, 110, 50), (128, 128, 128), (20, 20, 24), (235, 235, 235)]


def patches() -> Path:
    image = Image.new("RGB", (160, 90))
    for index, colour in enumerate(PATCHES):
        image.paste(colour, (index * 26, 0, index * 26 + 30, 90))
    return media.picture("patches.png", image)


async def test_a_look_comes_out_as_it_was_meant(tmp_path: Path) -> None:
    """Patch by patch, the rendered colours are those of the table; black and white has no colour at all."""
    looks = [*(Look(grade) for grade in Grade), Look(brightness=40, contrast=30, saturation=-40, warmth=50)]
    line = timeline(
        *(Clip(f"p{index}", "p", "p", Kind.IMAGE, 0, 100, look=look) for index, look in enumerate(looks))
    )

    out = await made(line, {"p": patches()}, tmp_path)

    for look, frame in zip(looks, media.frames(out)[1::3], strict=True):
        for index, colour in enumerate(PATCHES):
            wanted = coloured(np.array([colour]) / 255, look)[0] * 255
            assert np.abs(np.array(mean(frame[30:60, index * 26 + 6 : index * 26 + 18])) - wanted).max() < 7
    with av.open(str(out)) as container:
        planes = [frame.to_ndarray() for frame in container.decode(video=0)]
    grey = planes[3 * [*Grade].index(Grade.MONO) + 1]
    assert np.abs(grey[90:].astype(int) - 128).max() <= 1


async def test_a_gradient_does_not_fall_into_bands(tmp_path: Path) -> None:
    """No shade of a sky is lost by a grade, and none differs from its neighbour by more than it must."""
    sky = np.repeat(np.linspace(150, 200, 640).astype(np.uint8)[None, :, None], 360, axis=0)
    source = media.picture("sky.png", Image.fromarray(np.concatenate((sky - 60, sky - 20, sky + 40), axis=2)))
    graded = Clip("p", "s", "s", Kind.IMAGE, 0, 200, look=Look(Grade.CINEMATIC, contrast=40))
    line = timeline(graded, canvas=Canvas(640, 360))

    frame = media.frames(await made(line, {"s": source}, tmp_path))[2].astype(int)

    columns = frame[100:260].mean(axis=0)
    assert len({round(green) for green in columns[:, 1]}) >= 50
    assert np.abs(np.diff(columns, axis=0)).max() < 4


async def test_noise_is_calmed_and_edges_are_sharpened(tmp_path: Path) -> None:
    """Half of the noise is gone and the edge is still there; sharper edges are steeper."""
    noisy = media.make(
        "noisy.mp4", "-f", "lavfi", "-i",
        "color=gray:s=160x90:r=30:d=1,drawbox=x=80:w=80:h=90:y=0:c=0xc0c0c0:t=fill,noise=alls=12:allf=t",
        "-c:v", "libx264", "-crf", "10",
    )  # fmt: skip
    soft = media.make(
        "soft.mp4", "-f", "lavfi", "-i",
        "color=gray:s=160x90:r=30:d=1,drawbox=x=80:w=80:h=90:y=0:c=0xc0c0c0:t=fill,gblur=1.2",
        "-c:v", "libx264", "-crf", "10",
    )  # fmt: skip
    plain = clip("noisy", 0, 400), clip("soft", 0, 200)
    asked = (
        replace(plain[0], id="a", look=Look(calm=80)),
        replace(plain[1], id="b", look=Look(sharpness=70)),
    )

    shown = media.frames(await made(timeline(*plain, *asked), {"noisy": noisy, "soft": soft}, tmp_path))

    before, after = (frame[..., 1].astype(float) for frame in (shown[10], shown[28]))
    assert after[10:80, 10:60].std() < before[10:80, 10:60].std() / 2
    assert after[10:80, 100:].mean() - after[10:80, :60].mean() > 55
    steps = [np.diff(shown[at][..., 1].astype(float).mean(axis=0)).max() for at in (14, 32)]
    assert steps[1] > steps[0] * 1.3
