"""Whatever edits follow each other, the timeline stays one that can be kept and rendered."""

import json
from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.editing import choices
from studio.editing import operations as ops
from studio.editing.edits import Cannot, apply
from studio.editing.operations import Operation, Target
from studio.editing.project import Project, place
from studio.sight.analysis import Analysis
from studio.sight.shots import Shot
from studio.timeline import Fill, Place, Sound, Timeline, Title
from studio.timeline.draft import read, write
from studio.timeline.framing import Crop, Motion
from studio.timeline.look import Grade
from studio.timeline.transition import Passing
from tests.studio.edited import ONE, SONG, THREE, VOICE

MS: Final = st.integers(0, 40_000) | st.sampled_from([0, 1, 33, 1000, 10**9])
LENGTH: Final = st.integers(1, 40_000) | st.sampled_from([1, 10**9])
CLIP: Final = st.integers(-3, 6)
CLIPS: Final = st.lists(CLIP, min_size=1, max_size=4).map(tuple)
SEEN: Final = {
    media: Analysis(
        duration_ms,
        shots := tuple(
            Shot(at, at + 1000, score=at % 3000 / 3000, is_black=not at) for at in range(0, duration_ms, 1000)
        ),
        shots,
        silences=((0, 900), (3000, 5000)),
        shaky=((2000, 3000),),
        black=((0, 1000),),
        has_sound=True,
    )
    for media, duration_ms in (("m1", 20_000), ("m2", 10_000), ("m3", 8000))
}
SHARE: Final = st.integers(0, 1000)
FROM: Final = st.none() | MS | st.integers(-30_000, -1)
SIDE: Final = st.integers(0, 600)
PARTS: Final[tuple[tuple[type[Operation], dict[str, st.SearchStrategy[Any]]], ...]] = (
    (ops.SetGrade, {"grade": st.none() | st.sampled_from(Grade)}),
    (
        ops.Adjust,
        {"what": st.sampled_from(ops.Amount), "by": st.integers(-200, 200), "is_set": st.booleans()},
    ),
    (ops.PlainLook, {}),
    (ops.Rotate, {"degrees": st.sampled_from([90, 180, 270])}),
    (ops.Mirror, {"is_upside_down": st.booleans()}),
    (ops.CutOff, {"crop": st.builds(Crop, SIDE, SIDE, SIDE, SIDE)}),
    (ops.Zoom, {"pct": st.integers(0, 1200)}),
    (ops.Wander, {"motion": st.none() | st.sampled_from(Motion)}),
    (ops.Steady, {"is_on": st.booleans()}),
    (ops.Clear, {"is_on": st.booleans()}),
    (ops.Reverse, {}),
    (ops.Speed, {"pct": SHARE, "is_factor": st.booleans()}),
    (ops.Volume, {"pct": SHARE}),
)
EDITS: Final[st.SearchStrategy[Operation]] = st.one_of(
    st.builds(ops.Letterbox, st.booleans()),
    st.builds(ops.TrimStart, LENGTH, CLIP),
    st.builds(ops.TrimEnd, LENGTH, CLIP),
    st.builds(ops.Keep, MS, st.none() | MS, CLIP),
    st.builds(ops.KeepEnd, LENGTH, CLIP),
    st.builds(ops.Remove, MS, st.none() | MS, CLIP),
    st.builds(ops.Drop, CLIPS),
    st.builds(ops.Only, CLIPS),
    st.builds(ops.Order, CLIPS),
    st.builds(ops.Turn),
    st.builds(ops.Move, CLIP, CLIP),
    st.builds(ops.MoveBeside, CLIP, CLIP, st.booleans()),
    st.builds(ops.Swap, CLIP, CLIP),
    st.builds(ops.Speed, SHARE, CLIP, st.booleans()),
    st.builds(ops.Volume, SHARE, st.sampled_from(Target), CLIP, st.booleans()),
    st.builds(
        ops.AddMusic,
        st.sampled_from([None, "lofi"]),
        st.none() | SHARE,
        at_ms=MS,
        duration_ms=st.none() | LENGTH,
    ),
    st.builds(ops.RemoveMusic),
    st.builds(
        ops.AddTitle,
        st.text("ab“”", min_size=1),
        st.none() | MS,
        st.none() | LENGTH,
        st.booleans(),
        st.booleans(),
    ),
    st.builds(ops.ChangeTitle, place=st.sampled_from(Place)),
    st.builds(ops.RemoveTitles),
    st.builds(ops.Fade, st.none() | MS, st.none() | MS),
    st.builds(ops.Resolution, st.integers(0, 5000)),
    st.builds(ops.Aspect, st.integers(1, 9999), st.integers(1, 9999)),
    *(st.builds(kind, clip=CLIP, start_ms=FROM, end_ms=st.none() | MS, **given) for kind, given in PARTS),
    st.builds(ops.Split, st.none() | MS, CLIP),
    st.builds(ops.Length, LENGTH, CLIP),
    st.builds(ops.Freeze, MS | st.just(-1), LENGTH, CLIP),
    st.builds(ops.OnBeat),
    st.builds(ops.Repeat, st.integers(0, 5), CLIP),
    st.builds(ops.Replace, CLIP, CLIP),
    st.builds(ops.Slideshow, st.none() | LENGTH, st.none() | LENGTH),
    st.builds(ops.Pass, st.none() | st.sampled_from(Passing), st.none() | LENGTH, st.just(()) | CLIPS),
    st.builds(ops.PlaceMusic, st.none() | MS, st.none() | MS),
    st.builds(ops.FadeMusic, st.none() | MS, st.none() | MS),
    st.builds(ops.Duck, st.booleans()),
    st.builds(ops.Loudness, st.none() | st.integers(-60, 0)),
    st.builds(ops.NameClips),
    st.builds(ops.ChangeTitle, at_ms=st.none() | MS, duration_ms=st.none() | LENGTH, number=CLIP),
    st.builds(ops.RemoveTitles, st.none() | st.just("a"), st.none() | CLIP),
    st.builds(ops.SetFill, st.sampled_from(Fill)),
    st.builds(ops.Redo, st.integers(0, 3)),
    st.builds(choices.Edge, st.booleans(), st.booleans()),
    st.builds(choices.BestMoments, st.none() | LENGTH, st.booleans(), st.sampled_from([0, 1000])),
    st.builds(choices.RemoveSilences),
    st.builds(choices.RemoveShaky),
    st.builds(choices.RemoveBlack),
    st.builds(ops.Undo, st.integers(1, 3)),
)


