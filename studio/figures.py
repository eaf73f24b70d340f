"""Lengths as people read them."""

from typing import Final

_TENTH_MS: Final = 100


def clock(ms: int) -> str:
    """Write a length as `0:34`, `0:02.5` or `1:02:03`: to the tenth of a second, as people would."""
    # What is shorter than a tenth would be nothing.
    ms = ms if ms < _TENTH_MS else round(ms / _TENTH_MS) * _TENTH_MS
    seconds, rest = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    whole = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"{whole}.{rest:03}".rstrip("0") if rest else whole
