"""Every error Cutroom raises, in one tree.

    CutroomError
    ├── BackendError              the backend said no; carries its code
    │   ├── TokenExpired          1001, 1010, 1011, HTTP 401
    │   ├── SessionLost           1002
    │   ├── OutOfCredits          2001
    │   ├── UnsupportedFile       4001
    │   ├── FileTooLarge          4002, HTTP 413
    │   ├── ClientIdMissing       400 on the token endpoint
    │   ├── ExportBlocked         402
    │   ├── ScopeMissing          403; names the scope where the backend did
    │   ├── RateLimited           429; may carry how long to wait
    │   ├── StorageFull           HTTP 507
    │   ├── BackendDown           5xx, timeouts, resets
    │   └── UnexpectedAnswer      an answer of no known shape
    ├── StreamError               the event stream cannot be read on
    │   ├── StreamTooLong         a line or an event past its bound
    │   └── StreamCut             the connection ended in the middle of an answer
    ├── RenderFailed              the backend gave the render up
    ├── DiskFull                  there is no room left on our own disk
    ├── DownloadFailed            a file did not arrive whole
    ├── NotMedia                  a file that is not what its name says, or is broken
    └── SettingsError             the operator's settings cannot be used; names the setting

The sentence that people read for each is in the catalogue under `error-<kebab-case-name>`; `locales.explain`
finds it by walking the class's ancestors.
"""


class CutroomError(Exception):
    """Something Cutroom can explain."""


class BackendError(CutroomError):
    """The backend said no."""

    def __init__(self, message: str = "", *, code: int = 0, status: int = 0) -> None:
        super().__init__(message or type(self).__name__)
        self.code = code
        self.status = status


class TokenExpired(BackendError):
    """The token is bad or has expired."""


class SessionLost(BackendError):
    """The backend does not know this session."""


class OutOfCredits(BackendError):
    """There are no credits left."""


class UnsupportedFile(BackendError):
    """The backend does not take this type of file."""


class FileTooLarge(BackendError):
    """The file is larger than the backend takes."""


class ClientIdMissing(BackendError):
    """The token endpoint wants a client id."""


class ExportBlocked(BackendError):
    """The plan does not include exports."""


class ScopeMissing(BackendError):
    """The token may not do this."""

    def __init__(self, message: str = "", *, scope: str = "", code: int = 0, status: int = 0) -> None:
        super().__init__(message, code=code, status=status)
        self.scope = scope


class RateLimited(BackendError):
    """The backend asks to slow down."""

    def __init__(
        self, message: str = "", *, retry_after_s: float | None = None, code: int = 0, status: int = 0
    ) -> None:
        super().__init__(message, code=code, status=status)
        self.retry_after_s = retry_after_s


class StorageFull(BackendError):
    """The backend has no room left for this."""


class BackendDown(BackendError):
    """The backend cannot be reached, or fails by itself."""


class UnexpectedAnswer(BackendError):
    """The backend answered in a shape that we do not know."""


class StreamError(CutroomError):
    """The event stream cannot be read on."""


class StreamTooLong(StreamError):
    """A line or an event of the stream is past its bound."""


class StreamCut(StreamError):
    """The connection ended in the middle of an answer."""


class RenderFailed(CutroomError):
    """The backend gave the render up."""


class DiskFull(CutroomError):
    """There is no room left on our own disk."""


class DownloadFailed(CutroomError):
    """A file did not arrive whole."""


class NotMedia(CutroomError):
    """A file that is not what its name says, or is broken."""


class SettingsError(CutroomError):
    """The operator's settings cannot be used."""

    def __init__(self, message: str, *, setting: str) -> None:
        super().__init__(message)
        self.setting = setting
