"""Who speaks to the backend for whom, and where they get more of what they spend."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from core import identity
from core.nemo.wire import Path as Url
from core.settings import DEFAULT_CONFIG, Backend, Settings
from core.skills import Skill, Skills
from core.store.db import Database
from core.voices import Voices
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import TOKEN, Cloud


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    async with Cloud.open() as cloud:
        yield cloud


@pytest.fixture
def skill() -> Skill:
    return Skills.load(DEFAULT_CONFIG / "skills")["video-maker-4k"]


@asynccontextmanager
async def _voices(cloud: Cloud, data: Path, **more: object) -> AsyncIterator[Voices]:
    fields = {
        "data": data,
        "nemo_api_url": cloud.url,
        "nemo_web_url": "https://n.test/",
        "backend": Backend.CLOUD,
    }
    settings = Settings.model_validate({**fields, **more})
    async with (
        await Database.open(data / "c.db", identity.SCHEMA) as database,
        Voices.open(cloud.url, settings=settings, database=database, clock=JumpingClock()) as voices,
    ):
        yield voices


async def test_a_configured_token_is_everybodys(cloud: Cloud, skill: Skill, tmp_path: Path) -> None:
    """No anonymous account is made, and the way to credits is the account's own."""
    async with _voices(cloud, tmp_path, nemo_token=TOKEN) as voices:
        await voices.nemo(skill).credits.get()
        await voices.nemo(skill, "telegram:1").credits.get()
        account = await voices.account()

    assert {asked.token for asked in cloud.asked} == {TOKEN}
    assert account == {"kind": "registered", "link": "https://n.test"}


async def test_without_a_token_an_anonymous_account_is_made_once(
    cloud: Cloud, skill: Skill, tmp_path: Path
) -> None:
    """Many voices of one holder share it, also after a restart; the way to more is to register it."""
    for _ in range(2):
        async with _voices(cloud, tmp_path) as voices:
            await voices.nemo(skill).credits.get()
            await voices.nemo(skill).credits.get()
            account = await voices.account()

    assert len(cloud.calls(Url.ANONYMOUS_TOKEN)) == 1
    assert account["kind"] == "anonymous"
    assert account["link"].startswith("https://n.test/register?bind=anon_")


async def test_holders_have_accounts_of_their_own(cloud: Cloud, skill: Skill, tmp_path: Path) -> None:
    """One chat's credits are not another's."""
    async with _voices(cloud, tmp_path) as voices:
        await voices.nemo(skill, "telegram:1").credits.get()
        await voices.nemo(skill, "telegram:2").credits.get()

    assert len({asked.token for asked in cloud.calls(Url.CREDITS)}) == 2


async def test_the_studios_account_is_not_the_clouds(cloud: Cloud, skill: Skill, tmp_path: Path) -> None:
    """A token of one backend is never shown to the other, and a studio has no page to register at."""
    async with _voices(cloud, tmp_path) as voices:
        await voices.nemo(skill).credits.get()
    async with _voices(cloud, tmp_path, backend=Backend.STUDIO) as voices:
        await voices.nemo(skill).credits.get()
        account = await voices.account()

    assert len({asked.token for asked in cloud.calls(Url.CREDITS)}) == 2
    assert account["kind"] == "studio"


async def test_every_request_says_in_whose_name_it_comes(cloud: Cloud, skill: Skill, tmp_path: Path) -> None:
    """The profile, its version and the platform."""
    async with _voices(cloud, tmp_path, skill_source="tests") as voices:
        await voices.nemo(skill).credits.get()

    headers = cloud.calls(Url.CREDITS)[0].headers
    assert headers["x-skill-source"] == skill.name
    assert headers["x-skill-version"] == skill.version
    assert headers["x-skill-platform"] == "tests"
