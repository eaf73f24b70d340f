"""What is said of a wish without an edit: what helps instead of what cannot be done, or a question."""

from enum import StrEnum
from typing import Final


class Remark(StrEnum):
    """What is said without being an edit."""

    HELP = "help"
    EXPORT = "export"
    SPOKEN = "spoken"
    SPEECH = "speech"
    GENERATE = "generate"
    ZOOM = "zoom"
    OBJECTS = "objects"
    OVERLAY = "overlay"
    TRANSLATE = "translate"
    BETTER = "better"
    RAMP = "ramp"
    RATE = "rate"
    SIZE = "size"
    FORMAT = "format"
    WORDS = "words"
    BALANCE = "balance"
    BLUR = "blur"
    EFFECTS = "effects"
    CONTENT = "content"
    POST = "post"
    LENGTH = "length"
    PART = "part"
    UNIT = "unit"
    UNHAPPY = "unhappy"
    FONT = "font"
    ORDER = "order"
    COUNTDOWN = "countdown"
    SHADOWS = "shadows"
    MORE = "more"
    THANKS = "thanks"
    MOOD = "mood"
    SIDE = "side"
    STATE = "state"
    STYLE = "style"
    UNDO = "undo"
    VOICES = "voices"
    EMPTY = "empty"
    TURN = "turn"
    FADES = "fades"
    NEAREST = "nearest"
    BEST_FIRST = "best-first"
    GRAIN = "grain"


# What is said on the way to a wish, and needs no answer once that is read.
VAGUE: Final = frozenset({Remark.BETTER, Remark.LENGTH, Remark.UNHAPPY})
