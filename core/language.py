"""Which of our languages serves somebody: by their client's locale tag, or by the script they write. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from typing import Final

FALLBACK: Final = "en"
# Signs of writing that tell a language by themselves; Latin letters alone could be any of a hundred.
SCRIPTS: Final = (
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("HANGUL", "ko"),
    ("CJK UNIFIED", "zh"),
    ("CYRILLIC", "ru"),
    ("ARABIC", "ar"),
    ("THAI", "th"),
    ("LATIN", "en"),
)
# A tag of the three-letter kind, or of an old spelling, and the language it means to us.
ALIASES: Final = {"zho": "zh", "chi": "zh", "cmn": "zh", "yue": "zh", "wuu": "zh", "eng": "en"}
LONGEST_SAMPLE: Final = 400
# Chinese says in one sign what takes English a word of about four letters.
LETTERS_A_SIGN: Final = 4
NOT_WORDS: Final = re.compile(
    r"https?://\S+|[@/#]\w+|\S+\.\w{2,4}\b|\b(?:4K|MP4|MOV|BGM|HD|fps|\d+p)\b", re.IGNORECASE
)


def closest(tag: str | None, languages: Collection[str]) -> str:
    """Give the language of ours for a locale tag: `zh_TW` and `zh-Hans-CN` are `zh`, unknown ones English."""
    base = re.split(r"[-_.@]", (tag or "").strip().lower(), maxsplit=1)[0]
    language = ALIASES.get(base, base)
    return language if language in languages else FALLBACK


def spoken(text: str, languages: Collection[str]) -> str | None:
    """Tell the language of a text by its script; None where that tells nothing of ours."""
    counted = _counted(NOT_WORDS.sub(" ", text[:LONGEST_SAMPLE]))
    if not counted:
        return None
    # Kana and hangul decide at once: Japanese and Korean are written with Chinese signs too.
    language = next((own for own in ("ja", "ko") if counted[own]), None) or _most(counted)
    return language if language in languages else None


def _counted(text: str) -> Counter[str]:
    names = (unicodedata.name(sign, "") for sign in text if sign.isalpha())
    found = (language for name in names for script, language in SCRIPTS if name.startswith(script))
    return Counter(found)


def _most(counted: Counter[str]) -> str:
    weighed = Counter(counted)
    weighed["zh"] *= LETTERS_A_SIGN
    return weighed.most_common(1)[0][0]
