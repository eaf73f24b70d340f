"""The bot with a studio of its own beside it: two processes, one address and one token between them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from core.listener import listen
from core.probe import probe
from tests import media
from tests.bots.command import Command, line_with

TOKEN = "a-secret-between-the-two"


@asynccontextmanager
async def _studio(folder: Path) -> AsyncIterator[str]:
    """Run `cutroom studio` at an address that both know."""
    with listen("127.0.0.1", 0) as found:
        port = found.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = Command(folder)
    async with command.started(
        "studio", "--port", str(port), CUTROOM_STUDIO_URL=url, CUTROOM_STUDIO_TOKEN=TOKEN
    ) as process:
        assert f"CUTROOM_STUDIO_URL={url} cutroom edit" in await line_with(process, "cutroom edit")
        yield url


async def test_a_clip_is_edited_by_the_studio_elsewhere(command: Command, tmp_path: Path) -> None:
    """Asked with its token, it edits and renders; nothing of a studio is on the bot's side."""
    target = tmp_path / "out.mp4"
    async with _studio(tmp_path / "there") as url:
        ours = {"CUTROOM_STUDIO_URL": url, "CUTROOM_STUDIO_TOKEN": TOKEN}
        edit = ("edit", media.counted(), "-m", "trim the first 1 seconds", "-o", target)
        ran = await command.run(*edit, **ours)
        refused = await command.run(*edit, **{**ours, "CUTROOM_STUDIO_TOKEN": TOKEN[::-1]})
        without = await command.run(*edit, CUTROOM_STUDIO_URL=url)

    assert (ran.code, ran.err) == (0, "")
    assert 950 < probe(target).duration_ms < 1050
    assert not (tmp_path / "data" / "studio").exists()
    for one in (refused, without):
        assert one.code == 1
        assert "CUTROOM_STUDIO_TOKEN" in one.err
        assert TOKEN not in one.err + one.out


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "CUTROOM_STUDIO_TOKEN"),
        ({"CUTROOM_STUDIO_TOKEN": TOKEN}, "CUTROOM_STUDIO_URL"),
        (
            {"CUTROOM_STUDIO_TOKEN": "short", "CUTROOM_STUDIO_URL": "http://studio:8765"},
            "CUTROOM_STUDIO_TOKEN",
        ),
    ],
    ids=["no token", "no address", "a short token"],
)
async def test_it_does_not_start_open_to_others(command: Command, given: dict[str, str], named: str) -> None:
    """Where other machines reach it, it says what is missing instead of serving."""
    ran = await command.run("studio", "--host", "0.0.0.0", "--port", "0", **given)  # noqa: S104 - it is refused

    assert ran.code
    assert named in ran.err
