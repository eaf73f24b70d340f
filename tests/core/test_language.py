"""Locale tags and scripts."""

import pytest

from core.language import closest, spoken

OURS = ("en", "zh")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("zh-Hans", "zh"),
        ("zh_TW", "zh"),
        ("ZH-hant-HK", "zh"),
        ("zh_CN.UTF-8", "zh"),
        ("yue-HK", "zh"),
        ("pt-BR", "en"),
        ("", "en"),
        (None, "en"),
        ("-", "en"),
    ],
)
def test_a_tag_is_served_by_its_base_language_or_english(tag: str | None, language: str) -> None:
    """Region and script do not matter; a language that we do not speak is answered in English."""
    assert closest(tag, OURS) == language


def test_a_language_that_got_a_catalogue_is_served() -> None:
    """Nothing here knows which languages there are."""
    assert closest("pt-BR", ("en", "pt")) == "pt"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("cut the best moments", "en"),
        ("剪出精彩部分，导出 4K", "zh"),
        ("把 beach.mp4 和 city.mov 合起来", "zh"),
        ("导出 MP4", "zh"),
        ("add the title 周末 at the top", "en"),
        ("背景音楽を追加して", None),
        ("배경 음악 추가", None),
        ("добавь музыку", None),
        ("4K", None),
        ("https://example.com/clip.mp4", None),
        ("👍 123", None),
        ("", None),
    ],
)
def test_a_text_is_known_by_its_script(text: str, language: str | None) -> None:
    """File names, links and technical words do not count, and a foreign script is not guessed at."""
    assert spoken(text, OURS) == language
