"""An instruction cut into single wishes: which clips are meant, where one wish ends, what was asked not to be done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from studio.quantities import mark

# Clips are marked as `@2`, and `@-1` for the last one.
CLIP: Final = re.compile(r"@(-?\d+)")
_ORDINALS: Final = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
    "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "last": -1, "final": -1,
}  # fmt: skip
_THING: Final = r"(?:clips?|videos?|shots?|scenes?|photos?|pictures?|images?|files?|one)"
_ORDINAL_CLIP: Final = re.compile(
    r"\b(?:the )?(" + "|".join(_ORDINALS) + r")\s+" + _THING + r"\b", re.IGNORECASE
)
_NUMBERED_CLIP: Final = re.compile(
    r"\b(?:clip|video|shot|photo|片段|视频|素材)\s*#?(\d{1,3})(?![\d:%.]|\s*[pkx倍]\b)", re.IGNORECASE
)
_HAN_CLIP: Final = re.compile(
    r"第\s*(\d{1,3})\s*(?:个|段|条|张|号)?\s*(?:片段|视频|素材|镜头|照片|图片|段|个)?(?![\d<])"
)
_HAN_LAST: Final = re.compile(r"最后\s*[一1]?\s*(?:个|段|条|张)\s*(?:片段|视频|素材|镜头|照片|图片)?")
_LIST: Final = re.compile(
    r"@?-?\d{1,3}(?:\s*(?:,|、|，|->|→|and|then|&|和|与|\s)\s*@?-?\d{1,3}(?![\d:%.p]|\s*[kx倍秒]))+",
    re.IGNORECASE,
)
NUMBERS: Final = re.compile(r"#([-\d/]+)#")

# What looks like two wishes and is one.
_ONE_WISH: Final = (
    (re.compile(r"\bbetween (<\d+>) and (<\d+>)", re.IGNORECASE), r"from \1 to \2"),
    (re.compile(r"在?(<\d+>)\s*和\s*(<\d+>)\s*之间"), r"从\1到\2"),
    (re.compile(r"\bfirst and (?:the )?last (<\d+>)", re.IGNORECASE), r"first \1 and the last \1"),
    (
        re.compile(r"\bfade[ -]in(?: and |/|, ?)(?:fade[ -])?out\b|淡入(?:和|、|与)?淡出", re.IGNORECASE),
        "fade-both",
    ),
    (re.compile(r"\bblack and white\b", re.IGNORECASE), "black-white"),
    (re.compile(r"\bpicture and sound\b|\bsound and picture\b", re.IGNORECASE), "everything"),
)
_BREAK: Final = re.compile(
    r"[;；。!！?？\n]+|\.(?!\w)|[,，、]"
    r"|\b(?:and then|and also|after that|and|then|also|plus|but|as well as)\b"
    r"|然后|接着|并且|同时|还有|以及|另外|但是|但|(?<!合)并(?!排)|再(?!次|见)",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:don'?t|do not|never|no need to|not|shouldn'?t)\b|don’t|不要|不用|无需|不需要|请勿|别(?!的|人|处)",
    re.IGNORECASE,
)
_POLITE: Final = re.compile(
    r"^(?:\s|please|pls|hi|hello|hey|ok(?:ay)?|great|thanks?(?: you)?|so|now|first|next|finally|lastly|just|"
    r"(?:can|could|would|will) you|i(?:'d| would)? (?:want|like|need)(?: you)? to|let'?s|you|kindly|"
    r"请|麻烦|帮我|帮忙|你好|谢谢|好的?|嗯|能不能|可以|可否|我想要?|先|最后|给我|一下|吧|了|呢|吗|把)+(?=\s|$|[^a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One wish in marked words, and whether it asks for nothing to be done."""

    text: str
    is_refused: bool = False


def clauses(instruction: str, names: Sequence[str]) -> tuple[list[Clause], tuple[str, ...]]:
    """Cut an instruction into wishes; `names` are the clips' own, so that people may use them."""
    found = mark(_named(instruction, names))
    text = found.text
    for pattern, replacement in _ONE_WISH:
        text = pattern.sub(replacement, text)
    text = _with_clips(text)
    text = _LIST.sub(_listed, text)
    pieces = (piece.strip() for piece in _BREAK.split(text))
    return [_clause(piece) for piece in pieces if piece], found.quotes


def _clause(piece: str) -> Clause:
    return Clause(_POLITE.sub("", piece).strip(), bool(_NOT.search(piece)))


def _named(instruction: str, names: Sequence[str]) -> str:
    """Replace the clips' file names by their numbers, the longest first."""
    for name in sorted(set(names), key=len, reverse=True):
        if len(name) > 4 and "." in name:
            number = names.index(name) + 1
            instruction = re.sub(
                r"[\"“'‘「]?(?<!\w)" + re.escape(name) + r"(?!\w)[\"”'’」]?",
                f" @{number} ",
                instruction,
                flags=re.IGNORECASE,
            )
    return instruction


def _with_clips(text: str) -> str:
    text = _ORDINAL_CLIP.sub(lambda match: f" @{_ORDINALS[match[1].lower()]} ", text)
    text = _NUMBERED_CLIP.sub(r" @\1 ", text)
    text = _HAN_LAST.sub(" @-1 ", text)
    return _HAN_CLIP.sub(r" @\1 ", text)


def _listed(match: re.Match[str]) -> str:
    """Keep `3, 1 and 2` together as one list."""
    return f" #{'/'.join(re.findall(r'-?[0-9]+', match[0]))}# "
