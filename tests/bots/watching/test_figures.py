"""Figures of real conversations, collected over HTTP."""

import asyncio
from pathlib import Path

import pytest

from bots.watching.prometheus import Prometheus
from core.nemo.wire import Path as Url
from tests.bots.watching.looking import looked_at
from tests.contract import clips
from tests.core.conversation.talk import CLIP, with_cloud, with_studio
from tests.fakes.answers import no
from tests.fakes.cloud import Cloud
from tests.fakes.streams import call


async def test_a_conversation_can_be_read_off_the_figures(tmp_path: Path) -> None:
    """A clip, an edit and an export on the studio: turns, stages, calls, bytes, words, and nobody's name."""
    watch = Prometheus()
    async with (
        with_studio(tmp_path, watch=watch) as talk,
        looked_at(tmp_path / "data", watch, clock=talk.clock) as operator,
    ):
        await talk.asks("trim the first second and export in 360p", "family-secret.mp4")
        await talk.asks("/credits")
        scrape = await operator.figures()

    assert scrape.of("cutroom_turns_total", action="edit", outcome="done") == 1
    assert scrape.of("cutroom_turns_total", action="credits", outcome="done") == 1
    assert scrape.of("cutroom_turn_seconds_count", action="edit") == 1
    assert scrape.of("cutroom_first_word_seconds_count", speaker="bot") == 2
    assert scrape.of("cutroom_first_word_seconds_count", speaker="agent") == 1
    for stage in ("wanted", "submitted", "rendered", "fetched", "delivering", "delivered"):
        assert scrape.of("cutroom_exports_total", stage=stage) == 1, stage
    assert scrape.of("cutroom_export_seconds_count", outcome="delivered") == 1
    assert scrape.of("cutroom_export_step_seconds_count", stage="submitted") == 1
    assert scrape.of("cutroom_backend_call_seconds_count", endpoint="upload") == 1
    assert scrape.of("cutroom_backend_call_seconds_count", endpoint="run") == 1
    # Before a render is asked for it is looked whether it is there: the one call that is refused.
    assert scrape.of("cutroom_backend_errors_total", endpoint="render", code="404") == 1
    assert scrape.of("cutroom_backend_errors_total") == 1
    film = len(clips.clip())
    assert scrape.of("cutroom_bytes_total", way="from_chat") == film
    assert scrape.of("cutroom_bytes_total", way="to_backend") > film
    sent = scrape.of("cutroom_bytes_total", way="to_chat")
    assert 0 < sent == scrape.of("cutroom_bytes_total", way="from_backend")
    assert scrape.of("cutroom_platform_calls_total", platform="test", call="send_file", outcome="ok") == 1
    assert scrape.of("cutroom_studio_requests_total", endpoint="run", status="2xx") == 1
    assert scrape.of("cutroom_studio_render_seconds_count", outcome="completed") == 1
    assert scrape.of("process_resident_memory_bytes") > 0
    assert scrape.of("cutroom_disk_free_bytes") > 0
    assert not any("secret" in value or "anna" in value or value == "other" for _, value in scrape.labels)


async def test_refusals_are_counted_by_their_code(tmp_path: Path) -> None:
    """Out of credits, refused for the rate, a number that nobody knows, and nobody there at all."""
    watch = Prometheus()
    async with Cloud.open() as cloud:
        cloud.draft, cloud.file = CLIP, clips.clip()
        async with (
            with_cloud(cloud, tmp_path, watch=watch) as talk,
            looked_at(tmp_path / "data", watch, clock=talk.clock) as operator,
        ):
            cloud.when(Url.RUN, no(2001), no(424_242))
            await talk.asks("mute it")
            await talk.asks("mute it again")
            cloud.when(Url.CREDITS, no(429, status=429))
            await talk.says("/credits")
            await talk.waits_it_out()
            scrape = await operator.figures()

    errors = "cutroom_backend_errors_total"
    assert scrape.of(errors, endpoint="run", code="2001") == 1
    assert scrape.of(errors, endpoint="run", code="other") == 1
    assert scrape.of(errors, endpoint="credits", code="429") == 1
    assert scrape.of("cutroom_turns_total", action="edit", outcome="failed") == 2


async def test_a_turn_that_was_stopped_in_line_is_counted_once(tmp_path: Path) -> None:
    """Whether it had begun or not."""
    watch = Prometheus()
    async with Cloud.open() as cloud:
        cloud.draft = CLIP
        async with (
            with_cloud(cloud, tmp_path, watch=watch) as talk,
            looked_at(tmp_path / "data", watch, clock=talk.clock) as operator,
        ):
            gate = asyncio.Event()
            cloud.when_run(call("add_music"), gate)
            await talk.says("add music")
            await talk.sees("Adding music…")
            await talk.says("make it faster")
            waiting = await operator.figures()
            await talk.says("/cancel")
            await talk.says("/cancel")
            await talk.settles()
            scrape = await operator.figures()
            gate.set()

    assert waiting.of("cutroom_queue_running_jobs", queue="turns") == 1
    assert waiting.of("cutroom_queue_waiting_jobs", queue="turns") == 1
    assert scrape.of("cutroom_turns_total", action="edit", outcome="cancelled") == 2
    assert scrape.of("cutroom_turns_total", action="cancel", outcome="done") == 2
    assert scrape.of("cutroom_queue_waiting_jobs") == 0


@pytest.mark.parametrize("word", ["", "🎬", "x" * 5000, 'a"b\n'])
async def test_no_word_from_outside_makes_a_series(word: str, tmp_path: Path) -> None:
    """What is in no set is `other`."""
    watch = Prometheus()
    watch.turn(word, word, 1)
    watch.backend(word, word, 1)
    watch.served(word, 200, 1)
    watch.exported(word, 1)
    watch.rendered(word, 1)

    async with looked_at(tmp_path, watch) as operator:
        scrape = await operator.figures()

    assert scrape.of("cutroom_turns_total", action="other", outcome="other") == 1
    assert {value for _, value in scrape.labels if value != "2xx"} == {"other"}
