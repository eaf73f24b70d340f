"""Files on their way to our disk."""

from collections.abc import AsyncIterator
from filecmp import cmp
from pathlib import Path

import pytest

from bots.telegram import Telegram
from core.chat import Media, Refused, TooLarge
from core.clock import SystemClock
from core.errors import BackendDown
from core.probe import probe
from tests.bots.telegram.stage import settings
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_rules import No
from tests.media import make


@pytest.fixture
async def telegram(api: BotApi, tmp_path: Path) -> AsyncIterator[Telegram]:
    async with Telegram.open(settings(api, tmp_path), clock=SystemClock()) as telegram:
        yield telegram


async def test_a_file_arrives_whole_under_its_name(
    telegram: Telegram, api: BotApi, tmp_path: Path, clip: Path
) -> None:
    """What somebody sent lies on our disk as it was."""
    path = await telegram.fetch(Media(api.put(clip), "beach.mp4"), tmp_path)

    assert path == tmp_path / "beach.mp4"
    assert cmp(path, clip, shallow=False)


async def test_what_cannot_be_fetched_is_told_apart(telegram: Telegram, api: BotApi, tmp_path: Path) -> None:
    """Too large, gone, or only a moment's trouble."""
    big = tmp_path / "big.bin"
    with big.open("wb") as file:
        file.truncate(21 * 1024 * 1024)

    with pytest.raises(TooLarge) as refused:
        await telegram.fetch(Media(api.put(big), "big.mp4"), tmp_path)
    assert refused.value.limit == 20 * 1024 * 1024
    with pytest.raises(Refused):
        await telegram.fetch(Media("never-sent", "a.mp4"), tmp_path)
    api.when("getFile", No(502, "Bad Gateway"))
    with pytest.raises(BackendDown) as down:
        await telegram.fetch(Media("any", "a.mp4"), tmp_path)
    assert api.token not in str(down.value)


async def test_a_voice_note_becomes_sound_that_everything_takes(
    telegram: Telegram, api: BotApi, tmp_path: Path
) -> None:
    """Opus in Ogg arrives as AAC, with the same length."""
    note = make("note.ogg", "-f", "lavfi", "-i", "sine=440:d=1", "-c:a", "libopus")

    path = await telegram.fetch(Media(api.put(note), "voice-1.m4a"), tmp_path)

    facts = probe(path)
    assert path.name == "voice-1.m4a"
    assert facts.audio_codec == "aac"
    assert facts.duration_ms == pytest.approx(1000, abs=80)


async def test_a_local_server_hands_files_over(tmp_path: Path, clip: Path) -> None:
    """Beside a local server nothing is downloaded: a 40 MB file is taken by its path."""
    big = tmp_path / "big.mp4"
    with big.open("wb") as file:
        file.truncate(40_000_000)
    into = tmp_path / "into"
    into.mkdir()

    async with (
        BotApi.open(tmp_path, is_local=True) as api,
        Telegram.open(settings(api, tmp_path), clock=SystemClock()) as telegram,
    ):
        path = await telegram.fetch(Media(api.put(big), "mine.mp4"), into)
        assert path.samefile(big)
        big.unlink()
        with pytest.raises(Refused):
            await telegram.fetch(Media(api.put(clip.parent / "unmounted"), "x.mp4"), into)
