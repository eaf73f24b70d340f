"""The examination as an operator sees it: one line for each finding, and an exit code that says it all."""

import json
from pathlib import Path

from bots.doctor.checks import CHECKS
from tests.bots.command import Command
from tests.fakes.cloud import Cloud


async def test_a_healthy_installation_is_told_so(command: Command, tmp_path: Path) -> None:
    """Every check has its line; the film is really made, and nothing is left in the data folder."""
    ran = await command.run("doctor")

    lines = ran.out.splitlines()
    assert (ran.code, ran.err, len(lines)) == (0, "", len(CHECKS) + 2)
    assert "✓ settings: All of them can be used." in lines
    assert "– Telegram: Not wanted: TELEGRAM_TOKEN is not set." in lines
    assert any(line.startswith("✓ a film from end to end: Two seconds were filmed") for line in lines)
    assert any("Latin, Cyrillic, CJK" in line for line in lines)
    assert lines[-1] == "Everything that was looked at works."
    assert not (tmp_path / "data").exists()


async def test_what_is_wrong_with_the_settings_is_named_and_not_repeated(command: Command) -> None:
    """All of it at once, with the nearest name for what is none; the rest waits until that is right."""
    wrong = {
        "CUTROOM_STUDIO_QUOTA_GB": "hush-hush",
        "CUTROOM_CHAT_LIMIT": "0",
        "CUTROOM_WEBPORT": "hush-hush",
    }
    ran = await command.run("doctor", LANG="zh_CN.UTF-8", **wrong)
    english = await command.run("doctor", "--json", **wrong)

    told = json.loads(english.out)
    bad = [finding["says"] for finding in told["findings"] if finding["outcome"] == "bad"]
    assert (ran.code, english.code, told["ok"], english.out.count("\n")) == (1, 1, False, 1)
    assert [says.split(" ")[0] for says in bad] == ["CUTROOM_CHAT_LIMIT", "CUTROOM_STUDIO_QUOTA_GB"]
    assert any("did you mean CUTROOM_WEB_PORT?" in finding["says"] for finding in told["findings"])
    assert "✗ 设置: CUTROOM_CHAT_LIMIT 不可用" in ran.out
    assert "hush" not in ran.out + ran.err + english.out + english.err


async def test_no_secret_is_printed_whatever_is_wrong(command: Command) -> None:
    """Tokens of all kinds, refused and mistyped."""
    async with Cloud.open() as cloud:
        secrets = {
            "NEMO_TOKEN": "nmv_usr_hushhush",
            "TELEGRAM_TOKEN": "123456:hushhush",
            "DISCORD_TOKEN": "hushhush",
            "NEMO_API_URL": cloud.url,
            "TELEGRAM_API_URL": cloud.url,
            "DISCORD_API_URL": f"{cloud.url}/api/v10",
        }
        ran = await command.run("doctor", **secrets)

    assert ran.code == 1
    assert "✗ backend's token: NEMO_TOKEN is not accepted." in ran.out
    assert "hush" not in ran.out + ran.err
