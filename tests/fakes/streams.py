"""What an agent may say on a stream, in each of the dialects that backends speak."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

APOLOGY: Final = "I encountered a temporary issue while processing your request. Please try again."
HEARTBEAT: Final = b": still here\n\n"
EMPTY: Final = b"data:\n\n"

Json = dict[str, Any]


def line(value: Mapping[str, Any]) -> bytes:
    """Write one event as it goes over the wire."""
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n".encode()


def body(*values: Mapping[str, Any] | bytes) -> bytes:
    """Write a whole stream."""
    return b"".join(value if isinstance(value, bytes) else line(value) for value in values)


def event(*parts: Json, role: str = "model", **more: Any) -> Json:
    """Make an ADK event; the id is the same for all, since nothing may hang on it."""
    return {"content": {"role": role, "parts": list(parts)}, "author": "nemo", "id": "e1", **more}


def text(words: str, **more: Any) -> Json:
    """Say something, whole."""
    return event({"text": words}, **more)


def piece(words: str) -> Json:
    """Say a piece of something."""
    return event({"text": words}, partial=True)


def thought(words: str, **more: Any) -> Json:
    """Think aloud."""
    return event({"text": words, "thought": True}, **more)


def call(name: str, call_id: str | None = "c1", **args: Any) -> Json:
    """Use a tool."""
    return event({"functionCall": _named(name, call_id, args=args)})


def response(name: str, call_id: str | None = "c1", **result: Any) -> Json:
    """Tell what a tool gave back."""
    return event({"functionResponse": _named(name, call_id, response=result)}, role="user")


def two_stages(
    raw: str = "The raw video is ready.", whole: str = "Music and title are in."
) -> Sequence[Json]:
    """Generate a video, then dress it."""
    return (
        call("generate_video", "g1"),
        response("generate_video", "g1", status="ok"),
        text(raw),
        call("add_music", "g2"),
        response("add_music", "g2", status="ok"),
        text(whole),
    )


def _named(name: str, call_id: str | None, **more: Any) -> Json:
    return {"name": name, **({} if call_id is None else {"id": call_id}), **more}
