"""What is found out about a Telegram bot, without changing anything there."""

from pathlib import Path
from typing import Any

import pytest

from bots.telegram.examination import examine
from tests.bots.doctor.patients import names, patient
from tests.fakes.telegram import BotApi

HOOK = "https://bot.example/hush-hush"


def _settings(api: BotApi, **more: Any) -> dict[str, Any]:
    return {
        "telegram_token": api.token,
        "telegram_api_url": api.url,
        "telegram_local": api.is_local,
        **more,
    }


@pytest.mark.parametrize(("sees", "told"), [(True, "all"), (False, "addressed")])
async def test_a_good_bot_is_told_with_what_it_sees(
    api: BotApi, tmp_path: Path, *, sees: bool, told: str
) -> None:
    """Privacy mode is named, and how messages come."""
    api.me["can_read_all_group_messages"] = sees

    found = await examine(patient(tmp_path, **_settings(api)))

    assert names(found) == [("good", "doctor-telegram-good"), ("good", "doctor-telegram-polls")]
    assert found[0].values["sees"] == told
    assert {call.method for call in api.calls} <= {"getMe", "getWebhookInfo"}


async def test_a_token_that_is_refused_is_told(api: BotApi, tmp_path: Path) -> None:
    """As is an address where nobody answers."""
    (tmp_path / "second").mkdir()
    refused = await examine(patient(tmp_path, **_settings(api, telegram_token="123456:nobody")))
    down = await examine(
        patient(tmp_path / "second", **_settings(api, telegram_api_url="http://127.0.0.1:9"))
    )

    assert names(refused) == [("bad", "doctor-telegram-refused")]
    assert names(down) == [("bad", "doctor-telegram-down")]


async def test_a_webhook_in_the_way_is_told_by_its_host_alone(api: BotApi, tmp_path: Path) -> None:
    """Its path may be a secret."""
    await api._do_set_webhook({"url": HOOK})

    (_, found) = await examine(patient(tmp_path, **_settings(api)))

    assert (str(found.outcome), found.sentence) == ("warning", "doctor-telegram-webhook")
    assert dict(found.values) == {"host": "bot.example"}


@pytest.mark.parametrize(
    ("hook", "error", "sentence"),
    [
        (HOOK, None, "doctor-telegram-hooked"),
        (HOOK, "Connection refused", "doctor-telegram-hook-fails"),
        (None, None, "doctor-telegram-unhooked"),
    ],
)
async def test_a_webhook_that_is_wanted_is_looked_at(
    api: BotApi, tmp_path: Path, hook: str | None, error: str | None, sentence: str
) -> None:
    """Whether it is set, and whether Telegram gets through."""
    api.hook_error = error
    if hook is not None:
        await api._do_set_webhook({"url": hook})

    found = await examine(patient(tmp_path, **_settings(api, telegram_webhook_url=HOOK)))

    assert found[-1].sentence == sentence


async def test_a_local_servers_files_are_tried_by_the_bots_own_picture(tmp_path: Path) -> None:
    """Readable, out of sight, or not known without one."""
    folder = tmp_path / "bot-api"
    folder.mkdir()
    async with BotApi.open(folder, is_local=True) as api:
        sentences = []
        for number, portrait in enumerate((None, folder / "me.jpg", folder / "gone.jpg")):
            (tmp_path / str(number)).mkdir()
            if portrait is not None:
                portrait.write_bytes(b"x")
                api.portraits = [api.put(portrait)]
            if number == 2:
                (folder / "gone.jpg").unlink()
            found = await examine(patient(tmp_path / str(number), **_settings(api)))
            sentences.append(found[-1].sentence)

    assert sentences == [
        "doctor-telegram-local-unknown",
        "doctor-telegram-local",
        "doctor-telegram-local-hidden",
    ]
