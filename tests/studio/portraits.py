"""A face at a known place in a larger picture or clip."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.sight import faces
from studio.sight.faces import Face
from tests import media

PORTRAIT: Final = Path(__file__).parent.parent / "data" / "faces" / "astronaut.jpg"
FACE: Final = (0.34, 0.133, 0.54, 0.333)  # in it: left, top, right, bottom
_CODED: Final = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "18", "-pix_fmt", "yuv420p")

Box = tuple[float, float, float, float]


def placed(left: float, top: float, side: float, shape: float) -> Box:
    """Tell where the face is when the portrait, this large, is laid so into a picture of this shape."""
    across, down = side / shape, side
    return (
        left + FACE[0] * across,
        top + FACE[1] * down,
        left + FACE[2] * across,
        top + FACE[3] * down,
    )


def picture(
    left: float, top: float, side: float, size: tuple[int, int] = (960, 540)
) -> tuple[Image.Image, Box]:
    """Lay the portrait, its side a share of the height, into a grey picture; tell where the face is."""
    width, height = size
    made = Image.new("RGB", size, (120, 130, 125))
    length = round(side * height)
    with Image.open(PORTRAIT) as portrait:
        made.paste(portrait.resize((length, length)), (round(left * width), round(top * height)))
    return made, placed(left, top, side, width / height)


def clip(name: str, *lefts: float, side: float = 0.8, seconds: float = 2, size: str = "640x360") -> Path:
    """Make a clip of scenes, each so long, with the portrait at the foot of each; at 1 it is outside."""
    inputs: list[str] = []
    chains: list[str] = []
    for index, left in enumerate(lefts):
        behind = f"gradients=s={size}:r=30:d={seconds}:n=4:seed={index + 5}:speed=0.02"
        inputs += ["-f", "lavfi", "-i", behind, "-i", str(PORTRAIT)]
        scaled = f"[{2 * index + 1}]scale={round(side * int(size.split('x')[1]))}:-1[p{index}]"
        chains.append(f"{scaled};[{2 * index}][p{index}]overlay=x=W*{left}:y=H-h,setsar=1[v{index}]")
    joined = "".join(f"[v{index}]" for index in range(len(lefts)))
    graph = ";".join((*chains, f"{joined}concat=n={len(lefts)}:v=1[v]"))
    return media.make(name, *inputs, "-filter_complex", graph, "-map", "[v]", *_CODED)


def found(picture: Image.Image | NDArray[np.uint8]) -> tuple[Face, ...]:
    """Find the faces in a picture of any size."""
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    small = image.convert("RGB").resize(faces.size(*image.size), Image.Resampling.BOX)
    return faces.find(np.asarray(small))
