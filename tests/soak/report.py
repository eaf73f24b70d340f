"""A soak's outcome, as people read it."""

import os
import platform
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.soak.town import Outcome


def written(outcome: Outcome) -> str:
    """Write the figures of a soak in Markdown."""
    return "\n".join(
        [
            *_head(outcome),
            *_people(outcome),
            *_latencies(outcome),
            *_faults(outcome),
            *_resources(outcome),
            *_found(outcome),
        ]
    )


def _head(outcome: Outcome) -> Iterator[str]:
    size = outcome.size
    yield f"{size.seconds / 60:.1f} minutes, {size.people} people, seed {size.seed}; on {_machine()}."
    yield f"Everything was done {outcome.settled_s:.0f} s after the last fault and the last word."
    yield ""


def _people(outcome: Outcome) -> Iterator[str]:
    record = outcome.record
    by_platform = Counter(said.chat.partition(":")[0] for said in record.said)
    yield f"**Said:** {len(record.said)} things ({_listed(by_platform)}): "
    yield f"{_listed(Counter(said.what for said in record.said))}."
    yield f"**Turns:** {len(record.inbox)}: {_listed(Counter(row['phase'] for row in record.inbox))}. "
    yield f"**Exports:** {len(record.exports)}: {_listed(Counter(row['phase'] for row in record.exports))}. "
    yield f"**Questions to the agent:** {sum(record.passed.values())}."
    yield f"**Pages:** came back {outcome.reconnected} times."
    yield ""


def _latencies(outcome: Outcome) -> Iterator[str]:
    yield "| from hearing to the end | number | p50 | p90 | p99 | most |"
    yield "|---|---:|---:|---:|---:|---:|"
    whats = {(said.chat, said.message): said.what for said in outcome.record.said}
    took: dict[str, list[float]] = defaultdict(list)
    for row in outcome.record.inbox:
        what = whats.get((row["chat"], row["message"]))
        if what is not None and row["closed_at"] is not None:
            took[what].append(row["closed_at"] - row["received_at"])
    for row in outcome.record.exports:
        if row["phase"] == "delivered":
            took["a file that was wanted"].append(row["closed_at"] - row["wanted_at"])
    for what, seconds in sorted(took.items()):
        yield (
            f"| {what} | {len(seconds)} | "
            + " | ".join(f"{_percentile(seconds, share):.1f} s" for share in (0.5, 0.9, 0.99, 1))
            + " |"
        )
    yield ""


def _faults(outcome: Outcome) -> Iterator[str]:
    yield "| fault | times |"
    yield "|---|---:|"
    for name, number in sorted(outcome.made.items()):
        yield f"| {name} | {number} |"
    for name, number in sorted(outcome.skipped.items()):
        yield f"| {name}: not on this machine | {number} |"
    yield ""
    yield f"Requests to the backend that were struck: {_listed(outcome.struck)}."
    for house in outcome.houses:
        stops = f"{max(house.stops_s):.1f}" if house.stops_s else "-"
        yield (
            f"The {house.name} lived {house.lives} times; it was ready after {max(house.starts_s):.1f} s "
            f"at the most, and ended within {stops} s."
        )
    yield ""


def _resources(outcome: Outcome) -> Iterator[str]:
    yield (
        "| in its longest life | minutes | memory: first, middle, last third | open files | threads "
        "| jobs waiting | data |"
    )
    yield "|---|---:|---|---|---|---|---|"
    for house in outcome.houses:
        samples = longest(outcome.samples, house.name)
        if not samples:
            continue
        minutes = (samples[-1]["at"] - samples[0]["at"]) / 60
        yield (
            f"| {house.name} | {minutes:.1f} | {_thirds(samples, 'rss_mb')} MB | {_thirds(samples, 'fds')} "
            f"| {_thirds(samples, 'threads')} | {_thirds(samples, 'waiting')} "
            f"| {_thirds(samples, 'disk_mb')} MB |"
        )
    yield ""


def longest(samples: Sequence[dict[str, Any]], house: str) -> list[dict[str, Any]]:
    """Give the samples of the life of a process from which there are most."""
    lives: dict[float, list[dict[str, Any]]] = defaultdict(list)
    for sample in samples:
        if sample["house"] == house:
            lives[sample["life"]].append(sample)
    return max(lives.values(), key=len, default=[])


def _thirds(samples: Sequence[dict[str, Any]], name: str) -> str:
    third = max(1, len(samples) // 3)
    parts = (samples[:third], samples[third : 2 * third] or samples, samples[-third:])
    return " · ".join(f"{statistics.median(one[name] for one in part):.0f}" for part in parts)


def _found(outcome: Outcome) -> Iterator[str]:
    yield f"**Found:** {len(outcome.findings) or 'nothing'}."
    yield from (f"- {finding}" for finding in outcome.findings)
    yield from (f"- (a person gave up) {trouble}" for trouble in outcome.troubles)


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    processor = model or platform.machine()
    python = f"{platform.system()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores ({processor}), {memory:.0f} GB, {python}"


def _percentile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.most_common())
