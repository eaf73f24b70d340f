"""The studio notes what it is asked, on the trail that its caller names."""

import logging
from pathlib import Path

import pytest

from bots.watching.prometheus import Prometheus
from core import trail
from core.clock import SystemClock
from core.nemo.wire import Path as Url
from studio.api.serving import StudioConfig, serve
from tests.contract.caller import door


async def test_requests_are_noted_by_their_endpoints_alone(tmp_path: Path) -> None:
    """With the class of the answer; what is in no table is `other`."""
    watch = Prometheus()
    async with (
        serve(StudioConfig(tmp_path, watch=watch), clock=SystemClock()) as url,
        door(url) as http,
    ):
        await http.post(Url.ANONYMOUS_TOKEN, headers={"X-Client-Id": "me"})
        await http.get(Url.CREDITS)
        await http.get("/somewhere/else")
        await http.get("/files/media/key/family.mp4")

    noted = {
        (sample.labels["endpoint"], sample.labels["status"]): sample.value
        for family in watch.registry.collect()
        for sample in family.samples
        if sample.name == "cutroom_studio_requests_total"
    }
    assert noted == {
        ("anonymous_token", "2xx"): 1,
        ("credits", "4xx"): 1,
        ("other", "4xx"): 1,
        ("media_file", "4xx"): 1,
    }


async def test_a_line_is_on_the_callers_trail(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Under the name in the header, or one of the studio's own when there is none that could be written."""
    caplog.set_level(logging.INFO, "studio.api.noting")
    seen: list[str] = []

    def see(_: logging.LogRecord) -> bool:
        seen.append(trail.here())
        return True

    caplog.handler.addFilter(see)
    async with serve(StudioConfig(tmp_path), clock=SystemClock()) as url, door(url) as http:
        for header in ({"X-Request-Id": "turn-7"}, {"X-Request-Id": "a b"}, {}):
            await http.get(Url.CREDITS, headers=header)

    assert [record.message for record in caplog.records] == ["studio_request"] * 3
    assert seen[0] == "turn-7"
    assert all(name.startswith("call-") for name in seen[1:])
