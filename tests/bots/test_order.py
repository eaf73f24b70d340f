"""What the command is given, and what it gives back."""

from fractions import Fraction
from pathlib import Path

import pytest

from bots.order import Order, describe, figures, is_link, measured
from bots.speech import Speech
from core.nemo.wire import Kind, UploadedFile
from core.probe import Facts
from core.settings import DEFAULT_CONFIG

SAY = Speech.read(DEFAULT_CONFIG, "en").say
FACTS = Facts(
    Kind.VIDEO,
    "mov",
    2_000_000,
    34_400,
    1920,
    1080,
    Fraction(30_000, 1001),
    video_codec="h264",
    audio_codec="aac",
)


def _file(**fields: object) -> UploadedFile:
    return UploadedFile.model_validate({"filename": "a.mp4", "file_type": "video", "cdn_url": "u", **fields})


@pytest.mark.parametrize(
    ("file", "expected"),
    [("https://a.test/b.mp4", True), ("HTTP://a.test", True), ("https.mp4", False), ("./http:/x.mp4", False)],
)
def test_a_link_is_told_from_a_path(file: str, *, expected: bool) -> None:
    """By its scheme."""
    assert is_link(file) is expected


def test_only_paths_are_looked_at_here() -> None:
    """A link is the backend's to fetch."""
    assert Order(("a.mp4", "https://a.test/b.mp4"), (), Path("o.mp4")).paths == (Path("a.mp4"),)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (_file(duration=34, width=1920, height=1080), "Added a.mp4 — 0:34, 1920×1080"),
        (_file(duration=34, file_type="audio"), "Added a.mp4 — 0:34"),
        (_file(file_type="image", width=8, height=6, duration=5), "Added a.mp4 — 8×6"),
        (_file(), "Added a.mp4"),
    ],
    ids=["video", "sound", "picture", "unknown"],
)
def test_what_was_added_is_told_as_far_as_it_is_known(file: UploadedFile, said: str) -> None:
    """A picture has no length."""
    assert describe(file, SAY) == said


def test_the_result_is_told_as_measured() -> None:
    """Size, rate, length and bytes; a film without sound is called that."""
    assert figures(FACTS, SAY) == "1920×1080, 29.97 fps, 0:34, 2.0 MB"
    assert figures(Facts(Kind.VIDEO, "mov", 900, 1000, 8, 6), SAY) == "8×6, 0:01, 1 kB, no sound"


def test_json_holds_the_same_measures() -> None:
    """In numbers."""
    assert measured(FACTS) == {
        "width": 1920,
        "height": 1080,
        "duration": 34.4,
        "fps": 29.97,
        "bytes": 2_000_000,
        "video_codec": "h264",
        "audio_codec": "aac",
    }
