"""What was seen and heard decides edits, which say truthfully what they did."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.nemo.wire import Kind
from studio.editing.edits import chosen
from studio.editing.edits.making import MOST_CLIPS, Cannot, Made
from studio.editing.project import Project
from studio.music.beats import beats_of
from studio.sight.analysis import Analysis
from studio.sight.shots import Shot
from studio.timeline import Clip, Timeline, Title
from studio.timeline.transition import Transition


def _shots(*lengths: int, bad: tuple[int, ...] = ()) -> tuple[Shot, ...]:
    starts = [sum(lengths[:index]) for index in range(len(lengths))]
    return tuple(
        Shot(at, at + length, score=0.1 if index in bad else 0.5 + index / 100, sharpness=0.8,
             shake=2.0 if index in bad else 0.0)
        for index, (at, length) in enumerate(zip(starts, lengths, strict=True))
    )  # fmt: skip


def _analysis(*shots: Shot, **found: tuple[tuple[int, int], ...]) -> Analysis:
    whole = Analysis(shots[-1].end_ms, shots, shots, has_sound="silences" in found)
    return replace(whole, **found)  # type: ignore[arg-type]  # a table's fields


def _project(*clips: Clip) -> Project:
    return Project(timeline=Timeline(clips=clips))


def _clip(identity: str, start: int, end: int, *, media: str = "m", speed: int = 100) -> Clip:
    return Clip(identity, media, f"{media}.mp4", Kind.VIDEO, start, end, speed)


def _spans(project: Project) -> list[tuple[str, int, int]]:
    return [(clip.media, clip.start_ms, clip.end_ms) for clip in project.timeline.clips]


def test_the_best_moments_are_kept_and_counted() -> None:
    """Bad shots go, good ones stay, and the answer tells which and how long it has become."""
    project = _project(_clip("c1", 0, 12_000))
    made = chosen.keep_best(project, {"m": _analysis(*_shots(3000, 3000, 3000, 3000, bad=(0, 2)))})

    assert _spans(made.project) == [("m", 3000, 6000), ("m", 9000, 12_000)]
    assert made.sentence == "best-moments"
    assert made.values == {
        "kept": 2, "shots": 4, "spans": "0:03–0:06, 0:09–0:12", "more": 0, "before": "0:12", "after": "0:06",
    }  # fmt: skip
    assert made.project.past == (project.timeline,)


def test_a_length_is_meant_as_it_plays() -> None:
    """At double speed twice as much of the file is needed."""
    project = _project(_clip("c1", 0, 40_000, speed=200))
    made = chosen.keep_best(project, {"m": _analysis(*_shots(*[5000] * 8))}, length_ms=10_000)

    assert made.project.timeline.duration_ms == pytest.approx(10_000, abs=5)


@pytest.mark.parametrize("overlap_ms", [0, 500])
def test_a_length_counts_what_clips_overlap(overlap_ms: int) -> None:
    """Those that overlap by now, and those that only meet and will."""
    clips = (_clip("c1", 0, 20_000), replace(_clip("c2", 20_000, 40_000), transition=Transition(ms=500)))
    shots = {"m": _analysis(*_shots(*[5000] * 8, bad=(1, 2, 5)))}

    made = chosen.keep_best(_project(*clips), shots, length_ms=18_000, overlap_ms=overlap_ms)

    timeline = made.project.timeline
    meeting = sum(clip.transition is None for clip in timeline.clips[1:])
    assert meeting
    assert timeline.duration_ms - meeting * overlap_ms == pytest.approx(18_000, abs=20)


def test_moments_are_chosen_over_all_clips() -> None:
    """Two clips of two files, the first half of the second one left out before."""
    project = _project(_clip("c1", 0, 6000), _clip("c2", 6000, 12_000, media="n"))
    analyses = {
        "m": _analysis(*_shots(3000, 3000, bad=(0, 1))),
        "n": _analysis(*_shots(6000, 6000, bad=(0,))),
    }
    made = chosen.keep_best(project, analyses)

    assert _spans(made.project) == [("n", 6000, 12_000)]
    assert made.values["spans"] == "0:06–0:12"
    assert (made.values["kept"], made.values["shots"]) == (1, 3)


def test_the_best_of_every_clip_is_kept() -> None:
    """About so much of each; of what is shorter, or nobody has looked into, all."""
    project = _project(
        _clip("c1", 0, 12_000),
        _clip("c2", 0, 2000),
        _clip("c3", 0, 9000, media="n"),
        _clip("c4", 0, 4000, media="x"),
    )
    analyses = {
        "m": _analysis(*_shots(3000, 3000, 3000, 3000, bad=(0, 1, 2))),
        "n": _analysis(*_shots(3000, 3000, 3000, bad=(0, 2))),
    }
    made = chosen.keep_best_of_each(project, analyses, 3000)

    assert _spans(made.project) == [("m", 9000, 12_000), ("m", 0, 2000), ("n", 3000, 6000), ("x", 0, 4000)]


def test_cuts_between_moments_can_fall_on_beats() -> None:
    """Every cut of the new timeline is a beat of the music."""
    marks = beats_of("lofi", 60_000)
    project = _project(_clip("c1", 0, 30_000))
    made = chosen.keep_best(project, {"m": _analysis(*_shots(*[3000] * 10))}, length_ms=12_000, beats=marks)
    clips = made.project.timeline.clips

    assert len(clips) > 2
    ends = [sum(clip.duration_ms for clip in clips[: number + 1]) for number in range(len(clips) - 1)]
    assert set(ends) <= set(marks)


def test_silences_are_taken_out() -> None:
    """What is silent for long goes, in the clip's own part of the file, and titles move along."""
    found = _analysis(*_shots(10_000), silences=((0, 1000), (4000, 6000), (8000, 8300)))
    title = Title("t1", "hi", at_ms=6000, duration_ms=1000)
    project = Project(timeline=replace(_project(_clip("c1", 2000, 10_000)).timeline, titles=(title,)))
    made = chosen.remove_silences(project, {"m": found})

    assert _spans(made.project) == [("m", 2000, 4150), ("m", 5850, 10_000)]
    assert made.project.timeline.titles[0].at_ms == 4300
    assert made.sentence == "silences-removed"
    assert made.values == {
        "count": 1,
        "spans": "0:02.2–0:03.8",
        "more": 0,
        "before": "0:08",
        "after": "0:06.3",
    }


