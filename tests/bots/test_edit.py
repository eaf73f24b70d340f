"""An order on its way through a backend that follows a script: every way in which it can go."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bots.speech import Refused
from core.errors import (
    BackendDown,
    ExportBlocked,
    OutOfCredits,
    RateLimited,
    RenderFailed,
    ScopeMissing,
    SessionLost,
    TokenExpired,
)
from core.nemo.wire import Path as Url
from tests import media
from tests.bots.carrying import Kept, carry, order
from tests.fakes.answers import Answer, enveloped, no, plain, say, successful
from tests.fakes.clock import JumpingClock
from tests.fakes.cloud import Cloud
from tests.fakes.streams import HEARTBEAT, call, piece, text, two_stages

BEFORE = {"t": [{"tt": 0, "sg": [{"s": 0, "d": 3000, "m": {"title": "beach.mp4"}}]}], "d": 3000}
AFTER = {"t": [{"tt": 0, "sg": [{"s": 0, "d": 2000, "m": {"title": "beach.mp4"}}]}], "d": 2000}
TRIMMED = "Trimmed beach.mp4: 0:03 → 0:02\nTotal length 0:03 → 0:02"
LOST = "The editing service has forgotten the project. It was started anew with the same files and wishes."


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    async with Cloud.open() as cloud:
        cloud.draft = BEFORE
        cloud.file = media.coloured("red.mp4", "red").read_bytes()
        yield cloud


@pytest.fixture
def report() -> Kept:
    return Kept()


class Awaited(Kept):
    """A report that sets an event when a line is told."""

    def __init__(self, start: str, event: asyncio.Event) -> None:
        super().__init__()
        self._start = start
        self._event = event

    def line(self, text: str) -> None:
        super().line(text)
        if text.startswith(self._start):
            self._event.set()


def _state(draft: object) -> Answer:
    return say({"code": 0, "data": {"state": {"draft": draft}}})


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _becomes(cloud: Cloud, draft: object) -> None:
    cloud.state["draft"] = draft


def _questions(cloud: Cloud) -> list[tuple[str, str]]:
    asked = [call.json for call in cloud.calls(Url.RUN)]
    return [(body["session_id"], body["new_message"]["parts"][0]["text"]) for body in asked]


async def test_messages_are_asked_in_turn_and_told(cloud: Cloud, report: Kept, tmp_path: Path) -> None:
    """Each once, in order; instructions to operate a screen are not passed on."""
    cloud.when_run(text("Trimmed it. Click the Export button to download."))
    cloud.when_run(call("add_music"), text("Added music."))
    target = tmp_path / "out.mp4"

    done = await carry(cloud, order(target, "trim it a bit", "add some music"), report)

    assert _questions(cloud) == [("1", "trim it a bit"), ("1", "add some music")]
    assert done.says == ("Trimmed it.", "Added music.")
    assert "Adding music…" in report.lines
    assert done.timeline == "Timeline (1 track): 1. Video: beach.mp4 (0-3s)"
    assert done.draft == BEFORE
    assert target.read_bytes() == cloud.file


async def test_files_and_links_go_up_in_their_order(cloud: Cloud, report: Kept, tmp_path: Path) -> None:
    """As named on the line; a link in a message is fetched when its turn comes."""
    clip, link = str(media.coloured("red.mp4", "red")), "https://files.test/a.mp4"

    await carry(cloud, order(tmp_path / "o.mp4", "use https://files.test/b.mp4", files=(link, clip)), report)

    uploads = cloud.calls(Url.UPLOAD.format(session_id="1"))
    told = [asked.json["urls"] if asked.json else [name for name, _ in asked.files] for asked in uploads]
    assert told == [[link], ["red.mp4"], ["https://files.test/b.mp4"]]


async def test_the_output_wish_goes_to_the_render(cloud: Cloud, report: Kept, tmp_path: Path) -> None:
    """A message that is only an export asks the agent nothing, and what did not come true is said."""
    done = await carry(cloud, order(tmp_path / "o.mp4", "export in 4K"), report)

    assert _questions(cloud) == []
    assert cloud.calls(Url.RENDERS)[0].json["output"]["resolution"] == "4k"
    assert done.says == ("You asked for 4K; what came back is 160×90.",)


async def test_what_belongs_in_a_chat_is_said_to_do_nothing_here(
    cloud: Cloud, report: Kept, tmp_path: Path
) -> None:
    """Questions for the state are answered, commands of a chat are not obeyed."""
    done = await carry(
        cloud, order(tmp_path / "o.mp4", "/cancel", "how many credits do I have?", "/status"), report
    )

    assert _questions(cloud) == []
    assert done.says[0].startswith("“/cancel” is nothing that this command does.")
    assert done.says[1:] == ("You have 90 credits.", done.timeline)


async def test_a_silent_edit_is_told_from_the_state(cloud: Cloud, report: Kept, tmp_path: Path) -> None:
    """In particulars; and one that changed nothing is not called done."""
    cloud.when_run(lambda: _becomes(cloud, AFTER))
    cloud.when_run()

    done = await carry(cloud, order(tmp_path / "o.mp4", "trim it a bit", "trim it more"), report)

    assert done.says == (f"Done.\n{TRIMMED}", "Nothing on the timeline changed.")


async def test_a_dropped_stream_is_recovered_by_reading(cloud: Cloud, report: Kept, tmp_path: Path) -> None:
    """Said at once, read after 30 and 60 seconds, asked once."""
    cloud.when_run(piece("Tri"), None)
    cloud.when(Url.STATE, _state(BEFORE), _state(BEFORE), _state(AFTER))
    clock = JumpingClock()

    done = await carry(cloud, order(tmp_path / "o.mp4", "trim it a bit"), report, clock)

    assert clock.slept[:2] == [30, 60]
    assert cloud.runs("1") == 1
    assert "The connection broke. Looking at what was done…" in report.lines
    assert done.says[0].startswith(
        "The connection broke on the way, but the edit was made.\nTrimmed beach.mp4"
    )


async def test_an_edit_that_is_lost_makes_no_file(cloud: Cloud, report: Kept, tmp_path: Path) -> None:
    """What was asked for did not happen, so nothing is passed off as it."""
    cloud.when_run(None)
    with pytest.raises(Refused) as lost:
        await carry(cloud, order(tmp_path / "o.mp4", "trim it a bit"), report)
    cloud.when_run({"errorCode": "500", "errorMessage": "boom"})
    with pytest.raises(Refused) as failed:
        await carry(cloud, order(tmp_path / "o.mp4", "trim it a bit"), report)

    assert (lost.value.sentence, failed.value.sentence) == ("cli-lost", "cli-failed")
    assert (cloud.runs("1"), cloud.calls(Url.RENDERS)) == (1, [])


async def test_a_failure_after_the_edit_is_told_and_goes_on(
    cloud: Cloud, report: Kept, tmp_path: Path
) -> None:
    """The timeline changed before it failed: both are said, and what is there is exported."""
    cloud.when_run(lambda: _becomes(cloud, AFTER), {"errorCode": "500", "errorMessage": "boom"})

    done = await carry(cloud, order(tmp_path / "o.mp4", "trim it a bit"), report)

    assert done.says == (f"The editing service could not finish this.\n{TRIMMED}",)


@pytest.mark.parametrize(
    "where",
    [Url.UPLOAD, Url.STATE, Url.RUN, Url.RENDERS],
    ids=["upload", "state", "question", "render"],
)
async def test_a_lost_session_is_begun_anew_once(
    cloud: Cloud, report: Kept, tmp_path: Path, where: str
) -> None:
    """The files are sent again and the wishes put in the new project, and that is said."""
    cloud.when(where, no(1002, "session not found"))
    clip = str(media.coloured("red.mp4", "red"))

    done = await carry(cloud, order(tmp_path / "o.mp4", "trim it a bit", files=(clip,)), report)

    assert done.says[0 if where != Url.RENDERS else 1] == LOST
    assert report.lines.count(LOST) == 1
    assert len(cloud.calls(Url.UPLOAD.format(session_id="2"))) == 1
    assert _questions(cloud)[-1] == ("2", "trim it a bit")
    assert [asked.json["sessionId"] for asked in cloud.calls(Url.RENDERS)][-1] == "2"


async def test_a_session_that_is_lost_twice_is_given_up(cloud: Cloud, report: Kept, tmp_path: Path) -> None:
    """Nobody goes round in circles."""
    cloud.when(Url.RUN, no(1002), no(1002))

    with pytest.raises(SessionLost):
        await carry(cloud, order(tmp_path / "o.mp4", "trim it a bit"), report)

    assert len(cloud.calls(Url.SESSIONS)) == 2


@pytest.mark.parametrize("wrap", [successful, enveloped])
async def test_a_render_in_the_other_shape_is_fetched(
    cloud: Cloud, report: Kept, tmp_path: Path, wrap: object
) -> None:
    """`outputUrl` under `data` is as good as `output.url`."""
    cloud.wrap_render = wrap  # type: ignore[assignment]  # one of the fake's own

    done = await carry(cloud, order(tmp_path / "o.mp4"), report)

    assert done.measured["width"] == 160
    assert report.steps[-1] == ("Fetching the video", 1.0)


async def test_a_failed_render_is_tried_once_more_under_a_new_id(
    cloud: Cloud, report: Kept, tmp_path: Path
) -> None:
    """The second may succeed; a second failure is told in the backend's words."""
    failed = say({"taskId": "x", "status": "failed", "error": "no room"})
    cloud.when(Url.RENDER, failed)
    await carry(cloud, order(tmp_path / "o.mp4"), report)

    first, second = (asked.json["id"] for asked in cloud.calls(Url.RENDERS))
    assert first != second

    cloud.when(Url.RENDER, failed, failed)
    with pytest.raises(RenderFailed, match="no room"):
        await carry(cloud, order(tmp_path / "other.mp4"), report)
    assert not (tmp_path / "other.mp4").exists()


