"""The house keeps its own rules: sizes, settings, commands and words that the documents speak of."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from bots.cli import app
from core.settings import Settings

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for folder in ("bots", "core", "studio") for path in (ROOT / folder).rglob("*.py"))
MOST_LINES = 250
MOST_FUNCTION_LINES = 40


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _setting_names() -> set[str]:
    return {str(field.alias) for field in Settings.model_fields.values()}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_holds_one_idea(path: Path) -> None:
    """No module and no function outgrows what can be read at a glance."""
    lines = path.read_text(encoding="utf-8").count("\n")
    lengths = ((function.end_lineno or 0) - function.lineno + 1 for function in _functions(path))
    longest = max(lengths, default=0)

    assert lines <= MOST_LINES
    assert longest <= MOST_FUNCTION_LINES


def test_every_setting_is_in_the_example() -> None:
    """The example names every setting, and no setting that does not exist."""
    example = (ROOT / "config" / "example.env").read_text(encoding="utf-8")

    assert set(re.findall(r"^#?([A-Z][A-Z_]+)=", example, re.MULTILINE)) == _setting_names()


def test_the_readme_speaks_of_settings_that_exist() -> None:
    """A setting that the README names can be set."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b((?:CUTROOM|NEMO)_[A-Z_]+)\b", readme))

    assert named <= _setting_names()


def test_the_readme_names_every_command() -> None:
    """A command that exists is in the README's table."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = getattr(get_command(app), "commands", {})

    assert commands
    for name in commands:
        assert f"`cutroom {name}" in readme


def test_the_lock_names_no_registry() -> None:
    """The lock holds names, versions and hashes, and no host to fetch them from."""
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text(encoding="utf-8")


def test_packages_carry_what_their_code_reads() -> None:
    """Every file below a package that is no Python, such as SQL and pages, is installed with it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = settings["tool"]["setuptools"]["package-data"]
    for package in ("bots", "core", "studio"):
        files = {
            path for path in (ROOT / package).rglob("*") if path.is_file() and "__pycache__" not in path.parts
        }
        covered = {path for pattern in carried.get(package, ()) for path in (ROOT / package).glob(pattern)}

        assert {path for path in files if path.suffix != ".py"} <= covered
