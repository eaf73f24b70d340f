"""Each edit does what it says, says it in figures, and refuses what it cannot do."""

from fractions import Fraction
from typing import Any

import pytest

from studio.agent.tools import TOOLS
from studio.editing import operations as ops
from studio.editing.edits import MAKERS, Cannot, apply
from studio.editing.edits.looked import MAKERS as LOOKED
from studio.editing.operations import LAST, Operation, Target
from studio.editing.project import Project, place
from studio.timeline import Canvas, Place, Timeline
from tests.studio.edited import BEACH, ONE, SONG, THREE, VOICE, made

WITH_SONG = place(THREE, [SONG, VOICE])
LOFI = ops.AddMusic("lofi", name="Lo-fi")
HI = ops.AddTitle("Hi", at_ms=3000)


def _pieces(timeline: Timeline) -> list[tuple[str, int, int]]:
    return [(clip.media, clip.start_ms, clip.end_ms) for clip in timeline.clips]


REST = [("m2", 0, 10_000), ("m3", 0, 8000)]
CUTS = (
    (ops.TrimStart(2000), [("m1", 2000, 20_000), *REST], "trimmed-start", ("0:02", "0:38", "0:36")),
    (
        ops.TrimStart(1000, 2),
        [("m1", 0, 20_000), ("m2", 1000, 10_000), REST[1]],
        "trimmed-start",
        ("city.mov", "0:37"),
    ),
    (
        ops.TrimEnd(3000),
        [("m1", 0, 20_000), REST[0], ("m3", 0, 5000)],
        "trimmed-end",
        ("0:03", "0:38", "0:35"),
    ),
    (ops.TrimEnd(1000, 1), [("m1", 0, 19_000), *REST], "trimmed-end", ("beach.mp4", "0:37")),
    (ops.Keep(2000, 6000), [("m1", 2000, 6000)], "kept", ("0:02", "0:06", "0:38", "0:04")),
    (ops.Keep(30_000), [("m3", 0, 8000)], "kept", ("0:30", "0:38", "0:08")),
    (
        ops.Keep(1000, 2000, 2),
        [("m1", 0, 20_000), ("m2", 1000, 2000), REST[1]],
        "kept",
        ("city.mov", "0:01", "0:29"),
    ),
    (ops.KeepEnd(5000), [("m3", 3000, 8000)], "kept-end", ("0:05", "0:38")),
    (
        ops.Remove(18_000, 22_000),
        [("m1", 0, 18_000), ("m2", 2000, 10_000), REST[1]],
        "removed",
        ("0:18", "0:22", "0:34"),
    ),
    (ops.Remove(2000, 3000), [("m1", 0, 2000), ("m1", 3000, 20_000), *REST], "removed", ("0:02", "0:37")),
    (ops.Remove(20_000), [("m1", 0, 20_000)], "removed", ("0:20", "0:38")),
    (ops.Drop((1, LAST)), [REST[0]], "dropped", ("beach.mp4, night.mp4", "0:38", "0:10")),
    (ops.Only((3, 2, 3)), REST, "only", ("city.mov, night.mp4", "0:18")),
    (
        ops.Order((3, 1)),
        [REST[1], ("m1", 0, 20_000), REST[0]],
        "ordered",
        ("night.mp4, beach.mp4, city.mov",),
    ),
    (ops.Turn(), [*reversed(REST), ("m1", 0, 20_000)], "ordered", ("night.mp4, city.mov, beach.mp4",)),
    (
        ops.Move(LAST, 1),
        [REST[1], ("m1", 0, 20_000), REST[0]],
        "ordered",
        ("night.mp4, beach.mp4, city.mov",),
    ),
    (
        ops.MoveBeside(1, 2, is_after=True),
        [REST[0], ("m1", 0, 20_000), REST[1]],
        "ordered",
        ("city.mov, beach.mp4",),
    ),
    (
        ops.MoveBeside(3, 2, is_after=False),
        [("m1", 0, 20_000), *reversed(REST)],
        "ordered",
        ("night.mp4, city.mov",),
    ),
    (
        ops.Swap(1, LAST),
        [REST[1], REST[0], ("m1", 0, 20_000)],
        "ordered",
        ("night.mp4, city.mov, beach.mp4",),
    ),
)


@pytest.mark.parametrize(("operation", "pieces", "sentence", "figures"), CUTS)
def test_clips_are_cut_and_ordered(
    operation: Operation, pieces: list[tuple[str, int, int]], sentence: str, figures: tuple[str, ...]
) -> None:
    """The pieces that are left, and what is said of them."""
    result = apply(operation, THREE)

    assert _pieces(result.project.timeline) == pieces
    assert result.sentence == sentence
    said = " ".join(str(value) for value in result.values.values())
    assert [figure for figure in figures if figure not in said] == []


