"""What a visitor said and sent is erased; the cookie goes on, in a chat that begins anew."""

import asyncio
from pathlib import Path

from bots.web.schema import FILE, FOLDER
from tests.bots.web.browser import Browser
from tests.bots.web.house import house
from tests.media import coloured


def _sent(data: Path) -> list[Path]:
    return sorted((data / FOLDER / "uploads").iterdir())


def _is_written(data: Path, words: bytes) -> bool:
    return any(words in path.read_bytes() for path in data.glob(f"{FILE}*") if path.is_file())


async def test_a_visitor_who_asks_for_it_is_forgotten(tmp_path: Path) -> None:
    """Messages and files on disk go, another visitor's stay, and the answer is told in the same chat."""
    data = tmp_path / "data"
    async with house(tmp_path) as web, Browser.inside(web.url) as ann, Browser.inside(web.url) as ben:
        await ben.says("mute it", coloured("bens.mp4", "blue"))
        await ben.sees("Timeline (1 track)")
        his = await asyncio.to_thread(_sent, data)
        await ann.says('add the title "Annaswords"', coloured("anns.mp4", "red"))
        await ann.sees("Timeline (2 tracks)")
        await ann.says("/forget")
        await ann.sees("This erases everything")
        await ann.says(press=ann.button("Erase everything"))
        done = await ann.sees("Erased: ")
        left = await asyncio.to_thread(_sent, data)
        is_written = await asyncio.to_thread(_is_written, data, b"Annaswords")
        await ann.says("/projects")
        await ann.sees("Ready.")
        await ben.says("/projects")
        listed = await ben.sees("1. bens")

    assert "1 project" in done["text"]
    assert ann.begun_anew == 1  # a page that still showed it does so no more
    assert left == his
    assert not is_written
    assert not any("Annaswords" in text or "anns" in text for text in ann.texts)
    assert listed
