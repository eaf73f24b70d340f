"""What paths are called."""

import pytest

from core.nemo.endpoints import ENDPOINTS, name
from core.nemo.wire import Path


@pytest.mark.parametrize("known", [known for known, _ in ENDPOINTS])
def test_every_path_of_the_api_has_a_name(known: str) -> None:
    """Whatever ids stand in it; and no name is given to two paths."""
    template = getattr(Path, known.upper())
    path = template.format(session_id="s-1.x", render_id="render_7")

    assert [found for found, pattern in ENDPOINTS if pattern.fullmatch(path)] == [known]
    assert name(path) == known


def test_the_table_is_complete() -> None:
    """A path that is added gets a name as well."""
    assert {known.upper() for known, _ in ENDPOINTS} == {word for word in vars(Path) if word.isupper()}


@pytest.mark.parametrize("path", ["/", "/api", "/file/bot1:token/x.mp4", f"{Path.RUN}/x", "/files/a/b"])
def test_any_other_path_stays_out(path: str) -> None:
    """Whatever it holds."""
    assert name(path) == "other"
    assert name(path, otherwise="file") == "file"
