"""What the light commands load: a container asks for health on a small machine every half minute."""

from pathlib import Path

import pytest

from tests.bots.command import Command, Ran

HEAVY = {
    *("studio", "numpy", "av", "PIL", "fontTools", "imageio_ffmpeg"),
    *(
        "telegram",
        "discord",
        "uvicorn",
        "starlette",
        "httpx",
        "aiosqlite",
        "cryptography",
        "prometheus_client",
    ),
}


def _loaded(ran: Ran) -> set[str]:
    """Give the packages that Python's own tally of imports names."""
    tally = (line for line in ran.err.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in tally}


async def _run(command: Command, *args: str) -> Ran:
    return await command.run(*args, PYTHONPROFILEIMPORTTIME="1")


@pytest.mark.parametrize(
    ("light", "code"),
    [
        ("--help", 0),
        ("edit --help", 0),
        ("explain message hi", 0),
        ("explain reply", 0),
        ("explain stream captured", 0),
        ("explain draft captured", 0),
        ("health", 1),
    ],
)
async def test_a_light_command_loads_nothing_heavy(
    command: Command, tmp_path: Path, light: str, code: int
) -> None:
    """Neither the studio nor a server, a platform, the network or media."""
    command.cwd = tmp_path
    (tmp_path / "captured").write_text("{}")

    ran = await _run(command, *light.split())

    assert ran.code == code
    assert "core" in _loaded(ran)
    assert not _loaded(ran) & HEAVY


async def test_a_command_that_works_is_seen_to_load_what_it_needs(command: Command) -> None:
    """So that the tally above would name what is heavy."""
    ran = await _run(command, "studio", "--host", "0.0.0.0")  # noqa: S104 - it is refused

    assert ran.code
    assert _loaded(ran) >= {"studio", "av", "uvicorn"}
