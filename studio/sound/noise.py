"""How strong the steady noise of a recording is: what is left in its quietest moments. Blocking."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import av
import numpy as np

from core.probe import Facts
from studio.checking import witness
from studio.work.source import Source

_LISTENED_MS: Final = 60_000  # of each span
_QUIET: Final = 8  # percent of the time; a pause between sentences is enough
_NONE_DB: Final = -90.0
_LEAST: Final = 20  # frames
_BELOW_DB: Final = 8.0  # a floor is at least so far below the usual; nearer, nobody ever paused


Spans = Sequence[tuple[int, int]]  # milliseconds


def floors(
    unclear: Mapping[str, Spans], paths: Mapping[str, Path], sources: Mapping[str, Source]
) -> dict[str, float | None]:
    """Tell the level of the noise in each of these media, over the spans that are used of it."""
    return {media: floor_db(paths[media], sources[media].facts, spans) for media, spans in unclear.items()}


def floor_db(path: Path, facts: Facts, spans: Spans) -> float | None:
    """Tell the level of the noise in these spans; None where it cannot be told from the rest."""
    try:
        levels = np.concatenate(
            [witness.levels_db(path, facts, start, min(end, start + _LISTENED_MS)) for start, end in spans]
        )
    except (av.error.FFmpegError, ValueError, LookupError):
        return None
    if levels.size < _LEAST:
        return None
    quiet, usual = np.maximum(np.percentile(levels, (_QUIET, 90)), _NONE_DB)
    return round(float(quiet), 1) if usual - quiet >= _BELOW_DB else None
