"""Where the web chat keeps what it must remember."""

from pathlib import Path
from typing import Final

from core.store.db import Schema

SCHEMA: Final = Schema("web", Path(__file__).parent / "store")
FILE: Final = "web.db"
FOLDER: Final = "web"
