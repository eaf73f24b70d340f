"""Reading drafts: what is documented, what the studio writes, and whatever else may come."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.timeline import Kind, Role, Segment, Timeline
from core.timeline.draft import read, ready_for_export

DRAFTS = Path(__file__).parents[2] / "data" / "drafts"

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    ["t", "tt", "sg", "d", "m", "s", "id", "title", "text", "volume", "speed", "end", "draft"]
)
DRAFTISH = st.recursive(
    JSON,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=20,
)


def load(name: str) -> Any:
    """Give a draft of the data folder."""
    return json.loads((DRAFTS / f"{name}.json").read_text(encoding="utf-8"))


def one(facts: object, kind: int = 0, **track: object) -> Segment:
    """Read a draft of one segment and give that."""
    return read({"t": [{"tt": kind, "sg": [facts], **track}]}).tracks[0].segments[0]


def test_the_documented_draft_is_read_whole() -> None:
    """Kinds, names, times, volume, title, size and length are all seen."""
    timeline = read(load("documented"))

    assert [track.kind for track in timeline.tracks] == [Kind.VIDEO, Kind.AUDIO, Kind.TEXT]
    assert timeline.tracks[1].segments == (Segment(name="Lo-fi", end_ms=10_000, volume_pct=35),)
    assert timeline.tracks[2].segments[0].text == "Urban Dreams"
    assert (timeline.title, timeline.width, timeline.height) == ("Urban", 1920, 1080)
    assert timeline.duration_ms == 10_000


def test_a_clip_keeps_its_own_times_apart_from_the_source_it_is_cut_from() -> None:
    """`m.start` and `m.end` of a clip say where it is cut from; `s` and `d` say when it plays."""
    clip = read(load("beach_after")).tracks[0].segments[1]

    assert (clip.id, clip.name, clip.media) == ("c1", "beach.mp4", "f1")
    assert (clip.start_ms, clip.end_ms, clip.cut_from_ms) == (2_000, 20_000, 5_000)


def test_a_clip_without_a_time_follows_the_one_before_even_when_its_source_span_is_known() -> None:
    """A cut from 0:30 to 0:34 that states no time of its own plays right after its neighbour."""
    cut = {"d": 4000, "m": {"start": 30_000, "end": 34_000}}

    first, second = read({"t": [{"tt": 0, "sg": [cut, cut]}]}).tracks[0].segments

    assert (first.start_ms, second.start_ms, second.end_ms) == (0, 4_000, 8_000)


def test_odd_shapes_are_read_as_far_as_they_make_sense() -> None:
    """Wrapped, with text for numbers, an address for a name, an object for a list, and unknown types."""
    timeline = read(load("odd"))

    _, video, sticker, voice, empty, subtitles = timeline.tracks
    assert [(s.name, s.start_ms, s.end_ms) for s in video.segments] == [
        ("harbour.mov", 1500, 4000),
        ("", 4000, 4700),
    ]
    assert (sticker.kind, sticker.segments[0].name, sticker.segments[0].end_ms) == (
        Kind.OTHER,
        "heart sticker",
        900,
    )
    assert (voice.role, voice.segments[0].volume_pct) == (Role.VOICE, 80)
    assert empty.segments == ()
    assert (subtitles.role, subtitles.segments[0].text) == (Role.SUBTITLES, "one two")
    assert timeline.duration_ms == 4_700


def test_what_is_not_understood_is_carried_untouched() -> None:
    """`raw` is the very draft, unknown keys and types included."""
    answer = load("odd")

    timeline = read(answer)

    assert timeline.raw is answer["data"]["state"]["draft"]
    assert timeline.tracks[2].segments[0].raw["fx"] == [1, 2]


def test_the_canvas_tells_the_size_where_the_draft_does_not() -> None:
    """The state's `canvas_config` fills in, and does not overrule."""
    canvas = {"width": 1080, "height": 1920}

    assert read({"t": []}, canvas).height == 1920
    assert read({"t": [], "m": {"width": 640, "height": 360}}, canvas).height == 360


@pytest.mark.parametrize(
    ("volume", "percent"),
    [
        (0.35, 35),
        (35, 35),
        (1, 100),
        (1.0, 100),
        (1.5, 150),
        (0, 0),
        ("0.5", 50),
        (-1, None),
        (True, None),
        ("loud", None),
    ],
)
def test_volume_is_a_share_or_a_percentage(volume: object, percent: int | None) -> None:
    """Both ways of writing a volume come out as percent; nonsense is no volume."""
    assert one({"d": 1, "m": {"volume": volume}}, 1).volume_pct == percent


def test_a_muted_track_is_silent_and_a_track_lends_its_volume() -> None:
    """What a track says of its sound holds for the segments that say nothing."""
    assert one({"d": 1}, 1, m={"muted": True}).volume_pct == 0
    assert one({"d": 1}, 1, m={"volume": 40}).volume_pct == 40
    assert one({"d": 1, "m": {"volume": 60}}, 1, m={"volume": 40}).volume_pct == 60


@pytest.mark.parametrize(
    ("speed", "factor"), [(2, 2.0), (0.5, 0.5), (150, 1.5), (0, 1.0), (None, 1.0), ("x", 1.0)]
)
def test_speed_is_a_factor_or_a_percentage(speed: object, factor: float) -> None:
    """Twice as fast may be written 2 or 200; nonsense is the usual speed."""
    assert one({"d": 1, "m": {"speed": speed}}).speed == factor


@pytest.mark.parametrize(
    "draft",
    [
        None,
        [],
        "text",
        7,
        {},
        {"t": None},
        {"t": [{"tt": 0}]},
        {"t": [{"tt": 0, "sg": []}]},
        {"t": {"sg": 1}},
    ],
)
def test_nothing_on_any_track_is_not_ready_for_export(draft: object) -> None:
    """An export needs a track with something on it."""
    assert not ready_for_export(read(draft))


def test_one_segment_makes_a_draft_ready_for_export() -> None:
    """Even where nothing is known of the segment but that it is there."""
    assert ready_for_export(read({"t": [{"tt": 99, "sg": [{}]}]}))


@settings(max_examples=150, deadline=None)
@given(DRAFTISH, JSON)
def test_any_json_is_a_timeline(draft: object, canvas: object) -> None:
    """No draft raises, and times always run forward from zero."""
    timeline = read(draft, canvas)

    assert isinstance(timeline, Timeline)
    for track in timeline.tracks:
        assert all(0 <= segment.start_ms <= segment.end_ms for segment in track.segments)
