"""Edits of sound and of words do what they say."""

import pytest

from studio.editing import operations as ops
from studio.editing.edits import Cannot, apply
from studio.editing.edits.titles import readable
from studio.editing.operations import Operation
from studio.editing.project import Project, place
from studio.timeline import Place, Style
from tests.studio.edited import BEACH, ONE, SONG, THREE, made
from tests.studio.editing.test_edits import HI, LOFI

WITH_SONG = place(Project(), [BEACH, SONG])


def test_a_part_is_muted() -> None:
    """And told as a part."""
    result = made(ONE, ops.Volume(0, start_ms=5000, end_ms=10_000))

    assert [clip.volume_pct for clip in result.project.timeline.clips] == [100, 0, 100]
    assert (result.sentence, result.values["where"]) == ("muted-video", "0:05–0:10")


@pytest.mark.parametrize(
    ("operation", "fades", "sentence"),
    [
        (ops.FadeMusic(out_ms=3000), (0, 3000), "music-fade"),
        (ops.FadeMusic(1000, 2000), (1000, 2000), "music-fade"),
    ],
)
def test_music_swells_and_dies_away(operation: ops.FadeMusic, fades: tuple[int, int], sentence: str) -> None:
    """At either end."""
    result = made(THREE, LOFI, operation)
    (sound,) = result.project.timeline.sounds

    assert ((sound.fade_in_ms, sound.fade_out_ms), result.sentence) == (fades, sentence)
    gone = made(THREE, LOFI, operation, ops.FadeMusic(0, 0))
    assert (gone.project.timeline.sounds, gone.sentence) == (
        made(THREE, LOFI).project.timeline.sounds,
        "music-fade-removed",
    )


@pytest.mark.parametrize(
    ("operation", "at", "length", "span"),
    [
        (ops.PlaceMusic(at_ms=5000), 5000, None, ("0:05", "0:38")),
        (ops.PlaceMusic(end_ms=10_000), 0, 10_000, ("0:00", "0:10")),
        (ops.PlaceMusic(5000, 10_000), 5000, 5000, ("0:05", "0:10")),
    ],
)
def test_music_is_moved(
    operation: ops.PlaceMusic, at: int, length: int | None, span: tuple[str, str]
) -> None:
    """Its beginning, its end, or both."""
    result = made(THREE, LOFI, operation)
    (sound,) = result.project.timeline.sounds

    assert (sound.at_ms, sound.duration_ms) == (at, length)
    assert (result.values["start"], result.values["end"]) == span


def test_music_gives_way_and_the_whole_gets_a_loudness() -> None:
    """Both are taken back as they were given."""
    ducked = made(THREE, LOFI, ops.Duck(), ops.Loudness(-16), ops.Clear(clip=1)).project

    assert ducked.timeline.sounds[0].is_ducked
    assert ducked.timeline.loudness == -16
    assert [clip.is_clear for clip in ducked.timeline.clips] == [True, False, False]
    back = made(ducked, ops.Duck(is_on=False), ops.Loudness(None), ops.Clear(is_on=False)).project
    assert back.timeline == made(THREE, LOFI).project.timeline


def test_a_title_lies_over_a_clip() -> None:
    """Its times are the clip's own."""
    clip = made(THREE, ops.AddTitle("Two", at_ms=1000, clip=2, style=Style.LOWER_THIRD)).project.timeline
    whole = made(THREE, ops.AddTitle("Two", is_whole=True, clip=2)).project.timeline

    assert (clip.titles[0].at_ms, clip.titles[0].duration_ms) == (21_000, 3000)
    assert clip.titles[0].style is Style.LOWER_THIRD
    assert (whole.titles[0].at_ms, whole.titles[0].duration_ms) == (20_000, 10_000)