CANNOT: tuple[tuple[Project, Operation, str], ...] = (
    (THREE, ops.TrimStart(38_000), "nothing-left-of"),
    (THREE, ops.TrimEnd(8000, 3), "nothing-left-of"),
    (THREE, ops.Keep(0, 38_000), "too-short"),
    (THREE, ops.Keep(40_000), "too-late"),
    (THREE, ops.Keep(5000, 5000), "empty-part"),
    (THREE, ops.KeepEnd(38_000), "too-short"),
    (THREE, ops.Remove(0), "nothing-left-of"),
    (THREE, ops.Remove(40_000, 50_000), "too-late"),
    (THREE, ops.Drop((1, 2, 3)), "nothing-left"),
    (THREE, ops.Drop((4,)), "no-such-clip"),
    (THREE, ops.Drop((-4,)), "no-such-clip"),
    (THREE, ops.Order((1, 2, 3)), "nothing-changes"),
    (THREE, ops.MoveBeside(2, 2, is_after=True), "nothing-changes"),
    (ONE, ops.Join(), "join-needs-two"),
    (THREE, ops.Join(), "joined-already"),
    (THREE, ops.Speed(5), "speed-limits"),
    (THREE, ops.Speed(2000), "speed-limits"),
    (THREE, ops.Speed(100), "nothing-changes"),
    (THREE, ops.Volume(50, Target.MUSIC), "no-music"),
    (THREE, ops.AddMusic(), "no-upload"),
    (WITH_SONG, ops.AddMusic(name="other.mp3"), "no-upload"),
    (THREE, ops.AddMusic("lofi", at_ms=38_000), "too-late"),
    (THREE, ops.RemoveMusic(), "no-music"),
    (THREE, ops.AddTitle("Hi", at_ms=38_000), "too-late"),
    (THREE, ops.AddTitle("x" * 501), "title-too-long"),
    (THREE, ops.ChangeTitle(place=Place.TOP), "no-titles"),
    (THREE, ops.RemoveTitles(), "no-titles"),
    (THREE, ops.Fade(20_000, 20_000), "fade-too-long"),
    (THREE, ops.Fade(0, 0), "nothing-changes"),
    (THREE, ops.Resolution(4320), "size-limits"),
    (THREE, ops.Resolution(10), "size-limits"),
    (THREE, ops.Aspect(9999, 100), "too-wide"),
    (THREE, ops.Aspect(16, 9), "nothing-changes"),
    (THREE, ops.Undo(), "no-past"),
)


@pytest.mark.parametrize(("project", "operation", "why"), CANNOT)
def test_what_cannot_be_made_is_refused_with_a_reason(
    project: Project, operation: Operation, why: str
) -> None:
    """Nothing is done by half."""
    with pytest.raises(Cannot) as refused:
        apply(operation, project)

    assert refused.value.sentence == why


def test_a_cut_falls_in_the_source_s_own_time() -> None:
    """At double speed, one second less is two seconds of the file."""
    result = made(ONE, ops.Speed(200), ops.TrimStart(1000), ops.Remove(2000, 3000))

    assert _pieces(result.project.timeline) == [("m1", 2000, 6000), ("m1", 8000, 20_000)]
    assert [clip.id for clip in result.project.timeline.clips] == ["c1", "c2"]
    assert (result.values["before"], result.values["after"]) == ("0:09", "0:08")


def test_titles_and_sounds_move_with_a_cut() -> None:
    """They stay with the pictures they lay over."""
    timeline = made(
        WITH_SONG, HI, ops.AddMusic(at_ms=4000, duration_ms=2000), ops.TrimStart(2000)
    ).project.timeline

    assert [(title.at_ms, title.duration_ms) for title in timeline.titles] == [(1000, 3000)]
    assert [(sound.name, sound.at_ms, sound.duration_ms) for sound in timeline.sounds] == [
        ("voice.m4a", 2000, 2000)
    ]


@pytest.mark.parametrize(
    ("operations", "speeds", "told"),
    [
        ([ops.Speed(200)], [200, 200, 200], "2"),
        ([ops.Speed(50, 2)], [100, 50, 100], "0.5"),
        ([ops.Speed(50, 2), ops.Speed(200, is_factor=True)], [200, 100, 200], "2, 1"),
    ],
)
def test_speed_is_set_or_changed(operations: list[Operation], speeds: list[int], told: str) -> None:
    """Where clips differ, every speed is told."""
    result = made(THREE, *operations)

    assert [clip.speed_pct for clip in result.project.timeline.clips] == speeds
    assert result.values["speed"] == told


