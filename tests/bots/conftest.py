"""The command, with nothing of whoever runs the tests."""

from pathlib import Path

import pytest

from tests.bots.command import Command


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Give the command, with a data folder of its own."""
    return Command(tmp_path / "data")
