"""The settings as they are set: unusable ones by their names, and names that are none."""

from bots.beginning import CONFIG
from bots.finding import Finding, bad, good, warning
from core.settings import Settings


def environment() -> list[Finding]:
    """Look at every setting; what is unusable is named, and never repeated."""
    found = [
        bad("doctor-setting-unusable", name=error.setting, detail=str(error)) for error in Settings.problems()
    ]
    for name, nearest in Settings.strangers():
        found.append(warning("doctor-setting-unknown", name=name, nearest=nearest or "none"))
    if not any(finding.outcome == "bad" for finding in found):
        config = Settings.read().config
        lacking = [name for name in CONFIG if not (config / name).exists()]
        found += [bad("cli-config-lacks", path=str(config), name=name) for name in lacking]
    return found or [good("doctor-settings-good")]
