"""What `cutroom edit` is given, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.figures import length, megabytes, size_of
from core.nemo.wire import Kind, UploadedFile
from core.probe import Facts
from core.timeline.summary import Say


@dataclass(frozen=True, slots=True)
class Order:
    """What the command was given."""

    files: tuple[str, ...]
    messages: tuple[str, ...]
    target: Path

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that are on this machine."""
        return tuple(Path(file) for file in self.files if not is_link(file))


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it."""

    says: tuple[str, ...]
    timeline: str
    draft: Mapping[str, Any]
    file: str
    measured: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Give the one object that `--json` prints."""
        return {
            "says": list(self.says),
            "timeline": self.timeline,
            "draft": self.draft,
            "file": self.file,
            "measured": self.measured,
        }


def is_link(file: str) -> bool:
    """Tell a link from a path."""
    return file.lower().startswith(("http://", "https://"))


def describe(file: UploadedFile, say: Say) -> str:
    """Say what was added."""
    facts = []
    if file.duration and file.file_type is not Kind.IMAGE:
        facts.append(length(round(file.duration * 1000)))
    if file.width and file.height:
        facts.append(f"{file.width}×{file.height}")
    return say("cli-added", name=file.filename, facts=say("timeline-comma").join(facts) or "none")


def figures(facts: Facts, say: Say) -> str:
    """Say what was measured on the finished file."""
    told = [size_of(facts)]
    if facts.fps is not None:
        told.append(say("cli-rate", fps=f"{round(float(facts.fps), 2):g}"))
    told += [length(facts.duration_ms), megabytes(facts.bytes)]
    if facts.audio_codec is None:
        told.append(say("cli-no-sound"))
    return say("timeline-comma").join(told)


def measured(facts: Facts) -> dict[str, Any]:
    """Give what was measured on the finished file."""
    return {
        "width": facts.width,
        "height": facts.height,
        "duration": facts.duration_ms / 1000,
        "fps": round(float(facts.fps), 3) if facts.fps is not None else None,
        "bytes": facts.bytes,
        "video_codec": facts.video_codec,
        "audio_codec": facts.audio_codec,
    }
