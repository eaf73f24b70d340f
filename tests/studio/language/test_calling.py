"""Files called by the bare words of their names, and words that stay what they are."""

import pytest

from studio.language.calling import called_aside


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("put the lake first", "put @2 first"),
        ("trim my lake clip to 3 s", "trim @2 to 3 s"),
        ("mute Red Barn, then the red-barn", "mute @3 , then @3"),
        ("把海滩调亮", "把 @4 调亮"),
        ("海滩这段静音", "@4 静音"),
        ("the lakeside and a snowlake", "the lakeside and a snowlake"),
        ("fade the music of clip1", "fade the music of clip1"),
        ("cut the title", "cut the title"),
        ("remove the tree", "remove the tree"),
    ],
)
def test_a_file_is_called_by_its_name(said: str, marked: str) -> None:
    """Whole words, whatever stands between them; not what wishes are made of, nor what two share."""
    names = [
        "clip1.mp4", "lake.mp4", "red_barn.MOV", "海滩.mp4",
        "music.mp4", "title.mp4", "tree.mp4", "tree.jpg",
    ]  # fmt: skip

    assert " ".join(called_aside(said, names, "@{}").split()) == marked
