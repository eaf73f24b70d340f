"""Looking at a lookout as Prometheus and an operator do: over HTTP, with Prometheus's own parser."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from prometheus_client.parser import text_string_to_metric_families

from bots.watching.lookout import lookout
from bots.watching.prometheus import Prometheus
from core.clock import Clock, SystemClock
from core.settings import Settings

PATIENCE_S = 20.0


@dataclass(frozen=True, slots=True)
class Scrape:
    """All samples of one look."""

    samples: tuple[tuple[str, dict[str, str], float], ...]

    def of(self, name: str, **labels: str) -> float:
        """Add up the samples of this name that carry these labels."""
        return sum(
            value for found, told, value in self.samples if found == name and labels.items() <= told.items()
        )

    @property
    def labels(self) -> set[tuple[str, str]]:
        """Give every label of ours with every value it has."""
        return {
            label
            for name, told, _ in self.samples
            if name.startswith("cutroom_")
            for label in told.items()
            if label[0] != "le"
        }


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who looks."""

    http: httpx.AsyncClient

    async def figures(self) -> Scrape:
        """Collect the figures."""
        answer = await self.http.get("/metrics")
        assert answer.status_code == 200
        families = text_string_to_metric_families(answer.text)
        return Scrape(
            tuple(
                (sample.name, sample.labels, sample.value) for family in families for sample in family.samples
            )
        )

    async def ready(self) -> tuple[int, dict[str, str]]:
        """Ask what is ready."""
        answer = await self.http.get("/readyz")
        return answer.status_code, answer.json()["parts"]

    async def until_ready(self, status: int, **parts: str) -> None:
        """Ask until this is the answer."""
        found: Any = None
        try:
            async with asyncio.timeout(PATIENCE_S):
                while (found := await self.ready()) != (status, {**found[1], **parts}):
                    await asyncio.to_thread(Path("/proc/uptime").read_bytes)
        except TimeoutError:
            raise AssertionError(f"it is still {found}") from None


@asynccontextmanager
async def operator(url: str) -> AsyncIterator[Operator]:
    """Look at what is served there."""
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=PATIENCE_S) as http:
        yield Operator(http)


@asynccontextmanager
async def looked_at(
    data: Path, watch: Prometheus, *, clock: Clock | None = None, **parts: Any
) -> AsyncIterator[Operator]:
    """Serve a lookout and look at it."""
    settings = Settings(data=data, watch_listen="127.0.0.1:0")
    clock = clock or SystemClock()
    async with (
        lookout(settings, watch, parts=parts, data=data, clock=clock) as url,
        operator(url) as looker,
    ):
        yield looker
