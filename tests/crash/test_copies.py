"""The process dies while a film too large for its chat is made smaller: nothing is lost or done twice."""

from collections import Counter
from pathlib import Path

import pytest

from core.locales import Catalogue
from core.settings import DEFAULT_CONFIG
from tests import media
from tests.crash.points import COPY, EVERYTHING, Point
from tests.crash.town import Town

FILE = "beach-1.mp4"
DONE = f"Done: {FILE}"
COPIED = f"A preview copy of {FILE} in 96×54"
SAY = Catalogue(DEFAULT_CONFIG / "locales").say


@pytest.mark.parametrize("point", COPY, ids=str)
async def test_a_death_on_the_way_to_a_copy_loses_nothing(tmp_path: Path, point: Point) -> None:
    """The same renders are gone on with, the copy arrives once, and there is doubt only once it was sent."""
    async with Town.open(tmp_path) as town:
        copy = media.coloured("crash-copy.mp4", "red", seconds=0.2, size="96x54").read_bytes()
        town.backend.copy, town.most_bytes = copy, len(town.backend.film) - 1
        assert len(copy) <= town.most_bytes
        await town.kill(await point.reach(town))

        await town.finish(EVERYTHING)

        ending = SAY("en", "export-doubt", name=FILE) if point.is_doubted else DONE
        told = Counter(
            words for words in (ending, COPIED) for shown in town.messages.values() if words in shown.text
        )
        assert told == Counter({ending: 1, COPIED: 1})
        assert (len(town.backend.renders), len(town.backend.fetched)) == (2, 2)
        assert sum(shown.file is not None for shown in town.messages.values()) == 1
