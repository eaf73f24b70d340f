"""The plan is a pure function of the timeline."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from core.nemo.wire import Kind
from core.probe import Facts
from studio import plan, sound
from studio.source import Source
from studio.spans import frames_at, spans, total_frames
from studio.timeline import Canvas, Clip, Sound, Timeline, Title

VIDEO = Facts(
    kind=Kind.VIDEO, container="mov", bytes=1, duration_ms=200_000, shown_ms=200_000, width=1920, height=1080,
    fps=Fraction(30), video_codec="h264", video_index=0, pixels="yuv420p", audio_codec="aac", audio_index=1,
    channels=2,
)  # fmt: skip
SOURCES = {"m": Source("source-m", VIDEO), "silent": Source("source-s", replace(VIDEO, audio_index=None))}
CANVAS = Canvas(1280, 720, Fraction(30))


def clip(
    start_ms: int = 0, end_ms: int = 1000, *, media: str = "m", speed_pct: int = 100, volume_pct: int = 100
) -> Clip:
    return Clip(f"{media}{start_ms}", media, "a.mp4", Kind.VIDEO, start_ms, end_ms, speed_pct, volume_pct)


def timeline(*clips: Clip, **fields: object) -> Timeline:
    return replace(Timeline(canvas=CANVAS, clips=clips), **fields)  # type: ignore[arg-type]  # a table's fields


@pytest.mark.parametrize("fps", [Fraction(24), Fraction(30000, 1001), Fraction(60)])
def test_boundaries_do_not_drift(fps: Fraction) -> None:
    """After many odd clips the frames still add up to the whole."""
    line = timeline(*(clip(0, 333 + index % 7) for index in range(97)), canvas=replace(CANVAS, fps=fps))

    found = spans(line)

    assert found[0].first == 0
    assert all(one.end == other.first for one, other in pairwise(found))
    assert found[-1].end == total_frames(line) == frames_at(line.duration_ms, fps)


def test_a_clip_without_a_frame_is_left_out() -> None:
    """Ten milliseconds make no picture, and no error."""
    assert [span.clip.end_ms for span in spans(timeline(clip(), clip(0, 10), clip(0, 500)))] == [1000, 500]


def test_a_body_is_planned_in_full() -> None:
    """The arguments for a plain trim, word for word."""
    (body,) = plan.bodies(timeline(clip(1500, 2500)), SOURCES)

    assert body.frames == 30
    assert body.args == (
        "-noaccurate_seek", "-ss", "1.500000", "-reinit_filter", "0",
        "-protocol_whitelist", "file,pipe", "-f", "mov", "-i", "file:source-m",
        "-filter_complex",
        ("[0:0]settb=AVTB,setpts=PTS+2000,fps=30:start_time=0:round=near,"
        "scale=1280:720:flags=bicubic:in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,"
        "format=yuv420p,setsar=1,"
        "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709,"
        "tpad=stop=-1:stop_mode=clone[out]"),
        "-map", "[out]", "-frames:v", "30", "-fps_mode", "passthrough",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-profile:v", "high", "-pix_fmt", "yuv420p",
        "-g", "60", "-x264-params", "open-gop=0:stitchable=1", "-video_track_timescale", "30",
        "-color_range", "tv", "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709",
        "-map_metadata", "-1", "-map_chapters", "-1", "-f", "mp4",
    )  # fmt: skip


def test_a_large_canvas_is_encoded_in_haste() -> None:
    """4K uses the faster preset, and sharpens before it enlarges."""
    (body,) = plan.bodies(timeline(clip(), canvas=Canvas(3840, 2160)), SOURCES)
    graph = body.args[body.args.index("-filter_complex") + 1]

    assert "superfast" in body.args
    assert graph.index("unsharp") < graph.index("scale=3840:2160:flags=lanczos")


def test_an_edit_changes_only_the_pieces_that_it_touches() -> None:
    """Equal work keeps its name, wherever it moves to."""
    before = timeline(clip(0, 1000), clip(2000, 3000))
    after = timeline(clip(0, 700), clip(2000, 3000))

    names, changed = ({body.name for body in plan.bodies(line, SOURCES)} for line in (before, after))

    assert len(names & changed) == 1


def test_a_source_with_other_content_is_other_work() -> None:
    """The name of a piece depends on what the file holds."""
    other = {"m": Source("source-other", VIDEO)}

    assert plan.bodies(timeline(clip()), SOURCES)[0].name != plan.bodies(timeline(clip()), other)[0].name


def test_a_long_clip_is_made_in_even_parts() -> None:
    """Each part begins at the very source frame where the one before ended."""
    parts = plan.bodies(timeline(clip(0, 150_000, speed_pct=100)), SOURCES)

    assert [part.frames for part in parts] == [1500, 1500, 1500]
    assert parts[1].args[:3] == ("-noaccurate_seek", "-ss", "50.000000")


def test_a_title_touches_only_the_clips_that_it_lies_over() -> None:
    """Its times are told from the start of each."""
    title = Title("t", "Hello", at_ms=1500, duration_ms=1000)

    scripts = [
        body.script for body in plan.bodies(timeline(clip(), clip(), clip(), titles=(title,)), SOURCES)
    ]

    assert not scripts[0]
    assert "0:00:00.48,0:00:00.98,T0,Hello" in scripts[1]
    assert "0:00:00.00,0:00:00.48,T0,Hello" in scripts[2]


def test_fades_reach_over_clips() -> None:
    """A fade longer than the first clip goes on in the second where it was."""
    bodies = plan.bodies(timeline(clip(), clip(), clip(), fade_in_ms=1500, fade_out_ms=500), SOURCES)
    graphs = [body.args[body.args.index("-filter_complex") + 1] for body in bodies]

    assert "fade=t=in:st=0.000000:d=1.500000" in graphs[0]
    assert "setpts=PTS+1.000000/TB,fade=t=in:st=0.000000:d=1.500000,setpts=PTS-1.000000/TB" in graphs[1]
    assert "fade=t=out:st=0.500000:d=0.466667" in graphs[2]


def test_each_medium_is_measured_once_where_it_is_used() -> None:
    """Clips of one recording keep their balance; silence and muted clips are not asked."""
    line = timeline(
        clip(0, 1000), clip(500, 2000), clip(media="silent"), clip(5000, 6000), clip(7000, 8000, volume_pct=0)
    )

    (measure,) = plan.measures(line, SOURCES)

    assert measure.media == "m"
    assert measure.piece.args.count("-i") == 2
    assert measure.piece.args[:2] == ("-t", "2.000")


def test_silent_and_muted_clips_open_no_file() -> None:
    """They are silence of exactly their length."""
    (stretch,) = plan.stretches(timeline(clip(media="silent"), clip(volume_pct=0)), SOURCES, {})

    assert "-i" not in stretch.args
    assert stretch.args[1].count("atrim=end_sample=48000") == 2


def test_a_split_is_no_cut() -> None:
    """Where a clip only goes on, its sound is not faded."""
    (stretch,) = plan.stretches(timeline(clip(0, 1000), clip(1000, 2000), clip(5000, 6000)), SOURCES, {})
    graph = stretch.args[stretch.args.index("-filter_complex") + 1]

    assert [part.count("afade") for part in graph.split(";")[:3]] == [1, 1, 2]


def test_many_clips_become_several_stretches() -> None:
    """No ffmpeg has to open more than 32 files."""
    stretches = plan.stretches(timeline(*(clip(n * 1000, n * 1000 + 500) for n in range(70))), SOURCES, {})

    assert [piece.args.count("-i") for piece in stretches] == [32, 32, 6]


def test_a_short_sound_is_looped_to_the_end() -> None:
    """Without a length of its own it lasts as long as the picture, and fades away."""
    facts = Facts(kind=Kind.AUDIO, container="mp3", bytes=1, duration_ms=1000, audio_index=0)
    line = timeline(clip(0, 5000), sounds=(Sound("s", "song", media="song", at_ms=1000, volume_pct=50),))

    mix = plan.mix(line, ["track.wav"], {"s": Source("source-song", facts)}, {"song": 0.0})
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
