"""How far a render is, where several pieces of work are under way at once."""

from collections.abc import Callable, Iterable

from studio.work.piece import Piece
from studio.work.workshop import Report


class Progress:
    """What is done, as a share of all there is to do."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self._tell = tell
        self._whole = 1.0
        self._done: dict[str, float] = {}

    def begin(self, weights: Iterable[float]) -> None:
        """Learn how much there is to do."""
        self._whole = sum(weights)
        self._tell(0.0)

    def of(self, piece: Piece) -> Report:
        """Give what is told how far this piece is."""

        def report(part: float) -> None:
            self._done[piece.name] = part * piece.weight
            self._tell(self._share)

        return report

    def rest(self) -> Report:
        """Give what is told how far the last thing is, after which all is done."""
        before = self._share
        return lambda part: self._tell(min(1.0, before + part * (1 - before)))

    @property
    def _share(self) -> float:
        return min(1.0, sum(self._done.values()) / self._whole)
