"""Three clips, and sounds beside them, for the tables of wishes and the tests of single edits."""

from typing import Final

from core.nemo.wire import Kind
from studio.editing.edits import Made, apply
from studio.editing.operations import Operation
from studio.editing.project import Project, place
from studio.timeline import Media
from tests.studio.wishing import SONG, after, video

__all__ = ["BEACH", "CITY", "NIGHT", "ONE", "SONG", "THREE", "VOICE", "after", "made"]

VOICE: Final = Media("s2", "voice.m4a", Kind.AUDIO, 5_000, has_audio=True)
BEACH: Final = video("m1", "beach.mp4", 20_000)
CITY: Final = video("m2", "city.mov", 10_000)
NIGHT: Final = video("m3", "night.mp4", 8_000)
ONE: Final = place(Project(), [BEACH])
THREE: Final = place(Project(), [BEACH, CITY, NIGHT])


def made(project: Project, *operations: Operation) -> Made:
    """Make edits one after the other, and give the last."""
    *before, last = operations
    for operation in before:
        project = apply(operation, project).project
    return apply(last, project)
