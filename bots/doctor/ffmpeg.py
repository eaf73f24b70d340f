"""Whether the ffmpeg here has all that rendering needs."""

from bots.finding import Finding, Patient, bad, good
from studio.work import ffmpeg as program


async def ffmpeg(_: Patient) -> list[Finding]:
    """Ask it what it can do."""
    try:
        await program.check()
    except program.FFmpegLacks as error:
        if len(error.names) == sum(map(len, program.NEEDED.values())):
            return [bad("doctor-ffmpeg-none")]  # it said nothing at all
        return [bad("doctor-ffmpeg-lacks", names=", ".join(error.names))]
    except (program.FFmpegError, OSError, RuntimeError):
        return [bad("doctor-ffmpeg-none")]
    filters, encoders = (len(names) for names in program.NEEDED.values())
    return [good("doctor-ffmpeg-good", filters=filters, encoders=encoders)]
