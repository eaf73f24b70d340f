"""What commands load, which makes most of how long they take to start."""

from pathlib import Path

import pytest

from tests.bots.command import Command, line_with

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


# Makes Python keep a tally of its imports.
TALLY = {"PYTHONPROFILEIMPORTTIME": "1"}


def _loaded(err: str) -> set[str]:
    """Give the modules of the tally, with the packages that they are in."""
    tally = (line for line in err.splitlines() if line.startswith("import time:"))
    modules = {line.rpartition("|")[2].strip() for line in tally}
    return modules | {module.partition(".")[0] for module in modules}


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

    ran = await command.run(*light.split(), **TALLY)

    assert ran.code == code
    assert "core.settings" in _loaded(ran.err)
    assert not _loaded(ran.err) & HEAVY


async def test_a_command_that_works_is_seen_to_load_what_it_needs(command: Command) -> None:
    """So that the tally above would name what is heavy."""
    ran = await command.run("studio", "--host", "0.0.0.0", **TALLY)  # noqa: S104 - it is refused

    assert ran.code
    assert _loaded(ran.err) >= {"studio", "av", "uvicorn"}


async def test_a_bot_of_the_cloud_loads_no_studio(command: Command) -> None:
    """Nor the library of a platform that has no token."""
    cloud = {"NEMO_API_URL": "http://127.0.0.1:9", "CUTROOM_WEB_PORT": "0"}
    async with command.started("run", **cloud, **TALLY) as process:
        await line_with(process, "http://")
        process.terminate()
        err = (await process.communicate())[1].decode()

    loaded = _loaded(err)
    assert {"bots.web.platform", "core.cutroom"} <= loaded
    assert not loaded & {"studio.agent", "studio.render", "numpy", "fontTools", "telegram", "discord"}
