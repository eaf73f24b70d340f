"""In which scripts titles can be drawn with the fonts that are here. Blocking."""

from collections.abc import Mapping
from typing import Final

from studio.titles.fonts import undrawable

SAMPLES: Final[Mapping[str, str]] = {
    "Latin": "Abcß",
    "Cyrillic": "Жшыї",
    "CJK": "视频剪辑動画편집",
    "Arabic": "ابتپ",
    "Devanagari": "कखगि",
    "Thai": "กขคำ",
    "emoji": "🎬🎵😀",
}


def drawn(samples: Mapping[str, str] = SAMPLES) -> tuple[str, ...]:
    """Give the scripts of which every letter of a sample can be drawn."""
    return tuple(script for script, sample in samples.items() if not undrawable(sample))
