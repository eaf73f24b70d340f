"""A process that uploads a tiny file and then a large one, and tells its largest size in KiB after each."""

import asyncio
import resource
import sys
from pathlib import Path

from pydantic import SecretStr

from core.clock import SystemClock
from core.identity import Configured
from core.nemo.attribution import Attribution
from core.nemo.client import Nemo
from core.nemo.transport import Pool


async def main(url: str, token: str, big: Path) -> None:
    tiny = big.with_name("tiny.mp4")
    tiny.write_bytes(b"film")
    async with Pool.open(url) as pool:
        nemo = Nemo(pool, Attribution("a", "1", "tests"), Configured(SecretStr(token)), SystemClock())
        for session, path in (("1", tiny), ("2", big)):
            await nemo.uploads.files(session, [path])
            sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\n")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