@pytest.mark.parametrize(
    ("operation", "clips", "sounds", "sentence", "told"),
    [
        (ops.Volume(50), [50, 50, 50], [30], "volume-video", "50%"),
        (ops.Volume(0, clip=2), [100, 0, 100], [30], "muted-video", "0%"),
        (ops.Volume(0, Target.MUSIC), [100, 100, 100], [0], "muted-music", "0%"),
        (ops.Volume(200, Target.MUSIC, is_factor=True), [100, 100, 100], [60], "volume-music", "60%"),
        (ops.Volume(0, Target.ALL), [0, 0, 0], [0], "muted-all", "0%"),
        (ops.Volume(150, Target.ALL, is_factor=True), [150, 150, 150], [45], "volume-all", "150%, 45%"),
        (ops.Volume(900), [400, 400, 400], [30], "volume-video", "400%"),
    ],
)
def test_volume_reaches_whom_it_is_meant_for(
    operation: Operation, clips: list[int], sounds: list[int], sentence: str, told: str
) -> None:
    """And is told as it came to be, which may be less than was asked."""
    result = made(THREE, LOFI, operation)
    timeline = result.project.timeline

    assert [clip.volume_pct for clip in timeline.clips] == clips
    assert [sound.volume_pct for sound in timeline.sounds] == sounds
    assert (result.sentence, result.values["volume"]) == (sentence, told)


@pytest.mark.parametrize(
    ("operation", "values"),
    [
        (LOFI, {"name": "Lo-fi", "volume": 30, "start": "0:00", "end": "0:38"}),
        (ops.AddMusic(), {"name": "voice.m4a", "volume": 100, "start": "0:00", "end": "0:38"}),
        (
            ops.AddMusic(name="song.mp3", volume_pct=40),
            {"name": "song.mp3", "volume": 40, "start": "0:00", "end": "0:38"},
        ),
        (
            ops.AddMusic("upbeat", 20, "Upbeat", 36_000, 9000),
            {"name": "Upbeat", "volume": 20, "start": "0:36", "end": "0:38"},
        ),
    ],
)
def test_music_is_added_and_told(operation: Operation, values: dict[str, Any]) -> None:
    """In a mood, by name, or the newest upload."""
    assert made(WITH_SONG, operation).values == values


def test_all_music_is_removed() -> None:
    """By name."""
    result = made(WITH_SONG, LOFI, ops.AddMusic(), ops.RemoveMusic())

    assert result.project.timeline.sounds == ()
    assert result.values == {"names": "Lo-fi, voice.m4a"}


@pytest.mark.parametrize(
    ("operation", "at", "length", "start", "end"),
    [
        (ops.AddTitle("Hi"), 0, 3000, "0:00", "0:03"),
        (HI, 3000, 3000, "0:03", "0:06"),
        (ops.AddTitle("Hi", from_end=True), 35_000, 3000, "0:35", "0:38"),
        (ops.AddTitle("Hi", duration_ms=2000, from_end=True), 36_000, 2000, "0:36", "0:38"),
        (ops.AddTitle("Hi", at_ms=37_000), 37_000, 1000, "0:37", "0:38"),
        (ops.AddTitle("Hi", is_whole=True), 0, None, "0:00", "0:38"),
    ],
)
def test_a_title_comes_when_it_is_wanted(
    operation: Operation, at: int, length: int | None, start: str, end: str
) -> None:
    """And never goes past the end."""
    result = made(THREE, operation)
    (title,) = result.project.timeline.titles

    assert (title.at_ms, title.duration_ms) == (at, length)
    assert (result.values["start"], result.values["end"], result.values["place"]) == (start, end, "bottom")


def test_the_newest_title_is_changed() -> None:
    """What is not named stays."""
    result = made(ONE, ops.AddTitle("A"), HI, ops.ChangeTitle("Bye", Place.TOP, 150, "#ff0000"))
    first, second = result.project.timeline.titles

    assert (first.text, first.place) == ("A", Place.BOTTOM)
    assert (second.text, second.place, second.size_pct, second.colour) == ("Bye", Place.TOP, 150, "#ff0000")
    assert (second.at_ms, second.duration_ms) == (3000, 3000)
    assert result.values["text"] == "Bye"


def test_titles_are_removed_and_counted() -> None:
    """All of them."""
    result = made(ONE, HI, HI, ops.RemoveTitles())

    assert result.project.timeline.titles == ()
    assert result.values == {"count": 2, "text": "Hi"}


