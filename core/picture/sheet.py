"""A picture of the timeline: a row a track, segments to scale, a time axis above."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.picture.blocks import blocks, paint
from core.picture.brush import Brush
from core.picture.filmstrip import Frame
from core.picture.icons import ICONS
from core.picture.looks import BIG, GRID, INK, LANE, LOOKS, PALE, PAPER, RADIUS, SMALL, TEXT
from core.timeline import Kind, Segment, Timeline, Track
from core.timeline.summary import Say, clock, label

WIDTH: Final = 1280
MARGIN: Final = 40
SPAN: Final = WIDTH - 2 * MARGIN
HEADER: Final = 122
AXIS: Final = 58
LABEL: Final = 48
LANE_GAP: Final = 8
ROW_GAP: Final = 26
MOST_LANES: Final = 14
LANES_A_TRACK: Final = 3
EMPTY_HEIGHT: Final = 420
STEPS_MS: Final = (
    100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000,
    1_800_000, 3_600_000, 7_200_000, 14_400_000, 43_200_000,
)  # fmt: skip
MOST_TICKS: Final = 9


@dataclass(frozen=True, slots=True)
class Row:
    """A track with its segments spread over lanes so that none hides another."""

    track: Track
    lanes: tuple[tuple[Segment, ...], ...]
    top: int

    @property
    def height(self) -> int:
        """How much room it takes, its label included."""
        lane = LOOKS[self.track.kind].height + LANE_GAP
        return LABEL + len(self.lanes) * lane - LANE_GAP + ROW_GAP

    def placed(self) -> Iterator[tuple[int, tuple[Segment, ...]]]:
        """Give each lane with its upper edge."""
        for number, lane in enumerate(self.lanes):
            yield self.top + LABEL + number * (LOOKS[self.track.kind].height + LANE_GAP), lane


def draw(timeline: Timeline, say: Say, frames: Mapping[str, Sequence[Frame]] | None = None) -> bytes:
    """Draw a timeline as PNG; frames go by a segment's id, its media or its name."""
    rows = _rows(timeline)
    if not rows:
        return _empty(say)
    left_out = len(timeline.shown) - len(rows)
    bottom = rows[-1].top + rows[-1].height - ROW_GAP
    brush = Brush(WIDTH, bottom + MARGIN + (MARGIN if left_out else 0), PAPER)
    end_ms = max(timeline.duration_ms, *(s.end_ms for row in rows for s in row.track.segments), 1)
    _header(brush, timeline, say)
    _lanes(brush, rows, say)
    _axis(brush, end_ms, rows)
    for row in rows:
        _segments(brush, row, end_ms, say, frames or {})
    if left_out:
        brush.text(say("timeline-more-tracks", count=left_out), MARGIN, bottom + MARGIN - 4, SMALL, PALE)
    return brush.png()


def ticks(end_ms: int) -> tuple[int, ...]:
    """Give the moments to write on the axis: round ones, and few."""
    step = next((step for step in STEPS_MS if end_ms / step < MOST_TICKS), -(-end_ms // MOST_TICKS))
    return tuple(range(0, end_ms + 1, step))


def spread(track: Track) -> tuple[tuple[Segment, ...], ...]:
    """Spread a track over lanes; clips share one, since they only meet in transitions."""
    if track.kind is Kind.VIDEO:
        return (track.segments,)
    lanes: list[list[Segment]] = []
    for segment in sorted(track.segments, key=lambda segment: segment.start_ms):
        free = next((lane for lane in lanes if lane[-1].end_ms <= segment.start_ms), None)
        if free is None and len(lanes) < LANES_A_TRACK:
            lanes.append(free := [])
        (lanes[-1] if free is None else free).append(segment)
    return tuple(map(tuple, lanes))


def _rows(timeline: Timeline) -> list[Row]:
    rows: list[Row] = []
    top, lanes = HEADER + AXIS, 0
    for track in timeline.shown:
        row = Row(track, spread(track), top)
        lanes += len(row.lanes)
        if lanes > MOST_LANES:
            break
        rows.append(row)
        top += row.height
    return rows


def _empty(say: Say) -> bytes:
    brush = Brush(WIDTH, EMPTY_HEIGHT, PAPER)
    brush.box(MARGIN, MARGIN, SPAN, EMPTY_HEIGHT - 2 * MARGIN, LANE, radius=28)
    ICONS[Kind.VIDEO](brush, WIDTH / 2 - 48, 106, 96, LOOKS[Kind.VIDEO].light)
    brush.text(say("timeline-nothing-yet"), WIDTH / 2, 282, BIG - 4, INK, anchor="mm")
    return brush.png()


def _header(brush: Brush, timeline: Timeline, say: Say) -> None:
    length = clock(timeline.duration_ms)
    room = SPAN - brush.width(length, BIG) - MARGIN
    title = brush.fitted(timeline.title, BIG, room) or say("timeline-name")
    brush.text(title, MARGIN, 52, BIG, INK)
    brush.text(length, WIDTH - MARGIN, 52, BIG, INK, anchor="rm")
    facts = [say("timeline-tracks", count=len(timeline.shown))]
    if timeline.width and timeline.height:
        facts.append(f"{timeline.width}×{timeline.height}")
    brush.text("  ·  ".join(facts), MARGIN, 102, SMALL, PALE)


def _lanes(brush: Brush, rows: Sequence[Row], say: Say) -> None:
    for row in rows:
        look = LOOKS[row.track.kind]
        ICONS[row.track.kind](brush, MARGIN + 2, row.top + 4, 30, look.light)
        brush.text(label(row.track, say), MARGIN + 46, row.top + 19, TEXT, look.light)
        for y, _ in row.placed():
            brush.box(MARGIN, y, SPAN, look.height, LANE, radius=RADIUS)


def _axis(brush: Brush, end_ms: int, rows: Sequence[Row]) -> None:
    y = HEADER + 26
    for moment_ms in ticks(end_ms):
        x = MARGIN + SPAN * moment_ms / end_ms
        text = clock(moment_ms)
        half = brush.width(text, SMALL) / 2
        brush.text(text, min(max(x, MARGIN + half), WIDTH - MARGIN - half), y, SMALL, PALE, anchor="mm")
        if not 0 < moment_ms < end_ms:
            continue
        for row in rows:
            for top, _ in row.placed():
                brush.line(((x, top), (x, top + LOOKS[row.track.kind].height)), 1, GRID)


def _segments(brush: Brush, row: Row, end_ms: int, say: Say, frames: Mapping[str, Sequence[Frame]]) -> None:
    for y, lane in row.placed():
        for block in blocks(row.track, lane, left=MARGIN, y=y, span=SPAN, end_ms=end_ms):
            paint(brush, block, say, frames)
