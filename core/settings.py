"""What the operator decides, read once from the environment and handed down. Nothing else reads it."""

import os
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from core.errors import SettingsError

DEFAULT_CONFIG = Path(__file__).parent.parent / "config"
# Whose names are ours alone, and whose other programs may have as well.
OURS = "CUTROOM_"
THEIRS = ("NEMO_", "TELEGRAM_", "DISCORD_", "SKILL_")
NEAR = 0.75  # how alike a mistyped name is to the one that was meant
CLOUD_URL = "https://mega-api-prod.nemovideo.ai"


class Backend(StrEnum):
    """Who edits and renders."""

    AUTO = "auto"
    CLOUD = "cloud"
    STUDIO = "studio"


class Identity(StrEnum):
    """Whose token speaks for a chat."""

    SHARED = "shared"
    PER_CHAT = "per-chat"


class LogFormat(StrEnum):
    """For whom the log is written."""

    TEXT = "text"
    JSON = "json"


LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _listed(value: object) -> object:
    """Read `telegram:12, discord:34` as a set of names."""
    if isinstance(value, str):
        return frozenset(name.strip() for name in value.split(",") if name.strip())
    return value


Names = Annotated[frozenset[str], NoDecode, BeforeValidator(_listed)]


def _default_data() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "cutroom"


