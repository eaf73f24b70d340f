"""Wishes carried out whole, over HTTP: files go in, words are said, and a film comes out to be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count, groupby
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tests import media
from tests.contract.caller import Caller
from tests.studio.watched import Frame, Watched

FPS: Final = 30
RATE: Final = 48_000
RGB: Final = {"red": "0xff0000", "green": "0x00ff00", "blue": "0x0000ff"}
CORNERS: Final = {"r": (250, 0, 0), "g": (0, 250, 0), "b": (0, 0, 250), "y": (250, 250, 0)}


class Film(Watched):
    """A file that came out, and what was said about it."""

    def __init__(self, path: Path, said: str) -> None:
        self.path, self.said = path, said

    @property
    def seconds(self) -> float:
        """How long its picture is."""
        return len(self.frames) / FPS

    def level(self, start: float, end: float) -> float:
        """Tell how loud it is from one second to another, in dB."""
        return media.level_db(self.sound[:, round(start * RATE) : round(end * RATE)])

    def band(self, pitch: float, start: float, end: float) -> float:
        """Tell how loud it is around one pitch, in dB."""
        heard = self.sound[:, round(start * RATE) : round(end * RATE)].mean(axis=0)
        spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard)))) / len(heard)
        width = len(heard) / RATE
        near = spectrum[max(0, round((pitch - 30) * width)) : round((pitch + 30) * width) + 1]
        return float(20 * np.log10(np.sqrt(np.square(near).sum()) + 1e-9))


@dataclass(frozen=True, slots=True)
class Maker:
    """Somebody with a token at a running studio."""

    caller: Caller
    folder: Path
    numbers: "count[int]" = field(default_factory=count)

    async def __call__(
        self, files: Sequence[Path], *wishes: str, language: str = "en", resolution: str | None = None
    ) -> Film:
        """Begin a project with these files, say these wishes in turn, and render what it is then."""
        session_id = (await self.caller.session(language))["session_id"]
        for file in files:
            sent = await self.caller.upload(session_id, (file.name, file.read_bytes()))
            assert sent.status_code == 200, sent.text
        said = ""
        for wish in wishes:
            told = await self.caller.say(session_id, wish)
            said = str(told[-1]["content"]["parts"][0]["text"])
        draft = (await self.caller.state(session_id))["state"]["draft"]
        return Film(await self._rendered(session_id, draft, resolution), said)

    async def _rendered(self, session_id: str, draft: object, resolution: str | None) -> Path:
        render_id = f"whole-{next(self.numbers)}"
        more = {"resolution": resolution} if resolution else {}
        asked = await self.caller.render(session_id, render_id, draft, **more)
        assert asked.status_code < 300, asked.text
        told = await self.caller.rendered(render_id)
        assert told["status"] == "completed", told
        path = self.folder / f"{render_id}.mp4"
        path.write_bytes((await self.caller.call("GET", told["output"]["url"])).content)
        return path


def colours(*names: str, seconds: float = 1) -> list[Path]:
    """Make a clip of each of these colours."""
    return [media.coloured(f"{name}-{seconds}.mp4", RGB.get(name, name), seconds=seconds) for name in names]


def cornered(name: str = "cornered.mp4", *, seconds: float = 0.5) -> Path:
    """Make a grey clip with another colour in each corner: red and green above, blue and yellow below."""
    boxes = ",".join(
        f"drawbox=x={x}:y={y}:w=40:h=30:c={colour}:t=fill"
        for x, y, colour in (
            (0, 0, "0xff0000"),
            (120, 0, "0x00ff00"),
            (0, 60, "0x0000ff"),
            (120, 60, "0xffff00"),
        )
    )
    source = f"color=gray:s=160x90:r=30:d={seconds},format=rgb24,{boxes}"
    coded = ("-c:v", "libx264", "-crf", "8", "-pix_fmt", "yuv420p")
    return media.make(name, "-f", "lavfi", "-i", source, *coded)


def nearest(colour: Sequence[float]) -> str:
    """Name the corner's colour that this is, or `-` for another."""
    for name, wanted in CORNERS.items():
        if np.abs(np.array(colour) - wanted).max() < 45:
            return name
    return "-"


def corners(frame: Frame) -> str:
    """Name the colours of a picture's corners, as it is read."""
    height, width = frame.shape[:2]
    y, x = height // 9, width // 16
    spots = ((y, x), (y, width - 1 - x), (height - 1 - y, x), (height - 1 - y, width - 1 - x))
    return "".join(
        nearest(frame[at[0] - 1 : at[0] + 2, at[1] - 1 : at[1] + 2].mean(axis=(0, 1))) for at in spots
    )


def scenes(film: Film) -> list[tuple[str, int]]:
    """Tell which colour is seen for how many frames, one after the other."""
    seen = ["rgb"[int(frame.mean(axis=(0, 1)).argmax())] for frame in film.frames]
    return [(colour, len([*run])) for colour, run in groupby(seen)]


def ink(frame: Frame, plain: Frame) -> NDArray[np.bool_]:
    """Tell where a picture differs from what it would be without words."""
    found: NDArray[np.bool_] = np.abs(frame.astype(int) - plain).max(axis=2) > 60
    return found
