"""Every way to say no, and yes, in every form."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import errors
from core.errors import BackendError
from core.nemo.refusal import MAX_MESSAGE, refusal, unwrap
from core.nemo.wire import Path

CODES = [
    (1001, errors.TokenExpired),
    (1010, errors.TokenExpired),
    (1011, errors.TokenExpired),
    (401, errors.TokenExpired),
    (1002, errors.SessionLost),
    (2001, errors.OutOfCredits),
    (4001, errors.UnsupportedFile),
    (4002, errors.FileTooLarge),
    (413, errors.FileTooLarge),
    (402, errors.ExportBlocked),
    (403, errors.ScopeMissing),
    (429, errors.RateLimited),
    (500, errors.BackendDown),
    (503, errors.BackendDown),
    (400, BackendError),
    (404, BackendError),
    (7777, BackendError),
]
STATUSES = [(code, kind) for code, kind in CODES if 400 <= code < 600]


def refused(status: int, body: Any, path: str = Path.CREDITS, **headers: str) -> BackendError:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    with pytest.raises(BackendError) as caught:
        unwrap(status, headers, raw, path)
    return caught.value


@pytest.mark.parametrize(("code", "kind"), CODES)
def test_a_code_says_no_whatever_the_status(code: int, kind: type[BackendError]) -> None:
    """Under 200, in the envelope, in the other envelope, as a number in words: the code decides."""
    for status in (200, 400, 404):
        error = refused(status, {"code": code, "message": "why"})
        assert (type(error), error.code, error.status, str(error)) == (kind, code, status, "why")
    assert type(refused(200, {"code": str(code)})) is kind
    assert type(refused(200, {"success": False, "error": {"code": code, "message": "why"}})) is kind


@pytest.mark.parametrize(("status", "kind"), STATUSES)
@pytest.mark.parametrize(
    "body", [b"", b"<html>sorry</html>", b"{}", b"null", b'{"detail": "why"}', b"[" * 99_999]
)
def test_a_status_says_no_without_a_code(status: int, kind: type[BackendError], body: bytes) -> None:
    """The body may be JSON of another form, a page, or missing."""
    error = refused(status, body)

    assert (type(error), error.code, error.status) == (kind, status, status)
    assert str(error) in {kind.__name__, "why"}


@pytest.mark.parametrize("body", [{"success": False}, {"success": False, "error": "why"}])
def test_no_success_is_a_no(body: Any) -> None:
    """The second envelope has no codes."""
    assert type(refused(200, body)) is BackendError


@pytest.mark.parametrize(
    ("body", "data"),
    [
        ({"code": 0, "data": {"a": 1}}, {"a": 1}),
        ({"code": "0", "message": "success", "data": {"a": 1}}, {"a": 1}),
        ({"success": True, "data": {"a": 1}}, {"a": 1}),
        ({"success": True, "a": 1}, {"success": True, "a": 1}),
        ({"a": 1}, {"a": 1}),
        ({"data": {"a": 1}}, {"data": {"a": 1}}),
        ({"id": "r", "status": "failed", "error": "boom"}, {"id": "r", "status": "failed", "error": "boom"}),
    ],
)
def test_a_yes_is_unwrapped(body: Any, data: Any) -> None:
    """From either envelope, or bare; a failed render is an answer, not a refusal."""
    assert unwrap(200, {}, json.dumps(body).encode(), Path.CREDITS) == data


def test_an_empty_yes_is_nothing() -> None:
    """A cancelled render may be answered with no words at all."""
    assert unwrap(204, {}, b"", Path.RENDER_CANCEL) is None


@pytest.mark.parametrize(("status", "body"), [(200, b"<html>"), (302, b""), (200, b"{")])
def test_a_page_instead_of_an_answer_is_unexpected(status: int, body: bytes) -> None:
    """A portal's page or a redirect is neither yes nor no."""
    with pytest.raises(errors.UnexpectedAnswer):
        unwrap(status, {}, body, Path.CREDITS)


@pytest.mark.parametrize("body", [{"code": 400}, {"code": 4000}, {}])
def test_a_bad_request_for_a_token_lacks_its_client_id(body: Any) -> None:
    """Only there, 400 has this meaning."""
    assert type(refused(400, body, Path.ANONYMOUS_TOKEN)) is errors.ClientIdMissing
    assert type(refused(400, body)) is BackendError


def test_a_lost_session_is_known_by_its_words_too() -> None:
    """The agent's own server has no codes."""
    assert type(refused(404, {"detail": "Session not found: 7"}, Path.RUN)) is errors.SessionLost


@pytest.mark.parametrize(
    ("message", "scope"), [("missing scope: render", "render"), ("needs 'upload'", "upload"), ("no", "")]
)
def test_a_missing_scope_is_named(message: str, scope: str) -> None:
    """The operator wants to know which one."""
    error = refused(403, {"code": 403, "message": message})

    assert isinstance(error, errors.ScopeMissing)
    assert error.scope == scope


@pytest.mark.parametrize(
    ("header", "wait_s"),
    [("7", 7.0), ("0.5", 0.5), ("-1", 0.0), ("Wed, 21 Oct 2026 07:28:00 GMT", None), ("nan", None)],
)
def test_the_wait_that_a_limit_asks_for_is_read(header: str, wait_s: float | None) -> None:
    """In seconds; anything else says nothing."""
    error = refused(429, b"", **{"retry-after": header})

    assert isinstance(error, errors.RateLimited)
    assert error.retry_after_s == wait_s


def test_a_message_is_cut_and_shows_no_token() -> None:
    """A backend may repeat what it was sent, at any length."""
    long = refused(500, {"message": "word " * 1000})
    echo = refused(401, {"message": "bad token nmv_usr_abc123 and clm_def456."})

    assert len(str(long)) <= MAX_MESSAGE
    assert "abc123" not in str(echo)
    assert "def456" not in str(echo)


@given(
    st.integers(200, 599),
    st.binary(max_size=30)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=4),
        lambda inner: (
            st.lists(inner, max_size=2)
            | st.dictionaries(
                st.sampled_from(["code", "success", "data", "message", "error", "detail"]), inner, max_size=4
            )
        ),
    ).map(lambda value: json.dumps(value).encode()),
)
def test_no_answer_escapes_the_tree_of_errors(status: int, body: bytes) -> None:
    """Whatever comes, it is data or one of our errors."""
    with suppress(BackendError):
        unwrap(status, {}, body, Path.RUN)

    error = refusal(status, {}, body, Path.RUN)
    assert isinstance(error, BackendError)
    assert len(str(error)) <= MAX_MESSAGE
