"""Wishes about what is chosen by looking and listening, and about a steady picture."""

from typing import Final

from studio.editing import choices
from studio.editing import operations as ops
from studio.language import vocabulary as words
from studio.language.readings import chosen, frames, pictures
from studio.language.readings.spoken import Read
from studio.language.row import row
from studio.language.wish import Wish

_SHORTS: Final = (
    r"\b(?:promo\w*|trailers?|teasers?|montages?|advert\w*|commercials?|ads?)\b|宣传片"
    r"|预告片?|广告|混剪|短视频"
)
_MADE: Final = (
    r"\b(?:make|do|create|cut|turn|combine|merge|join|put|edit|build|stitch|into)\b|剪|做|合|拼|制作|生成"
)


def _on_beat(wish: Wish) -> Read:
    """Cut on the beat, of the song that was sent where none plays yet."""
    return (*chosen.song(wish), ops.OnBeat())


ROWS: Final = (
    row(chosen.BORING, chosen.moments, words.BORING),
    row(chosen.BEST_ON_BEAT, chosen.moments, words.BEST_ON_BEAT),
    row(chosen.BEST, chosen.moments, words.BEST),
    row(rf"{chosen.SILENT}|\bjump ?cuts?\b", chosen.silences, words.SILENT),
    row(chosen.SHAKY, lambda _: (choices.RemoveShaky(),), words.SHAKY),
    row(chosen.EDGE, chosen.edge, words.EDGE),
    row(chosen.BLACK, lambda _: (choices.RemoveBlack(),), words.BLACK),
    row(
        r"\bsmooth(?:en)? (?:it|(?:out )?the (?:video|footage|camera|shots?|clips?)"
        r"|@-?\d+)(?: out)?\b|stabili[sz]|\bsteady|\bsteadier\b|\bshak|\bwobbl|\bjitter|防抖|增稳|稳|抖|晃",
        frames.steady,
        words.STEADY,
    ),
    row(
        rf"^\W*(?:an? )?<\d+>.*(?:{_SHORTS})|(?:{_MADE}).*(?:{_SHORTS})"
        rf"|(?:{_SHORTS}).*(?:{_MADE})",
        pictures.promo,
        words.PROMO,
    ),
    row(
        r"\bbeat[ -]?sync|^\W*sync\w*(?: it| them| everything)? (?:to|with) the (?:music|song|track"
        r"|beat)s?\b|\b(?:cuts|clips|edits)\b.*\b(?:match|follow)\w*\b.*\b(?:music|song"
        r"|track)\b|\b(?:cuts?|cutting|edits?|match|sync\w*|align|snap)\b.*\b(?:beats?"
        r"|rhythm)\b|卡点|踩点|节拍|节奏"
        r"|\b(?:sync|match|align|snap)\w*\b.*\b(?:cuts|edits|clips)\b.*\b(?:to|with)\b.*\b(?:music|song|track)\b",
        _on_beat,
        words.BEATS,
    ),
)
