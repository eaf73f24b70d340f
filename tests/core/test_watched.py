"""A platform under watch does what the platform does, and what it does is noted."""

from pathlib import Path

import pytest

from bots.watching.prometheus import Prometheus
from core.chat import Attachment, ChatKey, Gone, Media, Refused, Reply, Style, TooLarge, Unknown
from core.watched import Watched
from tests.fakes.clock import JumpingClock
from tests.fakes.platform import RecordingPlatform

HERE = ChatKey("test", "1")


@pytest.fixture
def platform() -> RecordingPlatform:
    return RecordingPlatform(JumpingClock())


def _value(watch: Prometheus, name: str, **labels: str) -> float:
    return watch.registry.get_sample_value(name, labels) or 0.0


async def test_bytes_are_counted_when_they_have_arrived(platform: RecordingPlatform, tmp_path: Path) -> None:
    """Of files that came and files that went, and not of one that was refused."""
    watch, clip = Prometheus(), tmp_path / "clip.mp4"
    clip.write_bytes(b"x" * 1000)
    (tmp_path / "in").mkdir()
    watched = Watched(platform, watch, platform.clock)
    reply = Reply("here", attachment=Attachment(clip, "clip.mp4", Style.NATIVE))

    await watched.fetch(Media(str(clip), "clip.mp4"), tmp_path / "in")
    message = await watched.send(HERE, reply)
    platform.fails(Refused())
    with pytest.raises(Refused):
        await watched.send(HERE, reply)
    await watched.edit(message, Reply("there"))

    assert [shown.text for shown in platform.shown] == ["there"]
    assert _value(watch, "cutroom_bytes_total", way="from_chat") == 1000
    assert _value(watch, "cutroom_bytes_total", way="to_chat") == 1000
    calls = {
        (call, outcome): _value(
            watch, "cutroom_platform_calls_total", platform="test", call=call, outcome=outcome
        )
        for call, outcome in (("fetch", "ok"), ("send_file", "ok"), ("send_file", "refused"), ("edit", "ok"))
    }
    assert set(calls.values()) == {1.0}, calls


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (Gone(), "gone"),
        (Refused(), "refused"),
        (TooLarge(5), "too_large"),
        (Unknown(), "unknown"),
        (ValueError(), "failed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_every_way_to_fail_is_noted_and_passed_on(
    platform: RecordingPlatform, error: Exception, outcome: str
) -> None:
    """The core hears what the platform said."""
    watch = Prometheus()
    platform.fails(error)

    with pytest.raises(type(error)):
        await Watched(platform, watch, platform.clock).send(HERE, Reply("hello"))

    noted = {"platform": "test", "call": "send", "outcome": outcome}
    assert _value(watch, "cutroom_platform_calls_total", **noted) == 1
