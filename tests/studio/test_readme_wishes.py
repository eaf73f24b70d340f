"""What the README offers to say is understood as it stands there."""

import re
from pathlib import Path
from typing import Final

import pytest

from studio.language.understanding import understand
from tests.studio.edited import THREE

README: Final = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
TABLE: Final = README.partition("## What you can say")[2].partition("## The command")[0]
ROWS: Final = re.findall(r"^\| (?!wish|---)(?:.*?) \| (.*?) \| (.*?) \|$", TABLE, re.MULTILINE)
SAYINGS: Final = [
    said for english, chinese in ROWS for said in (*re.findall(r"“([^”]*)”", english), *chinese.split(" · "))
]


def test_the_table_was_found() -> None:
    """So that the next test can fail."""
    assert len(SAYINGS) > 80


@pytest.mark.parametrize("said", SAYINGS)
def test_what_the_readme_offers_is_understood(said: str) -> None:
    """Nothing of it is left unread."""
    understood = understand(said, THREE)

    assert understood.operations
    assert (understood.half, understood.unknown, understood.remarks) == ((), (), ())
