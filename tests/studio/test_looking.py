"""From an uploaded clip of known scenes to a timeline of the good ones, over real HTTP."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from core.clock import SystemClock
from studio.api.disk import Disk
from studio.api.serving import StudioConfig, serve
from studio.timeline.draft import read
from tests.contract.caller import Caller, Json, arrive, door
from tests.studio import songs
from tests.studio.footage import scenes

SCENE_MS = 1500


@pytest.fixture
async def http(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(StudioConfig(tmp_path), clock=SystemClock()) as url, door(url) as http:
        yield http


async def _with_scenes(caller: Caller, *names: str) -> str:
    """Begin a project with one clip of these scenes."""
    session_id: str = (await caller.session())["session_id"]
    content = scenes(*names, seconds=SCENE_MS / 1000).read_bytes()
    assert (await caller.upload(session_id, ("party.mp4", content))).status_code == 200
    return session_id


async def _spans(caller: Caller, session_id: str) -> list[tuple[int, int]]:
    state = await caller.state(session_id)
    return [(clip.start_ms, clip.end_ms) for clip in read(state["state"]["draft"]).clips]


def _said(told: list[Json]) -> str:
    return str(told[-1]["content"]["parts"][0]["text"])


def _tools(told: list[Json]) -> list[str]:
    parts = [part for event in told for part in event["content"]["parts"]]
    return [part["functionCall"]["name"] for part in parts if "functionCall" in part]


async def test_the_best_moments_are_the_good_scenes(http: httpx.AsyncClient) -> None:
    """What is black and what is shaken goes, and the answer names figures."""
    caller = await arrive(http)
    session_id = await _with_scenes(caller, "black", "pattern", "shaken", "fractal")
    told = await caller.say(session_id, "cut the best moments, and make it 720p")
    spans = await _spans(caller, session_id)

    bad = [(0, SCENE_MS), (2 * SCENE_MS, 3 * SCENE_MS)]
    assert spans
    assert all(min(end, until) - max(start, at) < 100 for start, end in spans for at, until in bad), spans
    assert _tools(told) == ["keep_best_moments", "set_resolution"]
    assert "of 4 shots" in _said(told)
    assert "0:06 → " in _said(told)


async def test_black_parts_go(http: httpx.AsyncClient) -> None:
    """And nothing else does."""
    caller = await arrive(http)
    session_id = await _with_scenes(caller, "pattern", "black", "fractal")
    told = await caller.say(session_id, "去掉黑屏")
    first, second = await _spans(caller, session_id)

    assert first == pytest.approx((0, SCENE_MS), abs=70)
    assert second == pytest.approx((2 * SCENE_MS, 3 * SCENE_MS), abs=70)
    assert "1 处黑屏" in _said(told)


@pytest.mark.parametrize("said", ["use this song and cut on its beat", "添加我的歌，音乐卡点"])
async def test_cuts_fall_on_the_beat_of_an_uploaded_song(http: httpx.AsyncClient, said: str) -> None:
    """A song and the wish about it come together, and each cut is within a frame of a click."""
    caller = await arrive(http)
    session_id = await _with_scenes(caller, "pattern", "fractal")
    times = songs.steady(100, 0.23, 12)
    song = songs.as_wav(songs.clicks(times, 12))
    more, last = (scenes(name, seconds=2.3).read_bytes() for name in ("bars", "pan"))
    await caller.upload(session_id, ("more.mp4", more), ("last.mp4", last), ("song.wav", song))
    told = await caller.say(session_id, said)
    starts = read((await caller.state(session_id))["state"]["draft"]).starts

    assert _tools(told) == ["add_music", "cut_on_beat"]
    assert len(starts) == 3
    assert all(min(abs(start - at * 1000) for at in times) < 1000 / 30 for start in starts[1:]), starts


async def test_a_song_without_rhythm_gets_no_invented_beats(http: httpx.AsyncClient) -> None:
    """It plays, the cuts stay, and the answer says why."""
    caller = await arrive(http)
    session_id = await _with_scenes(caller, "pattern", "fractal")
    content = scenes("bars", "pan", seconds=2.3).read_bytes()
    await caller.upload(
        session_id, ("more.mp4", content), ("talk.wav", songs.as_wav(songs.babble(9, seed=3)))
    )
    told = await caller.say(session_id, "add my song and cut on the beat")

    assert _tools(told) == ["add_music"]
    assert "no clear beat in talk.wav" in _said(told)
    assert len(await _spans(caller, session_id)) == 2


async def test_a_clip_that_cannot_be_looked_into_is_told_of(http: httpx.AsyncClient, tmp_path: Path) -> None:
    """The turn is answered, and its other wishes are done."""
    caller = await arrive(http)
    session_id = await _with_scenes(caller, "pattern", "black", "fractal")
    for file in Disk(tmp_path, 0).media.iterdir():
        file.unlink()
    told = await caller.say(session_id, "mute it and remove the black parts")

    assert _tools(told) == ["set_volume"]
    assert "could not look into party.mp4" in _said(told)
