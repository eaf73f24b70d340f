"""Edits of when, how long, how often and in which direction clips play, and how they give way."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from core.nemo.wire import Kind
from studio.editing import choices
from studio.editing import operations as ops
from studio.editing.edits import Cannot, apply
from studio.editing.operations import LAST, Operation
from studio.editing.project import Project, place
from studio.music.beats import beats_of
from studio.sight.analysis import Analysis
from studio.timeline import Fill, Media
from studio.timeline.framing import Motion
from studio.timeline.transition import Passing, Transition
from tests.studio.edited import BEACH, ONE, SONG, THREE, made
from tests.studio.editing.test_edits import LOFI, _pieces

PICTURES = place(
    Project(), [Media(f"p{number}", f"photo{number}.jpg", Kind.IMAGE, 0, 3000, 2000) for number in range(4)]
)
MIXED = place(PICTURES, [BEACH])
CROSSFADE = Transition()
HEARD = Analysis(9000, beats=tuple(range(510, 9000, 600)), has_sound=True)


def _lengths(project: Project) -> list[int]:
    return [clip.duration_ms for clip in project.timeline.clips]


@pytest.mark.parametrize(
    ("operation", "passing", "figures"),
    [
        (ops.Pass(), [None, CROSSFADE, CROSSFADE], (2, "0:01", "0:38", "0:36")),
        (ops.Pass(ms=500, clips=(2,)), [None, Transition(ms=500), None], (1, "0:00.5", "0:38", "0:37.5")),
        (
            ops.Pass(Passing.WIPE_LEFT, 9000, (LAST,)),
            [None, None, Transition(Passing.WIPE_LEFT, 5000)],
            (1, "0:04", "0:38", "0:34"),
        ),
    ],
)
def test_clips_give_way_to_each_other(
    operation: ops.Pass, passing: list[Transition | None], figures: tuple[int, str, str, str]
) -> None:
    """Where, how long at the most, and what that makes of the length."""
    result = made(THREE, operation)

    assert [clip.transition for clip in result.project.timeline.clips] == passing
    assert tuple(result.values[name] for name in ("count", "length", "before", "after")) == figures


def test_transitions_go_and_the_length_comes_back() -> None:
    """All, or the one before a clip."""
    assert made(THREE, ops.Pass(), ops.Pass(None)).project.timeline == THREE.timeline
    one = made(THREE, ops.Pass(), ops.Pass(None, clips=(2,))).project.timeline
    assert [clip.transition for clip in one.clips] == [None, None, CROSSFADE]


def test_a_transition_stays_at_its_place_when_clips_change_theirs() -> None:
    """And none is left at the beginning."""
    swapped = made(THREE, ops.Pass(), ops.Swap(1, 2)).project.timeline

    assert [clip.media for clip in swapped.clips] == ["m2", "m1", "m3"]
    assert [clip.transition for clip in swapped.clips] == [None, CROSSFADE, CROSSFADE]
    assert made(THREE, ops.Pass(), ops.Drop((1,))).project.timeline.clips[0].transition is None


@pytest.mark.parametrize(
    ("project", "operation", "lengths"),
    [
        (THREE, ops.Length(30_000), [20_000, 10_000]),
        (THREE, ops.Length(5000, 2), [20_000, 5000, 8000]),
        (PICTURES, ops.Length(30_000), [7500] * 4),
        (PICTURES, ops.Length(2000), [500] * 4),
        (PICTURES, ops.Length(4000, 2), [5000, 4000, 5000, 5000]),
        (MIXED, ops.Length(28_000), [2000] * 4 + [20_000]),
        (MIXED, ops.Length(10_000), [300] * 4 + [8800]),
    ],
)
def test_it_becomes_as_long_as_was_asked(project: Project, operation: ops.Length, lengths: list[int]) -> None:
    """Pictures are shown longer or shorter; of what is still too long the end goes."""
    assert _lengths(made(project, operation).project) == lengths


def test_footage_cannot_be_made_longer() -> None:
    """And that is said, with what can be done."""
    with pytest.raises(Cannot, match="too-short-to-lengthen"):
        apply(ops.Length(60_000), THREE)


def test_what_a_cut_made_short_is_long_again_by_undo() -> None:
    """And that is what is said."""
    shortened = apply(ops.Length(10_000), THREE).project

    with pytest.raises(Cannot, match="was-longer"):
        apply(ops.Length(20_000), shortened)


def test_what_is_short_enough_stays() -> None:
    """Where a length was given as the most."""
    with pytest.raises(Cannot, match="short-enough"):
        apply(ops.Length(60_000, is_most=True), THREE)

    assert apply(ops.Length(10_000, is_most=True), THREE).project.timeline.duration_ms == 10_000


@pytest.mark.parametrize(
    ("operation", "each", "total"),
    [
        (ops.Slideshow(), 3000, 10_500),
        (ops.Slideshow(each_ms=2000), 2000, 6500),
        (ops.Slideshow(total_ms=20_000), 5375, 20_000),
        (ops.Slideshow(total_ms=1000), 400, 1000),
    ],
)
def test_pictures_become_a_slideshow(operation: ops.Slideshow, each: int, total: int) -> None:
    """Each moves, they alternate, and each gives way softly to the next."""
    timeline = made(PICTURES, operation).project.timeline

    assert {clip.duration_ms for clip in timeline.clips} == {each}
    assert timeline.duration_ms == total
    zooms = [Motion.ZOOM_IN, Motion.ZOOM_OUT] * 2
    assert [clip.framing.motion for clip in timeline.clips] == zooms
    assert [clip.transition for clip in timeline.clips] == [None, *[Transition(ms=500)] * 3]


@pytest.mark.parametrize(
    ("height", "fill", "after", "told"),
    [
        (1500, Fill.BARS, Fill.BLUR, True),
        (1333, Fill.BARS, Fill.BLUR, False),
        (1125, Fill.BARS, Fill.BLUR, False),
        (1500, Fill.CROP, Fill.CROP, False),
    ],
)
def test_photos_of_another_shape_stand_before_themselves(
    height: int, fill: Fill, after: Fill, told: bool
) -> None:
    """Nobody wants black bars in a slideshow; what was asked for stays, and what is seen is said."""
    media = tuple(replace(one, width=2000, height=height) for one in PICTURES.media)
    project = replace(PICTURES, media=media, timeline=replace(PICTURES.timeline, fill=fill))

    done = made(project, ops.Slideshow())

    assert done.project.timeline.fill is after
    assert ([sentence for sentence, _ in done.more] == ["filled"]) == told


@pytest.mark.parametrize(
    ("operation", "pieces", "holds"),
    [
        (ops.Freeze(5000, 2000), [(0, 5000), (5000, 5001), (5000, 20_000)], [0, 2000, 0]),
        (ops.Freeze(0, 1000), [(0, 1), (0, 20_000)], [1000, 0]),
        (ops.Freeze(-1, 3000), [(0, 20_000), (19_960, 19_961)], [0, 3000]),
    ],
)
def test_a_frame_is_held(operation: ops.Freeze, pieces: list[tuple[int, int]], holds: list[int]) -> None:
    """In the middle, at the beginning, at the end."""
    clips = made(ONE, operation).project.timeline.clips

    assert [(clip.start_ms, clip.end_ms) for clip in clips] == pieces
    assert [clip.hold_ms for clip in clips] == holds


def test_titles_after_a_held_frame_come_later() -> None:
    """They stay with their pictures."""
    timeline = made(ONE, ops.AddTitle("Hi", at_ms=8000), ops.Freeze(5000, 2000)).project.timeline

    assert timeline.titles[0].at_ms == 10_000


@pytest.mark.parametrize(
    ("operations", "pieces"),
    [
        ([ops.Split(5000)], [("m1", 0, 5000), ("m1", 5000, 20_000)]),
        ([ops.Split()], [("m1", 0, 10_000), ("m1", 10_000, 20_000)]),
        ([ops.Split(5000), ops.Drop((1,))], [("m1", 5000, 20_000)]),
        ([ops.Repeat(3)], [("m1", 0, 20_000)] * 3),
    ],
)
def test_one_clip_becomes_several(operations: list[Operation], pieces: list[tuple[str, int, int]]) -> None:
    """Parted, or played again."""
    assert _pieces(made(ONE, *operations).project.timeline) == pieces


def test_a_clip_takes_anothers_place() -> None:
    """The other goes."""
    result = made(THREE, ops.Replace(1, 3))

    assert [clip.media for clip in result.project.timeline.clips] == ["m3", "m2"]
    assert (result.values["old"], result.values["new"]) == ("beach.mp4", "night.mp4")
    assert [clip.media for clip in made(THREE, ops.Repeat(2, 2)).project.timeline.clips] == [
        "m1",
        "m2",
        "m2",
        "m3",
    ]


def test_backwards_means_the_last_comes_first() -> None:
    """Of all; within one clip its parts change places; twice is forwards again."""
    whole = made(THREE, ops.Reverse()).project
    part = made(ONE, ops.Reverse(start_ms=2000, end_ms=4000)).project

    assert [(clip.media, clip.is_reversed) for clip in whole.timeline.clips] == [
        ("m3", True),
        ("m2", True),
        ("m1", True),
    ]
    assert [clip.is_reversed for clip in part.timeline.clips] == [False, True, False]
    assert apply(ops.Reverse(), whole).project.timeline == THREE.timeline
    assert apply(ops.Reverse(), whole).sentence == "forwards"


def test_a_part_plays_slower() -> None:
    """And the rest as fast as before."""
    result = made(ONE, ops.Speed(50, start_ms=5000, end_ms=10_000))

    assert [clip.speed_pct for clip in result.project.timeline.clips] == [100, 50, 100]
    assert (result.values["where"], result.values["after"]) == ("0:05–0:10", "0:25")


def test_cuts_fall_on_the_beat_of_the_music() -> None:
    """Clips get shorter for it, never longer."""
    result = made(THREE, ops.TrimEnd(137, 1), LOFI, ops.OnBeat())
    timeline = result.project.timeline

    assert set(timeline.starts) <= set(beats_of("lofi", 38_000))
    assert 37_000 < timeline.duration_ms < 37_863
    assert result.values["count"] == 1


def _with_song(**changed: Any) -> Project:
    """Put the uploaded song under three clips, of which the first is cut a little short."""
    project = place(THREE, [SONG])
    for operation in (ops.TrimEnd(137, 1), ops.AddMusic()):
        project = apply(operation, project).project
    (song,) = project.timeline.sounds
    return replace(project, timeline=replace(project.timeline, sounds=(replace(song, **changed),)))


@pytest.mark.parametrize(
    ("changed", "starts", "after"),
    [
        ({}, [0, 19_710, 29_310], 37_310),
        ({"start_ms": 4000}, [0, 19_310, 29_310], 37_310),  # from there on, over and over
        ({"duration_ms": 12_000}, [0, 8_910, 18_910], 26_910),  # once, so that no later cut is on a beat
    ],
)
def test_cuts_fall_on_the_beat_of_a_song(changed: dict[str, Any], starts: list[int], after: int) -> None:
    """The song of nine seconds goes on from its beginning when it is over."""
    result = apply(ops.OnBeat(), _with_song(**changed), {"s1": HEARD})

    assert [*result.project.timeline.starts] == starts
    assert result.project.timeline.duration_ms == after


@pytest.mark.parametrize(
    ("changed", "seen", "why"),
    [
        ({}, {}, "not-seen"),
        ({}, {"s1": replace(HEARD, beats=())}, "no-clear-beat"),
        ({"start_ms": 9000}, {"s1": HEARD}, "no-clear-beat"),
        ({"at_ms": 10}, {"s1": HEARD}, "no-beats"),
    ],
)
@pytest.mark.parametrize("operation", [ops.OnBeat(), choices.BestMoments(on_beat=True)])
def test_no_beat_is_invented(
    operation: Operation, changed: dict[str, Any], seen: Mapping[str, Analysis], why: str
) -> None:
    """It is said what is missing, and of which song."""
    videos = {"m1": HEARD, "m2": HEARD, "m3": HEARD}
    with pytest.raises(Cannot) as cannot:
        apply(operation, _with_song(**changed), {**videos, **seen})

    assert cannot.value.sentence == why
    assert cannot.value.values == ({} if why == "no-beats" else {"names": "song.mp3"})


def test_the_newest_music_counts_that_has_a_beat() -> None:
    """Music of the studio's own does where the song has none."""
    project = place(THREE, [SONG])
    for operation in (ops.TrimEnd(137, 1), LOFI, ops.AddMusic()):
        project = apply(operation, project).project
    flat = apply(ops.OnBeat(), project, {"s1": replace(HEARD, beats=())}).project.timeline

    assert flat.starts[1] in beats_of("lofi", 38_000)
    assert apply(ops.OnBeat(), project, {"s1": HEARD}).project.timeline.starts[1] not in beats_of(
        "lofi", 38_000
    )


