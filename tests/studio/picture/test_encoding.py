"""How much is spent on a picture depends on what it is for."""

from dataclasses import replace
from fractions import Fraction

import pytest

from studio.picture.encoding import encoder
from studio.timeline import Canvas

UHD = Canvas(3840, 2160, Fraction(30))


@pytest.mark.parametrize(
    ("canvas", "preset"),
    [
        (Canvas(), "veryfast"),
        (Canvas(1080, 1920), "veryfast"),
        (UHD, "superfast"),
        (replace(UHD, is_rough=True), "ultrafast"),
        (Canvas(854, 480, is_rough=True), "ultrafast"),
    ],
    ids=["full HD", "upright", "4K", "rough 4K", "preview"],
)
def test_the_larger_the_quicker(canvas: Canvas, preset: str) -> None:
    """And a preview is quickest."""
    args = encoder(canvas, set())

    assert args[args.index("-preset") + 1] == preset


@pytest.mark.parametrize(("taken", "number"), [(set(), 0), ({0}, 1), ({0, 1, 3}, 2), ({5}, 0)])
def test_a_free_number_is_chosen(taken: set[int], number: int) -> None:
    """What is joined has numbers of its own."""
    args = encoder(UHD, taken)

    assert f":sps-id={number}:" in args[args.index("-x264-params") + 1]
