"""How every command begins: the settings read, the words found, the log opened."""

from typing import Final

from bots.logs import open_log
from bots.process import give_up
from bots.speech import Refused, Speech
from core.errors import SettingsError
from core.settings import Backend, Settings

# What a folder of the operator's own must hold.
CONFIG: Final = ("locales/en.ftl", "routes.toml", "phrases.toml", "skills")


def begin(backend: Backend | None = None) -> tuple[Settings, Speech]:
    """Read the settings and find the words; what is wrong with them is said in the terminal's language."""
    try:
        settings = Settings.read()
        for name in CONFIG:
            if not (settings.config / name).exists():
                raise Refused("cli-config-lacks", path=str(settings.config), name=name)
    except (SettingsError, Refused) as error:
        give_up(Speech.of_terminal().sorry(error))
    open_log(settings)
    chosen = settings if backend is None else settings.model_copy(update={"backend": backend})
    return chosen, Speech.read(settings.config, settings.language)
