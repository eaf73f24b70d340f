"""The way a finished video takes to its chat, and what a refusal teaches."""

from pathlib import Path

import pytest

from core.chat import ChatKey, Gone, Refused, Style, TooLarge, Unknown
from core.exporting.delivery import Limit, Parcel, deliver, lowered
from core.nemo.wire import Kind
from core.probe import Facts
from tests.fakes.clock import JumpingClock
from tests.fakes.platform import RecordingPlatform, of_style

CHAT = ChatKey("test", "1")
FACTS = Facts(kind=Kind.VIDEO, container="mp4", bytes=1000, duration_ms=1000, width=160, height=90)


@pytest.fixture
def platform() -> RecordingPlatform:
    """A platform without limits."""
    return RecordingPlatform(JumpingClock())


@pytest.fixture
def parcel(tmp_path: Path) -> Parcel:
    """A film of 1000 bytes."""
    path = tmp_path / "whole.mp4"
    path.write_bytes(b"w" * 1000)
    return Parcel("film.mp4", "whole", path, FACTS)


async def test_a_video_is_sent_to_be_played_in_place(platform: RecordingPlatform, parcel: Parcel) -> None:
    """With all that players want to know."""
    await deliver(platform, CHAT, parcel)

    [shown] = platform.shown
    sent = shown.reply.attachment
    assert sent is not None
    assert (shown.text, shown.file) == ("whole", b"w" * 1000)
    assert (sent.style, sent.width, sent.height, sent.duration_ms) == (Style.NATIVE, 160, 90, 1000)


async def test_what_cannot_be_played_is_sent_as_a_document(
    platform: RecordingPlatform, parcel: Parcel
) -> None:
    """In full quality, before anything smaller is made."""
    platform.fails(Refused(), of_style(Style.NATIVE))

    await deliver(platform, CHAT, parcel)

    assert platform.shown[0].reply.attachment is not None
    assert platform.shown[0].reply.attachment.style is Style.DOCUMENT


async def test_words_alone_are_sent_as_such(platform: RecordingPlatform) -> None:
    """Where nothing fits."""
    await deliver(platform, CHAT, Parcel("film.mp4", "it is there"))

    assert [(message.text, message.reply.attachment) for message in platform.shown] == [("it is there", None)]


@pytest.mark.parametrize(
    ("failures", "told"),
    [
        ([TooLarge(10)], TooLarge),
        ([Refused(), Refused()], TooLarge),
        ([Refused(), TooLarge()], TooLarge),
        ([Unknown()], Unknown),
        ([Gone()], Gone),
    ],
    ids=["too large", "in no style", "too large as a document", "unknown", "gone"],
)
async def test_nothing_else_is_sent_after_a_refusal(
    platform: RecordingPlatform, parcel: Parcel, failures: list[Exception], told: type[Exception]
) -> None:
    """Whoever knows what was asked for decides what to do."""
    for failure in failures:
        platform.fails(failure)

    with pytest.raises(told):
        await deliver(platform, CHAT, parcel)

    assert platform.shown == []


@pytest.mark.parametrize(
    ("size", "told", "refusals", "limit"),
    [
        (300_000_000, 10_000_000, 1, Limit(10_000_000)),
        (300_000_000, None, 1, Limit(49_000_000, is_guess=True)),
        (300_000_000, 299_999_999, 1, Limit(49_000_000, is_guess=True)),
        (47_000_000, None, 2, Limit(8_000_000, is_guess=True)),
        (30_000_000, None, 1, Limit(15_000_000, is_guess=True)),
        (2_000_000, None, 3, Limit(1_000_000, is_guess=True)),
    ],
    ids=["told", "guessed", "told nothing", "guessed again", "half", "half again"],
)
def test_a_refusal_lowers_the_limit(size: int, told: int | None, refusals: int, limit: Limit) -> None:
    """To what was told; to what platforms usually take, where all that is known is that it was too much."""
    assert lowered(size, told, refusals) == limit
