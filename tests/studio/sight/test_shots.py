"""Shots are measured, and valued by what is measured."""

from itertools import pairwise
from pathlib import Path
from threading import Event

from core.probe import probe
from studio.sight import Sight
from studio.sight.hearing import deaf
from studio.sight.seeing import Film
from studio.sight.shots import Shot, scored
from studio.sight.speech import activity
from studio.sight.tracks import PIECE_MS, Tracks
from tests.studio import footage


def _sight(path: Path) -> Sight:
    return Film(path, probe(path), Event()).see()


def _tracks(*names: str) -> Tracks:
    return Tracks.of(_sight(footage.scenes(*names)), deaf(), activity(deaf()))


def test_shots_cover_all_that_was_seen() -> None:
    """Each shot begins where the one before ends, at a cut or where black begins or ends."""
    shots = _tracks("pattern", "shaken", "black", "blurred").shots()

    assert [shot.start_ms for shot in shots] == [0, 1500, 3000, 4500]
    assert [shot.end_ms for shot in shots] == [1500, 3000, 4500, 6000]


def test_a_shot_says_what_is_wrong_with_it() -> None:
    """Shaken, black and blurred are each told, and only where they are."""
    steady, shaken, black, blurred = _tracks("pattern", "shaken", "black", "blurred").shots()

    assert steady.is_good
    assert (shaken.is_shaky, shaken.is_black, shaken.is_blurred) == (True, False, False)
    assert (black.is_shaky, black.is_black, black.is_blurred) == (False, True, False)
    assert (blurred.is_shaky, blurred.is_black, blurred.is_blurred) == (False, False, True)
    assert steady.score > 2 * max(shaken.score, black.score, blurred.score)


def test_pieces_part_shots_without_gaps() -> None:
    """Pieces are half a second long, the last of a shot a little longer at most."""
    tracks = _tracks("pattern", "pan")
    pieces = tracks.pieces(tracks.shots())

    assert pieces[0].start_ms == 0
    assert all(one.end_ms == other.start_ms for one, other in pairwise(pieces))
    assert all(PIECE_MS <= piece.duration_ms < 2 * PIECE_MS for piece in pieces)


def test_shake_does_not_leak_over_a_cut() -> None:
    """What a shaken shot does says nothing of the steady one beside it."""
    tracks = _tracks("pan", "shaken", "pan")

    assert [piece.is_shaky for piece in tracks.pieces(tracks.shots())] == [False] * 3 + [True] * 3 + [
        False
    ] * 3


def test_movement_light_and_sound_are_worth_something() -> None:
    """Of two shots that differ in one thing, the better one is worth more."""
    plain = Shot(0, 2000, sharpness=0.7, brightness=0.5, loudness_db=-20)

    def worth(**more: float) -> float:
        fields = {name: getattr(plain, name) for name in Shot.__dataclass_fields__}
        return scored(Shot(**{**fields, **more}), -20).score

    assert worth(motion=0.6) > worth()
    assert worth(sharpness=0.8) > worth()
    assert worth(speech=0.9) > worth()
    assert worth(loudness_db=-12) > worth()
    assert worth(brightness=0.1) < worth()
    assert worth(shake=2.0) < worth() / 2