async def test_an_empty_timeline_is_not_rendered(cloud: Cloud, report: Kept, tmp_path: Path) -> None:
    """It is said what to do first."""
    cloud.draft = None

    with pytest.raises(Refused, match="cli-nothing"):
        await carry(cloud, order(tmp_path / "o.mp4"), report)

    assert cloud.calls(Url.RENDERS) == []


@pytest.mark.parametrize(
    ("refusal", "error"),
    [
        ((Url.RUN, [no(2001)]), OutOfCredits),
        ((Url.RENDERS, [no(402, status=402)]), ExportBlocked),
        ((Url.RENDERS, [no(403, "needs render", status=403)]), ScopeMissing),
        ((Url.SESSIONS, [no(1001, status=401)] * 2), TokenExpired),
        ((Url.SESSIONS, [no(429, status=429)] * 2), RateLimited),
        ((Url.SESSIONS, [plain("<html>", 502)]), BackendDown),
    ],
    ids=["credits", "blocked", "scope", "token", "limit", "down"],
)
async def test_every_refusal_comes_out_as_itself(
    cloud: Cloud, report: Kept, tmp_path: Path, refusal: tuple[str, list[Answer]], error: type[Exception]
) -> None:
    """And becomes a sentence where the process ends."""
    where, answers = refusal
    cloud.when(where, *answers)

    with pytest.raises(error):
        await carry(cloud, order(tmp_path / "o.mp4", "trim it a bit"), report)

    assert not (tmp_path / "o.mp4").exists()


