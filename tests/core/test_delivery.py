"""The way a finished video takes to its chat."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from core.chat import ChatKey, Gone, Limits, Refused, Style, TooLarge, Unknown
from core.delivery import Parcel, Rung, deliver
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
    return Parcel(path=path, name="film.mp4", facts=FACTS, whole="whole", smaller="smaller", link="link")


def _shrinking_to(path: Path, size: int | None) -> Callable[[], Awaitable[tuple[Path, Facts] | None]]:
    if size is not None:
        path.write_bytes(b"s" * size)

    async def shrink() -> tuple[Path, Facts] | None:
        return None if size is None else (path, FACTS)

    return shrink


@pytest.mark.parametrize(
    ("limit", "small", "rung", "text"),
    [
        (None, None, Rung.WHOLE, "whole"),
        (1000, None, Rung.WHOLE, "whole"),
        (999, 500, Rung.SMALLER, "smaller"),
        (400, 500, Rung.LINK, "link"),
        (999, None, Rung.LINK, "link"),
    ],
)
async def test_the_first_rung_that_holds_is_taken(
    platform: RecordingPlatform,
    parcel: Parcel,
    tmp_path: Path,
    *,
    limit: int | None,
    small: int | None,
    rung: Rung,
    text: str,
) -> None:
    """Whole if it fits, else a smaller copy if that fits, else a link."""
    platform.limit = Limits(bytes_out=limit)

    taken = await deliver(platform, CHAT, parcel, shrink=_shrinking_to(tmp_path / "small.mp4", small))

    assert taken is rung
    assert [message.text for message in platform.shown] == [text]


async def test_what_cannot_be_played_is_sent_as_a_document(
    platform: RecordingPlatform, parcel: Parcel, tmp_path: Path
) -> None:
    """In full quality, before anything smaller is made."""
    platform.fails(Refused(), of_style(Style.NATIVE))

    assert await deliver(platform, CHAT, parcel, shrink=_shrinking_to(tmp_path, None)) is Rung.WHOLE
    assert platform.shown[0].reply.attachment is not None
    assert platform.shown[0].reply.attachment.style is Style.DOCUMENT


async def test_a_refusal_for_size_leads_to_the_smaller_copy(
    platform: RecordingPlatform, parcel: Parcel, tmp_path: Path
) -> None:
    """Also where the platform's limit was not known before."""
    platform.fails(TooLarge(), of_style(Style.NATIVE))

    taken = await deliver(platform, CHAT, parcel, shrink=_shrinking_to(tmp_path / "small.mp4", 10))

    assert taken is Rung.SMALLER
    assert platform.shown[0].file == b"s" * 10


@pytest.mark.parametrize("failure", [Unknown(), Gone()], ids=["unknown", "gone"])
async def test_no_other_rung_is_tried_when_it_may_have_arrived_or_nobody_is_there(
    platform: RecordingPlatform, parcel: Parcel, tmp_path: Path, failure: Exception
) -> None:
    """Whoever asked decides what to do."""
    platform.fails(failure)

    with pytest.raises(type(failure)):
        await deliver(platform, CHAT, parcel, shrink=_shrinking_to(tmp_path, None))

    assert platform.shown == []
