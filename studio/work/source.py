"""An uploaded file as the plan sees it: what it holds, and a name that stands for its content.

The work folder holds a link of that name to the file, so the arguments of a piece of work say everything
that it depends on and nothing of where files lie.
"""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from core.probe import Facts

_SAMPLE_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """A measured file under its name in the work folder."""

    name: str
    facts: Facts

    def opened(self) -> tuple[str, ...]:
        """Say how ffmpeg opens it: by the one demuxer that fits, which may open nothing but files."""
        return ("-protocol_whitelist", "file,pipe", "-f", self.facts.container, "-i", f"file:{self.name}")


def content_name(path: Path) -> str:
    """Name a file by its size and by a sample of its head, middle and tail; blocking."""
    size = path.stat().st_size
    digest = blake2b(size.to_bytes(8, "big"), digest_size=16)
    with path.open("rb") as file:
        for at in (0, max(0, (size - _SAMPLE_BYTES) // 2), max(0, size - _SAMPLE_BYTES)):
            file.seek(at)
            digest.update(file.read(_SAMPLE_BYTES))
    return f"source-{digest.hexdigest()}"