@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(EDITS, max_size=12), st.sampled_from([ONE, place(THREE, [SONG, VOICE])]))
def test_any_edits_leave_a_valid_timeline(edits: list[Operation], project: Project) -> None:
    """An edit is made whole or refused, and what it leaves is read back as it was written."""
    for edit in edits:
        try:
            made = apply(edit, project, SEEN)
        except Cannot:
            continue
        assert made.project.timeline != project.timeline
        assert made.project.media == project.media
        project = made.project
        _check(project.timeline)


def _check(timeline: Timeline) -> None:
    over: list[Sound | Title] = [*timeline.sounds, *timeline.titles]
    ids = [one.id for one in (*timeline.clips, *over)]

    assert timeline.clips
    assert all(clip.duration_ms > 0 and 0 <= clip.start_ms < clip.end_ms for clip in timeline.clips)
    assert all(0 <= one.at_ms < timeline.duration_ms for one in over)
    assert all(one.duration_ms is None or one.duration_ms > 0 for one in over)
    assert all(one.at_ms + (one.duration_ms or 0) <= timeline.duration_ms for one in over)
    assert timeline.fade_in_ms + timeline.fade_out_ms <= timeline.duration_ms
    assert len(set(ids)) == len(ids)
    assert read(json.loads(json.dumps(write(timeline)))) == timeline
