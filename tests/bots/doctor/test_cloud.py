"""What is found out about a cloud: reachable, understood, and what the token may do."""

import time
from pathlib import Path

import pytest

from bots.doctor.backend import backend
from bots.doctor.clock import clock
from bots.doctor.token import token
from core.nemo.wire import Path as Api
from tests.bots.doctor.patients import names, patient
from tests.fakes.answers import Answer, no, say
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import TOKEN, Cloud

NOWHERE = "http://127.0.0.1:9"


async def test_a_good_cloud_is_told_with_its_credits(tmp_path: Path) -> None:
    """Nothing is changed or charged by asking."""
    async with Cloud.open() as cloud:
        cloud.renders = set()
        asked = patient(tmp_path, nemo_api_url=cloud.url, nemo_token=TOKEN)
        found = [*await backend(asked), *await token(asked), *await clock(asked)]
        changed = [cloud.calls(path) for path in (Api.RUN, Api.SESSIONS, Api.RENDERS)]

    assert names(found) == [
        ("good", "doctor-backend-good"),
        ("good", "doctor-token-good"),
        ("good", "doctor-clock-good"),
    ]
    assert found[0].values["credits"] == 90
    assert changed == [[], [], []]


async def test_what_cannot_be_reached_is_told_by_its_address(tmp_path: Path) -> None:
    """The token and the clock are not blamed for it."""
    asked = patient(tmp_path, nemo_api_url=NOWHERE, nemo_token=TOKEN, clock=JumpingClock())

    assert names(await backend(asked)) == [("bad", "doctor-backend-down")]
    assert names(await token(asked)) == [("skipped", "doctor-token-unknown")]
    assert names(await clock(asked)) == [("skipped", "doctor-clock-unknown")]


@pytest.mark.parametrize(
    ("path", "answer", "found"),
    [
        (Api.CREDITS, no(1001, status=401), ("bad", "doctor-token-refused")),
        (Api.RENDER, no(403, "scope render is missing", status=403), ("bad", "doctor-token-lacks")),
        (Api.UPLOAD, no(403, "not allowed", status=403), ("bad", "doctor-token-lacks")),
    ],
    ids=["refused", "no render", "no upload"],
)
async def test_what_a_token_may_not_do_is_named(
    tmp_path: Path, path: str, answer: Answer, found: tuple[str, str]
) -> None:
    """Each permission is tried on what does not exist."""
    async with Cloud.open() as cloud:
        cloud.when(path, answer)
        told = await token(patient(tmp_path, nemo_api_url=cloud.url, nemo_token=TOKEN))

    assert names(told) == [found]
    if path != Api.CREDITS:
        assert told[0].values["scopes"] == ("render" if path == Api.RENDER else "upload")


async def test_an_answer_of_no_known_shape_is_told(tmp_path: Path) -> None:
    """Some other server listens at that address."""
    async with Cloud.open() as cloud:
        cloud.when(Api.CREDITS, say({"hello": "world"}))
        told = await backend(patient(tmp_path, nemo_api_url=cloud.url, nemo_token=TOKEN))

    assert names(told) == [("bad", "doctor-backend-strange")]


@pytest.mark.parametrize(
    ("off_s", "outcome"),
    [(5, "good"), (-3600, "warning"), (7200, "warning")],
    ids=["near", "behind", "ahead"],
)
async def test_a_clock_that_is_off_is_told(tmp_path: Path, off_s: int, outcome: str) -> None:
    """By the date that stands on the backend's answers."""
    async with Cloud.open() as cloud:
        asked = patient(
            tmp_path, nemo_api_url=cloud.url, nemo_token=TOKEN, clock=JumpingClock(time.time() + off_s)
        )
        (found,) = await clock(asked)

    assert str(found.outcome) == outcome
    if outcome == "warning":
        assert abs(int(found.values["seconds"]) - off_s) < 30
