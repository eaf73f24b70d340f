"""Where Discord is: its API and gateway for the library, and the hosts that its files may come from."""

from typing import Final
from urllib.parse import urlsplit

import yarl
from discord import VoiceClient
from discord.gateway import DiscordWebSocket
from discord.http import Route

from core.settings import Settings

API: Final = Route.BASE
GATEWAY: Final = DiscordWebSocket.DEFAULT_GATEWAY
CDN: Final = frozenset({"cdn.discordapp.com", "media.discordapp.net"})


def point(settings: Settings) -> None:
    """Point the library at the addresses in the settings; it keeps them once for the whole process."""
    # Nobody here speaks by voice, so nobody needs to be told that it would not work.
    VoiceClient.warn_nacl = VoiceClient.warn_dave = False
    Route.BASE = (settings.discord_api_url or API).rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url or str(GATEWAY))


def may_serve(settings: Settings, url: str) -> bool:
    """Tell whether a file's address is Discord's own, so that nobody makes us fetch from elsewhere."""
    address = urlsplit(url)
    if settings.discord_api_url is not None:
        return address.netloc == urlsplit(settings.discord_api_url).netloc
    return address.scheme == "https" and address.netloc in CDN
