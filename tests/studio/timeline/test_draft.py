"""The compact draft: written without loss, read without trust."""

import copy
import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.nemo.wire import Kind
from core.timeline import draft as view
from studio.timeline import Canvas, Clip, Fill, Place, Sound, Style, Timeline, Title
from studio.timeline.draft import DraftError, media_ids, read, write
from studio.timeline.framing import Crop, Focus, Framing, Motion
from studio.timeline.look import Grade, Look
from studio.timeline.transition import Passing, Transition
from tests.studio.wishing import THREE, after

FULL = after(THREE, "add lofi music", 'add a title "Hello" at 3 s for 2 s', "fade out").timeline
DRAFT = write(FULL, title="Holiday")
KEYS = (
    "t",
    "tt",
    "sg",
    "d",
    "m",
    "s",
    "id",
    "start",
    "end",
    "fps",
    "width",
    "height",
    "speed",
    "volume",
    "text",
    "hold",
    "look",
    "framing",
    "crop",
    "focus",
    "transition",
    "kind",
    "fill",
)

_quick = settings(max_examples=250, deadline=None, database=None, derandomize=True)
_ms = st.integers(0, 1_000_000)
_words = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40)
_amount = st.integers(-100, 100)
_share = st.integers(0, 100)
_side = st.integers(0, 450)
_looks = st.builds(
    Look, st.none() | st.sampled_from(Grade), _amount, _amount, _amount, _amount, _share, _share
)
_framings = st.builds(
    Framing,
    turned=st.sampled_from([0, 90, 180, 270]),
    is_mirrored=st.booleans(),
    crop=st.builds(Crop, _side, _side, _side, _side),
    is_steady=st.booleans(),
    motion=st.none() | st.sampled_from(Motion),
    focus=st.none() | st.builds(Focus, st.integers(0, 1000), st.integers(0, 1000)),
)
_clips = st.builds(
    Clip,
    id=st.uuids().map(lambda one: f"c{one}"),
    media=st.sampled_from(["m1", "m2"]),
    name=_words,
    kind=st.sampled_from([Kind.VIDEO, Kind.IMAGE]),
    start_ms=_ms,
    end_ms=st.integers(1_000_100, 1_100_000),
    speed_pct=st.integers(10, 1000),
    volume_pct=st.integers(0, 400),
    hold_ms=st.integers(0, 10_000),
    is_reversed=st.booleans(),
    is_clear=st.booleans(),
    framing=_framings,
    look=_looks,
    transition=st.none() | st.builds(Transition, st.sampled_from(Passing), st.integers(1, 5000)),
)
_over = {"at_ms": _ms, "duration_ms": st.none() | st.integers(1, 1_000_000)}
_sounds = st.builds(
    Sound,
    id=st.just("a1"),
    name=_words,
    mood=st.sampled_from(["lofi", "upbeat", "cinematic", "ambient"]),
    volume_pct=st.integers(0, 400),
    fade_in_ms=_ms,
    fade_out_ms=_ms,
    is_ducked=st.booleans(),
    **_over,
)
_titles = st.builds(
    Title,
    id=st.just("t1"),
    text=_words,
    place=st.sampled_from(Place),
    size_pct=st.integers(10, 500),
    colour=st.from_regex("#[0-9a-f]{6}", fullmatch=True),
    style=st.sampled_from(Style),
    **_over,
)
_canvases = st.builds(
    Canvas,
    st.integers(8, 3840).map(lambda half: half * 2),
    st.integers(8, 3840).map(lambda half: half * 2),
    st.sampled_from(
        [Fraction(30), Fraction(30000, 1001), Fraction(24000, 1001), Fraction(25, 2), Fraction(60)]
    ),
)
_timelines = st.builds(
    Timeline,
    canvas=_canvases,
    clips=st.lists(_clips, max_size=4, unique_by=lambda clip: clip.id).map(tuple),
    sounds=st.lists(_sounds, max_size=2).map(tuple),
    titles=st.lists(_titles, max_size=3).map(tuple),
    fade_in_ms=_ms,
    fade_out_ms=_ms,
    comes_from_white=st.booleans(),
    goes_to_white=st.booleans(),
    fill=st.sampled_from(Fill),
    loudness=st.none() | st.integers(-40, -8),
)
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=16,
)


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from _paths(one, (*path, key))


