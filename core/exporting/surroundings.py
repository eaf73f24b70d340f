"""What an export needs besides its own row."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.chat import Platform, Reply
from core.clock import Clock
from core.errors import CutroomError
from core.exporting.exports import Exports
from core.exporting.rendering import Pace
from core.links import Links
from core.locales import Catalogue
from core.nemo.client import Nemo
from core.projects import Project
from core.room import Room
from core.settings import Settings
from core.watch import Watch


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Who and what is there for one export."""

    exports: Exports
    project: Project
    nemo: Nemo
    platform: Platform
    catalogue: Catalogue
    language: str
    link: Callable[[str], Awaitable[str]]  # given the render's own address: what people may open
    sorry: Callable[[CutroomError], Awaitable[Reply]]  # what is said of a failure
    pace: Pace
    clock: Clock
    watch: Watch
    room: Room
    settings: Settings
    links: Links
