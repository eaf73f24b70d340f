"""The best moments are good, different, whole, in order, and no longer than asked."""

from base64 import b64encode
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.music import compose
from studio.music.beats import beats, beats_of, snap
from studio.sight.analysis import Analysis, analyse
from studio.sight.moments import Moment, best_moments
from studio.sight.shots import Shot, scored
from tests import media
from tests.studio import footage, portraits

LEAST, MOST = 1500, 8000


def _look(number: int) -> str:
    return b64encode(bytes((number * 37 + index * (number + 3)) % 256 for index in range(168))).decode()


def _analysis(*shots: tuple[int, dict[str, float]], quiet: tuple[int, ...] = ()) -> Analysis:
    """Make an analysis of shots, each so long and with these measures; a look of its own unless told."""
    made: list[Shot] = []
    at = 0
    for number, (length, measures) in enumerate(shots):
        fields = {"sharpness": 0.8, "motion": 0.3, "look": _look(int(measures.get("look", number)))}
        fields |= {name: value for name, value in measures.items() if name != "look"}
        made.append(scored(Shot(at, at + length, **fields), -30))  # type: ignore[arg-type]  # a table's fields
        at += length
    pieces = [piece for shot in made for piece in _pieces(shot)]
    return Analysis(at, tuple(made), tuple(pieces), quiet=quiet, has_sound=bool(quiet))


