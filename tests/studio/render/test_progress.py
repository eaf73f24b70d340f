"""A share of the whole that only rises, whatever is under way at once."""

from itertools import pairwise

from studio.render.progress import Progress
from studio.work.piece import Piece


def _piece(name: str, weight: float) -> Piece:
    return Piece((name,), ".mp4", 30, 1000.0, weight)


def test_pieces_under_way_at_once_add_up() -> None:
    """By their weights; the last thing takes what is left."""
    told: list[float] = []
    progress = Progress(told.append)
    picture, sound = _piece("picture", 8), _piece("sound", 1)
    progress.begin([picture.weight, sound.weight, 1])

    for part in (0.5, 1.0):
        progress.of(sound)(part)
        progress.of(picture)(part)
    last = progress.rest()
    last(0.5)
    last(1.0)

    assert told == [0.0, 0.05, 0.45, 0.5, 0.9, 0.95, 1.0]


def test_what_is_made_twice_is_done_once() -> None:
    """A clip that is shown again is the same piece, so nothing falls back or goes beyond the whole."""
    told: list[float] = []
    progress = Progress(told.append)
    progress.begin([1.0])
    for part in (0.5, 1.0, 1.0):
        progress.of(_piece("same", 1.0))(part)
    progress.rest()(1.0)

    assert all(one <= other for one, other in pairwise(told))
    assert told[-1] == 1.0
