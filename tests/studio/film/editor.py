"""Somebody who uploads files, says what they want, exports, and looks at the film that comes back."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from core.nemo.wire import Path as Address
from core.probe import Facts, probe
from tests import media
from tests.contract.caller import Caller, data
from tests.studio.watched import Frame, Watched


@dataclass(frozen=True)
class Film(Watched):
    """A film that came back, and what was answered on the way."""

    path: Path
    answers: tuple[str, ...]

    @cached_property
    def facts(self) -> Facts:
        """What it says of itself."""
        return probe(self.path)

    @property
    def numbers(self) -> list[int]:
        """Which frame of a counted clip is seen at each of its frames."""
        return media.numbers(self.path)

    def level_db(self, start: float, end: float) -> float:
        """Tell how loud it is between two moments."""
        return media.level_db(self.heard(start, end))

    def heard(self, start: float, end: float) -> NDArray[np.float32]:
        """Give the sound between two moments."""
        return self.sound[:, round(start * 48_000) : round(end * 48_000)]


class Editor:
    """One person, with as many projects as they like."""

    def __init__(self, caller: Caller, folder: Path) -> None:
        self._caller = caller
        self._folder = folder

    async def edit(self, files: list[Path], *said: str, language: str = "en", **output: Any) -> Film:
        """Begin a project with these files, say these things, and export."""
        session_id = (await self._caller.session(language))["session_id"]
        data(await self._caller.upload(session_id, *((file.name, file.read_bytes()) for file in files)))
        answers = [_words(await self._caller.say(session_id, one)) for one in said]
        draft = (await self._caller.state(session_id))["state"]["draft"]
        return Film(await self._rendered(session_id, draft, output), tuple(answers))

    async def _rendered(self, session_id: str, draft: Any, output: dict[str, Any]) -> Path:
        render_id = str(uuid4())
        submitted = await self._caller.render(session_id, render_id, draft, **output)
        assert submitted.status_code < 300, submitted.text
        told = await self._caller.rendered(render_id)
        assert told["status"] == "completed", told
        file = await self._caller.call("GET", Address.RENDER_DOWNLOAD.format(render_id=render_id))
        path = self._folder / f"{render_id}.mp4"
        path.write_bytes(file.content)
        return path


def _words(told: list[Any]) -> str:
    parts = [part for event in told for part in event["content"]["parts"]]
    return " ".join(part["text"] for part in parts if "text" in part)


def band_db(sound: NDArray[np.float32], low: float, high: float) -> float:
    """Tell how strong a band of a sound is."""
    mono = sound.mean(axis=0)
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)))) ** 2
    hertz = np.fft.rfftfreq(len(mono), 1 / 48_000)
    chosen = power[(hertz >= low) & (hertz < high)].sum()
    return float(10 * np.log10(chosen / len(mono) ** 2 + 1e-12))


def colour(frame: Frame, left: float = 0, top: float = 0, right: float = 1, bottom: float = 1) -> Any:
    """Give the mean colour of a part of a frame, told in shares of its sides."""
    height, width = frame.shape[:2]
    part = frame[round(top * height) : round(bottom * height), round(left * width) : round(right * width)]
    return part.reshape(-1, 3).mean(axis=0).astype(int)


def like(frame: Frame, wanted: tuple[int, int, int], within: int = 14, **part: float) -> bool:
    """Tell whether a part of a frame has about this colour."""
    return bool(np.abs(colour(frame, **part) - np.array(wanted)).max() <= within)