@pytest.mark.parametrize(
    ("edit", "fields", "what"),
    [(chosen.remove_shaky, "shaky", "shaky"), (chosen.remove_black, "black", "black")],
)
def test_bad_parts_are_taken_out(
    edit: Callable[[Project, chosen.Analyses], Made], fields: str, what: str
) -> None:
    """Shaking and black go, and when there is none, or nothing else, that is said."""
    project = _project(_clip("c1", 0, 9000))
    some = _analysis(*_shots(9000), **{fields: ((3000, 5000),)})

    assert _spans(edit(project, {"m": some}).project) == [("m", 0, 3000), ("m", 5000, 9000)]
    for spans, sentence in (((), f"no-{what}"), (((0, 9000),), f"only-{what}")):
        with pytest.raises(Cannot) as cannot:
            edit(project, {"m": _analysis(*_shots(9000), **{fields: spans})})
        assert cannot.value.sentence == sentence


def test_a_film_without_sound_has_no_silences() -> None:
    """Nobody is told that all of it is silent."""
    with pytest.raises(Cannot) as cannot:
        chosen.remove_silences(_project(_clip("c1", 0, 9000)), {"m": _analysis(*_shots(9000))})

    assert cannot.value.sentence == "no-sound"


def test_of_too_many_silences_the_longest_go() -> None:
    """There is a limit to clips, and it is kept by leaving the shortest pauses."""
    pauses = tuple((at, at + 800 + at // 1000) for at in range(1000, 900_000, 3000))
    project = _project(_clip("c1", 0, 901_000))
    made = chosen.remove_silences(project, {"m": _analysis(*_shots(901_000), silences=pauses)})

    assert len(made.project.timeline.clips) <= MOST_CLIPS
    assert made.values["count"] == MOST_CLIPS - 1
    assert made.values["more"] == MOST_CLIPS - 9


def test_what_is_all_good_stays_as_it_is() -> None:
    """One short steady shot is its own best moment."""
    with pytest.raises(Cannot) as cannot:
        chosen.keep_best(_project(_clip("c1", 0, 4000)), {"m": _analysis(*_shots(4000))})

    assert cannot.value.sentence == "all-moments"


def test_nothing_cannot_be_chosen_from() -> None:
    """An empty timeline has no moments."""
    with pytest.raises(Cannot) as cannot:
        chosen.keep_best(_project(), {})

    assert cannot.value.sentence == "no-moments"
