"""A piece of work for ffmpeg, known by all that it depends on; pure."""

from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Script:
    """A text that ffmpeg reads from a file: titles, colours, movements."""

    text: str
    suffix: str

    @property
    def name(self) -> str:
        """The name of the file that it is found in, which stands for the text."""
        return hashed(self.text) + self.suffix


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of ffmpeg; equal work has an equal name, and need not be done again."""

    args: tuple[str, ...]
    suffix: str
    frames: int  # of the canvas; pictures have exactly these
    duration_ms: float
    weight: float
    scripts: tuple[Script, ...] = ()  # the files that its arguments name

    @property
    def name(self) -> str:
        """The name of the file that it makes."""
        return hashed("\0".join(self.args)) + self.suffix


def hashed(text: str) -> str:
    """Give a short name that stands for a text."""
    return blake2b(text.encode(), digest_size=16).hexdigest()
