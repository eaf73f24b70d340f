"""Files and links on their way from the chat into the project."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from core.actions import buttons, passing
from core.chat import Media, TooLarge
from core.errors import FileTooLarge, UnsupportedFile
from core.figures import length, megabytes
from core.inbox import Phase
from core.nemo.multipart import Progress
from core.nemo.wire import FILE_TYPES, MAX_FILE_BYTES, Kind, UploadedFile
from core.projects import Project
from core.routing import Action
from core.turn import Turn

FILES: Final = "passed_files"
LINKS: Final = "passed_links"
SHOW_AFTER_S: Final = 3.0  # what is faster than this needs no percents
OPAQUE: Final = "application/octet-stream"
# What a file without a type in its name may be said to be.
TAKEN: Final = frozenset({"video", "image", "audio", OPAQUE})


async def upload(turn: Turn) -> None:
    """Bring everything that came with the turn into its project, once."""
    if turn.entry.phase not in {Phase.RECEIVED, Phase.FETCHED}:
        return
    media, links = turn.entry.incoming.media, turn.decision.urls
    _judge(turn, media)
    project = await turn.project()
    files = await _brought(turn, project, media, (*_public(turn, media), *links))
    if media:
        await turn.services.projects.name_after(project, media[0], unnamed=turn.t("project-name"))
    await turn.services.projects.sent.add(project.id, turn.entry.id, (*media, *map(_as_media, links)))
    goes_on = {Action.EDIT, Action.EXPORT} & set(turn.decision.actions)
    question = () if goes_on else (turn.t("upload-question"),)
    rows = () if goes_on else buttons.suggestions(turn)
    await turn.finish("\n".join((added(turn, files), *question)), buttons=rows)
    await turn.advance(
        Phase.UPLOADED,
        files=[file.model_dump() for file in files],
        session=project.session_id,
        told_in=turn.status.message.id if turn.status.message else None,
    )


async def _brought(
    turn: Turn, project: Project, media: Sequence[Media], links: Sequence[str]
) -> list[UploadedFile]:
    """Pass on what is fetched by us and then what the backend fetches, each once."""
    fetched = [item for item in media if not _may_pass_link(turn, item)]
    if fetched:
        await turn.services.room.check(sum(item.size or 0 for item in fetched))
    ours = len(fetched)
    return [
        *await passing.once(turn, FILES, ours, lambda: _send_files(turn, project, media)),
        *await passing.once(turn, LINKS, len(links), lambda: _send_links(turn, project, links)),
    ]


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
        if not _is_known_type(item):
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


def _is_known_type(item: Media) -> bool:
    """Tell by the name, else by what the platform says it is; the backend looks at what it holds."""
    suffix = Path(item.name).suffix.lstrip(".").lower()
    if suffix:
        return suffix in FILE_TYPES
    mime = item.mime or OPAQUE
    return mime in TAKEN or mime.split("/", 1)[0] in TAKEN


def _as_media(link: str) -> Media:
    """Keep a link among the files that were sent; no platform needs to fetch it."""
    return Media(ref="", name=link, link=link)


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


async def _send_files(turn: Turn, project: Project, media: Sequence[Media]) -> list[UploadedFile]:
    paths = await _fetch(turn, media)
    await passing.note(turn, FILES)
    await turn.say(turn.t("upload-passing"))
    async with _telling(turn) as progress:
        uploads = await turn.nemo.uploads.files(project.session_id, paths, progress=progress)
    pairs = list(zip(uploads.files, paths, strict=False))
    await turn.services.frames.keep(project.id, pairs)
    # How large a file is, the backend need not tell.
    return [file.model_copy(update={"size": path.stat().st_size}) for file, path in pairs]


async def _send_links(turn: Turn, project: Project, links: Sequence[str]) -> list[UploadedFile]:
    await passing.note(turn, LINKS)
    await turn.say(turn.t("upload-passing"))
    return (await turn.nemo.uploads.links(project.session_id, links)).files


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
