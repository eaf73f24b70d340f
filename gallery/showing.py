"""A story told: its footage made, its order carried out by the real studio, its pictures taken."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bots.editing import edited
from bots.order import Order
from bots.report import Silence
from bots.speech import Speech
from core.settings import Backend, Settings
from gallery import footage
from gallery.page import Shown, Told, page
from gallery.pictures import View, look
from gallery.stories import Story

PAGE: Final = "index.html"


async def show(stories: Sequence[Story], folder: Path, work: Path) -> Path:
    """Tell stories, one after the other, and write the page of them."""
    for place in (folder, work):
        place.mkdir(parents=True, exist_ok=True)
    told = [await tell(story, folder, work) for story in stories]
    target = folder / PAGE
    target.write_text(page(told), encoding="utf-8")
    return target


async def tell(story: Story, folder: Path, work: Path) -> Told:
    """Carry one story's order out as `cutroom edit` does, and look at what came of it."""
    files = [footage.make(name, work) for name in story.files]
    film = work / f"{story.name}.mp4"
    film.unlink(missing_ok=True)
    settings = Settings(data=work / "data", backend=Backend.STUDIO, language="en")
    speech = Speech.read(settings.config, settings.language)
    began = time.perf_counter()
    done = await edited(settings, speech, Order(tuple(map(str, files)), story.wishes, film), Silence())
    took_s = time.perf_counter() - began
    before = _looked(story.name, "before", story.before, files[0], folder)
    after = _looked(story.name, "after", story.after, film, folder)
    return Told(story, done.says, took_s, (*before, *after))


def _looked(name: str, when: str, views: Sequence[View], film: Path, folder: Path) -> Iterator[Shown]:
    for number, view in enumerate(views, start=1):
        target = look(view, film, folder / f"{name}-{when}-{number}.png")
        yield Shown(target.name, when, is_sound=view.kind == "wave")
