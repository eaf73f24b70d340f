"""A timeline turned into what crosses the wall, for platforms that draw it themselves. Pure."""

from core.chat import Board, Lane, Piece
from core.frames import Files
from core.timeline import Kind, Segment, Timeline, Track
from core.timeline.summary import Say, label, name_of, shortened


def board(timeline: Timeline, say: Say, frames: Files) -> Board:
    """Tell every track and what lies on it, with the frames that belong to it."""
    lanes = tuple(
        Lane(
            track.kind,
            label(track, say),
            tuple(_piece(segment, track, say, frames) for segment in track.segments),
        )
        for track in timeline.shown
    )
    ends = (piece.end_ms for lane in lanes for piece in lane.pieces)
    return Board(max(timeline.duration_ms, *ends, 0), lanes)


def _piece(segment: Segment, track: Track, say: Say, frames: Files) -> Piece:
    found = (
        () if track.kind is not Kind.VIDEO else frames.get(segment.media) or frames.get(segment.name) or ()
    )
    # What is drawn in its own place needs no quotes around its words.
    name = (
        shortened(segment.name) if track.kind is Kind.TEXT and segment.name else name_of(segment, track, say)
    )
    return Piece(name, segment.start_ms, segment.end_ms, found)
