"""What was seen and heard lets the agent choose; it asks for that only where it needs it."""

from dataclasses import replace
from typing import Final

import pytest

from core.nemo.wire import Kind
from studio.agent import answer, needs_sight
from studio.editing.project import Project, place
from studio.sight.analysis import Analysis
from studio.sight.shots import Shot
from studio.timeline import Media
from tests.studio.wishing import ONE, SONG, THREE, after

_SHOTS: Final = tuple(
    Shot(at, at + 2500, score=0.1 if is_bad else 0.7, sharpness=0.8, shake=2.0 if is_bad else 0.0)
    for at, is_bad in ((0, True), (2500, False), (5000, True), (7500, False))
)
BEACH: Final = Analysis(
    10_000,
    _SHOTS,
    _SHOTS,
    silences=((1000, 3000),),
    shaky=((0, 2500), (5000, 7500)),
    black=((4000, 5000),),
    has_sound=True,
)
PICTURE: Final = Media("p", "logo.png", Kind.IMAGE, width=64, height=48)


def _spans(project: Project) -> list[tuple[int, int]]:
    return [(clip.start_ms, clip.end_ms) for clip in project.timeline.clips]


@pytest.mark.parametrize(
    ("said", "spans", "told"),
    [
        ("cut the best moments", [(2500, 5000), (7500, 10_000)], ("2 of 4 shots", "0:10 → 0:05")),
        ("剪出精彩片段", [(2500, 5000), (7500, 10_000)], ("4 个镜头中的 2 个", "0:10 → 0:05")),
        ("remove the silences", [(0, 1150), (2850, 10_000)], ("1 silence, 0:01.2–0:02.8", "0:10 → 0:08.3")),
        ("trim the shaky parts", [(2500, 5000), (7500, 10_000)], ("2 shaky parts", "0:10 → 0:05")),
        ("去掉黑屏", [(0, 4000), (5000, 10_000)], ("1 处黑屏", "0:10 → 0:09")),
    ],
)
def test_what_was_seen_decides(said: str, spans: list[tuple[int, int]], told: tuple[str, ...]) -> None:
    """The edit is made, and the answer tells its figures."""
    answered = answer(said, ONE, language="en", free=False, seen={"m1": BEACH})

    assert _spans(answered.project) == spans
    assert [part for part in told if part not in answered.text] == []
    assert len(answered.steps) == 1


def test_a_length_is_kept_to() -> None:
    """Never longer than was asked for."""
    answered = answer("cut it to the best 3 seconds", ONE, language="en", free=False, seen={"m1": BEACH})

    assert 0 < answered.project.timeline.duration_ms <= 3000
    assert answered.steps[0].name == "keep_best_moments"
    assert answered.steps[0].args == {"length_ms": 3000, "on_beat": False, "overlap_ms": 0, "of_each": False}


def test_choosing_goes_with_other_wishes() -> None:
    """All of one sentence is done, and one undo takes it back."""
    said = "cut the best moments, add background music, and make it 4K"
    answered = answer(said, ONE, language="en", free=False, seen={"m1": BEACH})

    assert [step.name for step in answered.steps] == ["keep_best_moments", "add_music", "set_resolution"]
    assert after(answered.project, "undo").timeline == ONE.timeline


def test_a_beat_is_followed_only_where_there_is_one() -> None:
    """Music of the studio's own that plays from the start."""
    seen = {"m1": BEACH}
    with_music = after(ONE, "add lofi music")
    without = answer("cut the best moments to the beat", ONE, language="en", free=False, seen=seen)
    followed = answer("cut the best moments to the beat", with_music, language="en", free=False, seen=seen)

    assert not without.changed
    assert "beat" in without.text
    assert followed.changed


def test_a_clip_that_nobody_could_look_into_is_named() -> None:
    """The others are edited all the same."""
    half = answer("trim the shaky parts", THREE, language="en", free=False, seen={"m3": BEACH})
    none = answer("trim the shaky parts", THREE, language="en", free=False)

    assert half.changed
    assert "could not look into beach.mp4, city.mp4" in half.text
    assert not none.changed
    assert "could not look into beach.mp4, city.mp4, dog.mp4" in none.text


def test_nothing_is_looked_into_without_need() -> None:
    """Only videos on the timeline, and only for the edits that are decided by them."""
    pictured = place(THREE, [PICTURE])

    assert needs_sight("cut the best moments", pictured) == {"m1", "m2", "m3"}
    assert needs_sight("mute it and 去掉静音部分", ONE) == {"m1"}
    assert needs_sight("mute it", pictured) == frozenset()
    assert needs_sight("don't cut the best moments", pictured) == frozenset()
    assert needs_sight("cut the best moments " * 200, pictured) == frozenset()
    assert needs_sight("cut the best moments", place(Project(), [PICTURE, SONG])) == frozenset()


def test_a_song_is_listened_to_for_its_beat() -> None:
    """The one that plays, or that the same message puts there; and no video where none decides."""
    without, playing = place(ONE, [SONG]), after(place(ONE, [SONG]), "add my song")

    assert needs_sight("cut on the beat", playing) == {"s1"}
    assert needs_sight("use this song and cut on its beat", without) == {"s1"}
    assert needs_sight("cut on the beat", without) == {"s1"}
    assert needs_sight("add upbeat music and cut on the beat", without) == frozenset()
    assert needs_sight("add my song", without) == frozenset()
    assert needs_sight("cut the best moments to the beat of my song", playing) == {"m1", "s1"}
    assert needs_sight("cut the best moments", playing) == {"m1"}
    assert needs_sight("undo, then cut on the beat", after(playing, "remove the music")) == {"s1"}


def test_best_moments_follow_a_song() -> None:
    """The cut between them falls on its beat; without a clear one that is said, and nothing is cut."""
    song = Analysis(30_000, beats=tuple(range(110, 30_000, 700)), has_sound=True)
    said = "add my song, and cut the best moments to its beat"
    (flat, followed) = (
        answer(said, place(ONE, [SONG]), language="en", free=False, seen={"m1": BEACH, "s1": heard})
        for heard in (replace(song, beats=()), song)
    )

    assert followed.project.timeline.starts == (0, 2210)
    assert [step.name for step in flat.steps] == ["add_music"]
    assert "no clear beat in song.mp3" in flat.text


def test_what_undo_brings_back_is_looked_into() -> None:
    """A clip that was dropped is there again when the moments are chosen."""
    dropped = after(THREE, "remove clip 1")

    assert needs_sight("cut the best moments", dropped) == {"m2", "m3"}
    assert needs_sight("undo, then cut the best moments", dropped) == {"m1", "m2", "m3"}


def test_a_video_without_anything_bad_is_left_alone() -> None:
    """It is said that nothing was found."""
    calm = replace(BEACH, silences=(), shaky=(), black=())
    said = "remove the silences; remove the shaky parts; remove the black parts"
    answered = answer(said, ONE, language="en", free=False, seen={"m1": calm})

    assert not answered.changed
    assert [what for what in ("silence", "shaky parts", "black parts") if what not in answered.text] == []
