"""What is given back is what was typed."""

import pytest

from studio.language.echoing import MOST_SHOWN, Echo
from studio.language.quotes import Quotes
from studio.language.understanding import understand
from tests.studio.edited import THREE


def _given_back(said: str) -> tuple[str, ...]:
    understood = understand(said, THREE)
    return (*(half.text for half in understood.half), *understood.unknown)


@pytest.mark.parametrize(
    ("said", "given_back"),
    [
        ("brighter pls, sparkle for 15 sec, thanks", "sparkle for 15 sec"),
        ("can you sparkle the second clip for 1 min 30 s?", "sparkle the second clip for 1 min 30 s"),
        ("speed it up, 15 sec sparkle, mute it", "15 sec sparkle"),
        ('make it dance to "La la" twice, mute it', 'make it dance to "La la" twice'),
        ("调亮一点，跳舞三秒，静音", "跳舞三秒"),
        ("跳舞１０秒", "跳舞１０秒"),
        ("make a 15 sec sparkle", "make a 15 sec sparkle"),
    ],
)
def test_people_read_their_own_words(said: str, given_back: str) -> None:
    """Not the figures and names that those were made into."""
    assert given_back in _given_back(said)


def test_what_was_never_typed_is_named() -> None:
    """A wish said plainly has words of its own; its marks become figures and names."""
    echo = Echo(Quotes(), ["a.mp4"], [], "something else")

    assert echo.plain("remove @1 from <3000>") == "remove a.mp4 from 0:03"


def test_what_is_given_back_has_an_end() -> None:
    """However long it was."""
    (given_back,) = _given_back("sparkle " + "very " * 100 + "much")

    assert len(given_back) == MOST_SHOWN


def test_the_figure_that_is_strange_is_as_typed() -> None:
    """Alone as well as among its words."""
    (half,) = understand("create a 10 sec story from the first clip", THREE).half

    assert "10 sec" in half.strange