def terminal_language() -> str | None:
    """Give the language that whoever started the process reads, such as `zh_CN`."""
    names = ("CUTROOM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((value for name in names if (value := os.environ.get(name))), "")
    return locale.split(".", 1)[0].split("@", 1)[0] or None


def _told(error: ValidationError) -> list[SettingsError]:
    """Name each setting that cannot be used, without repeating its value."""
    return [
        SettingsError(one["msg"], setting=str(one["loc"][0])) for one in error.errors(include_input=False)
    ]


class Settings(BaseSettings):
    """Every setting; `config/example.env` tells why each exists."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", populate_by_name=True, env_ignore_empty=True
    )

    nemo_token: SecretStr | None = Field(None, alias="NEMO_TOKEN")
    nemo_api_url: str | None = Field(None, alias="NEMO_API_URL", pattern=r"^https?://")
    nemo_web_url: str = Field("https://nemovideo.com", alias="NEMO_WEB_URL", pattern=r"^https?://")
    nemo_client_id: str | None = Field(None, alias="NEMO_CLIENT_ID", max_length=64)
    skill_source: str | None = Field(None, alias="SKILL_SOURCE")

    telegram_token: SecretStr | None = Field(None, alias="TELEGRAM_TOKEN", min_length=10)
    telegram_api_url: str | None = Field(None, alias="TELEGRAM_API_URL", pattern=r"^https?://")
    telegram_local: bool = Field(False, alias="TELEGRAM_LOCAL")
    telegram_webhook_url: str | None = Field(
        None, alias="TELEGRAM_WEBHOOK_URL", pattern=r"^https?://[^/]+/.+"
    )
    telegram_webhook_secret: SecretStr | None = Field(None, alias="TELEGRAM_WEBHOOK_SECRET")
    telegram_webhook_listen: str = Field(
        "127.0.0.1:8443", alias="TELEGRAM_WEBHOOK_LISTEN", pattern=r"^[^:]*:\d{1,5}$"
    )

    data: Path = Field(default_factory=_default_data, alias="CUTROOM_DATA")
    config: Path = Field(DEFAULT_CONFIG, alias="CUTROOM_CONFIG")
    backend: Backend = Field(Backend.AUTO, alias="CUTROOM_BACKEND")
    skill: str = Field("video-maker-4k", alias="CUTROOM_SKILL")
    language: str | None = Field(default_factory=terminal_language, alias="CUTROOM_LANGUAGE")
    identity: Identity = Field(Identity.SHARED, alias="CUTROOM_IDENTITY")
    allow: Names = Field(frozenset(), alias="CUTROOM_ALLOW")
    admins: Names = Field(frozenset(), alias="CUTROOM_ADMINS")
    chat_limit: int = Field(20, alias="CUTROOM_CHAT_LIMIT", ge=1)
    person_limit: int = Field(0, alias="CUTROOM_PERSON_LIMIT", ge=0)
    person_credits: int = Field(0, alias="CUTROOM_PERSON_CREDITS_A_DAY", ge=0)
    day_credits: int = Field(0, alias="CUTROOM_CREDITS_A_DAY", ge=0)
    turns_at_once: int = Field(16, alias="CUTROOM_TURNS_AT_ONCE", ge=1, le=1000)
    spare_gb: float = Field(0.5, alias="CUTROOM_SPARE_GB", ge=0)
    keep_days: float = Field(30.0, alias="CUTROOM_KEEP_DAYS", ge=1)
    link_days: float = Field(7.0, alias="CUTROOM_LINK_DAYS", gt=0, le=365)
    log_level: Annotated[LogLevel, BeforeValidator(_upper)] = Field("WARNING", alias="CUTROOM_LOG_LEVEL")
    log_format: LogFormat = Field(LogFormat.TEXT, alias="CUTROOM_LOG_FORMAT")
    watch_listen: str | None = Field(None, alias="CUTROOM_WATCH_LISTEN", pattern=r"^[^:\s]+:\d{1,5}$")

    discord_token: SecretStr | None = Field(None, alias="DISCORD_TOKEN")
    discord_api_url: str | None = Field(None, alias="DISCORD_API_URL", pattern=r"^https?://")
    discord_gateway_url: str | None = Field(None, alias="DISCORD_GATEWAY_URL", pattern=r"^wss?://")
    discord_threads: bool = Field(False, alias="CUTROOM_DISCORD_THREADS")
    discord_bytes: int = Field(10 * 1024**2, alias="CUTROOM_DISCORD_BYTES", ge=1)

    web_host: str = Field("127.0.0.1", alias="CUTROOM_WEB_HOST", min_length=1)
    web_port: int | None = Field(None, alias="CUTROOM_WEB_PORT", ge=0, le=65535)
    web_password: SecretStr | None = Field(None, alias="CUTROOM_WEB_PASSWORD", min_length=8)
    web_url: str | None = Field(None, alias="CUTROOM_WEB_URL", pattern=r"^https?://[^/\s]+/?$")

    studio_url: str | None = Field(None, alias="CUTROOM_STUDIO_URL", pattern=r"^https?://[^/\s]+/?$")
    studio_token: SecretStr | None = Field(None, alias="CUTROOM_STUDIO_TOKEN", min_length=20)
    studio_credits: int | None = Field(None, alias="CUTROOM_STUDIO_CREDITS", ge=0)
    studio_quota_gb: float = Field(20.0, alias="CUTROOM_STUDIO_QUOTA_GB", gt=0)
    studio_keep_days: float = Field(14.0, alias="CUTROOM_STUDIO_KEEP_DAYS", gt=0)

    @classmethod
    def read(cls) -> Self:
        """Read the environment; an unusable value is named, without repeating it."""
        try:
            return cls()
        except ValidationError as error:
            raise _told(error)[0] from None

    @classmethod
    def problems(cls) -> list[SettingsError]:
        """Give everything that is wrong with the environment."""
        try:
            cls()
        except ValidationError as error:
            return _told(error)
        return []

    @classmethod
    def strangers(cls) -> list[tuple[str, str | None]]:
        """Give the names in the environment that look like settings and are none, with the nearest one."""
        known = [str(field.alias) for field in cls.model_fields.values()]
        found = []
        for name in sorted(set(os.environ) - set(known)):
            nearest = next(iter(get_close_matches(name, known, n=1, cutoff=NEAR)), None)
            if name.startswith(OURS) or (nearest is not None and name.startswith(THEIRS)):
                found.append((name, nearest))
        return found

    @property
    def database(self) -> Path:
        """What must survive a restart."""
        return self.data / "cutroom.db"

    @property
    def locales(self) -> Path:
        """Every sentence that people read."""
        return self.config / "locales"

    @property
    def routes(self) -> Path:
        """The keyword routing table."""
        return self.config / "routes.toml"

    @property
    def phrases(self) -> Path:
        """What the agent says to a screen."""
        return self.config / "phrases.toml"

    @property
    def profiles(self) -> Path:
        """The skill profiles."""
        return self.config / "skills"

    @property
    def uses_cloud(self) -> bool:
        """Tell whether the backend is remote."""
        if self.backend is Backend.AUTO:
            return self.nemo_token is not None or self.nemo_api_url is not None
        return self.backend is Backend.CLOUD

    @property
    def remote_url(self) -> str | None:
        """Where the backend is, when it is not inside this process: the cloud, or a studio elsewhere."""
        if self.uses_cloud:
            return (self.nemo_api_url or CLOUD_URL).rstrip("/")
        return self.studio_url.rstrip("/") if self.studio_url else None

    @property
    def studio_data(self) -> Path:
        """What a studio on this machine keeps."""
        return self.data / "studio"
