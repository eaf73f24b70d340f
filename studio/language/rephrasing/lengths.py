"""A length, a shape and what it is, all in one noun phrase: `a 15 second vertical reel for insta`. Pure."""

import re
from typing import Final

_SHAPES: Final = r"vertical|portrait|horizontal|landscape|widescreen|square|youtube|yt|tik ?tok"
_PLACES: Final = r"instagram|insta|ig|facebook|fb|snapchat|whatsapp|twitter|linkedin|social media"
_FILLERS: Final = r"nice|cool|quick|short|little|fun|travel|holiday|vacation|wedding|birthday|family|simple"
_TALL: Final = r"reels?|tiktoks?|shorts?|story|stories|status"
_WHOLES: Final = r"videos?|vids?|clips?|films?|movies?|edits?|vlogs?"
_OURS: Final = re.compile(r"vlogs?|edits?", re.IGNORECASE)
_OF_ALL: Final = re.compile(r"\b(?:into|to|as) $", re.IGNORECASE)
LENGTHY: Final = (
    rf"(?P<lead>\b(?:it|this|that) (?:into |to |as )?)?\b(?:(?:an?|one) )?(?P<ms><\d+>)(?: long)?[ -]"
    rf"(?P<adjectives>(?:(?:{_SHAPES}|{_PLACES}|{_FILLERS})[ -])*)(?P<noun>{_TALL}|{_WHOLES})\b"
    r"(?! ?<)(?! (?:from|of|out of|using) (?:just |only )?(?:the )?[@#])"
    rf"(?P<purpose> for (?:my |our |the |an? )?(?:{_PLACES}|{_SHAPES}|{_TALL})"
    rf"(?: (?:{_TALL}|post|page|feed|account|channel)s?)?\b)?"
)
_SHAPED: Final = re.compile(rf"\b(?:{_SHAPES})\b", re.IGNORECASE)
_TALL_FOR: Final = re.compile(rf"\b(?:{_TALL}|tik ?tok)\b", re.IGNORECASE)


def parted(match: re.Match[str]) -> str:
    """Say first how long it shall be, then of which shape.

    A short for the web, and what is made of all that was sent, is of the best moments; `make it a 15 second
    video` just has a length.
    """
    adjectives, noun, purpose = match["adjectives"], match["noun"], match["purpose"] or ""
    shapes = " ".join(_SHAPED.findall(adjectives))
    if re.fullmatch(_TALL, noun, re.IGNORECASE):
        shapes = f"{shapes} {noun}"
    elif not shapes and (tall := _TALL_FOR.search(purpose)):
        shapes = tall[0]
        if tall[0].lower().startswith("tik"):
            shapes = "tiktok"
    else:
        shapes = f"{shapes} video" if shapes else ""
    if not (adjectives or purpose or shapes or _OURS.fullmatch(noun)):
        return match[0]
    lead = match["lead"] or ""
    is_just_so_long = lead and not _OF_ALL.search(lead) and not re.fullmatch(_TALL, noun, re.IGNORECASE)
    length = match["ms"] if is_just_so_long else f"a {match['ms']} highlight"
    shaped = f"; make it {shapes.strip()}" if shapes else "" if is_just_so_long else " video"
    return f"{lead}{length}{shaped}"
