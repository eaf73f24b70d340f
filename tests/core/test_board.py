"""A timeline as data, for platforms that draw it."""

from pathlib import Path

from core.board import board
from core.chat import Board, Lane, Piece
from core.locales import Catalogue
from core.settings import DEFAULT_CONFIG
from core.timeline import Kind, Role, Segment, Timeline, Track

CATALOGUE = Catalogue(DEFAULT_CONFIG / "locales")
FRAMES = {"beach.mp4": (Path("0.jpg"), Path("1.jpg"))}


def _say(name: str, /, **values: str | int | float) -> str:
    return CATALOGUE.say("en", name, **values)


def test_every_track_is_told_with_what_lies_on_it() -> None:
    """Clips have their frames, words stand without quotes, and empty tracks are left out."""
    timeline = Timeline(
        tracks=(
            Track(Kind.VIDEO, Role.VIDEO, segments=(Segment(name="beach.mp4", start_ms=0, end_ms=2000),)),
            Track(Kind.AUDIO, Role.BGM, segments=(Segment(name="beach.mp4", start_ms=500, end_ms=2000),)),
            Track(Kind.TEXT, Role.TITLE, segments=(Segment(name="Hello", start_ms=0, end_ms=900),)),
            Track(Kind.TEXT, Role.SUBTITLES),
        ),
        duration_ms=2000,
    )

    assert board(timeline, _say, FRAMES) == Board(
        2000,
        (
            Lane("video", "Video", (Piece("beach.mp4", 0, 2000, FRAMES["beach.mp4"]),)),
            Lane("audio", "BGM", (Piece("beach.mp4", 500, 2000),)),
            Lane("text", "Title", (Piece("Hello", 0, 900),)),
        ),
    )


def test_it_is_as_long_as_what_lies_on_it() -> None:
    """A draft that does not tell its length, or too short a one, is still drawn to scale."""
    track = Track(Kind.VIDEO, Role.VIDEO, segments=(Segment(start_ms=1000, end_ms=3000),))

    assert board(Timeline(tracks=(track,)), _say, {}).duration_ms == 3000
    assert board(Timeline(), _say, {}) == Board(0, ())
