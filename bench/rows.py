"""The one form in which every bench tells what it measured, so that results can be read side by side."""

import sys

QUICK = "--quick" in sys.argv


def row(name: str, value: float, unit: str, ratio: float | None = None, peer: str = "") -> None:
    """Print one figure, and how many times its peer's that is."""
    beside = "" if ratio is None else f" ({figure(ratio)} × {peer})"
    print(f"{name}: {figure(value)} {unit}{beside}", flush=True)


def figure(value: float) -> str:
    """Write a number with three digits that count."""
    size = abs(value)
    if size >= 100 or value == int(value):
        return f"{value:,.0f}"
    if size >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if size >= 1 else f"{value:.2g}"
