"""The sound of the whole at its last station: made as loud as asked, under the ceiling, encoded; pure."""

from fractions import Fraction
from typing import Final

from studio.picture.encoding import BARE
from studio.sound import measured
from studio.work.piece import Piece
from studio.work.spans import RATE

ROUNDS: Final = 3  # what the ceiling takes away is not known before it is measured
NEAR: Final = 0.3  # LU; nearer is not worth another round

# True peaks lie between the samples, so it looks at four times as many; half a decibel is for the encoder.
CEILING: Final = (
    "aresample=192000",
    "alimiter=limit=0.83:level=0:latency=1:attack=5:release=50",
    f"aresample={RATE}",
)
ENCODED: Final = ("-c:a", "aac", "-b:a", "192k", "-ar", str(RATE), *BARE, "-f", "mp4")

_MOST_DB: Final = 40.0
_WEIGHT: Final = 0.01


def corrected(gain_db: float, lufs: float, target: float) -> float:
    """Give the gain to try after one that came out at `lufs`."""
    return round(max(-_MOST_DB, min(_MOST_DB, gain_db + target - lufs)), 2)


def heard(mix: Piece, gain_db: float) -> Piece:
    """Ask how loud a mix comes out with this gain, under the ceiling."""
    return _piece(mix, f"{_raised(gain_db)},{measured()}", ("-f", "null"), ".lufs")


def finished(last: Piece) -> Piece:
    """Ask how loud a finished sound is."""
    chain = f"[0:0]{measured()}[out]"
    args = ("-i", f"file:{last.name}", "-filter_complex", chain, "-map", "[out]", "-f", "null")
    return Piece(args, ".lufs", last.frames, last.duration_ms, last.weight)


def master(mix: Piece, gain_db: float) -> Piece:
    """Plan the finished sound of a mix."""
    return _piece(mix, _raised(gain_db), ENCODED, ".m4a")


def _raised(gain_db: float) -> str:
    return ",".join((f"volume={gain_db:.2f}dB", *CEILING))


def _piece(mix: Piece, links: str, encoded: tuple[str, ...], suffix: str) -> Piece:
    samples = round(Fraction(mix.duration_ms) * RATE / 1000)
    exact = f"apad=whole_len={samples},atrim=end_sample={samples}"
    chain = f"[0:0]{links}[out]" if suffix == ".lufs" else f"[0:0]{links},{exact}[out]"
    args = ("-i", f"file:{mix.name}", "-filter_complex", chain, "-map", "[out]", *encoded)
    return Piece(args, suffix, mix.frames, mix.duration_ms, max(1.0, mix.frames * _WEIGHT))
