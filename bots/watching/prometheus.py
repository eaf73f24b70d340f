"""What is noted, as figures that Prometheus collects. Nothing else of Cutroom knows Prometheus.

Words are held to their sets: one that is in none of them counts as `other`, so that no caller can make the
number of series grow.
"""

import asyncio
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    GCCollector,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bots.watching.figures import Figures
from core.endings import DELIVERY
from core.exporting.exports import Stage
from core.inbox import Phase
from core.nemo import endpoints, noting
from core.nemo.refusal import BY_CODE
from core.nemo.wire import Code
from core.routing import Action
from core.watch import Depths, Speaker, Way

TYPE: Final = CONTENT_TYPE_LATEST
OTHER: Final = endpoints.OTHER
LOOK_S: Final = 2.0

ACTIONS: Final = frozenset({*Action, DELIVERY})
PHASES: Final = frozenset(Phase)
STAGES: Final = frozenset(Stage)
ENDPOINTS: Final = frozenset(
    {name for name, _ in endpoints.ENDPOINTS} | {endpoints.FILE, "media_file", "render_file", "probe"}
)
CODES: Final = frozenset(
    {str(int(code)) for code in (*Code, *BY_CODE, 404, 500, 502, 503, 504)}
    | {noting.UNREACHABLE, noting.FAILED}
)
# What a call that brought no answer is no error for: it went well, or nobody wanted it any more.
NO_ERROR: Final = frozenset({noting.OK, noting.CUT})
RENDERS: Final = frozenset({"completed", "failed", "stopped"})


class Prometheus:
    """Takes note in one registry, whatever the process is made of."""

    def __init__(self) -> None:
        # A second series for each counter, which nobody asks for.
        disable_created_metrics()  # type: ignore[no-untyped-call]  # the client's own
        self.registry = CollectorRegistry()
        self._figures = Figures(self.registry)
        self._followed: list[Depths] = []
        self._platforms: dict[str, bool] = {}
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        GCCollector(registry=self.registry)

    def turn(self, action: str, outcome: str, seconds: float) -> None:
        """Count a turn that has ended."""
        about = _held(action, ACTIONS)
        self._figures.turns.labels(about, _held(outcome, PHASES)).inc()
        self._figures.turn.labels(about).observe(seconds)

    def first_word(self, speaker: Speaker, seconds: float) -> None:
        """Measure how long somebody waited."""
        self._figures.word.labels(speaker).observe(max(0.0, seconds))

    def export(self, stage: str) -> None:
        """Count an export that has come to a stage."""
        self._figures.stages.labels(_held(stage, STAGES)).inc()

    def exported(self, stage: str, seconds: float) -> None:
        """Measure an export that has ended."""
        self._figures.export.labels(_held(stage, STAGES)).observe(seconds)

    def export_step(self, stage: str, seconds: float) -> None:
        """Measure one step of an export."""
        self._figures.step.labels(_held(stage, STAGES)).observe(seconds)

    def backend(self, endpoint: str, code: str, seconds: float) -> None:
        """Measure a call of the backend, and count it when it was refused."""
        place = _held(endpoint, ENDPOINTS)
        self._figures.calls.labels(place).observe(seconds)
        if code not in NO_ERROR:
            self._figures.errors.labels(place, _held(code, CODES)).inc()

    def chat(self, platform: str, call: str, outcome: str, seconds: float) -> None:
        """Measure and count a call of a platform."""
        self._figures.chats.labels(platform, call).observe(seconds)
        self._figures.said.labels(platform, call, outcome).inc()

    def moved(self, way: Way, count: int) -> None:
        """Count bytes."""
        self._figures.bytes.labels(way).inc(count)

    def throttled(self, platform: str, seconds: float) -> None:
        """Count a wish to be left alone."""
        self._figures.floods.labels(platform).inc()
        self._figures.hushed.labels(platform).inc(max(0.0, seconds))

    def connected(self, platform: str, *, is_connected: bool) -> None:
        """Remember whether a platform hears us."""
        self._platforms[platform] = is_connected
        self._figures.connected.labels(platform).set(is_connected)

    def served(self, endpoint: str, status: int, seconds: float) -> None:
        """Measure and count an answer of the studio."""
        place = _held(endpoint, ENDPOINTS)
        self._figures.served.labels(place).observe(seconds)
        self._figures.answers.labels(place, f"{status // 100}xx").inc()

    def rendered(self, outcome: str, seconds: float) -> None:
        """Measure a render that has ended."""
        self._figures.renders.labels(_held(outcome, RENDERS)).observe(seconds)

    def lagged(self, seconds: float) -> None:
        """Measure how late the event loop was."""
        self._figures.lag.observe(seconds)

    @contextmanager
    def following(self, depths: Depths) -> Iterator[None]:
        """Ask this for the lengths of queues whenever somebody looks."""
        self._followed.append(depths)
        try:
            yield
        finally:
            self._followed.remove(depths)

    @property
    def platforms(self) -> Mapping[str, bool]:
        """Which platforms there are, and whether each hears us."""
        return self._platforms

    async def measure_queues(self) -> None:
        """Look how long the queues are."""
        figures = self._figures
        try:
            async with asyncio.timeout(LOOK_S):
                found = [depth for depths in tuple(self._followed) for depth in await depths()]
        except (TimeoutError, sqlite3.Error):
            found = []  # /readyz tells why, and the other figures are wanted all the same
        for gauge in (figures.waiting, figures.running, figures.oldest):
            gauge.clear()  # a queue that is empty is in no list
        for depth in found:
            figures.waiting.labels(depth.queue).set(depth.waiting)
            figures.running.labels(depth.queue).set(depth.running)
            figures.oldest.labels(depth.queue).set(depth.oldest_s)

    def tell(self, ready: Mapping[str, bool], free_bytes: int) -> bytes:
        """Give everything as Prometheus reads it."""
        for part, is_ready in ready.items():
            self._figures.ready.labels(part).set(is_ready)
        self._figures.free.set(free_bytes)
        return generate_latest(self.registry)


def _held(word: str, known: frozenset[str]) -> str:
    return word if word in known else OTHER
