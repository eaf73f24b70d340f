"""The image and its compose file: what needs no engine is carried out here as it stands there."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from core.listener import listen
from core.settings import Settings

ROOT: Final = Path(__file__).parent.parent
DOCKERFILE: Final = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: Final[dict[str, Any]] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: Final[dict[str, dict[str, Any]]] = COMPOSE["services"]
OURS: Final = {name: service for name, service in SERVICES.items() if "cutroom:" in service["image"]}
PROFILES: Final = {"bot", "bot-api", "studio"}
# Read by compose itself or by the server of Telegram, not by Cutroom.
THEIRS: Final = {
    "CUTROOM_VERSION",
    "CUTROOM_PAGE_PORT",
    "BOT_API_TAG",
    "TELEGRAM_API_ID",
    "TELEGRAM_API_HASH",
}
STOP_S: Final = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction of the Dockerfile."""

    word: str
    rest: str


def _stages() -> list[list[Step]]:
    """Read the Dockerfile, comments left out and continued lines joined."""
    lines = [line for line in DOCKERFILE.splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    steps = [Step(*line.split(maxsplit=1)) for line in joined.splitlines() if line.strip()]
    starts = [index for index, step in enumerate(steps) if step.word == "FROM"]
    return [steps[start:end] for start, end in zip(starts, [*starts[1:], len(steps)], strict=True)]


def _words(stage: list[Step], word: str) -> list[str]:
    return [step.rest for step in stage if step.word == word]


def _environment(stage: list[Step]) -> dict[str, str]:
    return dict(pair.split("=", 1) for rest in _words(stage, "ENV") for pair in shlex.split(rest))


def _sent() -> list[str]:
    """Give what .dockerignore lets into the build: it shuts everything out, and lets some in again."""
    rules = [
        line
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n")
        if line and not line.startswith("#")
    ]
    assert rules[0] == "*"
    return [rule[1:] for rule in rules if rule.startswith("!")]


def _carry_out(stage: list[Step], folder: Path) -> Path:
    """Do what the first stage does, with a folder of ours for /app; root's part is the second stage's."""
    app = folder / "app"
    app.mkdir()
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for step in stage:
        if step.word == "COPY":
            *sources, target = step.rest.split()
            for source in sources:
                _copy(ROOT / source, app / target / (source if target.endswith("/") else ""))
        if step.word == "RUN":
            command = step.rest.replace("/app", str(app))
            if "CI" not in os.environ:  # the same lock, from the cache that filled this environment
                command = command.replace(
                    f"pip --python {app}/.venv/bin/python install --no-cache-dir",
                    f"uv pip install --quiet --python {app}/.venv/bin/python",
                )
            subprocess.run(["/bin/sh", "-euc", command], cwd=app, env=env, check=True, capture_output=True)
    return app


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _listing(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def _references(value: object) -> Iterator[str]:
    yield from re.findall(r"\$\{([A-Z_]+)", json.dumps(value))


def test_the_build_gets_what_it_copies_and_nothing_else() -> None:
    """What the first stage copies is sent to the engine, and tests, caches and data are not."""
    copied = [name for rest in _words(_stages()[0], "COPY") for name in rest.split()[:-1]]

    assert sorted(copied) == sorted(_sent())
    assert all((ROOT / name).exists() for name in copied)


def test_the_image_is_small_and_harmless() -> None:
    """Pinned, labelled, not root, healthy by its own word, one volume; nothing that built it is in it."""
    build, final = _stages()
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

    assert re.search(r"^ARG PYTHON=3\.\d+-slim-[a-z]+$", DOCKERFILE, re.MULTILINE)
    assert [stage[0].rest.split()[0] for stage in (build, final)] == ["python:${PYTHON}"] * 2
    assert f"VERSION={version}" in _words(final, "ARG")
    assert _words(final, "USER") == ["cutroom"]
    assert _words(final, "VOLUME") == ["/data"]
    assert _words(final, "HEALTHCHECK")[0].endswith('CMD ["cutroom", "health"]')
    assert _words(final, "ENTRYPOINT") == ['["tini", "--", "cutroom"]']
    assert _words(final, "COPY") == ["--from=build /app /app"]
    [installs] = _words(final, "RUN")
    assert "--no-install-recommends" in installs
    assert "rm -rf /var/lib/apt/lists/*" in installs
    assert set(_environment(final)) - {"PATH"} <= {
        *(str(field.alias) for field in Settings.model_fields.values()),
        *("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "XDG_CACHE_HOME"),
    }


@pytest.mark.timeout(300)  # in CI all packages are fetched anew
def test_what_the_image_holds_works(tmp_path: Path) -> None:
    """Built step by step, it explains, makes a film, serves, is healthy, ends, and writes only its data."""
    build, final = _stages()
    app = _carry_out(build, tmp_path)
    before = _listing(app)
    for path in (app, *app.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & 0o555)
    (tmp_path / "data").mkdir()
    (tmp_path / "tmp").mkdir()
    with listen("127.0.0.1", 0) as watch, listen("127.0.0.1", 0) as page:
        ports = watch.getsockname()[1], page.getsockname()[1]
    places = {"/app": str(app), "/data": str(tmp_path / "data"), "/tmp": str(tmp_path / "tmp")}  # noqa: S108 - theirs
    env = {
        name: re.sub("/app|/data|/tmp", lambda found: places[found[0]], value)
        for name, value in _environment(final).items()
    }
    env |= {
        "PATH": env["PATH"].replace("$PATH", os.environ["PATH"]),
        "HOME": env["CUTROOM_DATA"],
        "TMPDIR": str(tmp_path / "tmp"),
        "LANG": "C.UTF-8",
        "CUTROOM_WATCH_LISTEN": f"127.0.0.1:{ports[0]}",
        "CUTROOM_WEB_PORT": str(ports[1]),
    }
    try:
        _is_whole(app)
        _explains(tmp_path, env)
        _examines(tmp_path, env)
        _serves(tmp_path, env, ports[1])
        assert _listing(app) == before
    finally:
        for path in (app, *app.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)


def _is_whole(app: Path) -> None:
    """Every file of the sources is there, pages and SQL among them, and nothing that tests."""
    for package in ("bots", "core", "studio", "config"):
        for path in (ROOT / package).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert (app / path.relative_to(ROOT)).is_file()
    assert not {"tests", "bench", "docs"} & {path.name for path in app.iterdir()}
    assert list(app.glob("core/__pycache__/settings.*.pyc"))
    assert not list(app.glob(".venv/bin/pip*"))


def _command(env: Mapping[str, str]) -> str:
    return f"{env['PATH'].partition(':')[0]}/cutroom"


def _run(folder: Path, env: Mapping[str, str], *args: str) -> str:
    ran = subprocess.run(
        [_command(env), *args],
        cwd=folder / "data",
        env=dict(env),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def _explains(folder: Path, env: Mapping[str, str]) -> None:
    told = json.loads(_run(folder, env, "explain", "message", "trim the first 2 seconds and export in 4K"))
    assert told["actions"] == ["edit", "export"]


def _examines(folder: Path, env: Mapping[str, str]) -> None:
    assert json.loads(_run(folder, env, "doctor", "--json"))["ok"]


def _serves(folder: Path, env: Mapping[str, str], port: int) -> None:
    started = subprocess.Popen(
        [_command(env), "run"], cwd=folder / "data", env=dict(env), stdout=subprocess.PIPE, text=True
    )
    try:
        assert started.stdout is not None
        assert any("http" in line and str(port) in line for line in started.stdout)
        assert "alive" in _run(folder, env, "health")
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/")
        assert b"<html" in connection.getresponse().read()
        connection.close()
        started.send_signal(signal.SIGTERM)
        assert started.wait(STOP_S) == 0
    finally:
        if started.poll() is None:
            started.kill()
            started.wait()
        if started.stdout is not None:
            started.stdout.close()


def test_compose_knows_every_name_it_uses() -> None:
    """Every variable of the compose file is a setting, or one of the few that it explains itself."""
    settings = {str(field.alias) for field in Settings.model_fields.values()}
    given = {name for service in OURS.values() for name in service["environment"]}

    assert given <= settings
    assert set(_references(COMPOSE)) <= settings | THEIRS


def test_compose_offers_each_way_by_a_profile() -> None:
    """Nothing starts unasked, and each way brings up exactly one bot."""
    chosen = {name: set(service["profiles"]) for name, service in SERVICES.items()}

    assert set().union(*chosen.values()) == PROFILES
    assert all(chosen.values())
    for profile in PROFILES:
        bots = [name for name, of in chosen.items() if profile in of and name.startswith("bot")]
        assert len([name for name in bots if name != "bot-api"]) == 1


def test_compose_guards_every_container() -> None:
    """Read-only, without privileges, restarted, bounded in processes and logs, and reached from here only."""
    for service in SERVICES.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["restart"] == "unless-stopped"
        assert {"max-size", "max-file"} <= set(service["logging"]["options"])
        assert int(service["stop_grace_period"].rstrip("s")) > STOP_S
        assert any(place.startswith("/tmp:") for place in service["tmpfs"])  # noqa: S108 - the container's
        for port in service.get("ports", ()):
            assert port.startswith("127.0.0.1:")
        assert "privileged" not in service


def test_compose_writes_where_the_image_lets_it() -> None:
    """What is mounted is a volume that is declared, at a folder that the image makes for its user."""
    [installs] = _words(_stages()[1], "RUN")
    made = installs.partition("install -d -o cutroom -g cutroom ")[2].split()
    for service in SERVICES.values():
        for mount in service["volumes"]:
            volume, path, *_ = mount.split(":")
            assert volume in COMPOSE["volumes"]
            assert path in made


def test_the_bot_and_its_server_share_folders_and_user() -> None:
    """Files are handed over by their paths, so both see the same folders, as one user."""
    bot, server = SERVICES["bot-with-api"], SERVICES["bot-api"]

    assert {mount.removesuffix(":ro") for mount in server["volumes"]} == set(bot["volumes"])
    assert server["user"] == "10001:10001"
    assert "--uid 10001" in DOCKERFILE
    assert bot["environment"]["TELEGRAM_API_URL"] == "http://bot-api:8081"
    assert "--http-port=8081" in server["entrypoint"]
    assert bot["environment"]["TELEGRAM_LOCAL"] == "1"
    assert "--local" in server["entrypoint"]


def test_the_bot_and_its_studio_know_each_other() -> None:
    """Both have one address and one token, and no bot's token reaches the studio."""
    bot, studio = SERVICES["bot-with-studio"], SERVICES["studio"]

    for name in ("CUTROOM_STUDIO_URL", "CUTROOM_STUDIO_TOKEN"):
        assert bot["environment"][name] == studio["environment"][name]
    assert studio["env_file"] == []
    assert not any("TELEGRAM" in name or "DISCORD" in name for name in studio["environment"])
    assert "ports" not in studio
