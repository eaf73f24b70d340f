"""A soak of some seconds, so that the long one never rots: all goes on at once, and nothing is lost."""

from pathlib import Path

from tests.soak.report import written
from tests.soak.town import Size, Town


async def test_a_short_soak_finds_nothing(tmp_path: Path) -> None:
    """Both processes, three platforms, a few people, and a fault every few seconds."""
    size = Size(16, people=8, pace_s=8.0, fault_every_s=5.0, span_s=2.0, seed=3)
    async with Town.open(tmp_path, size) as town:
        outcome = await town.live()

    assert outcome.findings == []
    assert outcome.made.total() >= 2
    assert len(outcome.record.said) >= 5
    assert "**Found:** nothing" in written(outcome)
