"""Clips keep the numbers that they had when the instruction was given."""

import pytest

from studio.editing import operations as ops
from studio.editing.edits import Cannot
from studio.editing.operations import LAST, Operation
from studio.language.numbering import renumbered
from tests.studio.edited import THREE, after, made

WITHOUT_FIRST = made(THREE, ops.Drop((1,))).project
TURNED = made(THREE, ops.Turn()).project


@pytest.mark.parametrize(
    ("operation", "now"),
    [
        (ops.Volume(0, clip=2), ops.Volume(0, clip=1)),
        (ops.Volume(0, clip=LAST), ops.Volume(0, clip=LAST)),
        (ops.Volume(0), ops.Volume(0)),
        (ops.Drop((2, 3)), ops.Drop((1, 2))),
        (ops.Swap(2, 3), ops.Swap(1, 2)),
        (ops.Drop((9,)), ops.Drop((9,))),
        (ops.Fade(1000), ops.Fade(1000)),
    ],
)
def test_numbers_follow_their_clips(operation: Operation, now: Operation) -> None:
    """Whatever was removed before them; the whole and the last are what they are."""
    assert renumbered(operation, THREE, WITHOUT_FIRST) == now


def test_a_clip_that_is_gone_is_named() -> None:
    """No other one is taken for it."""
    with pytest.raises(Cannot, match="clip-gone") as refused:
        renumbered(ops.Volume(0, clip=1), THREE, WITHOUT_FIRST)

    assert refused.value.values == {"name": "beach.mp4"}


def test_an_order_is_followed_too() -> None:
    """A clip is found where it stands now."""
    assert renumbered(ops.Speed(200, 1), THREE, TURNED) == ops.Speed(200, 3)


def test_one_instruction_speaks_of_the_clips_as_they_were() -> None:
    """`remove clip 1 and mute clip 2` mutes what was the second clip."""
    project = after(THREE, "remove clip 1 and mute clip 2")

    assert [(clip.name, clip.volume_pct) for clip in project.timeline.clips] == [
        ("city.mov", 0),
        ("night.mp4", 100),
    ]