@pytest.mark.parametrize(
    ("project", "operation", "why"),
    [
        (ONE, ops.Pass(), "transition-needs-two"),
        (THREE, ops.Pass(clips=(1,)), "transition-first"),
        (THREE, ops.Slideshow(), "no-pictures"),
        (THREE, ops.OnBeat(), "no-beats"),
        (ONE, ops.OnBeat(), "beat-needs-two"),
        (ONE, ops.Split(20_000), "too-late"),
        (THREE, ops.Split(20_000), "split-already"),
        (ONE, ops.Freeze(30_000), "too-late"),
        (ONE, ops.Repeat(500), "too-many-clips"),
        (THREE, ops.Replace(1, 1), "nothing-changes"),
        (PICTURES, ops.Reverse(), "no-video"),
        (PICTURES, ops.Steady(), "no-video"),
        (ONE, ops.Redo(), "no-future"),
    ],
)
def test_what_cannot_be_made_is_refused(project: Project, operation: Operation, why: str) -> None:
    """With a reason, and nothing by half."""
    with pytest.raises(Cannot) as refused:
        apply(operation, project)

    assert refused.value.sentence == why


@pytest.mark.parametrize(
    ("to", "names", "sentence"),
    [(1, "night beach city night", "copied-first"), (ops.LAST, "beach city night night", "copied-last")],
)
def test_a_clip_plays_again_elsewhere(to: int, names: str, sentence: str) -> None:
    """At the beginning or at the end."""
    result = made(THREE, ops.Repeat(clip=3, to=to))

    assert [clip.name.partition(".")[0] for clip in result.project.timeline.clips] == names.split()
    assert result.sentence == sentence
