"""A film from end to end: two seconds made, cut, rendered by the studio and measured."""

from pathlib import Path
from typing import Final

from bots.editing import edited
from bots.finding import Finding, Patient, bad, good
from bots.order import Order
from bots.report import Silence
from bots.speech import Speech
from core.errors import CutroomError
from core.probe import probe
from core.settings import Backend
from studio.work import ffmpeg

WIDTH, HEIGHT, SECONDS = 160, 90, 2
PICTURE: Final = f"testsrc2=s={WIDTH}x{HEIGHT}:r=30:d={SECONDS}"
TONE: Final = f"sine=440:d={SECONDS}"
WISH: Final = "trim the first 1 seconds"
WANTED_MS: Final = 1000
CLOSE_MS: Final = 50


async def film(patient: Patient) -> list[Finding]:
    """Make one, as `cutroom edit` would, in a folder that is thrown away."""
    began = patient.clock.monotonic()
    source, target = patient.folder / "sample.mp4", patient.folder / "film.mp4"
    settings = patient.settings.model_copy(
        update={"data": patient.folder / "data", "backend": Backend.STUDIO, "studio_credits": None}
    )
    speech = Speech.read(settings.config, patient.language)
    try:
        await _shot(source)
        await edited(settings, speech, Order((str(source),), (WISH,), target), Silence())
        facts = probe(target)
    except CutroomError as error:
        return [bad("doctor-film-failed", reason=speech.sorry(error))]
    except (ffmpeg.FFmpegError, OSError, RuntimeError):
        return [bad("doctor-ffmpeg-none")]
    if abs(facts.duration_ms - WANTED_MS) > CLOSE_MS or facts.audio_codec is None or not facts.width:
        return [bad("doctor-film-wrong", wanted=str(WANTED_MS), got=str(facts.duration_ms))]
    seconds = f"{patient.clock.monotonic() - began:.1f}"
    return [good("doctor-film-good", ms=str(facts.duration_ms), seconds=seconds)]


async def _shot(path: Path) -> None:
    sources = ("-f", "lavfi", "-i", PICTURE, "-f", "lavfi", "-i", TONE)
    await ffmpeg.run(
        (*sources, "-c:v", "libx264", "-c:a", "aac", "-shortest", f"file:{path}"),
        duration_ms=SECONDS * 1000,
        progress=lambda _: None,
    )
