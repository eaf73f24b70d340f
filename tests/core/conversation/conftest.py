"""Who takes part in every conversation: a scripted cloud, and a bot that speaks with it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.contract import clips
from tests.core.conversation.talk import CLIP, Talk, with_cloud
from tests.fakes.cloud import Cloud


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    """A backend that follows a script, with a clip in its project and a real film at hand."""
    async with Cloud.open() as cloud:
        cloud.draft = CLIP
        cloud.file = clips.clip()
        yield cloud


@pytest.fixture
async def talk(cloud: Cloud, tmp_path: Path) -> AsyncIterator[Talk]:
    """A chat that was greeted before."""
    async with with_cloud(cloud, tmp_path) as talk:
        yield talk
