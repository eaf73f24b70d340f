"""The backend's ways to say no: status, envelope or plain body, turned into our errors by a table."""

import json
import re
from collections.abc import Mapping
from math import isnan
from typing import Any, Final

from pydantic import SecretStr

from core.errors import (
    BackendDown,
    BackendError,
    ClientIdMissing,
    ExportBlocked,
    FileTooLarge,
    OutOfCredits,
    RateLimited,
    ScopeMissing,
    SessionLost,
    StorageFull,
    TokenExpired,
    UnexpectedAnswer,
    UnsupportedFile,
)
from core.nemo.wire import Path

MAX_MESSAGE: Final = 300

BY_CODE: Final[Mapping[int, type[BackendError]]] = {
    1001: TokenExpired,
    1010: TokenExpired,
    1011: TokenExpired,
    401: TokenExpired,
    1002: SessionLost,
    2001: OutOfCredits,
    4001: UnsupportedFile,
    4002: FileTooLarge,
    413: FileTooLarge,
    402: ExportBlocked,
    403: ScopeMissing,
    429: RateLimited,
    507: StorageFull,
}
_SCOPE: Final = re.compile(r"\b(read|write|upload|render)\b")
_TOKEN: Final = re.compile(r"\b(?:nmv_usr_|clm_)\S+")


def unwrap(status: int, headers: Mapping[str, str], body: bytes, path: str) -> Any:
    """Give the `data` of an answer in any of its forms; raises what a refusal stands for."""
    value = _json(body)
    code = _code(value)
    if status >= 400 or code:
        raise refusal(status, headers, body, path)
    if value is None and (status >= 300 or body.strip() not in {b"", b"null"}):
        raise UnexpectedAnswer("no JSON", status=status)
    if isinstance(value, dict) and ("code" in value or "success" in value) and "data" in value:
        return value["data"]
    return value


def refusal(status: int, headers: Mapping[str, str], body: bytes, path: str) -> BackendError:
    """Say in our terms why the backend refused."""
    value = _json(body)
    code = _code(value) or status
    message = _message(value)
    kind = BY_CODE.get(code) or BY_CODE.get(status)
    if kind is None and status == 404 and "session not found" in message.lower():
        kind = SessionLost
    if kind is None and 400 in {code, status} and path == Path.ANONYMOUS_TOKEN:
        kind = ClientIdMissing
    if kind is ScopeMissing:
        scope = _SCOPE.search(message)
        return ScopeMissing(message, scope=scope[1] if scope else "", code=code, status=status)
    if kind is RateLimited:
        return RateLimited(
            message, retry_after_s=_seconds(headers.get("retry-after")), code=code, status=status
        )
    if kind is None:
        kind = BackendDown if status >= 500 or 500 <= code < 600 else BackendError
    return kind(message, code=code, status=status)


def without(token: SecretStr | None, body: bytes) -> bytes:
    """Take our token out of an answer: a backend may repeat what it was sent."""
    return body if token is None else body.replace(token.get_secret_value().encode(), b"...")


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _code(value: Any) -> int:
    if not isinstance(value, dict):
        return 0
    code = value.get("code")
    if isinstance(code, int):
        return code
    if isinstance(code, str) and code.isdecimal():
        return int(code)
    if value.get("success") is False:
        error = value.get("error")
        return (_code(error) if isinstance(error, dict) else 0) or -1
    return 0


def _message(value: Any) -> str:
    if isinstance(value, str):
        # A backend may repeat what it was sent; a token must not travel on in an error's text.
        return _TOKEN.sub("…", " ".join(value.split()))[:MAX_MESSAGE]
    if isinstance(value, dict):
        found = (_message(value.get(key)) for key in ("message", "error", "detail", "msg"))
        return next((message for message in found if message), "")
    return ""


def _seconds(value: str | None) -> float | None:
    try:
        seconds = float(value or "")
    except ValueError:
        return None
    return None if isnan(seconds) else max(0.0, seconds)
