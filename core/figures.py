"""Figures as people read them."""

from core.probe import Facts

_MB = 1_000_000


def length(ms: int) -> str:
    """Write a length as `0:34` or `1:02:03`."""
    minutes, seconds = divmod((ms + 500) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def size_of(facts: Facts) -> str:
    """Write the size of a picture as `1920×1080`."""
    return f"{facts.width}×{facts.height}"


def megabytes(count: int) -> str:
    """Write a number of bytes as `48 MB`, `0.3 MB` or `12 kB`."""
    if count < _MB // 10:
        return f"{max(1, round(count / 1000))} kB"
    return f"{count / _MB:.1f} MB" if count < 10 * _MB else f"{round(count / _MB)} MB"
