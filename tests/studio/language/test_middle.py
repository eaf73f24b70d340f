"""The middle, by the ends that were named."""

import pytest

from studio.language.understanding import understand
from tests.studio.edited import THREE
from tests.studio.shown import shown


@pytest.mark.parametrize(
    ("said", "operations"),
    [
        ("中间慢放", "Speed(pct=50, start_ms=12666, end_ms=25332)"),
        ("第一段中间静音", "Volume(pct=0, clip=1, start_ms=6666, end_ms=13332)"),
        (
            "剪掉开头5秒和最后3秒，中间加快一倍",
            "TrimStart(ms=5000); TrimEnd(ms=3000); Speed(pct=200, is_factor=True)",
        ),
        (
            "第一段开头剪掉2秒，结尾剪掉2秒，中间放慢",
            "TrimStart(ms=2000, clip=1); TrimEnd(ms=2000, clip=1); Speed(pct=75, clip=1, is_factor=True)",
        ),
        (
            "开头3秒慢放，最后3秒静音，中间调亮",
            (
                "Adjust(start_ms=3000, end_ms=35000, what=brightness, by=30); "
                "Speed(pct=50, end_ms=3000); Volume(pct=0, start_ms=-3000)"
            ),
        ),
        ("加标题“夏天”，放中间", "AddTitle(text=夏天, place=center)"),
        ("中间那段视频删了", "Drop(clips=2)"),
    ],
)
def test_the_middle_is_what_the_ends_leave(said: str, operations: str) -> None:
    """Or the middle third, where none were named; a title in the middle is another thing."""
    assert shown(understand(said, THREE).operations) == operations
