"""The sound of one render: how loud its files are, every stretch, the mix, and the loudness of the whole."""

from collections.abc import Mapping
from pathlib import Path

from studio import sound
from studio.render.progress import Progress
from studio.sound import mastering, soundtrack
from studio.sound.noise import floors
from studio.timeline import Timeline
from studio.work.piece import Piece
from studio.work.source import Source
from studio.work.workshop import Workshop, aside


class Sounding:
    """Makes the sound, and keeps of which pieces."""

    def __init__(
        self,
        timeline: Timeline,
        paths: Mapping[str, Path],
        sources: Mapping[str, Source],
        *,
        shop: Workshop,
        progress: Progress,
    ) -> None:
        self._timeline = timeline
        self._paths = paths
        self._sources = sources
        self._shop = shop
        self._progress = progress
        self.heard: list[Piece] = []

    def pieces(self) -> tuple[Piece, ...]:
        """Foretell what there is to do; gains change nothing about that."""
        measures = soundtrack.measures(self._timeline, self._sources)
        stretches = soundtrack.stretches(self._timeline, self._sources, {})
        silent = soundtrack.mix(self._timeline, [""], {}, {})
        return (*stretches, silent, mastering.master(silent, 0.0), *(item.piece for item in measures))

    async def made(self, sounds: Mapping[str, Source]) -> tuple[Path, float | None]:
        """Make it, with these sounds beside the clips' own; gives how loud it came out, if that was asked."""
        measures = soundtrack.measures(self._timeline, self._sources)
        gains = {item.media: sound.gain_db(await self._measured(item.piece)) for item in measures}
        unclear = soundtrack.unclear(self._timeline, self._sources)
        noise = await aside(lambda: floors(unclear, self._paths, self._sources))
        stretches = soundtrack.stretches(self._timeline, self._sources, gains, noise)
        tracks = [await self._made(piece) for piece in stretches]
        mix = soundtrack.mix(self._timeline, [track.name for track in tracks], sounds, gains)
        self.heard += (*stretches, mix)
        await self._made(mix)
        return await self._mastered(mix)

    async def _mastered(self, mix: Piece) -> tuple[Path, float | None]:
        """Finish the sound; for a loudness, listen first, again with what was heard, and to what came out."""
        target, gain = self._timeline.loudness, 0.0
        for _ in range(mastering.ROUNDS if target is not None else 0):
            lufs = await self._listened(mastering.heard(mix, gain))
            if lufs is None or target is None or abs(target - lufs) < mastering.NEAR:
                break
            gain = mastering.corrected(gain, lufs, target)
        last = mastering.master(mix, gain)
        self.heard.append(last)
        path = await self._made(last)
        return path, None if target is None else await self._listened(mastering.finished(last))

    async def _listened(self, question: Piece) -> float | None:
        self.heard.append(question)
        return await self._shop.measure(question, lambda _: None)

    async def _measured(self, piece: Piece) -> float | None:
        return await self._shop.measure(piece, self._progress.of(piece))

    async def _made(self, piece: Piece) -> Path:
        return await self._shop.make(piece, self._progress.of(piece))
