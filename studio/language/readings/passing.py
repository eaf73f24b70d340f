"""How clips shall give way to each other."""

from typing import Final

from studio.editing import operations as ops
from studio.language.readings.spoken import GONE, Read
from studio.language.wish import Wish
from studio.timeline.transition import Passing

_LEFT: Final = r"\bleft(?:wards?)?\b|左"
_UP: Final = r"\bup(?:wards?)?\b|\btop\b|上"
_DOWN: Final = r"\bdown(?:wards?)?\b|\bbottom\b|下"
_WAYS: Final = (
    (r"\bleft to right\b|\bfrom (?:the )?left\b|从左", "right"),
    (r"\bright to left\b|\bfrom (?:the )?right\b|从右", "left"),
    (r"\bfrom (?:the )?(?:top|above)\b|从上", "down"),
    (r"\bfrom (?:the )?(?:bottom|below)\b|从下", "up"),
    (_LEFT, "left"),
    (r"\bright(?:wards?)?\b|右", "right"),
    (_UP, "up"),
    (_DOWN, "down"),
)
_LENGTHS: Final = (
    (r"\b(?:quick|fast|short)(?:er)?\b|\b(?:snappy|rapid)\b|太[慢长]|[别不]要?太[慢长]|快|短", 400),
    (r"\b(?:slow|long)(?:er)?\b|缓慢|慢|长", 2000),
)
_TAKEN: Final = (
    r"\b(?:remove|delete|drop|erase|lose|get rid of|no|without|disable|turn off|take (?:out|away"
    r"|off)|(?:hard|straight|plain) cuts?)\b|硬切|直接切(?!换)"
    rf"|去掉|删|去除|移除|不要|取消|关|没有|{GONE}"
)


def passing(wish: Wish) -> Read:
    """Read which transition, how long, and between which clips."""
    if len(wish.times) > 1 or 0 in wish.times or wish.says(r"\b(?:at|from) <|在\s*<|从\s*<"):
        return ()
    clips = _entering(wish)
    if clips is None:
        return ()
    if wish.says(_TAKEN):
        return (ops.Pass(None, None, clips),)
    ms = wish.times[0] if wish.times else wish.first(_LENGTHS)
    return (ops.Pass(_kind(wish), ms, clips),)


def _kind(wish: Wish) -> Passing:
    for kind, says in (
        ("wipe", r"\bwip(?:e|es|ing)\b|擦除|划像|划"),
        ("slide", r"\bslid(?:e|es|ing)\b|\bpush|(?<!丝)滑|推"),
    ):
        if wish.says(says):
            return Passing(f"{kind}-{wish.first(_WAYS) or 'left'}")
    if wish.says(r"white|flash|白"):
        return Passing.WHITE
    return Passing.BLACK if wish.says(r"black|dip\b|黑") else Passing.CROSSFADE


def _entering(wish: Wish) -> tuple[int, ...] | None:
    """Tell which clips come in so; none are all of them."""
    clips = wish.clips
    if not clips:
        return ()
    if len(clips) == 1:
        follows = wish.says(r"\bafter\b|之?后|后面") and not wish.says(r"\bbefore\b|\binto\b|之?前")
        return (clips[0] + 1,) if follows and clips[0] > 0 else clips
    count = len(wish.project.timeline.clips)
    places = sorted(number + count + 1 if number < 0 else number for number in clips)
    return tuple(range(places[0] + 1, places[-1] + 1))