def test_titles_are_named_by_number_and_by_their_words() -> None:
    """To change them or to take them away."""
    two = made(ONE, HI, ops.AddTitle("Bye")).project

    first = apply(ops.ChangeTitle(text="Hello", number=1), two).project.timeline.titles
    assert [title.text for title in first] == ["Hello", "Bye"]
    assert apply(ops.RemoveTitles("hi"), two).project.timeline.titles == two.timeline.titles[1:]
    assert apply(ops.RemoveTitles(number=-1), two).project.timeline.titles == two.timeline.titles[:1]
    moved = apply(ops.ChangeTitle(at_ms=5000, duration_ms=99_000, place=Place.TOP), two).project.timeline
    assert (moved.titles[1].at_ms, moved.titles[1].duration_ms) == (5000, 15_000)


def test_clips_are_named_by_their_files() -> None:
    """Each once, at its beginning, in words that people can read."""
    result = made(THREE, ops.Split(2000), ops.NameClips())

    assert [(title.text, title.at_ms) for title in result.project.timeline.titles] == [
        ("Beach", 0),
        ("City", 20_000),
        ("Night", 30_000),
    ]
    assert result.values == {"texts": "“Beach”, “City”, “Night”", "count": 3}


def test_names_are_not_seen_over_each_other() -> None:
    """Each comes when the clip before is gone, and goes before the next begins."""
    titles = made(THREE, ops.Speed(250), ops.Pass(), ops.NameClips()).project.timeline.titles

    assert [(title.at_ms, title.duration_ms) for title in titles] == [(0, 3000), (8000, 2000), (11_000, 2200)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("beach_day.mp4", "Beach day"),
        ("Our trip to Rome.mov", "Our trip to Rome"),
        ("海边.mp4", "海边"),
        ("IMG_1234.MOV", ""),
        ("DJI_0042.mp4", ""),
        ("VID-20240101-WA0003.mp4", ""),
        ("video.mp4", ""),
        ("0a1b2c3d4e5f.mp4", ""),
        ("", ""),
    ],
)
def test_what_a_camera_called_a_file_is_no_name(name: str, text: str) -> None:
    """Nobody wants to read it."""
    assert readable(name) == text


@pytest.mark.parametrize(
    ("project", "operation", "why"),
    [
        (ONE, ops.FadeMusic(1000), "no-music"),
        (ONE, ops.Duck(), "no-music"),
        (ONE, ops.PlaceMusic(1000), "no-music"),
        (made(ONE, LOFI).project, ops.FadeMusic(15_000, 15_000), "fade-too-long"),
        (made(ONE, LOFI).project, ops.PlaceMusic(99_000), "too-late"),
        (made(ONE, LOFI).project, ops.PlaceMusic(5000, 4000), "empty-part"),
        (ONE, ops.Loudness(-3), "loudness-limits"),
        (made(ONE, HI).project, ops.RemoveTitles("Bye"), "no-such-title"),
        (made(ONE, HI).project, ops.RemoveTitles(number=2), "no-such-title-number"),
        (made(ONE, HI).project, ops.ChangeTitle(at_ms=99_000), "too-late"),
    ],
)
def test_what_cannot_be_made_is_refused(project: Project, operation: Operation, why: str) -> None:
    """With a reason."""
    with pytest.raises(Cannot) as refused:
        apply(operation, project)

    assert refused.value.sentence == why


def test_music_begins_within_its_song() -> None:
    """When it is added, or later; and never after the song is over."""
    result = made(WITH_SONG, ops.AddMusic(from_ms=2000))
    moved = made(result.project, ops.PlaceMusic(from_ms=3000))

    assert [sound.start_ms for sound in result.project.timeline.sounds] == [2000]
    assert result.more == (("music-from", {"time": "0:02"}),)
    assert [sound.start_ms for sound in moved.project.timeline.sounds] == [3000]
    with pytest.raises(Cannot) as cannot:
        apply(ops.AddMusic(from_ms=SONG.duration_ms), WITH_SONG)
    assert cannot.value.sentence == "song-over"


def test_the_colour_of_words_is_told() -> None:
    """Where it is another than the usual."""
    assert made(ONE, ops.AddTitle("Hi", colour="#ffd60a")).more == (("title-colour", {"colour": "yellow"}),)
    assert made(ONE, ops.AddTitle("Hi")).more == ()
