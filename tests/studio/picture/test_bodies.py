"""The picture's pieces are a pure function of the timeline."""

from collections.abc import Mapping
from dataclasses import replace

from studio.picture.bodies import pictures
from studio.timeline import Canvas, Timeline, Title
from studio.timeline.transition import Passing, Transition
from studio.work.piece import Piece
from studio.work.source import Source
from tests.studio.planning import SOURCES, VIDEO, clip, timeline


def bodies(line: Timeline, sources: Mapping[str, Source] = SOURCES) -> list[Piece]:
    """Plan the picture where no file's own frames may be taken."""
    return [piece for piece in pictures(line, sources, {}, {}) if isinstance(piece, Piece)]


def test_a_body_is_planned_in_full() -> None:
    """The arguments for a plain trim, word for word."""
    (body,) = bodies(timeline(clip(1500, 2500)))

    assert body.frames == 30
    assert body.args == (
        "-noaccurate_seek", "-ss", "1.500000", "-threads", "2", "-reinit_filter", "0",
        "-protocol_whitelist", "file,pipe", "-f", "mov", "-i", "file:source-m",
        "-filter_complex",
        ("[0:0]settb=AVTB,setpts=PTS+2000,fps=30:start_time=0:round=near,"
        "scale=1280:720:flags=bicubic:in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,"
        "format=yuv420p,setsar=1,"
        "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709,"
        "tpad=stop=-1:stop_mode=clone[out]"),
        "-map", "[out]", "-frames:v", "30", "-fps_mode", "passthrough",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-profile:v", "high", "-pix_fmt", "yuv420p",
        "-g", "60", "-x264-params", "open-gop=0:stitchable=1:sps-id=0:sync-lookahead=2",
        "-video_track_timescale", "30",
        "-color_range", "tv", "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709",
        "-map_metadata", "-1", "-map_chapters", "-1", "-f", "mp4",
    )  # fmt: skip


def test_a_large_canvas_is_encoded_in_haste() -> None:
    """4K uses the faster preset, and sharpens before it enlarges."""
    (body,) = bodies(timeline(clip(), canvas=Canvas(3840, 2160)))
    graph = body.args[body.args.index("-filter_complex") + 1]

    assert "superfast" in body.args
    assert graph.index("unsharp") < graph.index("scale=3840:2160:flags=lanczos")


def test_an_edit_changes_only_the_pieces_that_it_touches() -> None:
    """Equal work keeps its name, wherever it moves to."""
    before = timeline(clip(0, 1000), clip(2000, 3000))
    after = timeline(clip(0, 700), clip(2000, 3000))

    names, changed = ({body.name for body in bodies(line)} for line in (before, after))

    assert len(names & changed) == 1


def test_a_source_with_other_content_is_other_work() -> None:
    """The name of a piece depends on what the file holds."""
    other = {"m": Source("source-other", VIDEO)}

    assert bodies(timeline(clip()))[0].name != bodies(timeline(clip()), other)[0].name


def test_a_long_clip_is_made_in_even_parts() -> None:
    """Each part begins at the very source frame where the one before ended, and none is a sliver."""
    parts = bodies(timeline(clip(0, 52_000)))

    assert [part.frames for part in parts] == [300, 300, 300, 300, 360]
    assert parts[1].args[:3] == ("-noaccurate_seek", "-ss", "10.000000")


def test_a_trim_leaves_the_parts_in_the_middle_as_they_were() -> None:
    """They are cut at even places of the file, not of the clip."""
    before = bodies(timeline(clip(0, 50_000)))
    after = bodies(timeline(clip(3000, 48_000)))

    assert [part.name for part in before[1:4]] == [part.name for part in after[1:4]]
    assert [part.frames for part in after] == [210, 300, 300, 300, 240]


def test_a_part_ends_where_a_title_does() -> None:
    """So that another text is not drawn with all that comes after it; but no sliver is made for it."""
    early, late = (Title("t", "Hello", at_ms=at, duration_ms=3000) for at in (500, 8500))

    assert [part.frames for part in bodies(timeline(clip(0, 20_000), titles=(early,)))] == [105, 195, 300]
    assert [part.frames for part in bodies(timeline(clip(0, 20_000), titles=(late,)))] == [255, 90, 255]


def test_a_title_touches_only_the_clips_that_it_lies_over() -> None:
    """Its times are told from the start of each."""
    title = Title("t", "Hello", at_ms=1500, duration_ms=1000)

    found = bodies(timeline(clip(), clip(), clip(), titles=(title,)))
    scripts = [[script.text for script in body.scripts] for body in found]

    assert not scripts[0]
    assert "0:00:00.48,0:00:00.98,T0," in scripts[1][0]
    assert "0:00:00.00,0:00:00.48,T0," in scripts[2][0]


def test_fades_reach_over_clips() -> None:
    """A fade longer than the first clip goes on in the second where it was."""
    found = bodies(timeline(clip(), clip(), clip(), fade_in_ms=1500, fade_out_ms=500))
    graphs = [body.args[body.args.index("-filter_complex") + 1] for body in found]

    assert "fade=t=in:st=0.000000:d=1.500000" in graphs[0]
    assert "setpts=PTS+1.000000/TB,fade=t=in:st=0.000000:d=1.500000,setpts=PTS-1.000000/TB" in graphs[1]
    assert "fade=t=out:st=0.500000:d=0.466667" in graphs[2]


def test_a_passing_is_a_piece_of_its_own() -> None:
    """The clips on both sides keep the pieces that they had, but for the frames that they share."""
    passing = replace(clip(5000, 8000), transition=Transition(Passing.WIPE_LEFT, 500))

    before, shared, after = bodies(timeline(clip(0, 3000), passing))

    assert [piece.frames for piece in (before, shared, after)] == [75, 15, 75]
    assert [argument for argument in shared.args if argument.endswith("00000")] == ["2.500000", "5.000000"]
    assert shared.args.count("-i") == 2
    graph = shared.args[shared.args.index("-filter_complex") + 1]
    assert graph.endswith("[p0][p1]xfade=wipeleft:duration=0.500000:offset=0.000000[out]")
    assert after.args[:3] == ("-noaccurate_seek", "-ss", "5.500000")
