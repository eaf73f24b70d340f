"""The two processes of a soak, as an operator starts them: `cutroom run` and `cutroom studio`."""

import asyncio
import os
import signal
import sys
import time
from asyncio.subprocess import Process
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

import httpx

ROOT: Final = Path(__file__).parents[2]
READY_S: Final = 90.0
STOP_S: Final = 20.0  # an operator's system kills what takes longer to stop
PAGE: Final = os.sysconf("SC_PAGE_SIZE")
TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class House:
    """One command, which is started again and again."""

    name: str
    args: tuple[str, ...]
    settings: dict[str, str]
    watched: str  # where its figures are
    log: IO[bytes]
    process: Process | None = None
    lives: int = 0
    born_at: float = 0.0
    starts_s: list[float] = field(default_factory=list)
    stops_s: list[float] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    async def start(self, **more: str) -> None:
        """Start it, and wait until it is ready to work."""
        bare = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("CUTROOM_", "NEMO_", "TELEGRAM_", "DISCORD_"))
        }
        began = time.monotonic()
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bots", *self.args),
            cwd=ROOT,
            env={**bare, **self.settings, **more},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
        )
        self.lives += 1
        self.born_at = began
        await self._ready()
        self.starts_s.append(time.monotonic() - began)

    async def end(self) -> None:
        """Ask it to end; it has to do so in time, and without a complaint."""
        began = time.monotonic()
        code = await self._gone(signal.SIGTERM)
        self.stops_s.append(time.monotonic() - began)
        if code != 0:
            self.complaints.append(f"{self.name} ended with {code} after SIGTERM")

    async def kill(self) -> None:
        """Let it die without a chance to do anything."""
        await self._gone(signal.SIGKILL)

    async def _gone(self, by: signal.Signals) -> int | None:
        process = self.process
        if process is None:
            return None
        self.process = None
        if process.returncode is not None:
            self.complaints.append(f"{self.name} had ended by itself with {process.returncode}")
            return process.returncode
        process.send_signal(by)
        try:
            return await asyncio.wait_for(process.wait(), STOP_S)
        except TimeoutError:
            process.kill()
            await process.wait()
            return None

    async def _ready(self) -> None:
        assert self.process is not None
        async with asyncio.timeout(READY_S), httpx.AsyncClient(trust_env=False, timeout=5) as client:
            while True:
                if self.process.returncode is not None:
                    raise AssertionError(f"{self.name} did not start: {self.process.returncode}")
                try:
                    if (await client.get(f"http://{self.watched}/healthz")).status_code == 200:
                        return
                except httpx.TransportError:
                    pass
                await asyncio.sleep(0.2)

    def measure(self) -> Mapping[str, float] | None:
        """Tell what it uses now; None while it does not run."""
        process = self.process
        if process is None or process.returncode is not None:
            return None
        folder = Path("/proc", str(process.pid))
        try:
            pages = int((folder / "statm").read_text().split()[1])
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
            return {
                "age": time.monotonic() - self.born_at,
                "life": self.lives,
                "rss_mb": pages * PAGE / 1024**2,
                "fds": len(list((folder / "fd").iterdir())),
                "threads": int(stat[17]),
                "cpu_s": sum(int(one) for one in stat[11:15]) / TICKS,
            }
        except OSError:
            return None
