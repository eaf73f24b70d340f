"""Files and links on their way from the chat into the project."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from core.actions import buttons
from core.chat import Media, TooLarge
from core.errors import FileTooLarge, UnsupportedFile
from core.figures import length, megabytes
from core.inbox import Phase
from core.nemo.multipart import Progress
from core.nemo.wire import FILE_TYPES, MAX_FILE_BYTES, Kind, UploadedFile
from core.routing import Action
from core.turn import Turn

SHOW_AFTER_S: Final = 3.0  # what is faster than this needs no percents


async def upload(turn: Turn) -> None:
    """Bring everything that came with the turn into its project, once."""
    if turn.entry.phase not in {Phase.RECEIVED, Phase.FETCHED}:
        return
    media, links = turn.entry.incoming.media, turn.decision.urls
    _judge(turn, media)
    project = await turn.project()
    if not await _is_there_already(turn, len(media) + len(links)):
        paths = await _fetch(turn, media)
        files = await _pass_on(turn, paths, (*_public(turn, media), *links))
    else:
        files = await _newest(turn, len(media) + len(links))
    if media:
        await turn.services.projects.name_after(project, media[0])
    await turn.services.projects.sent.add(project.id, turn.entry.id, media)
    await turn.advance(Phase.UPLOADED, files=[file.model_dump() for file in files])
    shutil.rmtree(turn.folder, ignore_errors=True)
    if Action.EDIT not in turn.decision.actions and Action.EXPORT not in turn.decision.actions:
        await turn.finish(added(turn, files), buttons=buttons.after_upload(turn))
    else:
        await turn.say(added(turn, files))


def added(turn: Turn, files: Sequence[UploadedFile]) -> str:
    """Say what was added, file by file, in the order sent."""
    return "\n".join(_described(turn, file) for file in files)


def _described(turn: Turn, file: UploadedFile) -> str:
    facts = []
    if file.duration and file.file_type is not Kind.IMAGE:
        facts.append(length(round(file.duration * 1000)))
    if file.width and file.height:
        facts.append(f"{file.width}×{file.height}")
    if file.fps and file.file_type is Kind.VIDEO:
        facts.append(turn.t("upload-fps", fps=f"{file.fps:.4g}"))
    size = (file.model_extra or {}).get("size")
    if isinstance(size, int):
        facts.append(megabytes(size))
    return turn.t("upload-added", name=file.filename, facts=", ".join(facts) or "none")


def _judge(turn: Turn, media: Sequence[Media]) -> None:
    """Refuse what cannot work, before a byte moves."""
    limit = turn.platform.limits(turn.entry.incoming.chat).bytes_in
    for item in media:
        suffix = Path(item.name).suffix.lstrip(".").lower()
        if suffix and suffix not in FILE_TYPES:
            raise UnsupportedFile
        if item.size is not None and item.size > MAX_FILE_BYTES:
            raise FileTooLarge
        if (
            item.size is not None
            and limit is not None
            and item.size > limit
            and not _may_pass_link(turn, item)
        ):
            raise TooLarge(limit)


def _may_pass_link(turn: Turn, item: Media) -> bool:
    return item.link is not None and turn.services.settings.uses_cloud


def _public(turn: Turn, media: Sequence[Media]) -> tuple[str, ...]:
    """Give the links of files that a remote backend may fetch by itself."""
    return tuple(item.link for item in media if item.link and _may_pass_link(turn, item))


async def _fetch(turn: Turn, media: Sequence[Media]) -> list[Path]:
    """Bring files to our disk; what is there whole from before a restart stays."""
    paths = []
    turn.folder.mkdir(parents=True, exist_ok=True)
    for number, item in enumerate(media):
        if _may_pass_link(turn, item):
            continue
        await turn.say(turn.t("upload-receiving", name=item.name))
        folder = turn.folder / str(number)
        ready = folder / "whole"
        if not ready.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            path = await turn.platform.fetch(item, folder)
            ready.write_text(path.name, encoding="utf-8")
        paths.append(folder / ready.read_text(encoding="utf-8"))
    if paths and turn.entry.phase is Phase.RECEIVED:
        await turn.advance(Phase.FETCHED)
    return paths


async def _is_there_already(turn: Turn, count: int) -> bool:
    """Tell whether an upload before a restart got through: the project then holds that many files more."""
    had = turn.entry.progress.get("had")
    return had is not None and await _held(turn) >= int(had) + count


async def _held(turn: Turn) -> int:
    infos = (await turn.state()).video_infos
    return len(infos) if isinstance(infos, list | dict) else 0


async def _newest(turn: Turn, count: int) -> list[UploadedFile]:
    infos = (await turn.state()).video_infos
    listed = list(infos.values()) if isinstance(infos, dict) else list(infos)
    files = []
    for info in listed[-count:]:
        try:
            files.append(UploadedFile.model_validate(info))
        except ValueError:
            continue
    return files


async def _pass_on(turn: Turn, paths: Sequence[Path], links: Sequence[str]) -> list[UploadedFile]:
    project = await turn.project()
    await turn.advance(turn.entry.phase, had=await _held(turn))
    files: list[UploadedFile] = []
    if paths:
        async with _telling(turn) as progress:
            uploads = await turn.nemo.uploads.files(project.session_id, paths, progress=progress)
        files += uploads.files
    if links:
        await turn.say(turn.t("upload-passing"))
        uploads = await turn.nemo.uploads.links(project.session_id, links)
        files += uploads.files
    return files


@asynccontextmanager
async def _telling(turn: Turn) -> AsyncIterator[Progress]:
    """Tell how far the bytes are, for as long as they move."""
    share = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal share
        share = done / total if total else 0.0

    async def tell() -> None:
        while True:
            await turn.services.clock.sleep(SHOW_AFTER_S)
            await turn.say(turn.t("upload-percent", percent=round(share * 100)))

    telling = asyncio.create_task(tell())
    try:
        yield progress
    finally:
        telling.cancel()
        await asyncio.wait({telling})
