"""A timeline made into a file: prepare the sources, make every piece, join them.

Finished pieces stay under `work`, so that a render that was stopped goes on from them, and one of a changed
timeline makes anew only what changed. Whoever owns `work` removes it; one render at a time may use it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from studio import sound
from studio.checking.proof import Made, Unfit, proved
from studio.checking.verdict import Fault
from studio.picture import shaking
from studio.picture.bodies import bodies, pictures
from studio.picture.laying import Copied, is_plain
from studio.picture.reel import Reel, reel
from studio.picture.steadying import Steady
from studio.picture.strip import Strip
from studio.render.join import JoinError, join
from studio.render.materials import Materials, RenderError
from studio.sound import mastering, soundtrack
from studio.sound.noise import floors
from studio.timeline import Clip, Timeline
from studio.work import ffmpeg
from studio.work.piece import Piece
from studio.work.source import Source
from studio.work.spans import total_frames
from studio.work.workshop import Report, Workshop, aside

_PIECES: Final = "pieces"
_JOIN_SHARE: Final = 0.01


async def render(
    timeline: Timeline,
    sources: Mapping[str, Path],
    target: Path,
    *,
    work: Path,
    progress: Callable[[float], None],
) -> frozenset[Fault]:
    """Make the timeline into `target`, which appears only when it is whole; `progress` rises from 0 to 1.

    What was made is checked, and made anew once where it has faults; gives those that are left. Cancelling
    ends ffmpeg with its children before this returns, and leaves nothing half-made.
    """
    if not total_frames(timeline):
        raise RenderError("there is nothing to render")
    shop = Workshop(work / _PIECES)
    try:
        await ffmpeg.check()
        await aside(shop.open)
        first = _Render(timeline, sources, shop, progress)
        second = _Render(timeline, sources, shop, lambda _: None, is_copying=False)
        attempts = (lambda: first.run(target), lambda: second.run(target))
        return await proved(attempts, target, shop=shop, timeline=timeline, paths=sources)
    except Unfit as exc:
        raise RenderError(f"the finished video is not what was planned ({exc})") from exc
    except ffmpeg.FFmpegLacks as exc:
        raise RenderError(str(exc)) from exc
    except ffmpeg.FFmpegError as exc:
        raise RenderError("a part of the video could not be made") from exc
    except JoinError as exc:
        await aside(shop.clear)
        raise RenderError(str(exc)) from exc
    finally:
        await aside(shop.sweep)


class _Render:
    """One run: what is prepared, what is made, and how far it is."""

    def __init__(
        self,
        timeline: Timeline,
        paths: Mapping[str, Path],
        shop: Workshop,
        progress: Callable[[float], None],
        *,
        is_copying: bool = True,
    ) -> None:
        self._timeline = timeline
        self._paths = paths
        self._shop = shop
        self._progress = progress
        self._stop = Event()
        self._whole = 1.0
        self._done = 0.0
        self._is_copying = is_copying  # takes frames to which nothing happens as they are
        self._heard: list[Piece] = []  # the pieces of its sound

    async def run(self, target: Path) -> Made:
        """Do all of it, in order; says what it is made of."""
        self._progress(0.0)
        materials = Materials(self._timeline, self._paths, self._shop, self._stop)
        sources, sounds = await aside(materials.prepared, self._stop)
        reels = await aside(lambda: self._reels(sources))
        measures = soundtrack.measures(self._timeline, sources)
        self._weigh(pictures(self._timeline, sources, reels, {}), measures, sources)
        steady = await self._steady(sources)
        shown = pictures(self._timeline, sources, reels, steady)
        gains = {item.media: sound.gain_db(await self._measured(item)) for item in measures}
        unclear = soundtrack.unclear(self._timeline, sources)
        noise = await aside(lambda: floors(unclear, self._paths, sources))
        stretches = soundtrack.stretches(self._timeline, sources, gains, noise)
        tracks = [await self._made(piece) for piece in stretches]
        mix = soundtrack.mix(self._timeline, [track.name for track in tracks], sounds, gains)
        self._heard += (*stretches, mix)
        mixed, lufs = await self._mastered(mix)
        try:
            await self._joined(shown, mixed, target)
        except JoinError:
            # Our own pieces are there already; so it is a file's own frames that do not fit.
            if not any(isinstance(piece, Copied) for piece in shown):
                raise
            shown = bodies(self._timeline, sources, steady)
            await self._joined(shown, mixed, target)
        self._progress(1.0)
        return Made(shown, self._heard, lufs)

    def _reels(self, sources: Mapping[str, Source]) -> dict[str, Reel]:
        """Look through the files whose frames may be taken as they are; blocking."""
        plain = {
            clip.media
            for clip in self._timeline.clips
            if self._is_copying and is_plain(clip, sources[clip.media], self._timeline.canvas)
        }
        found = {media: reel(self._paths[media], sources[media].facts) for media in sorted(plain)}
        return {media: one for media, one in found.items() if one is not None}

    def _weigh(
        self,
        shown: tuple[Piece | Copied, ...],
        measures: tuple[soundtrack.Measure, ...],
        sources: Mapping[str, Source],
    ) -> None:
        """Learn how much there is to do; gains change nothing about that."""
        stretches = soundtrack.stretches(self._timeline, sources, {})
        silent = soundtrack.mix(self._timeline, [""], {}, {})
        last = mastering.master(silent, 0.0)
        shakes = shaking.shakes(self._timeline, sources).values()
        pieces = (*shown, *shakes, *stretches, silent, last, *(item.piece for item in measures))
        self._whole = sum(piece.weight for piece in pieces) * (1 + _JOIN_SHARE)

    async def _steady(self, sources: Mapping[str, Source]) -> dict[str, Steady]:
        """Find what holds those clips steady that are to be, by their ids."""
        clips, found = {clip.id: clip for clip in self._timeline.clips}, {}
        for name, piece in shaking.shakes(self._timeline, sources).items():
            measured = await self._shop.watch(piece, shaking.RESULT, self._report(piece))
            self._done += piece.weight
            found[name] = await aside(partial(self._steadied, measured, clips[name], sources))
        return found

    def _steadied(self, measured: str, clip: Clip, sources: Mapping[str, Source]) -> Steady:
        return shaking.steady(measured, clip, sources[clip.media], self._timeline)

    async def _measured(self, item: soundtrack.Measure) -> float | None:
        lufs = await self._shop.measure(item.piece, self._report(item.piece))
        self._done += item.piece.weight
        return lufs

    async def _mastered(self, mix: Piece) -> tuple[Path, float | None]:
        """Finish the sound; for a loudness, listen first, again with what was heard, and to what came out."""
        await self._made(mix)
        target, gain = self._timeline.loudness, 0.0
        for _ in range(mastering.ROUNDS if target is not None else 0):
            lufs = await self._listened(mastering.heard(mix, gain))
            if lufs is None or target is None or abs(target - lufs) < mastering.NEAR:
                break
            gain = mastering.corrected(gain, lufs, target)
        last = mastering.master(mix, gain)
        self._heard.append(last)
        path = await self._made(last)
        return path, None if target is None else await self._listened(mastering.finished(last))

    async def _listened(self, question: Piece) -> float | None:
        self._heard.append(question)
        return await self._shop.measure(question, lambda _: None)

    async def _made(self, piece: Piece) -> Path:
        path = await self._shop.make(piece, self._report(piece))
        self._done += piece.weight
        return path

    async def _strip(self, piece: Piece | Copied) -> Strip:
        if isinstance(piece, Piece):
            return Strip(await self._made(piece), piece.frames)
        facts = piece.source.facts
        path = self._shop.folder / piece.source.name
        return Strip(path, piece.frames, facts.container, facts.video_index or 0, piece.at)

    async def _joined(self, shown: Sequence[Piece | Copied], mixed: Path, target: Path) -> None:
        """Make what is missing, and join it under another name, so that the target appears whole."""
        strips = [await self._strip(piece) for piece in shown]
        half, stop, fps = target.with_name(f"{target.name}.part"), self._stop, self._timeline.canvas.fps
        left = 1 - self._done / self._whole

        def progress(part: float) -> None:
            self._progress(min(1.0, 1 - left * (1 - part)))

        try:
            await aside(lambda: join(strips, mixed, half, fps, stop=stop, progress=progress), stop)
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)

    def _report(self, piece: Piece) -> Report:
        return lambda part: self._progress(min(1.0, (self._done + part * piece.weight) / self._whole))
