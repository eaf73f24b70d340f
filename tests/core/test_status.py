"""One message that is edited in place, at the platform's pace."""

import pytest

from core.chat import ChatKey, Limits, MessageRef, Refused, Reply, Unknown
from core.status import StatusMessage
from tests.fakes.clock import JumpingClock
from tests.fakes.platform import RecordingPlatform

CHAT = ChatKey("test", "1")


@pytest.fixture
def clock() -> JumpingClock:
    """A clock that only moves when told to."""
    return JumpingClock()


@pytest.fixture
def platform(clock: JumpingClock) -> RecordingPlatform:
    """A platform that takes one edit a second."""
    return RecordingPlatform(clock, limit=Limits(edit_every_s=1.0))


def _status(platform: RecordingPlatform, clock: JumpingClock, kept: list[MessageRef]) -> StatusMessage:
    async def keep(message: MessageRef) -> None:
        kept.append(message)

    return StatusMessage(platform, CHAT, clock=clock, keep=keep, message=None)


async def test_edits_wait_for_the_pace_and_only_the_newest_waits(
    platform: RecordingPlatform, clock: JumpingClock
) -> None:
    """What is overtaken while it waits is never shown; the last word is shown at once."""
    status = _status(platform, clock, [])
    for text in ("one", "two", "three"):
        await status.show(Reply(text))
    await status.flush()
    assert platform.shown[0].history == ["one"]

    clock.advance(1)
    await status.flush()
    await status.finish(Reply("done"))

    assert platform.shown[0].history == ["one", "three", "done"]


async def test_what_is_shown_already_is_not_sent(platform: RecordingPlatform, clock: JumpingClock) -> None:
    """An edit that changes nothing is no edit."""
    status = _status(platform, clock, [])
    await status.show(Reply("one"))
    clock.advance(5)
    await status.show(Reply("one"))
    await status.finish(Reply("one"))

    assert platform.shown[0].history == ["one"]


async def test_its_message_is_kept_as_soon_as_it_is_sent(
    platform: RecordingPlatform, clock: JumpingClock
) -> None:
    """So that another process can go on in it."""
    kept: list[MessageRef] = []
    await _status(platform, clock, kept).show(Reply("one"))

    assert kept == [MessageRef(CHAT, "1")]


async def test_a_first_word_that_may_have_arrived_is_followed_by_the_last_alone(
    platform: RecordingPlatform, clock: JumpingClock
) -> None:
    """Nothing in between is sent, since it would stand there twice."""
    platform.fails(Unknown())
    status = _status(platform, clock, [])
    await status.show(Reply("one"))
    clock.advance(5)
    await status.show(Reply("two"))
    await status.finish(Reply("done"))

    assert [message.history for message in platform.shown] == [["done"]]


async def test_a_last_edit_that_may_have_been_lost_is_made_again(
    platform: RecordingPlatform, clock: JumpingClock
) -> None:
    """An edit says the same again, so repeating it harms nobody."""
    status = _status(platform, clock, [])
    await status.show(Reply("one"))
    platform.fails(Unknown())
    await status.finish(Reply("done"))

    assert platform.shown[0].history == ["one", "done"]


async def test_a_message_that_was_deleted_is_replaced(
    platform: RecordingPlatform, clock: JumpingClock
) -> None:
    """What cannot be edited any more is said in a new message."""
    status = _status(platform, clock, [])
    await status.show(Reply("one"))
    platform.fails(Refused())
    await status.finish(Reply("done"))

    assert [message.history for message in platform.shown] == [["one"], ["done"]]
