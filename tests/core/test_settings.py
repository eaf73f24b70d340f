"""What the operator decides."""

import os
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from core.errors import SettingsError
from core.settings import CLOUD_URL, Backend, Settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start without any setting of whoever runs the tests."""
    for name in os.environ:
        if name.startswith(("CUTROOM_", "NEMO_", "SKILL_", "XDG_")):
            monkeypatch.delenv(name)


def test_nothing_needs_to_be_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without any setting there is no account, and data goes to the user's own folder."""
    monkeypatch.setenv("HOME", str(tmp_path))

    settings = Settings.read()

    assert settings.nemo_token is None
    assert not settings.uses_cloud
    assert settings.remote_url is None
    assert settings.data == tmp_path / ".local" / "share" / "cutroom"


def test_the_desktops_data_folder_is_respected(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """XDG_DATA_HOME moves the data, and CUTROOM_DATA has the last word."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Settings.read().data == tmp_path / "cutroom"

    monkeypatch.setenv("CUTROOM_DATA", str(tmp_path / "mine"))
    assert Settings.read().data == tmp_path / "mine"


def test_an_empty_variable_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of the example file left as `NEMO_TOKEN=` sets nothing."""
    monkeypatch.setenv("NEMO_TOKEN", "")
    monkeypatch.setenv("CUTROOM_BACKEND", "")

    assert Settings.read().nemo_token is None
    assert Settings.read().backend is Backend.AUTO


@pytest.mark.parametrize(
    ("environment", "uses_cloud"),
    [
        ({"NEMO_TOKEN": "t"}, True),
        ({"NEMO_API_URL": "http://127.0.0.1:1"}, True),
        ({"NEMO_TOKEN": "t", "CUTROOM_BACKEND": "studio"}, False),
        ({"CUTROOM_BACKEND": "cloud"}, True),
        ({"NEMO_CLIENT_ID": "c"}, False),
    ],
    ids=["token", "address", "forced studio", "forced cloud", "client id alone"],
)
def test_the_backend_follows_from_what_is_set(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, uses_cloud: bool
) -> None:
    """A token or an address means the cloud, unless a backend is forced."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert Settings.read().uses_cloud is uses_cloud


def test_the_cloud_is_the_public_one_unless_another_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Choosing the cloud is enough."""
    monkeypatch.setenv("CUTROOM_BACKEND", "cloud")

    assert Settings.read().remote_url == CLOUD_URL


def test_the_cloud_address_ends_without_a_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths can be put behind it either way it was written."""
    monkeypatch.setenv("NEMO_API_URL", "http://127.0.0.1:8080/")

    assert Settings.read().remote_url == "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CUTROOM_BACKEND", "hush-hush"),
        ("NEMO_API_URL", "ftp://hush-hush"),
        ("NEMO_CLIENT_ID", "hush-hush" * 20),
        ("CUTROOM_STUDIO_CREDITS", "-1"),
        ("CUTROOM_STUDIO_QUOTA_GB", "0"),
        ("CUTROOM_LOG_LEVEL", "hush-hush"),
        ("CUTROOM_LOG_FORMAT", "hush-hush"),
        ("CUTROOM_WATCH_LISTEN", "hush-hush"),
    ],
)
def test_an_unusable_value_is_named_but_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """The operator learns which setting it is; its value may be a secret pasted into the wrong line."""
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as caught:
        Settings.read()

    assert caught.value.setting == name
    assert "hush" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_token_does_not_show_when_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings may be logged."""
    monkeypatch.setenv("NEMO_TOKEN", "hush-hush")

    settings = Settings.read()

    assert settings.nemo_token == SecretStr("hush-hush")
    assert "hush" not in f"{settings!r} {settings}"


def test_settings_stay_as_they_were_read() -> None:
    """Nobody changes a setting behind another's back."""
    settings = Settings.read()

    with pytest.raises(ValidationError):
        settings.skill = "other"  # type: ignore[misc] # this is the point
