"""What a failure is answered with."""

from pathlib import Path

import pytest

from core.errors import (
    CutroomError,
    ExportBlocked,
    OutOfCredits,
    ScopeMissing,
    SessionLost,
    TokenExpired,
    UnsupportedFile,
)
from core.locales import Catalogue
from core.regret import Regret

CATALOGUE = Catalogue(Path("config/locales"))
ANONYMOUS = {"kind": "anonymous", "link": "https://web/register?bind=anon_1"}
REGISTERED = {"kind": "registered", "link": "https://web"}
STUDIO = {"kind": "studio", "link": "none"}


@pytest.mark.parametrize(
    ("error", "account", "labels"),
    [
        (CutroomError(), STUDIO, ["Try again"]),
        (OutOfCredits(), ANONYMOUS, ["Register", "Try again"]),
        (OutOfCredits(), REGISTERED, ["Top up", "Try again"]),
        (OutOfCredits(), STUDIO, ["Try again"]),
        (ExportBlocked(), REGISTERED, ["Upgrade", "Try again"]),
        (UnsupportedFile(), STUDIO, []),
        (ScopeMissing(), REGISTERED, []),
        (TokenExpired(), REGISTERED, []),
        (TokenExpired(), ANONYMOUS, ["Try again"]),
        (SessionLost(), ANONYMOUS, ["Try again"]),
    ],
)
def test_each_failure_offers_what_helps(
    error: CutroomError, account: dict[str, str], labels: list[str]
) -> None:
    """A way to the account where it is about money; trying again where it may end better."""
    reply = Regret(error, account=account, again="again:1").reply(CATALOGUE, "en")

    assert [button.label for row in reply.buttons for button in row] == labels
    assert len(reply.text.splitlines()) == 2


def test_files_of_a_lost_project_can_be_sent_again() -> None:
    """The press points at the project that they were sent into."""
    reply = Regret(SessionLost(), account=ANONYMOUS, again="again:1", lost=7).reply(CATALOGUE, "en")

    assert reply.buttons[0][0].action == "refetch:7"
