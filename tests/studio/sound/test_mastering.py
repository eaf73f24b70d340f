"""The whole is as loud as was asked, and no peak is above the ceiling."""

import re
import subprocess
from pathlib import Path

import pytest

from studio.sound import mastering
from studio.timeline import Sound
from studio.work.ffmpeg import executable
from tests import media
from tests.studio.cutting import clip, made, timeline, tone

BEATS = "aevalsrc='0.9*sin(2*PI*90*t)*exp(-9*mod(t,0.5))+0.05*sin(2*PI*700*t)':d=5:s=48000"


def _heard(path: Path) -> tuple[float, float]:
    """Measure integrated loudness and true peak as the standard says, by ffmpeg's own meter."""
    meter = ("-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-")
    command = [executable(), "-hide_banner", "-nostdin", "-i", str(path), "-map", "0:a", *meter]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    loudness, peak = (re.findall(rf"{word}:\s+(-?[\d.]+) (?:LUFS|dBFS)", said)[-1] for word in ("I", "Peak"))
    return float(loudness), float(peak)


@pytest.mark.parametrize("target", [-23, -14])
@pytest.mark.parametrize("source", ["tone", "beats"])
async def test_the_whole_comes_out_as_loud_as_asked(tmp_path: Path, target: int, source: str) -> None:
    """A quiet tone and hard beats alike are within one LU, and stay a decibel below full scale."""
    sources = {
        "tone": tone(5, volume=0.2),
        "beats": media.coloured("beats.mp4", "gray", seconds=5, tone=BEATS),
    }

    out = await made(timeline(clip(source, 0, 5000), loudness=target), sources, tmp_path)

    loudness, peak = _heard(out)
    assert abs(loudness - target) < 1
    assert peak <= -1


async def test_silence_stays_silence(tmp_path: Path) -> None:
    """Where nothing can be measured, nothing is raised."""
    out = await made(timeline(clip("c", 0, 1000), loudness=-14), {"c": media.counted()}, tmp_path)

    assert media.level_db(media.samples(out)) < -80


async def test_a_sum_too_loud_stays_under_the_ceiling(tmp_path: Path) -> None:
    """Four tracks at four times their level do not clip, with no loudness asked for."""
    song = media.tone("hot.wav", BEATS)
    loud = tuple(Sound(f"s{n}", "song", media="song", volume_pct=400, duration_ms=3000) for n in range(4))

    out = await made(timeline(clip("c", 0, 2000), sounds=loud), {"c": tone(), "song": song}, tmp_path)

    assert _heard(out)[1] <= -1


@pytest.mark.parametrize(
    ("gain", "lufs", "target", "after"), [(0, -20, -14, 6), (6, -15, -14, 7), (0, -70, -8, 40)]
)
def test_a_gain_is_corrected_by_what_was_heard(gain: float, lufs: float, target: float, after: float) -> None:
    """It moves by what was missing, within reason."""
    assert mastering.corrected(gain, lufs, target) == after
