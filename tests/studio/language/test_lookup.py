"""Clauses looked up with what was sent in mind."""

import pytest

from core.nemo.wire import Kind
from studio.editing.project import Project, place
from studio.language.understanding import understand
from studio.timeline import Media
from tests.studio.edited import BEACH, CITY
from tests.studio.shown import shown

MIXED = place(
    Project(), [BEACH, CITY, *(Media(f"p{n}", f"photo{n}.jpg", Kind.IMAGE, 0, 3000, 2000) for n in (1, 2))]
)


@pytest.mark.parametrize(
    ("said", "operations"),
    [
        ("把照片放最前面", "Order(clips=3/4)"),
        (
            "把照片放最前面停3秒，整体快一点",
            (
                "Order(clips=3/4); Length(ms=3000, clip=3); Length(ms=3000, clip=4); "
                "Speed(pct=150, is_factor=True)"
            ),
        ),
        ("删掉照片", "Drop(clips=3/4)"),
        ("照片调亮一点", "Adjust(clip=3, what=brightness, by=30); Adjust(clip=4, what=brightness, by=30)"),
        ("第三段停5秒", "Length(ms=5000, clip=3)"),
        ("每张照片停2秒", "Slideshow(each_ms=2000)"),
        ("把第一段放最后", "Move(clip=1, to=-1)"),
    ],
)
def test_the_photos_among_clips_are_meant(said: str, operations: str) -> None:
    """What is asked of photos changes no video."""
    understood = understand(said, MIXED)

    assert shown(understood.operations) == operations
    assert not understood.unknown
    assert not understood.half


@pytest.mark.parametrize("said", ["把beach.mp4删了", "beach.mp4不要了", "请删除beach.mp4"])
def test_a_name_needs_no_space_in_chinese(said: str) -> None:
    """The words around it are no part of it."""
    assert shown(understand(said, MIXED).operations) == "Drop(clips=1)"