def _with(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    draft: Any = copy.deepcopy(DRAFT)
    at = draft
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return draft  # type: ignore[no-any-return]  # a draft is whatever JSON it is


def _refusal(draft: Any) -> DraftError | None:
    """Read a draft; one that is taken must come back the same."""
    try:
        timeline = read(draft)
    except DraftError as error:
        return error
    assert read(write(timeline)) == timeline
    return None


@_quick
@given(_timelines, _words)
def test_a_timeline_comes_back_as_it_was_written(timeline: Timeline, title: str) -> None:
    """Nothing is lost on the way through JSON."""
    assert read(json.loads(json.dumps(write(timeline, title=title)))) == timeline


@_quick
@given(_json)
def test_junk_is_refused_by_name(draft: Any) -> None:
    """Whatever JSON comes in, it is a timeline or a DraftError."""
    refusal = _refusal(draft)

    assert refusal is None or (refusal.field and refusal.message)


@_quick
@given(st.sampled_from([path for path in _paths(DRAFT) if path]), _json)
def test_a_draft_with_one_wrong_value_is_read_or_refused(path: tuple[str | int, ...], value: Any) -> None:
    """Also where all the rest of it is good."""
    refusal = _refusal(_with(path, value))

    assert refusal is None or (refusal.field and refusal.message)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("t",), None),
        (("t",), {}),
        (("t", 0, "tt"), 9),
        (("t", 0, "sg"), "none"),
        (("t", 0, "sg", 1, "m", "end"), 0),
        (("t", 0, "sg", 0, "m", "speed"), 0),
        (("t", 0, "sg", 0, "m", "media"), "../../etc/passwd"),
        (("m", "width"), 161),
        (("m", "width"), 100_000),
        (("m", "fps"), 500),
    ],
    ids=str,
)
def test_what_is_wrong_is_named(path: tuple[str | int, ...], value: Any) -> None:
    """The error carries the way to the field."""
    with pytest.raises(DraftError) as error:
        read(_with(path, value))

    way = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).removeprefix(".")
    assert error.value.field.startswith(way)


def test_bounds_hold() -> None:
    """Neither too many segments, nor six hours, nor a novel for a title."""
    clip = Clip("c1", "m1", "a", Kind.VIDEO, 0, 7_200_000)
    many = tuple(Title(f"t{number}", "x", duration_ms=1) for number in range(501))
    for timeline in (
        Timeline(clips=(clip,) * 4),
        Timeline(clips=(clip,), titles=many),
        Timeline(clips=(clip,), titles=(Title("t1", "x" * 501),)),
    ):
        with pytest.raises(DraftError):
            read(write(timeline))


def test_the_draft_has_the_contract_s_short_keys() -> None:
    """Tracks of the known kinds, segments with their place in time, and the whole's length."""
    assert [track["tt"] for track in DRAFT["t"]] == [0, 1, 7]
    assert [(one["s"], one["d"]) for one in DRAFT["t"][0]["sg"]] == [
        (0, 4000),
        (4000, 6000),
        (10_000, 10_000),
    ]
    assert (DRAFT["d"], DRAFT["m"]["title"]) == (20_000, "Holiday")


def test_the_bot_sees_what_was_written() -> None:
    """Its own reader finds the same tracks, spans and words."""
    seen = view.read(DRAFT)

    assert [[(one.start_ms, one.end_ms) for one in track.segments] for track in seen.tracks] == [
        [(0, 4000), (4000, 10_000), (10_000, 20_000)],
        [(0, 20_000)],
        [(3000, 5000)],
    ]
    assert seen.tracks[2].segments[0].text == "Hello"
    assert (seen.tracks[1].segments[0].volume_pct, seen.width, seen.title) == (30, 1920, "Holiday")


def test_the_files_that_a_timeline_needs_are_told() -> None:
    """Clips and sounds alike, each once."""
    assert media_ids(FULL) == {"m1", "m2", "m3"}
    assert media_ids(after(THREE, "add my song").timeline) == {"m1", "m2", "m3", "s1"}