@pytest.mark.parametrize(("code", "sentence"), [(4001, "cli-unsupported"), (4002, "cli-too-large")])
async def test_a_refused_file_is_named(
    cloud: Cloud, report: Kept, tmp_path: Path, code: int, sentence: str
) -> None:
    """Of several files, one has to know which."""
    cloud.when(Url.UPLOAD, no(code))
    link = "https://files.test/a.mp4"

    with pytest.raises(Refused) as refused:
        await carry(cloud, order(tmp_path / "o.mp4", files=(link,)), report)

    assert (refused.value.sentence, refused.value.values) == (sentence, {"path": link})


async def test_both_stages_of_a_generation_are_told(cloud: Cloud, tmp_path: Path) -> None:
    """The raw video first, then what goes on; and every two minutes that it does."""
    clock, raw = JumpingClock(), asyncio.Event()
    stages = two_stages()
    cloud.when_run(*stages[:3], raw, lambda: clock.advance(130), HEARTBEAT, *stages[3:])
    report = Awaited("The raw video is there", raw)

    done = await carry(cloud, order(tmp_path / "o.mp4", "make a video of a city"), report, clock)

    notes = [line for line in report.lines if line.endswith(("…", "min)"))]
    assert notes[0] == "Generating the video…"
    assert notes[1] == "The raw video is there. Adding music, titles and effects…"
    assert notes[2] == "⏳ Still working… (2 min)"
    assert done.says == ("The raw video is ready.\n\nMusic and title are in.",)


async def test_a_cancelled_order_stops_its_render(cloud: Cloud, report: Kept, tmp_path: Path) -> None:
    """The backend is told, and no file is left."""
    gate = asyncio.Event()
    cloud.when_stuck(Url.RENDER, gate)
    carrying = asyncio.create_task(carry(cloud, order(tmp_path / "o.mp4"), report))
    await cloud.stuck.wait()

    carrying.cancel()
    await asyncio.wait({carrying})

    render_id = cloud.calls(Url.RENDERS)[0].json["id"]
    assert carrying.cancelled()
    assert len(cloud.calls(Url.RENDER_CANCEL.format(render_id=render_id))) == 1
    assert _names(tmp_path) == []
    gate.set()
