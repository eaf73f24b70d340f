"""Where the page is served: the usual port or a free one, and never to strangers without a password."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bots.speech import Refused
from bots.standing import wanted
from bots.web import serving
from bots.web.serving import address_of, listen
from core.settings import Settings
from tests.bots.web.house import shell

PASSWORD = SecretStr("open sesame")


@contextmanager
def _taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def _settings(**chosen: Any) -> Settings:
    return Settings(language="en", **chosen)


def test_a_chosen_port_that_is_taken_is_told() -> None:
    """With its number and the setting that chooses another one."""
    with _taken() as port, pytest.raises(Refused) as refused:
        listen(_settings(web_port=port))

    assert (refused.value.sentence, refused.value.values["port"]) == ("cli-web-port-taken", str(port))


def test_the_usual_port_gives_way_when_it_is_taken() -> None:
    """Nobody chose it, so any other will do; beside another Cutroom a second one just starts."""
    with listen(_settings()) as first, listen(_settings()) as second:
        ports = {first.getsockname()[1], second.getsockname()[1]}
        assert address_of(second) == f"http://127.0.0.1:{second.getsockname()[1]}"

    assert len(ports) == 2
    assert serving.DEFAULT_PORT == 8080


def test_the_usual_port_gives_way_to_none_where_a_public_address_leads_to_it() -> None:
    """Whoever leads people there would lead them nowhere."""
    with listen(_settings()), pytest.raises(Refused) as refused:
        listen(_settings(web_url="https://cut.example.com"))

    assert refused.value.sentence == "cli-web-port-taken"


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_an_address_that_is_not_ours_is_told(host: str) -> None:
    """Be it a name or a number."""
    with pytest.raises(Refused) as refused:
        listen(_settings(web_host=host, web_port=0))

    assert refused.value.sentence == "cli-web-host-unknown"


@pytest.mark.parametrize(
    "place",
    [{"web_host": "0.0.0.0"}, {"web_host": "::"}, {"web_url": "https://cut.example"}],  # noqa: S104 - the test's point
    ids=["everywhere", "everywhere-6", "behind-a-proxy"],
)
async def test_where_others_can_come_in_a_password_is_asked_for(
    tmp_path: Path, place: dict[str, Any]
) -> None:
    """Before anything listens; with one it serves."""
    with pytest.raises(Refused) as refused:
        async with shell(tmp_path, **place):
            pass
    async with shell(
        tmp_path, web_host="127.0.0.1", web_url="https://cut.example", web_password=PASSWORD
    ) as web:
        assert web.url == "https://cut.example"

    assert refused.value.sentence == "cli-web-needs-password"


def test_the_page_is_up_when_nothing_else_is_or_when_its_port_is_chosen() -> None:
    """A bot's token alone brings up that bot alone."""
    token = SecretStr("123456789:AAAA")

    assert wanted(_settings()) == ("web_port",)
    assert wanted(_settings(telegram_token=token)) == ("telegram_token",)
    assert wanted(_settings(telegram_token=token, web_port=0)) == ("telegram_token", "web_port")
    # Its links lead to files of every platform, so somebody has to serve them.
    assert wanted(_settings(telegram_token=token, web_url="https://cut.example.com")) == (
        "telegram_token",
        "web_port",
    )
