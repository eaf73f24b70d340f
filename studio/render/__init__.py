"""A timeline made into a file: prepare the sources, make every piece, join them.

Finished pieces stay under `work`, so that a render that was stopped goes on from them, and one of a changed
timeline makes anew only what changed. Whoever owns `work` removes it; one render at a time may use it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from studio.checking.proof import Made, Unfit, proved
from studio.checking.verdict import Fault
from studio.picture import shaking
from studio.picture.bodies import pictures
from studio.picture.laying import Copied, is_plain
from studio.picture.reel import Reel, reel
from studio.picture.steadying import Steady
from studio.picture.strip import Strip
from studio.render.join import JoinError, join
from studio.render.materials import Materials, RenderError
from studio.render.progress import Progress
from studio.render.sounding import Sounding
from studio.timeline import Clip, Timeline
from studio.work import ffmpeg
from studio.work.piece import Piece
from studio.work.source import Source
from studio.work.spans import total_frames
from studio.work.workshop import Workshop, aside, beside

_PIECES: Final = "pieces"


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
        await aside(shop.open)
        first = _Render(timeline, sources, shop, progress)
        second = _Render(timeline, sources, shop, lambda _: None, is_copying=False)
        attempts = (lambda: first.run(target), lambda: second.run(target))
        return await proved(attempts, target, shop=shop, timeline=timeline)
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
        self._progress = Progress(progress)
        self._stop = Event()
        self._is_copying = is_copying  # takes frames to which nothing happens as they are

    async def run(self, target: Path) -> Made:
        """Do all of it; says what it is made of. Picture and sound are made side by side."""
        materials = Materials(self._timeline, self._paths, self._shop, self._stop)
        _, (sources, sounds) = await beside(ffmpeg.check(), aside(materials.prepared, self._stop))
        reels = await aside(lambda: self._reels(sources))
        sounding = Sounding(self._timeline, self._paths, sources, shop=self._shop, progress=self._progress)
        shakes = shaking.shakes(self._timeline, sources).values()
        planned = (*pictures(self._timeline, sources, reels, {}), *shakes, *sounding.pieces())
        self._progress.begin(piece.weight for piece in planned)
        shown, (mixed, lufs) = await beside(self._shown(sources, reels), sounding.made(sounds))
        try:
            await self._joined(shown, mixed, target)
        except JoinError:
            # Our own pieces are there already; so it is a file's own frames that do not fit.
            if not any(isinstance(piece, Copied) for piece in shown):
                raise
            shown = await self._shown(sources, {})
            await self._joined(shown, mixed, target)
        used = {media: (self._paths[media], source.facts) for media, source in sources.items()}
        return Made(shown, sounding.heard, used, lufs)

    def _reels(self, sources: Mapping[str, Source]) -> dict[str, Reel]:
        """Look through the files whose frames may be taken as they are; blocking."""
        plain = {
            clip.media
            for clip in self._timeline.clips
            if self._is_copying and is_plain(clip, sources[clip.media], self._timeline.canvas)
        }
        found = {media: reel(self._paths[media], sources[media].facts) for media in sorted(plain)}
        return {media: one for media, one in found.items() if one is not None}

    async def _shown(
        self, sources: Mapping[str, Source], reels: Mapping[str, Reel]
    ) -> tuple[Piece | Copied, ...]:
        """Make every piece of the picture."""
        steady = await self._steady(sources)
        shown = pictures(self._timeline, sources, reels, steady)
        for piece in shown:
            if isinstance(piece, Piece):
                await self._shop.make(piece, self._progress.of(piece))
        return shown

    async def _steady(self, sources: Mapping[str, Source]) -> dict[str, Steady]:
        """Find what holds those clips steady that are to be, by their ids."""
        clips, found = {clip.id: clip for clip in self._timeline.clips}, {}
        for name, piece in shaking.shakes(self._timeline, sources).items():
            measured = await self._shop.watch(piece, shaking.RESULT, self._progress.of(piece))
            found[name] = await aside(partial(self._steadied, measured, clips[name], sources))
        return found

    def _steadied(self, measured: str, clip: Clip, sources: Mapping[str, Source]) -> Steady:
        return shaking.steady(measured, clip, sources[clip.media], self._timeline)

    def _strip(self, piece: Piece | Copied) -> Strip:
        if isinstance(piece, Piece):
            return Strip(self._shop.folder / piece.name, piece.frames)
        facts = piece.source.facts
        path = self._shop.folder / piece.source.name
        return Strip(path, piece.frames, facts.container, facts.video_index or 0, piece.at)

    async def _joined(self, shown: Sequence[Piece | Copied], mixed: Path, target: Path) -> None:
        """Join what was made under another name, so that the target appears whole."""
        strips, fps = [self._strip(piece) for piece in shown], self._timeline.canvas.fps
        half, stop, progress = target.with_name(f"{target.name}.part"), self._stop, self._progress.rest()
        try:
            await aside(lambda: join(strips, mixed, half, fps, stop=stop, progress=progress), stop)
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
        progress(1.0)
