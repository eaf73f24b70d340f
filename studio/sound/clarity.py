"""What lets a voice stand out: rumble and steady noise taken away, words made clearer and more even; pure."""

from typing import Final

# The noise reducer's own delay at 48 kHz, as measured; made good, so that lips and words stay together.
_DELAY: Final = 1199

# The reducer's floor, against the level of the noise: what it needs to take all of it.
_ABOVE_DB: Final = 11.0
_LIMITS_DB: Final = (-60.0, -26.0)  # above, it would take the consonants as well
_UNKNOWN_DB: Final = -40.0


def links(noise_db: float | None) -> tuple[str, ...]:
    """Give the filters for a voice in noise of this level, None where nobody knows.

    A floor that is told gains 13 dB and more on speech in noise, one that the filter finds by itself 3; where
    there is no noise, a low floor leaves the consonants alone.
    """
    least, most = _LIMITS_DB
    floor = _UNKNOWN_DB if noise_db is None else max(least, min(most, noise_db + _ABOVE_DB))
    return (
        "highpass=f=80",
        f"apad=pad_len={_DELAY}",
        f"afftdn=nr=20:nf={floor:.1f}",
        f"atrim=start_sample={_DELAY}",
        "asetpts=N/SR/TB",
        "equalizer=f=250:t=q:w=1:g=-2",
        "equalizer=f=3000:t=q:w=1:g=3",
        "acompressor=threshold=0.1:ratio=2:attack=10:release=200:makeup=1.2",
    )
