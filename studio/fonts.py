"""The fonts that titles are drawn with: one that holds Latin, Greek, Cyrillic and CJK, from a wheel.

What it lacks (Arabic, Thai, emoji) is taken by libass from the fonts of the system, where there are any.
"""

import re
from pathlib import Path
from typing import Final

import noto_cjk

# Libass sizes a font by its line height; this turns a wanted em into that. Noto CJK: (1160 + 288) / 1000.
LINE_OF_EM: Final = 1.448

_DEFAULT: Final = "Noto Sans CJK SC"
_NAMES: Final = (
    (re.compile("[\u3040-\u30ff\u31f0-\u31ff]"), "Noto Sans CJK JP"),
    (re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"), "Noto Sans CJK KR"),
)


def folder() -> Path:
    """Where the fonts lie."""
    return Path(noto_cjk.otc_path("sans")).parent


def name_for(text: str) -> str:
    """Name the font whose characters look right to readers of this text's language."""
    return next((name for pattern, name in _NAMES if pattern.search(text)), _DEFAULT)
