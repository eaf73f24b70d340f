"""How loud: muting, and the volume of the video or of the music."""

import re
from typing import Final

from studio.editing import operations as ops
from studio.editing.operations import Operation, Target
from studio.language.readings.parts import parts
from studio.language.readings.spoken import MUSIC, Read
from studio.language.wish import Wish

_ALL: Final = (
    r"\beverything\b(?! (?:after|before|from|until|past|up to|between))|\boverall\b"
    r"|\ball (?:the )?(?:sounds?|audio)\b|全部(?:的)?声音|所有(?:的)?声音|整体"
)
_QUIETER: Final = r"\b(?:quieter|quiet|softer|soft|lower|reduce|decrease|down)\b|小|低|轻|减|降"
_LOUDER: Final = r"\b(?:louder|loud|raise|increase|up|boost)\b|大|高|响|增|提"
_SETS: Final = r"\b(?:to|at|set)\b|到|为|成|至|设"
_DECIBELS: Final = re.compile(r"([+-]?)\s*(\d{1,3}(?:\.\d{1,3})?)\s*(?:db|decibels?|分贝)", re.IGNORECASE)
_PLAIN: Final = re.compile(r"(?:\bvolume\b|音量)[^\d<@#]{0,12}(\d{1,3})(?![\d.%x])", re.IGNORECASE)
_LUFS: Final = re.compile(r"[-−–]?\s*(\d{1,2})(?:\.0)?\s*(?:lufs|lkfs)", re.IGNORECASE)
_PROGRAMMES: Final = (
    (r"\bpodcasts?\b|播客", -16),
    (r"\b(?:broadcast|tv|television|ebu)\b|广播|电视", -23),
)
_FACTORS: Final = (
    (r"\bnot (?:too|so|that|as) loud\b|(?:别|不要)太[大响高吵]", 67),
    (r"\b(?:way|much|lots?) (?:\w+ )?(?:louder|up)\b|大声?很多|响得多", 200),
    (r"\b(?:way|much|lots?) (?:\w+ )?(?:quieter|softer|down)\b|小声?很多", 50),
    (r"\btoo loud\b|(?:太|有点|偏|过)[大响高吵]", 67),
    (r"\btoo (?:quiet|soft|low)\b|(?:太|有点|偏|过)[小轻低]|听不[清见]", 150),
    (r"\bhal(?:f|ve)\b|一半|减半", 50),
    (r"\b(?:double|twice)\b|加倍|翻倍|2x", 200),
    (_QUIETER, 67),
    (_LOUDER, 150),
)


def target(wish: Wish) -> Target | None:
    """Tell whose loudness is meant; a mere background is nobody's."""
    if wish.says(_ALL):
        return Target.ALL
    if wish.says(MUSIC):
        return None if wish.clips else Target.MUSIC
    return None if wish.says(r"\bbackground\b|\btracks?\b(?<!audio track)|背景") else Target.VIDEO


def mute(wish: Wish) -> Read:
    """Read whose sound goes."""
    return _each(wish, 0)


def unmute(wish: Wish) -> Read:
    """Read whose sound comes back."""
    return _each(wish, 100)


def volume(wish: Wish) -> Read:
    """Read how loud: a share, decibels, or just louder and quieter."""
    is_quieter, is_louder = wish.says(_QUIETER), wish.says(_LOUDER)
    if found := _DECIBELS.search(wish.text):
        if wish.says(r"\bto\b|到"):
            return ()  # no level in decibels is known to be the whole
        falls = found[1] == "-" or (is_quieter and not found[1])
        return _each(
            wish, round(100 * 10 ** (min(60.0, float(found[2])) * (-1 if falls else 1) / 20)), is_factor=True
        )
    share = wish.share
    if share is None and (plain := _PLAIN.search(wish.text)):
        share = int(plain[1])
    if share is None:
        factor = wish.first(_FACTORS)
        return _each(wish, factor, is_factor=True) if factor else ()
    if (is_quieter or is_louder) and not wish.says(_SETS):
        return _each(wish, max(0, 100 - share) if is_quieter else 100 + share, is_factor=True)
    return _each(wish, share)


def _each(wish: Wish, pct: int, *, is_factor: bool = False) -> tuple[Operation, ...]:
    whose = target(wish)
    if whose is None:
        return ()
    where = parts(wish)
    if whose is not Target.VIDEO and wish.times:
        return ()  # the music is as loud from its beginning to its end
    return tuple(ops.Volume(pct, whose, is_factor=is_factor, **one.given()) for one in where)


def clear(wish: Wish) -> Read:
    """Read whose voices are made clearer, or left as they were recorded."""
    is_off = wish.says(r"\b(?:turn off|disable|undo|stop)\b|取消|关闭")
    return tuple(ops.Clear(is_on=not is_off, **one.given()) for one in parts(wish))


def loudness(wish: Wish) -> Read:
    """Read which loudness the whole is brought to."""
    if wish.says(r"\b(?:turn off|disable|stop|no)\b|取消|不要"):
        return (ops.Loudness(None),)
    if found := _LUFS.search(wish.text):
        return (ops.Loudness(-int(found[1])),)
    usual = wish.first(_PROGRAMMES)
    return (ops.Loudness(usual) if usual else ops.Loudness(),)