@pytest.mark.parametrize(
    ("operations", "fades", "sentence", "values"),
    [
        ([ops.Fade(1000)], (1000, 0), "fade", {"kind": "in", "length": "0:01", "colour": "black"}),
        ([ops.Fade(None, 500)], (0, 500), "fade", {"kind": "out", "length": "0:00.5", "colour": "black"}),
        ([ops.Fade(2000, 2000)], (2000, 2000), "fade", {"kind": "both", "length": "0:02", "colour": "black"}),
        ([ops.Fade(1000, 1000), ops.Fade(0)], (0, 1000), "fade-removed", {"kind": "in"}),
        ([ops.Fade(1000, 1000), ops.Fade(0, 0)], (0, 0), "fade-removed", {"kind": "both"}),
    ],
)
def test_fades_come_and_go(
    operations: list[Operation], fades: tuple[int, int], sentence: str, values: dict[str, str]
) -> None:
    """Either end alone, or both."""
    result = made(ONE, *operations)

    assert (result.project.timeline.fade_in_ms, result.project.timeline.fade_out_ms) == fades
    assert (result.sentence, result.values) == (sentence, values)


@pytest.mark.parametrize(
    ("operations", "canvas"),
    [
        ([ops.Resolution(2160)], Canvas(3840, 2160)),
        ([ops.Aspect(9, 16)], Canvas(1080, 1920)),
        ([ops.Aspect(1, 1), ops.Resolution(720)], Canvas(720, 720)),
        ([ops.Aspect(1920, 800), ops.Resolution(800)], Canvas(1920, 800)),
    ],
)
def test_the_picture_is_resized(operations: list[Operation], canvas: Canvas) -> None:
    """Before and after are told."""
    result = made(ONE, *operations)

    assert result.project.timeline.canvas == canvas
    assert result.values["after"] == f"{canvas.width}×{canvas.height}"


def test_undo_tells_what_comes_back_and_what_is_left() -> None:
    """In figures, for everything that people can see or hear."""
    result = made(ONE, ops.TrimStart(2000), ops.Volume(50), HI, ops.Resolution(720), ops.Undo(3))

    assert result.project.timeline == made(ONE, ops.TrimStart(2000)).project.timeline
    assert len(result.project.future) == 3
    assert (result.sentence, result.values) == ("undone", {"count": 3, "left": 1})
    assert result.more == (
        ("undone-figure", {"what": "volume", "before": "50%", "after": "100%", "way": "undo"}),
        ("undone-figure", {"what": "titles", "before": "“Hi”", "after": "–", "way": "undo"}),
        ("undone-figure", {"what": "picture", "before": "1280×720", "after": "1920×1080", "way": "undo"}),
    )


def test_undo_goes_no_further_than_there_is() -> None:
    """And says how far it went."""
    result = made(ONE, ops.TrimStart(2000), ops.Undo(50))

    assert result.project.timeline == ONE.timeline
    assert result.values == {"count": 1, "left": 0}


def test_nothing_grows_past_what_a_draft_holds() -> None:
    """Neither in length nor in pieces."""
    long = place(Project(), [BEACH] * 120)
    full = ONE
    for _ in range(499):
        full = made(full, HI).project

    with pytest.raises(Cannot, match="too-long"):
        apply(ops.Speed(10), long)
    with pytest.raises(Cannot, match="too-many-pieces"):
        apply(HI, full)


def test_every_operation_has_a_maker_and_a_tool() -> None:
    """None was forgotten."""
    known = set(Operation.__args__)

    assert {*MAKERS, *LOOKED} == known
    assert not MAKERS.keys() & LOOKED.keys()
    assert set(TOOLS) == known


def test_each_end_fades_in_its_own_colour() -> None:
    """White at one end leaves the other as it was, and a later fade is black again."""
    white = made(ONE, ops.Fade(1000, 1000), ops.Fade(None, 2000, is_white=True))
    black = made(white.project, ops.Fade(None, 500))

    ends = [
        (one.project.timeline.comes_from_white, one.project.timeline.goes_to_white) for one in (white, black)
    ]
    assert ends == [(False, True), (False, False)]
    assert white.values["colour"] == "white"


@pytest.mark.parametrize(("fps", "has"), [(60, "30"), (24, "none"), (30, None), (61, None)])
def test_a_film_gets_the_rate_that_is_asked(fps: int, has: str | None) -> None:
    """What repeats is told; what it has already, or nothing shows, is refused."""
    if has is None:
        with pytest.raises(Cannot):
            made(ONE, ops.Rate(Fraction(fps)))
        return

    result = made(ONE, ops.Rate(Fraction(fps)))

    assert result.project.timeline.canvas.fps == fps
    assert result.values == {"fps": str(fps), "has": has}
