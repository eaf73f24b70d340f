"""When things go wrong: every code of the wire contract has its sentence, its way on and its button."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from core.nemo.wire import Path as Api
from tests.core.conversation.talk import Talk, with_cloud
from tests.fakes.answers import no
from tests.fakes.cloud import TOKEN, Cloud

REGISTERED = {"nemo_token": SecretStr(TOKEN)}


async def test_an_expired_anonymous_token_is_renewed_without_a_word(talk: Talk, cloud: Cloud) -> None:
    """A new token with the same client id, once, and the call again."""
    await talk.asks("shorten it")
    cloud.expire()
    answer = await talk.asks("and again")

    clients = {asked.headers["x-client-id"] for asked in cloud.calls(Api.ANONYMOUS_TOKEN)}
    assert answer.text.startswith("Done.")
    assert len(cloud.calls(Api.ANONYMOUS_TOKEN)) == 2
    assert len(clients) == 1


@pytest.mark.parametrize("code", [1001, 1010, 1011, 401])
async def test_a_configured_token_that_expired_is_told_plainly(
    cloud: Cloud, tmp_path: Path, code: int
) -> None:
    """The operator has to act; nothing loops, and no button pretends otherwise."""
    cloud.when(Api.SESSIONS, no(code, status=401))
    async with with_cloud(cloud, tmp_path, settings=REGISTERED) as talk:
        answer = await talk.asks("shorten it")

    assert answer.text == (
        "The access token is no longer accepted.\nThe operator needs to set a fresh NEMO_TOKEN."
    )
    assert answer.labels == []
    assert len(cloud.calls(Api.SESSIONS)) == 1


async def test_a_lost_session_starts_the_project_anew_and_offers_its_files(talk: Talk, cloud: Cloud) -> None:
    """1002: a new session, the person is told, and one button sends the files again."""
    await talk.asks("", "one.mp4", "two.mp4")
    await talk.asks("https://example.com/three.mp4")
    cloud.when(Api.RUN, no(1002))

    lost = await talk.asks("shorten it")
    assert lost.text.startswith("The editing service has forgotten this project.\nA new project was started")
    assert lost.labels == ["Send my files again", "Try again"]

    await talk.presses("Send my files again")
    await talk.settles()
    sent = cloud.calls(Api.UPLOAD.format(session_id="2"))
    assert [name for name, _ in sent[0].files] == ["one.mp4", "two.mp4"]
    assert sent[1].json["urls"] == ["https://example.com/three.mp4"]
    assert talk.last.text.startswith("Added one.mp4")

    await talk.presses("Try again")
    await talk.settles()
    assert cloud.runs("2") == 1


async def test_a_session_lost_before_anything_was_sent_only_starts_anew(talk: Talk, cloud: Cloud) -> None:
    """With no files there is nothing to send again."""
    cloud.when(Api.RUN, no(1002))

    assert (await talk.asks("make a film")).labels == ["Try again"]


async def test_a_session_lost_in_the_middle_of_files_takes_them_again_when_asked(
    talk: Talk, cloud: Cloud
) -> None:
    """Files that went into the lost session count as not sent."""
    cloud.when(Api.RUN, no(1002))
    await talk.asks("shorten it", "one.mp4")

    await talk.presses("Try again")
    await talk.settles()

    assert len(cloud.calls(Api.UPLOAD.format(session_id="2"))) == 1
    assert cloud.runs("2") == 1


async def test_a_session_that_two_find_lost_is_renewed_once(talk: Talk, cloud: Cloud) -> None:
    """A second one who finds out goes on in the project that the first has started."""
    await talk.asks("shorten it")
    cloud.when(Api.STATE, no(1002), no(1002))
    await talk.says("/status")
    await talk.says("/status")
    await talk.settles()
    await talk.asks("shorten it")

    sessions = {asked.json["session_id"] for asked in cloud.calls(Api.RUN)}
    assert len(sessions) == 2


@pytest.mark.parametrize(
    ("settings", "way", "label"),
    [
        ({}, "Register to get more: https://nemovideo.com/register?bind=anon_", "Register"),
        (REGISTERED, "Top up in your account: https://nemovideo.com", "Top up"),
    ],
    ids=["anonymous", "registered"],
)
async def test_running_out_of_credits_leads_to_more(
    cloud: Cloud, tmp_path: Path, settings: dict[str, object], way: str, label: str
) -> None:
    """2001: whoever is nameless registers, whoever has an account tops it up."""
    cloud.when(Api.RUN, no(2001))
    async with with_cloud(cloud, tmp_path, settings=settings) as talk:
        answer = await talk.asks("shorten it")

    assert answer.text.startswith("There are not enough credits left for this edit.\n" + way)
    assert answer.labels == [label, "Try again"]
    assert answer.buttons[0].link in answer.text


@pytest.mark.parametrize(
    ("code", "status", "words"),
    [
        (4001, 200, "Send MP4, MOV, AVI, WebM or MKV video"),
        (4002, 200, "up to 500 MB can be used"),
        (413, 413, "Compress or trim it"),
    ],
)
async def test_a_file_that_the_backend_refuses_is_told_with_the_limit(
    talk: Talk, cloud: Cloud, code: int, status: int, words: str
) -> None:
    """The accepted types, or the limit; the same file again would fail again."""
    cloud.when(Api.UPLOAD, no(code, status=status))

    refused = await talk.asks("", "beach.mp4")

    assert words in refused.text
    assert refused.labels == []


async def test_a_missing_scope_is_named_and_not_retried(talk: Talk, cloud: Cloud) -> None:
    """403 names the permission."""
    cloud.when(Api.RENDERS, no(403, "the render scope is missing", status=403))

    refused = await talk.asks("/export")

    assert "it lacks the “render” permission" in refused.text
    assert refused.labels == []
    assert len(cloud.calls(Api.RENDERS)) == 1


async def test_a_reached_limit_is_waited_for_once(talk: Talk, cloud: Cloud) -> None:
    """429: what the answer asks for, or half a minute, and once more; after that it is told."""
    cloud.when(Api.RUN, no(429, status=429, retry_after="5"))
    assert (await talk.asks("shorten it")).text.startswith("Done.")

    cloud.when(Api.RUN, no(429, status=429, retry_after="5"), no(429, status=429, retry_after="5"))
    limited = await talk.asks("and again")
    assert limited.text.startswith("The editing service is busy and asks us to slow down.")
    assert limited.labels == ["Try again"]


async def test_a_backend_that_is_down_is_tried_again_by_itself(talk: Talk, cloud: Cloud) -> None:
    """What was sent is kept; the answer comes in the message that said so."""
    cloud.when(Api.SESSIONS, no(500, status=503))
    await talk.says("shorten it")
    await talk.sees("What you sent is kept, and I will try again by myself.")
    talk.clock.advance(30)
    await talk.settles()

    assert len(talk.messages) == 1
    assert talk.last.text.startswith("Done.")
    assert len(cloud.calls(Api.RUN)) == 1


async def test_a_backend_that_stays_down_is_told_at_last(talk: Talk, cloud: Cloud) -> None:
    """After some minutes the person is told that nothing was lost, and may ask again."""
    cloud.when(Api.SESSIONS, *[no(500, status=503)] * 5)
    await talk.says("shorten it")
    await talk.waits_it_out()

    assert talk.last.text.startswith("The editing service can't be reached right now.\nNothing was lost.")
    assert talk.last.labels == ["Try again"]
    assert not cloud.calls(Api.RUN)


async def test_an_answer_nobody_understands_is_told_without_its_words(talk: Talk, cloud: Cloud) -> None:
    """Neither JSON nor codes reach the chat."""
    cloud.when(Api.CREDITS, no(31_337, "{'stack': 'KeyError'}"))

    answer = await talk.asks("/credits")

    assert answer.text.startswith("The editing service refused this")
    assert "31337" not in answer.text
    assert answer.labels == ["Try again"]
