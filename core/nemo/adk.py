"""What one ADK event holds, in either spelling of its keys: the contract names both. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]


def is_one(value: Json) -> bool:
    """Tell an ADK event by its shape."""
    keys = ("content", "invocationId", "invocation_id", "errorCode", "error_code", "partial")
    return any(key in value for key in keys)


def spoken(value: Json) -> str:
    """Give its text, without thoughts."""
    return "".join(
        part["text"]
        for part in _parts(value)
        if isinstance(part.get("text"), str) and not part.get("thought")
    )


def calls(value: Json) -> Iterator[Json]:
    """Give the uses of tools."""
    return _found(value, "functionCall", "function_call")


def answers(value: Json) -> Iterator[Json]:
    """Give what tools gave back."""
    return _found(value, "functionResponse", "function_response")


def waiting(value: Json) -> frozenset[str]:
    """Give the ids of the calls whose results come another time."""
    ids = _either(value, "longRunningToolIds", "long_running_tool_ids")
    return frozenset(str(item) for item in ids) if isinstance(ids, list) else frozenset()


def failure(value: Json) -> Any:
    """Give the reason when it tells of a failure."""
    return _either(value, "errorMessage", "error_message") or _either(value, "errorCode", "error_code")


def _parts(value: Json) -> list[Json]:
    content = value.get("content")
    parts = content.get("parts") if isinstance(content, dict) else None
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []


def _found(value: Json, camel: str, snake: str) -> Iterator[Json]:
    for part in _parts(value):
        found = _either(part, camel, snake)
        if isinstance(found, dict):
            yield found


def _either(value: Json, camel: str, snake: str) -> Any:
    return value.get(camel, value.get(snake))
