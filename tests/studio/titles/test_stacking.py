"""Titles give way to each other where they would be seen at once."""

from fractions import Fraction
from itertools import pairwise

from studio.timeline import Canvas, Place, Style, Title
from studio.titles import laid_out, plaques
from studio.titles.stacking import lifts

CANVAS = Canvas(640, 360, Fraction(30))


def _lifts(*titles: Title) -> tuple[int, ...]:
    return lifts(titles, 10_000, CANVAS)


def test_titles_at_one_place_stand_above_each_other() -> None:
    """Each is moved by the height of all before it, whatever they look like."""
    styles = (Style.PLAIN, Style.CAPTION, Style.PLAIN)
    titles = [Title(f"t{number}", "Hello", style=style) for number, style in enumerate(styles)]

    found = _lifts(*titles)

    heights = [plaques.extent(title, *laid_out(title, CANVAS))[1] for title in titles]
    assert found[0] == 0
    for (lower, upper), height in zip(pairwise(found), heights, strict=False):
        assert height <= upper - lower <= height * 1.5


def test_titles_that_do_not_meet_stay() -> None:
    """One after the other, in other corners, or a short one beside a name."""
    left, right = (Title(place, "Hi", place=Place(place)) for place in ("bottom-left", "bottom-right"))
    after = Title("a", "Hi", 3000, 2000)

    assert _lifts(Title("t", "Hi", 0, 3000), after) == (0, 0)
    assert _lifts(left, right) == (0, 0)
    assert _lifts(Title("n", "Ana", style=Style.LOWER_THIRD), Title("t", "Hi")) == (0, 0)


def test_a_lift_is_the_same_all_the_time() -> None:
    """A title does not fall when the one below is gone, and one at the top or in the middle goes down."""
    for place in (Place.TOP, Place.CENTER, Place.BOTTOM):
        first, second = Title("a", "One", 0, 2000, place), Title("b", "Two", 1000, 5000, place)

        assert _lifts(first, second)[0] == 0 < _lifts(first, second)[1]


def test_what_finds_no_room_stays() -> None:
    """Nothing is moved off the picture."""
    many = [Title(f"t{number}", "Hello", size_pct=300) for number in range(9)]

    assert all(0 <= lift < CANVAS.height for lift in _lifts(*many))
    assert _lifts(*many)[-1] == 0


def test_no_words_are_in_nobodys_way() -> None:
    """An empty title is not seen."""
    assert _lifts(Title("a", " "), Title("b", "Two")) == (0, 0)
