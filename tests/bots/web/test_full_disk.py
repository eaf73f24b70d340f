"""A page whose server has no room left: told so in a sentence, and nothing of it is lost or doubled."""

import asyncio
import logging
from pathlib import Path

import pytest

from tests.bots.web.browser import Browser
from tests.bots.web.house import shell
from tests.fakes.disk import fill, small_disk

MOST_SAID = 60  # what was written before leaves SQLite a little room


async def test_what_cannot_be_written_down_is_refused_in_a_sentence(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Not with a fault of the server; said again with the same id once there is room, it is there once."""
    with small_disk(tmp_path / "data") as disk:
        async with (
            shell(tmp_path, data=disk, spare_gb=0) as web,
            Browser.inside(web.url) as browser,
        ):
            filler = await asyncio.to_thread(fill, disk)
            for _ in range(MOST_SAID):
                said = browser.new_id()
                refused = await browser.post(id=said, text="/help", files=[])
                if refused.is_error:
                    break
            filler.unlink()
            taken = await browser.post(id=said, text="/help", files=[])
            await browser.until(lambda one: any(m["client"] == said for m in one.messages))

    shown = [one for one in browser.messages if one["client"] == said]
    assert refused.status_code == 507
    assert refused.json()["error"].startswith("The disk here is full, so I could not take this in.")
    assert (taken.status_code, len(shown)) == (202, 1)
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR and "web" in one.name]
