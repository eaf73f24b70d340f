"""What cannot be erased from here is said."""

from pathlib import Path

import pytest

from core.keeping.forgetting import left_behind
from core.settings import Settings


@pytest.mark.parametrize(
    ("given", "is_shared", "sentence"),
    [
        ({}, False, None),
        ({"CUTROOM_BACKEND": "cloud"}, False, "forget-cloud"),
        ({"CUTROOM_STUDIO_URL": "http://studio:8765"}, False, "forget-studio"),
        ({"CUTROOM_STUDIO_URL": "http://studio:8765"}, True, None),
    ],
    ids=["inside", "cloud", "elsewhere", "elsewhere on the same folder"],
)
def test_what_stays_is_named(
    given: dict[str, str],
    is_shared: bool,
    sentence: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only a studio whose folder is here can be made to forget."""
    for name in ("NEMO_TOKEN", "NEMO_API_URL", "CUTROOM_BACKEND", "CUTROOM_STUDIO_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {**given, "CUTROOM_DATA": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    if is_shared:
        (tmp_path / "studio").mkdir()

    assert left_behind(Settings.read()) == sentence
