"""How much memory a process had at the most.

`ru_maxrss` alone will not do: on Linux a child begins with what its parent had when it was started.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path

STATUS = Path("/proc/self/status")
# A Python with next to nothing imported starts the command, so that no megabytes of ours are counted.
LAUNCH = """import json, resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
took = time.perf_counter() - began
print(json.dumps([took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]))"""


def peak_mb() -> float:
    """Give this process's megabytes at the most."""
    lines = STATUS.read_text(encoding="ascii").splitlines() if STATUS.exists() else []
    found = [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    return (found[0] if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def cost(command: list[str]) -> tuple[float, float]:
    """Run a command that is no Python of ours, and give its seconds and its megabytes at the most."""
    launch = [sys.executable, "-I", "-S", "-c", LAUNCH, *command]
    seconds, mb = json.loads(subprocess.run(launch, check=True, capture_output=True, text=True).stdout)
    return seconds, mb
