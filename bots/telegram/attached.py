"""What files a message carries, told from the message alone. Pure; no byte has moved yet."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Final

from telegram import Message

from core.chat import Media

SUFFIXES: Final[Mapping[str, str]] = {
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "video/x-msvideo": ".avi",
    "video/webm": ".webm",
    "video/x-matroska": ".mkv",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "audio/mpeg": ".mp3",
    "audio/x-wav": ".wav",
    "audio/wav": ".wav",
    "audio/mp4": ".m4a",
    "audio/x-m4a": ".m4a",
    "audio/aac": ".aac",
}
LONGEST_NAME: Final = 80
_UNWELCOME: Final = re.compile(r"[\x00-\x1f\x7f/\\]+")


def attached(message: Message) -> tuple[Media, ...]:
    """Give the file of a message, if it has one."""
    found = next((media for read in _READERS if (media := read(message)) is not None), None)
    return () if found is None else (found,)


def _animation(message: Message) -> Media | None:
    if (file := message.animation) is None:
        return None
    return _media(message, file.file_id, "animation", "video/mp4", file.file_size, name=file.file_name)


def _video(message: Message) -> Media | None:
    if (file := message.video) is None:
        return None
    mime = file.mime_type or "video/mp4"
    return _media(message, file.file_id, "video", mime, file.file_size, name=file.file_name)


def _note(message: Message) -> Media | None:
    if (file := message.video_note) is None:
        return None
    return _media(message, file.file_id, "video", "video/mp4", file.file_size)


def _document(message: Message) -> Media | None:
    if (file := message.document) is None:
        return None
    return _media(message, file.file_id, "file", file.mime_type, file.file_size, name=file.file_name)


def _photo(message: Message) -> Media | None:
    if not message.photo:
        return None
    file = max(message.photo, key=lambda size: size.width * size.height)
    return _media(message, file.file_id, "photo", "image/jpeg", file.file_size)


def _audio(message: Message) -> Media | None:
    if (file := message.audio) is None:
        return None
    name = file.file_name or file.title
    return _media(message, file.file_id, "audio", file.mime_type or "audio/mpeg", file.file_size, name=name)


def _voice(message: Message) -> Media | None:
    if (file := message.voice) is None:
        return None
    # Voice notes are Opus in Ogg, which no backend takes: they are turned into this when they are fetched.
    return _media(message, file.file_id, "voice", "audio/mp4", file.file_size)


# An animation carries a document as well, so it comes first.
_READERS: Final[tuple[Callable[[Message], Media | None], ...]] = (
    _animation,
    _video,
    _note,
    _document,
    _photo,
    _audio,
    _voice,
)


def _media(
    message: Message, ref: str, kind: str, mime: str | None, size: int | None, *, name: str | None = None
) -> Media:
    usual = f"{kind}-{message.message_id}"
    return Media(ref, _name(name, usual, mime), mime, size)


def _name(given: str | None, usual: str, mime: str | None) -> str:
    """Make a name that any disk takes, with the ending that its type wants."""
    name = _UNWELCOME.sub(" ", given or "").strip(" .") or usual
    ending = SUFFIXES.get(mime or "", "")
    path = PurePath(name)
    if ending and (not path.suffix or (mime == "video/mp4" and path.suffix.lower() == ".gif")):
        name = f"{path.stem}{ending}"
    path = PurePath(name)
    return f"{path.stem[:LONGEST_NAME]}{path.suffix[:12]}"
