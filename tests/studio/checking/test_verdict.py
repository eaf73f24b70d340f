"""A finished video is held against its plan, and only what nobody asked for is called a fault."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from threading import Event

import pytest

from core.nemo.wire import Kind
from core.probe import probe
from studio.checking.verdict import Fault, Sources, findings
from studio.stopping import Stopped
from studio.timeline import Clip, Sound, Timeline
from studio.timeline.look import Look
from tests import media
from tests.studio.cutting import CANVAS, clip, timeline

TONE = "sine=440:d=4:r=48000,volume=3"
LINE = timeline(clip("v", 0, 4000))


def _film(name: str, *, shown: str = "gray", heard: str = TONE, size: str = "160x90", more: str = "") -> Path:
    """Make four seconds as a render would come out, every second a key frame."""
    return media.make(
        name, "-f", "lavfi", "-i", f"color={shown}:s={size}:r=30:d=4{more}", "-f", "lavfi", "-i", heard,
        "-c:v", "libx264", "-g", "30", "-preset", "ultrafast", "-c:a", "aac", "-ac", "2",
    )  # fmt: skip


def _sources() -> Sources:
    path = _film("good.mp4")
    return {"v": (path, probe(path))}


def _faults(
    out: Path, line: Timeline = LINE, lufs: float | None = None
) -> Iterator[tuple[Fault, int | None]]:
    return ((one.fault, one.frame) for one in findings(out, line, _sources(), lufs, Event()))


BLACKENED = ",drawbox=c=black:t=fill:enable='between(t,1.9,3.1)'"
HUSHED = f"{TONE},volume='if(between(t,1,2.6),0,1)':eval=frame"


def test_a_good_one_has_no_faults() -> None:
    """What is as planned is not complained about."""
    assert not [*_faults(_film("good.mp4"))]


@pytest.mark.parametrize(
    ("out", "fault"),
    [
        ({"name": "dark.mp4", "more": BLACKENED}, Fault.BLACK),
        ({"name": "hushed.mp4", "heard": HUSHED}, Fault.SILENT),
        ({"name": "large.mp4", "size": "320x180"}, Fault.SIZE),
        ({"name": "brief.mp4", "heard": "sine=440:d=3:r=48000"}, Fault.STEP),
        ({"name": "loud.mp4", "heard": f"{TONE},volume=30"}, Fault.CLIPPED),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_is_found(out: dict[str, str], fault: Fault) -> None:
    """By what is seen and heard in the file, not by what it says."""
    assert {found for found, _ in _faults(_film(**out))} == {fault}


def test_black_is_found_where_it_is() -> None:
    """At the key frames that lie in it, so that the right piece is made anew."""
    assert [*_faults(_film("dark.mp4", more=BLACKENED))] == [(Fault.BLACK, 60), (Fault.BLACK, 90)]


@pytest.mark.parametrize(
    "fields",
    [
        {"fade_out_ms": 2500},
        {"clips": (replace(clip("v", 0, 4000), look=Look(brightness=-90)),)},
    ],
    ids=["fade", "look"],
)
def test_darkness_that_was_asked_for_is_no_fault(fields: dict[str, object]) -> None:
    """A fade may be as dark as it pleases, and so may a look."""
    line = replace(LINE, **fields)  # type: ignore[arg-type]  # a table's fields

    assert Fault.BLACK not in {fault for fault, _ in _faults(_film("dark.mp4", more=BLACKENED), line)}


def test_a_click_that_a_cut_has_faded_is_not_missed() -> None:
    """Sound is faded beside a cut, so what is heard only there may be gone."""
    path = _film("click.mp4", heard="aevalsrc='0.9*sin(9000*t)*between(t,2,2.03)':d=4:s=48000")
    silent = _film("silent.mp4", heard="anullsrc=r=48000:cl=stereo:d=4")
    line = timeline(clip("v", 0, 2000), clip("v", 2000, 4000))

    found = findings(silent, line, {"v": (path, probe(path))}, None, Event())

    assert not found
    assert findings(silent, LINE, {"v": (path, probe(path))}, None, Event())


@pytest.mark.parametrize(
    "made",
    [
        Clip("v", "v", "v", Kind.VIDEO, 0, 4000, volume_pct=0),
        Clip("v", "v", "v", Kind.VIDEO, 0, 1, hold_ms=4000),
    ],
    ids=["muted", "held"],
)
def test_silence_that_was_asked_for_is_no_fault(made: Clip) -> None:
    """A muted clip and a held frame are silent."""
    silent = _film("silent.mp4", heard="anullsrc=r=48000:cl=stereo:d=4")

    assert not [*_faults(silent, replace(LINE, clips=(made,)))]


@pytest.mark.parametrize(("volume_pct", "is_fault"), [(100, True), (20, False)])
def test_what_was_made_so_quiet_is_not_missed(volume_pct: int, *, is_fault: bool) -> None:
    """A whisper at full volume should be heard, at a fifth of it nobody hears it."""
    whisper = _film("whisper.mp4", heard="sine=440:d=4:r=48000,volume=-20dB")
    silent = _film("silent.mp4", heard="anullsrc=r=48000:cl=stereo:d=4")
    sources = {"w": (whisper, probe(whisper))}

    found = findings(silent, timeline(clip("w", 0, 4000, volume_pct=volume_pct)), sources, None, Event())

    assert bool(found) == is_fault


def test_music_that_is_missed_is_a_fault() -> None:
    """Where music should play and nothing is heard."""
    muted = Clip("v", "v", "v", Kind.VIDEO, 0, 4000, volume_pct=0)
    line = replace(LINE, clips=(muted,), sounds=(Sound("s", "song", media="v", fade_out_ms=100),))
    silent = _film("silent.mp4", heard="anullsrc=r=48000:cl=stereo:d=4")

    assert [*_faults(silent, line)] == [(Fault.SILENT, None)]


def test_a_missing_frame_is_a_fault() -> None:
    """One frame less than planned is found."""
    assert [*_faults(_film("good.mp4"), replace(LINE, clips=(clip("v", 0, 4034),)))] == [(Fault.LENGTH, None)]


@pytest.mark.parametrize(("lufs", "is_fault"), [(-14.4, False), (-18.0, True), (None, False)])
def test_a_loudness_that_was_missed_is_a_fault(lufs: float | None, *, is_fault: bool) -> None:
    """Within one LU it is reached; silence has none."""
    found = {fault for fault, _ in _faults(_film("good.mp4"), replace(LINE, loudness=-14), lufs)}

    assert (Fault.LOUDNESS in found) == is_fault


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A file that is none, and one whose picture was overwritten."""
    none, hurt = tmp_path / "none.mp4", tmp_path / "hurt.mp4"
    none.write_bytes(b"nothing")
    content = bytearray(_film("busy.mp4", more=",noise=alls=60:allf=t").read_bytes())
    content[len(content) // 3 : len(content) * 2 // 3] = b"\x55" * (len(content) * 2 // 3 - len(content) // 3)
    hurt.write_bytes(content)

    assert [*_faults(none)] == [(Fault.UNREADABLE, None)]
    assert Fault.BROKEN in {fault for fault, _ in _faults(hurt)}


def test_rates_that_do_not_divide_are_even() -> None:
    """Frames at 29.97 a second lie where they should."""
    film = media.make(
        "ntsc.mp4", "-i", str(_film("good.mp4")), "-r", "30000/1001", "-video_track_timescale", "30000"
    )
    line = replace(LINE, canvas=replace(CANVAS, fps=Fraction(30000, 1001)))

    assert not [*_faults(film, line)]


def test_looking_stops_when_it_is_told() -> None:
    """A cancelled render does not wait until its file was looked through."""
    stop = Event()
    stop.set()

    with pytest.raises(Stopped):
        findings(_film("good.mp4"), LINE, _sources(), None, stop)
