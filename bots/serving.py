"""A web server that says nothing by itself, and leaves the process's signals to whoever owns the process."""

import contextlib
from collections.abc import Generator

import uvicorn
from starlette.types import ASGIApp


class Server(uvicorn.Server):
    """Serves one application on sockets that it is handed, until `should_exit` is set."""

    def __init__(self, app: ASGIApp, *, most_connections: int, stop_s: int) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="off",
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                limit_concurrency=most_connections,
                timeout_graceful_shutdown=stop_s,
            )
        )

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Capture none."""
        yield
