"""A large file streamed to the backend through the core's client, beside `curl -F`.

Both send to the same sink, which is a process of its own that reads and forgets; each sender is a
process too, so that its memory can be told.
"""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from statistics import median

from memory import cost, peak_mb
from pydantic import SecretStr
from rows import QUICK, row

from core.clock import SystemClock
from core.identity import Configured
from core.nemo.attribution import Attribution
from core.nemo.client import Nemo
from core.nemo.transport import Pool
from core.nemo.wire import Path as Address

MB = 100 if QUICK else 500
ROUNDS = 1 if QUICK else 3
CHUNK = 1024 * 1024
ANSWER = json.dumps({"code": 0, "data": {"files": []}}).encode()
ADDRESS = Address.UPLOAD.format(session_id="1")


class Sink(BaseHTTPRequestHandler):
    """Reads whatever comes, forgets it, and says yes."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Take it all."""
        left, space = int(self.headers["Content-Length"]), memoryview(bytearray(CHUNK))
        while left:
            got = self.rfile.readinto(space[: min(left, CHUNK)])  # type: ignore[attr-defined]  # a buffered reader
            if not got:
                return
            left -= got
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


def main() -> None:
    """Print megabytes a second and memory, of ours beside curl's."""
    with tempfile.TemporaryDirectory(prefix="cutroom-bench-") as name, _sink() as url:
        film = Path(name) / "film.mp4"
        with film.open("wb") as file:
            file.truncate(MB * CHUNK)
        curl = shutil.which("curl")
        hand = [curl, "-sS", "-o", os.devnull, "-F", f"files=@{film}", url + ADDRESS] if curl else None
        own = [sys.executable, __file__, "send", url, str(film)]
        turns = [(_ours(own), cost(hand) if hand else None) for _ in range(ROUNDS)]
    _tell([ours for ours, _ in turns], [theirs for _, theirs in turns if theirs])


def _tell(ours: list[tuple[float, float]], theirs: list[tuple[float, float]]) -> None:
    rate = MB / median(seconds for seconds, _ in ours)
    mb = max(mb for _, mb in ours)
    if not theirs:
        row(f"uploading {MB} MB", rate, "MB/s")
        row(f"uploading {MB} MB, memory", mb, "MB")
        print("skipped: there is no curl on this machine to compare with")
        return
    peer_mb = max(mb for _, mb in theirs)
    row(f"uploading {MB} MB", rate, "MB/s", rate * median(s for s, _ in theirs) / MB, "curl -F")
    row(f"uploading {MB} MB, memory with Python's own", mb, "MB", mb / peer_mb, "curl -F")


def _ours(command: list[str]) -> tuple[float, float]:
    seconds, mb = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return seconds, mb


async def _send(url: str, film: Path) -> None:
    async with Pool.open(url) as pool:
        token = Configured(SecretStr("nmv_usr_bench"))
        nemo = Nemo(pool, Attribution("video-maker", "1.0", "bench"), token, SystemClock())
        began = time.perf_counter()
        await nemo.uploads.files("1", [film])
        print(json.dumps([time.perf_counter() - began, peak_mb()]))


@contextmanager
def _sink() -> Iterator[str]:
    with subprocess.Popen([sys.executable, __file__, "sink"], stdout=subprocess.PIPE, text=True) as process:
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline() if process.stdout else 0)}"
        finally:
            process.terminate()


def _serve() -> None:
    with HTTPServer(("127.0.0.1", 0), Sink) as server:
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    if "sink" in sys.argv:
        _serve()
    elif "send" in sys.argv:
        asyncio.run(_send(sys.argv[2], Path(sys.argv[3])))
    else:
        main()
