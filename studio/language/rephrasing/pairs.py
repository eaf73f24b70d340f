"""Several changes of one kind with nothing between them: `more contrast less saturation`. Pure."""

from typing import Final

_AMOUNT: Final = (
    r"(?:contrast|saturation|brightness|exposure|warmth|sharpness|noise|grain|colou?rs?|volume|bass|speed)"
)
_BIT: Final = r"(?:(?:a|just) )?(?:(?:tiny |little )?bit |tad |touch |slightly |much |way |lot )?"
_WAY: Final = r"(?:more|less|higher|lower|increased?|reduced?|decreased?|boost|raise|drop|extra|bump|crank)"
_COMPARED: Final = (
    r"(?:brighter|darker|lighter|warmer|cooler|colder|sharper|crisper|softer|clearer|louder|quieter|faster"
    r"|slower|bigger|smaller|larger|longer|shorter|steadier|smoother)"
)
_MORE: Final = r"(?:more|less) (?!than|of|like)[a-z]+"
_LOOKS: Final = r"(?:black-white|black and white|vivid|vintage|cinematic|warm|cool|dramatic)"
_ADJECTIVE: Final = rf"(?:{_BIT}(?:{_COMPARED}|{_MORE})|{_LOOKS})"
_CLIPS: Final = r"(?:the )?(?:@-?\d+|#[-\d/]+#)"
_DO: Final = (
    r"(?:stabili[sz]e|sharpen|denoise|brighten|darken|mute|reverse|speed up|slow down|crop|flip|mirror"
    r"|rotate|trim|duplicate|loop|warm up|cool down)"
)
_OWN: Final = (
    r"(?:at|in|to|with|a bit|a little|half|black|slow|fast|loud|quiet|bright|dark|warm|cool|cold|vivid)"
)
_FIGURE: Final = r"(?:(?:up|down)\b|[+-] ?\d+ ?%?|(?:to|by|at) [+-]?\d+ ?%?)"
_ADJECTIVES: Final = (
    rf"\b(make|get) ({_CLIPS})\s+({_ADJECTIVE})(?:,? and |, )({_ADJECTIVE})(?=\s*(?:$|[,;.!]|and\b|but\b))",
    r"\1 \2 \3; \1 \2 \4",
)
PAIRS: Final = (
    # "+20 brightness -10 contrast", "contrast up saturation down"
    (rf"((?:^|(?<=[,;] )|(?<=and ))[+-] ?\d+ ?%? {_AMOUNT}) (?=[+-] ?\d)", r"\1; "),
    (rf"\b({_AMOUNT} {_FIGURE}) (?={_AMOUNT}\b)", r"\1; "),
    (rf"(\b(?:up|down) {_AMOUNT}) (?=(?:up|down) {_AMOUNT})", r"\1; "),
    # "more contrast less saturation", "brighter less contrast"
    (
        (
            rf"\b({_WAY}(?: the)? (?:\w+ )?{_AMOUNT}|{_COMPARED}|(?:more|less) \w+(?:ful|ed)) "
            rf"(?={_BIT}(?:{_WAY} (?:the )?(?:\w+ )?{_AMOUNT}|{_COMPARED}|(?:more|less) \w+(?:ful|ed))\b)"
        ),
        r"\1; ",
    ),
    # "more contrast saturation": the next of the same
    (rf"\b({_WAY}(?: the)?) ({_AMOUNT}) (?={_AMOUNT}\b)", r"\1 \2; \1 "),
    # "make clip 1 brighter, warmer and sharper": all are that clip's; each row parts one from the rest
    _ADJECTIVES,
    _ADJECTIVES,
    # "stabilise and sharpen clip 1", "mute clip 3, clip 1 at half volume"
    (rf"\b({_DO}) (?:and|&) ({_DO}) ({_CLIPS})", r"\1 \3; \2 \3"),
    (rf"\b({_DO}|delete|remove|drop) (@-?\d+)\s*, ?(?=@-?\d+\s+{_OWN})", r"\1 \2; "),
    # "put clip 2 first and then clip 1, but slower"
    (rf"({_CLIPS}),? but ({_ADJECTIVE})(?=\s*(?:$|[,;.!]))", r"\1; make \1 \2"),
)
