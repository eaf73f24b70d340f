"""Where in the song the music begins, and where on the timeline: said apart. Pure.

`songfrom` stands for a time within the song.
"""

from typing import Final

from studio.language.readings.spoken import TIME

_SONG: Final = (
    r"((?:\b(?:my|the|this|that|uploaded|own) (?:\w+ )?(?:song|track|music|mp3|tune)\b|~\d+~)[^,;.<§]*?)"
)
_IT: Final = r"(?:it|that|the (?:song|music|track|tune)|~\d+~)"
_OF_IT: Final = rf"(?: (?:mark )?(?:of|in|into|on) {_IT})"
_AND: Final = r"(?:,|\s|\band\b|\bbut\b|\bonly\b)+"
SONGS: Final = (
    (rf"\b(?:start|begin|play)\w* (?:{_IT} )?(?:from|at) (?:the )?{TIME}{_OF_IT}", r"songfrom \1"),
    (rf"{_SONG}{_AND}(?:start|begin|play)\w* (?:{_IT} )?from {TIME}{_OF_IT}?", r"\1 songfrom \2"),
    (rf"{_SONG}{_AND}(?:start|begin|play)\w* (?:{_IT} )?at {TIME}", r"\1 at \2"),
    (
        (
            rf"{_SONG}{_AND}(?:skip|cut|drop|without|leave out|trim)\w*(?: off| out)? (?:the |its )?"
            rf"(?:first|intro) {TIME}{_OF_IT}?"
        ),
        r"\1 songfrom \2",
    ),
    (
        (
            rf"\b(?:skip|cut|drop|trim|remove)\w*(?: off| out)? (?:the )?first {TIME} (?:of|from|off) (?:my"
            rf"|the|this) "
            r"(?:song|music|track)\b"
        ),
        r"start the music songfrom \1",
    ),
    (rf"\b(?:from|at) {TIME} (?:of|into) (?:the|my) (?:song|music|track)\b", r"songfrom \1"),
)
