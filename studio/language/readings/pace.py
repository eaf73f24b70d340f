"""How fast."""

from dataclasses import replace
from typing import Final

from studio.editing import operations as ops
from studio.language.readings.cuts import length
from studio.language.readings.parts import parts
from studio.language.readings.spoken import FASTER, SLOWER, Read
from studio.language.wish import Wish

_DOUBLE: Final = r"\b(?:twice|double)\b|加倍|翻倍"
_HALF: Final = r"(?<!first )(?<!second )(?<!last )(?<!other )\bhalf\b|(?<![前后])一半|减半"
_BACK_FIRST: Final = r"\bbackward-forward\b"
_USUAL: Final = r"\b(?:normal|original|usual)\b|正常|原速|原来"
_SLOW_MOTION: Final = r"slow[- ]?mo|慢动作|慢放|慢镜头"
_VERY: Final = r"\b(?:super|ultra|very|extra|extremely)\b|超|极"
_LAPSE: Final = r"\btime-? ?lapse|hyperlapse|延时"
_GRADUAL: Final = r"\bgradual|\bramp|慢慢|逐渐|渐渐"
_TOO: Final = ((r"\btoo (?:fast|quick)\b|太快|过快", 75), (r"\btoo slow\b|太慢|过慢", 150))
_SETS: Final = r"\b(?:to|at)\b|到|为|成"


def speed(wish: Wish) -> Read:
    """Read how fast: a multiple, a share, or just faster and slower."""
    if wish.says(_GRADUAL):
        return ()
    return tuple(replace(_speed(wish), **where.given()) for where in parts(wish))


def lasting(wish: Wish) -> Read:
    """Read how long it shall be by playing faster or slower."""
    if len(wish.times) != 1 or not wish.times[0]:
        return ()
    whole = ((clip, length(wish, clip)) for clip in wish.targets)
    return tuple(
        ops.Speed(max(1, round(ms * 100 / wish.times[0])), clip, is_factor=True) for clip, ms in whole if ms
    )


def boomerang(wish: Wish) -> Read:
    """Read that all plays forwards and then backwards."""
    total = wish.project.timeline.duration_ms
    if wish.times or len(wish.clips) > 1:
        return ()
    if wish.says(_BACK_FIRST):
        clip = wish.targets[0]
        return ops.Repeat(clip=clip), ops.Reverse(clip=clip, end_ms=None if clip else total)
    return () if wish.clips else (ops.Repeat(), ops.Reverse(start_ms=total))


def reverse(wish: Wish) -> Read:
    """Read what plays backwards."""
    return tuple(ops.Reverse(**where.given()) for where in parts(wish))


def _speed(wish: Wish) -> ops.Speed:
    if found := wish.first(_TOO):
        return ops.Speed(found, is_factor=True)
    is_slower = wish.says(SLOWER)
    if (times := wish.multiple) is not None:
        return ops.Speed(round(100 / times) if is_slower and times > 1 else round(times * 100))
    if wish.share is not None:
        return _shared(wish, wish.share, is_slower=is_slower)
    if wish.says(_DOUBLE):
        return ops.Speed(50 if is_slower else 200, is_factor=True)
    if wish.says(_USUAL):
        return ops.Speed(100)
    if wish.says(_HALF):
        return ops.Speed(50, is_factor=True)
    if wish.says(_SLOW_MOTION):
        return ops.Speed(25 if wish.says(_VERY) else 50)
    if wish.says(_LAPSE):
        return ops.Speed(800)
    return ops.Speed(75 if is_slower else 150, is_factor=True)


def _shared(wish: Wish, share: int, *, is_slower: bool) -> ops.Speed:
    """Read `50% speed` as a speed, and `50% faster` as a change."""
    if (is_slower or wish.says(FASTER)) and not wish.says(_SETS) and not wish.says(_SLOW_MOTION):
        return ops.Speed(max(0, 100 - share) if is_slower else 100 + share, is_factor=True)
    return ops.Speed(share)