def _pieces(shot: Shot) -> list[Shot]:
    fields = {name: getattr(shot, name) for name in Shot.__dataclass_fields__}
    count = max(1, shot.duration_ms // 500)
    edges = [shot.start_ms + index * 500 for index in range(count)] + [shot.end_ms]
    return [Shot(**{**fields, "start_ms": start, "end_ms": end}) for start, end in pairwise(edges)]


def _best(found: Analysis, length_ms: int | None = None) -> list[tuple[int, int]]:
    moments = best_moments({"m": found}, [("m", 0, found.duration_ms)], length_ms=length_ms)
    return [(moment.start_ms, moment.end_ms) for moment in moments]


def test_bad_parts_and_repetitions_of_real_footage_are_left_out() -> None:
    """Of eight scenes the shaken, the blurred, the black and the repeated are not taken."""
    names = ("pattern", "fractal", "shaken", "blurred", "black", "bars", "pattern", "pan")
    found = analyse(footage.scenes(*names))

    chosen = _best(found)

    whole = [(start, start + 1500) for start in range(0, 12_000, 1500)]
    assert 3 <= len(chosen) <= 4
    assert set(chosen) <= {whole[0], whole[1], whole[5], whole[6], whole[7]}
    assert not {whole[0], whole[6]} <= set(chosen)
    assert whole[7] in chosen


def test_the_default_is_about_half_and_at_most_a_minute() -> None:
    """Nobody is asked for a length."""
    short = _analysis(*[(4000, {})] * 5)
    long = _analysis(*[(6000, {})] * 40)

    assert sum(end - start for start, end in _best(short)) == 10_000
    assert len(_best(short)) >= 3
    assert sum(end - start for start, end in _best(long)) == 60_000


def test_one_short_steady_shot_is_kept_whole() -> None:
    """There is nothing to choose."""
    assert _best(_analysis((4900, {}))) == [(0, 4900)]


@pytest.mark.parametrize("fault", [{"shake": 3.0}, {"sharpness": 0.2}, {"is_black": True}])
def test_faults_are_left_out_even_when_little_remains(fault: dict[str, float]) -> None:
    """Half of what is there would need the bad parts; without a length asked they are not taken."""
    found = _analysis((3000, fault), (2000, {}), (6000, fault))

    assert _best(found) == [(3000, 5000)]


def test_a_length_that_is_asked_for_takes_the_lesser_but_never_black() -> None:
    """Shaky parts come last, black never."""
    found = _analysis((3000, {"shake": 3.0}), (3000, {}), (3000, {"is_black": True}))

    assert _best(found, 3000) == [(3000, 6000)]
    assert _best(found, 9000) == [(0, 3000), (3000, 6000)]


def test_a_bad_file_still_gives_something() -> None:
    """All of it shakes, so the best of that is taken."""
    assert _best(_analysis((6000, {"shake": 3.0}))) != []


def test_repetitions_are_left_out_unless_somebody_talks() -> None:
    """The same picture twice is once too many, but two answers in one chair are not."""
    shown = _analysis((4000, {"look": 1}), (4000, {"look": 1}), (4000, {"look": 2}))
    told = _analysis(*[(4000, {"look": 1, "speech": 0.9})] * 2, (4000, {"look": 1, "speech": 0.9}))

    assert not {(0, 4000), (4000, 8000)} <= set(_best(shown, None))
    assert sum(end - start for start, end in _best(told)) == 6000


def test_speech_is_cut_between_words() -> None:
    """Where a long shot is parted, it is parted at quiet instants."""
    quiet = (900, 3700, 5200, 7900, 10_300, 12_800, 15_100, 17_600, 19_200)
    found = _analysis((20_000, {"speech": 0.9}), quiet=quiet)

    cuts = {edge for span in _best(found) for edge in span} - {0, 20_000}

    assert cuts
    assert cuts <= set(quiet)


def test_quick_cutting_is_kept_together() -> None:
    """Shots too short to be seen alone are kept as they follow each other."""
    chosen = _best(_analysis(*[(600, {})] * 20))

    assert chosen
    assert all(end - start >= LEAST and start % 600 == 0 for start, end in chosen)


def test_better_shots_are_preferred() -> None:
    """What moves and can be heard is worth more than what lies still."""
    found = _analysis(
        (3000, {"motion": 0.0}), (3000, {"motion": 0.8, "loudness_db": -10.0}), (3000, {"motion": 0.1})
    )

    assert _best(found, 3000) == [(3000, 6000)]


def test_of_equals_those_with_faces_are_preferred() -> None:
    """A face counts for something, and not for more than all else together."""
    found = _analysis((6000, {}), (6000, {"faces": 1.0}), (6000, {"faces": 0.3}), (6000, {"motion": 1.0}))
    plain, faced, partly, moving = (shot.score for shot in found.shots)

    assert plain < partly < faced < moving
    assert _best(found, 5000) == [(6000, 8500), (18_000, 20_500)]


def test_of_two_films_the_one_with_a_face_is_kept() -> None:
    """They are the same but for one standing on its head, where nobody sees a face."""
    upright = portraits.clip("upright-face.mp4", 0.4, side=0.9, seconds=6)
    flipped = media.make("flipped-face.mp4", "-i", str(upright), "-vf", "vflip", "-c:v", "libx264")
    analyses = {"flipped": analyse(flipped), "upright": analyse(upright)}

    (kept,) = best_moments(analyses, [(name, 0, 6000) for name in analyses], length_ms=2000)

    assert [found.shots[0].faces for found in analyses.values()] == [0, 1]
    assert kept.media == "upright"


def test_pictures_and_unknown_files_can_be_chosen_too() -> None:
    """A photo has no time of its own, and of a file that nobody has seen nothing bad is known."""
    photo = Analysis(0, (Shot(0, 1, sharpness=0.9, score=0.4),))
    moments = best_moments({"p": photo}, [("p", 0, 5000), ("q", 0, 5000)], length_ms=10_000)

    assert [(moment.media, moment.start_ms, moment.end_ms) for moment in moments] == [
        ("p", 0, 5000),
        ("q", 0, 5000),
    ]


def test_there_may_be_nothing_to_choose_from() -> None:
    """Of nothing, nothing is kept."""
    assert best_moments({}, [], length_ms=5000) == ()
    assert best_moments({}, [("m", 10, 10)], length_ms=None) == ()


MEASURES = st.fixed_dictionaries(
    {},
    optional={
        "motion": st.floats(0, 1),
        "shake": st.floats(0, 2),
        "sharpness": st.floats(0, 1),
        "speech": st.floats(0, 1),
        "is_black": st.booleans(),
        "look": st.integers(0, 3),
    },
)
ANALYSES = st.builds(
    lambda shots, quiet: _analysis(*shots, quiet=tuple(sorted(quiet))),
    st.lists(st.tuples(st.integers(200, 15_000), MEASURES), min_size=1, max_size=8),
    st.sets(st.integers(0, 60_000), max_size=40),
)


@given(st.lists(ANALYSES, min_size=1, max_size=3), st.none() | st.integers(300, 90_000), st.data())
def test_a_choice_is_always_sound(found: list[Analysis], length_ms: int | None, data: st.DataObject) -> None:
    """Whatever there is: inside the spans, in order, not overlapping, not too long, each time the same."""
    analyses = {str(number): one for number, one in enumerate(found)}
    spans: list[tuple[str, int, int]] = []
    for name, one in analyses.items():
        edges = data.draw(st.lists(st.integers(0, one.duration_ms), min_size=2, max_size=2))
        spans.append((name, min(edges), max(edges)))
    moments = best_moments(analyses, spans, length_ms=length_ms)

    for moment in moments:
        media, start, end = spans[moment.span]
        assert moment.media == media
        assert start <= moment.start_ms < moment.end_ms <= end
        assert moment.duration_ms <= MOST + 1
    for before, after in pairwise(moments):
        assert (before.span, before.end_ms) <= (after.span, after.start_ms)
    total = sum(end - start for _, start, end in spans)
    most = length_ms if length_ms is not None else max(LEAST, min(total // 2, 60_000), 5000)
    assert sum(moment.duration_ms for moment in moments) <= min(total, most)
    assert bool(moments) == (total > 0)
    assert best_moments(analyses, spans, length_ms=length_ms) == moments


def test_beats_follow_the_tempo_of_the_music() -> None:
    """At 120 beats a minute there is one every half second."""
    assert beats(compose("upbeat", 2000)) == (0, 500, 1000, 1500, 2000)
    assert beats_of("lofi", 2000) == (0, 769, 1538)


@given(
    st.lists(st.integers(200, 8000), max_size=8), st.sampled_from(["lofi", "upbeat", "cinematic", "ambient"])
)
def test_cuts_fall_on_beats(lengths: list[int], mood: str) -> None:
    """Every cut between two moments that reach a beat falls on one, and nothing grows."""
    moments = [
        Moment(0, "m", 10_000 * index, 10_000 * index + length) for index, length in enumerate(lengths)
    ]
    marks = beats_of(mood, 60_000)
    at = 0

    for before, after in zip(moments, snap(moments, marks), strict=True):
        assert after.start_ms == before.start_ms
        assert after.end_ms <= before.end_ms
        at += after.duration_ms
        assert at in marks or before.duration_ms < 1500 or before is moments[-1]
