"""Where the studio's SQL lies."""

from pathlib import Path
from typing import Final

from core.store.db import Schema

SCHEMA: Final = Schema("studio", Path(__file__).parent.parent / "store")
FILE: Final = "studio.db"
