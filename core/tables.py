"""Tables that the operator may change: TOML files, a language in a section or in a file of its own."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from core.errors import SettingsError


def read_tables(path: Path) -> dict[str, object]:
    """Read `<name>.toml` and every `<name>.<language>.toml` beside it."""
    data: dict[str, object] = {}
    for file in (path, *sorted(path.parent.glob(f"{path.stem}.*{path.suffix}"))):
        try:
            data |= tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(str(error), setting=file.name) from error
    return data


def fault(error: ValidationError, path: Path) -> SettingsError:
    """Name the key that cannot be used."""
    first = error.errors(include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return SettingsError(first["msg"], setting=f"{path.name}: {where}")
