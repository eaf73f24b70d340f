"""The platforms, each examined by its own adapter: what it is like is known there."""

from bots.finding import Finding, Patient, bad, good, skipped
from bots.web.front import Address


async def telegram(patient: Patient) -> list[Finding]:
    """Look at the Telegram bot, when there is one."""
    if patient.settings.telegram_token is None:
        return [skipped("doctor-telegram-none")]
    # Imported when wanted: the chat libraries take long.
    from bots.telegram.examination import examine  # noqa: PLC0415

    return await examine(patient)


async def discord(patient: Patient) -> list[Finding]:
    """Look at the Discord bot, when there is one."""
    if patient.settings.discord_token is None:
        return [skipped("doctor-discord-none")]
    from bots.discord.examination import examine  # noqa: PLC0415 - as above

    return await examine(patient)


async def web(patient: Patient) -> list[Finding]:
    """Look at the address of the web chat."""
    settings = patient.settings
    if Address.of(settings).is_local:
        return [good("doctor-web-local")]
    if settings.web_password is None:
        return [bad("cli-web-needs-password", host=settings.web_url or settings.web_host)]
    return [good("doctor-web-guarded", host=settings.web_url or settings.web_host)]
