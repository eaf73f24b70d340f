"""The sound's pieces are a pure function of the timeline."""

import pytest

from core.nemo.wire import Kind
from core.probe import Facts
from studio import sound
from studio.sound import soundtrack
from studio.timeline import Sound
from studio.work.source import Source
from tests.studio.planning import SOURCES, clip, timeline


def test_each_medium_is_measured_once_where_it_is_used() -> None:
    """Clips of one recording keep their balance; silence and muted clips are not asked."""
    line = timeline(
        clip(0, 1000), clip(500, 2000), clip(media="silent"), clip(5000, 6000), clip(7000, 8000, volume_pct=0)
    )

    (measure,) = soundtrack.measures(line, SOURCES)

    assert measure.media == "m"
    assert measure.piece.args.count("-i") == 2
    assert measure.piece.args[:2] == ("-t", "2.000")


def test_silent_and_muted_clips_open_no_file() -> None:
    """They are silence of exactly their length."""
    (stretch,) = soundtrack.stretches(timeline(clip(media="silent"), clip(volume_pct=0)), SOURCES, {})

    assert "-i" not in stretch.args
    assert stretch.args[1].count("atrim=end_sample=48000") == 2


def test_a_split_is_no_cut() -> None:
    """Where a clip only goes on, its sound is not faded."""
    (stretch,) = soundtrack.stretches(
        timeline(clip(0, 1000), clip(1000, 2000), clip(5000, 6000)), SOURCES, {}
    )
    graph = stretch.args[stretch.args.index("-filter_complex") + 1]

    assert [part.count("afade") for part in graph.split(";")[:3]] == [1, 1, 2]


def test_many_clips_become_several_stretches() -> None:
    """No ffmpeg has to open more than 32 files."""
    stretches = soundtrack.stretches(
        timeline(*(clip(n * 1000, n * 1000 + 500) for n in range(70))), SOURCES, {}
    )

    assert [piece.args.count("-i") for piece in stretches] == [32, 32, 6]


def test_a_short_sound_is_looped_to_the_end() -> None:
    """Without a length of its own it lasts as long as the picture, and fades away."""
    facts = Facts(kind=Kind.AUDIO, container="mp3", bytes=1, duration_ms=1000, audio_index=0)
    line = timeline(clip(0, 5000), sounds=(Sound("s", "song", media="song", at_ms=1000, volume_pct=50),))

    mix = soundtrack.mix(line, ["track.wav"], {"s": Source("source-song", facts)}, {"song": 0.0})
    graph = mix.args[mix.args.index("-filter_complex") + 1]

    assert "-stream_loop" in mix.args
    assert "volume=0.50000" in graph
    assert "adelay=48000S:all=1" in graph
    assert "afade=t=out:ss=120000:ns=72000" in graph


@pytest.mark.parametrize(
    ("lufs", "gain"), [(-16, 0), (-20, 4), (-40, 12), (-2, -12), (-70, 0), (None, 0)], ids=str
)
def test_gains_bring_sources_together_within_reason(lufs: float | None, gain: float) -> None:
    """Twelve decibels at most, and silence stays silence."""
    assert sound.gain_db(lufs) == gain


@pytest.mark.parametrize("speed_pct", [10, 35, 50, 100, 150, 400, 1000])
def test_tempo_steps_multiply_to_the_speed(speed_pct: int) -> None:
    """Every step is one that ffmpeg does well."""
    steps = [float(link.removeprefix("atempo=")) for link in sound.tempo(speed_pct)]

    product = 1.0
    for step in steps:
        assert 0.5 <= step <= 2
        product *= step
    assert product == pytest.approx(speed_pct / 100)
