"""Everything the studio says no with, as one table: a name, the envelope's code, the HTTP status, a message.

The client reads the code first and the status second, so where the contract has no code of its own (409, 416)
the plainest known one is taken. Running out of disk is told as HTTP says it, 507: no smaller file would help.
These sentences are for developers who read the API's answers; people are told by the client's own catalogue.
"""

from enum import Enum

from core.nemo.wire import Code


class Reason(Enum):
    """Why a request is refused: (code, HTTP status, message)."""

    BAD_REQUEST = (Code.BAD_REQUEST, 400, "The request cannot be understood: {detail}")
    CLIENT_ID = (Code.BAD_REQUEST, 400, "The header X-Client-Id is needed, 1 to 64 characters")
    TOKEN = (Code.TOKEN_EXPIRED, 401, "The token is missing, unknown or expired")
    CLOSED = (Code.TOKEN_EXPIRED, 401, "This studio gives no tokens; it takes its operator's own")
    CREDITS = (Code.OUT_OF_CREDITS, 402, "There are no credits left for another editing session")
    ATTRIBUTION = (Code.EXPORT_BLOCKED, 402, "Exports need the header {detail}")
    FOREIGN_MEDIA = (Code.BAD_REQUEST, 400, "draft: it uses a file that is not in this project, {detail}")
    SESSION = (Code.SESSION_LOST, 404, "There is no such session")
    NOT_FOUND = (Code.NOT_FOUND, 404, "There is nothing here")
    RENDER = (Code.NOT_FOUND, 404, "There is no such render")
    NOT_RENDERED = (Code.NOT_FOUND, 404, "The render has no file yet")
    METHOD = (405, 405, "This method does not apply here")
    BUSY = (Code.RATE_LIMITED, 409, "Another turn of this session is still running")
    RENDER_EXISTS = (Code.BAD_REQUEST, 409, "A render with this id exists already")
    BODY_TOO_LARGE = (Code.BAD_REQUEST, 413, "A JSON body holds at most {detail} bytes")
    FILE_TOO_LARGE = (Code.FILE_TOO_LARGE, 413, "A file holds at most {detail} bytes")
    UPLOAD_TOO_LARGE = (Code.FILE_TOO_LARGE, 413, "One upload holds at most {detail} bytes")
    DISK_FULL = (507, 507, "The studio has no room left for this")
    STALLED = (Code.BAD_REQUEST, 408, "The body stopped coming")
    FILE_TYPE = (Code.UNSUPPORTED_FILE, 415, "Files of this type are not taken: {detail}")
    FILE_CONTENT = (Code.UNSUPPORTED_FILE, 415, "A file cannot be used: {detail}")
    RATE = (Code.RATE_LIMITED, 429, "This client id has a token already; ask again once it has expired")
    RENDERS = (Code.RATE_LIMITED, 429, "At most {detail} renders may wait at once")
    INTERNAL = (Code.SERVER_ERROR, 500, "The studio failed; the failure is in its log")

    def __init__(self, code: int, status: int, message: str) -> None:
        self.code = int(code)
        self.status = status
        self.message = message


class Refusal(Exception):
    """A request that is answered with no, and why."""

    def __init__(self, reason: Reason, detail: object = "", *, retry_after_s: float | None = None) -> None:
        super().__init__(reason.message.format(detail=detail))
        self.reason = reason
        self.retry_after_s = retry_after_s
