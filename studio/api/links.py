"""The addresses under which the studio serves files: unguessable, so that whoever has one needs no token."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

MEDIA_PATH: Final = "/files/media/{key}/{name}"
RENDER_PATH: Final = "/files/renders/{key}/{name}"

# The content types of each file type: the first is the one that we serve.
TYPES: Final = {
    "mp4": ("video/mp4",),
    "mov": ("video/quicktime",),
    "avi": ("video/x-msvideo",),
    "webm": ("video/webm", "audio/webm"),
    "mkv": ("video/x-matroska",),
    "jpg": ("image/jpeg",),
    "jpeg": ("image/jpeg",),
    "png": ("image/png",),
    "gif": ("image/gif",),
    "webp": ("image/webp",),
    "mp3": ("audio/mpeg",),
    "wav": ("audio/wav", "audio/x-wav"),
    "m4a": ("audio/mp4", "audio/x-m4a"),
    "aac": ("audio/aac",),
}


@dataclass(frozen=True, slots=True)
class Links:
    """Makes addresses on this server."""

    base_url: str

    def media(self, key: str, name: str) -> str:
        """Give the address of an uploaded file."""
        return self.base_url + MEDIA_PATH.format(key=key, name=quote(name, safe=""))

    def render(self, key: str, render_id: str) -> str:
        """Give the address of a finished render."""
        return self.base_url + RENDER_PATH.format(key=key, name=f"{render_id}.mp4")
