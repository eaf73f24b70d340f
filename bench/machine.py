"""What a measurement was made on: enough to judge the figures, and nothing that tells whose machine it is."""

import os
import platform
import subprocess
from pathlib import Path

from studio.work.ffmpeg import executable

CPUINFO = Path("/proc/cpuinfo")


def described() -> str:
    """Name the processor, cores, memory, Python and ffmpeg in one line."""
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    parts = (
        _processor(),
        f"{_cores()} cores",
        f"{memory_gb:.0f} GB of RAM",
        platform.system(),
        f"Python {platform.python_version()}",
        f"ffmpeg {_ffmpeg()}",
    )
    return " · ".join(parts)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    lines = CPUINFO.read_text(encoding="utf-8").splitlines() if CPUINFO.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _ffmpeg() -> str:
    said = subprocess.run([executable(), "-version"], check=True, capture_output=True, text=True).stdout
    return said.split()[2]  # "ffmpeg version 9.0 Copyright …"
