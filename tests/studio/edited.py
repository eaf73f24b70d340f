"""Projects for the editing tests, made by the studio's own code."""

from fractions import Fraction
from typing import Final

from core.nemo.wire import Kind
from studio.agent import answer
from studio.project import Project, place
from studio.timeline import Media


def video(identity: str, name: str, ms: int) -> Media:
    """Describe an uploaded video."""
    return Media(identity, name, Kind.VIDEO, ms, 1920, 1080, Fraction(30), has_audio=True)


SONG: Final = Media("s1", "song.mp3", Kind.AUDIO, 30_000, has_audio=True)
VOICE: Final = Media("s2", "voice.m4a", Kind.AUDIO, 5_000, has_audio=True)
BEACH: Final = video("m1", "beach.mp4", 20_000)
CITY: Final = video("m2", "city.mov", 10_000)
NIGHT: Final = video("m3", "night.mp4", 8_000)
ONE: Final = place(Project(), [BEACH])
THREE: Final = place(Project(), [BEACH, CITY, NIGHT])


def after(project: Project, *instructions: str) -> Project:
    """Give a project after some instructions."""
    for instruction in instructions:
        project = answer(instruction, project, language="en", free=False).project
    return project


def told(instruction: str, project: Project) -> str:
    """Give what is said to an instruction."""
    return answer(instruction, project, language="en", free=False).text
