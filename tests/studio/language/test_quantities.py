"""Figures become marks, however people write them."""

import pytest

from studio.language.quantities import measured

TIMES = (
    ("3 seconds", 3000),
    ("3s", 3000),
    ("2.5 sec", 2500),
    ("250 ms", 250),
    ("1:02", 62_000),
    ("0:03.5", 3500),
    ("1:02:03", 3_723_000),
    ("2 minutes", 120_000),
    ("2 min 5 s", 125_000),
    ("one hour", 3_600_000),
    ("two seconds", 2000),
    ("twenty-five seconds", 25_000),
    ("half a second", 500),
    ("a minute", 60_000),
    ("two and a half seconds", 2500),
    ("15-second", 15_000),
    ("三秒", 3000),
    ("两秒半", 2500),
    ("一分半", 90_000),
    ("1分30秒", 90_000),
    ("半秒", 500),
    ("十二秒", 12_000),
    ("二十秒钟", 20_000),
    ("一点五秒", 1500),
    ("第3秒", 3000),
    ("1小时", 3_600_000),
    ("9:15", 555_000),
)
OTHERS = (
    ("9:16", "=9_16="),
    ("crop to 9:16", "crop to =9_16="),
    ("16比9", "=16_9="),
    ("4x5", "=4_5="),
    ("1080 x 1920", "=1080_1920="),
    ("9 by 16", "=9_16="),
    ("from 9:16 to 9:20", "from <556000> to <560000>"),
    ("0:03 to 9:16", "<3000> to <556000>"),
    ("9:16之后", "<556000>之后"),
    ("2x", "2x"),
    ("x2", "2x"),
    ("2 times faster", "2x faster"),
    ("play it 2 times", "play it 2 times"),
    ("两倍", "2x"),
    ("一点五倍", "1.5x"),
    ("一倍", "加倍"),
    ("twenty percent", "20%"),
    ("百分之三十", "30%"),
    ("三成", "30%"),
    ("from 3 to 8 seconds", "from <3000> to <8000>"),
    ("between 2 and 4 seconds", "between <2000> and <4000>"),
    ("3到8秒", "<3000> 到 <8000>"),
    ("第三个", "第3个"),
    ("加一段音乐", "加音乐"),
    ("720p", "720p"),
    ("分辨率", "分辨率"),
    ("first minute", "first <60000>"),
    ("the second clip", "the second clip"),
)


@pytest.mark.parametrize(("said", "ms"), TIMES)
def test_a_time_is_marked_in_milliseconds(said: str, ms: int) -> None:
    """However it is written."""
    assert measured(said).strip() == f"<{ms}>"


@pytest.mark.parametrize(("said", "marked"), OTHERS)
def test_other_figures_are_marked_as_what_they_are(said: str, marked: str) -> None:
    """Shapes, sizes, shares and multiples are no times, and the other way round."""
    assert " ".join(measured(said).split()) == marked


def test_marking_twice_changes_nothing() -> None:
    """A corrected wish is marked again."""
    once = measured("trim 3 s, 1080 x 1920, 9:16, 两倍, 30%")

    assert measured(once).split() == once.split()


def test_an_endless_figure_is_bounded() -> None:
    """Two thousand digits are no number that anybody means."""
    assert len(measured("9" * 2000 + " seconds")) < 20
