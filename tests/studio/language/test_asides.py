"""What is said beside a wish."""

import pytest

from studio.editing import operations as ops
from studio.language.asides import goes_on, is_aside, plainer

SLOW = (ops.Speed(50, end_ms=3000),)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("make it brighter for my youtube channel", "make it brighter"),
        ("crop it to =4_5= for insta", "crop it to =4_5="),
        ("stabilize @1 because my hands were shaking", "stabilize @1"),
    ],
)
def test_a_wish_is_read_without_why_and_for_whom(said: str, plain: str) -> None:
    """That changes nothing of what is to be done."""
    assert plain in plainer(said)


def test_reasons_alone_need_a_wish_before() -> None:
    """Else they are all that was said, and may be a wish."""
    assert is_aside("it was filmed at night", SLOW)
    assert not is_aside("it was filmed at night", ())
    assert not is_aside("so it lasts <3000>", SLOW)


def test_what_goes_on_as_it_was_is_no_wish() -> None:
    """After a part, that is how it is anyway; after the whole it is another wish."""
    assert goes_on("normal speed", SLOW)
    assert goes_on("continue", (ops.Freeze(8000),))
    assert not goes_on("normal speed", (ops.Speed(50),))
