"""What goes on from the last edit unsaid: `a bit more`, `too much`, `clip 2 too`, `bigger`. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from studio.editing import operations as ops
from studio.language.naming import THING
from studio.language.readings.spoken import SOUND, Read
from studio.language.recalling import MUSIC, SOUND_NOUN, TITLE, Recalled

_BIT: Final = r"(?:a |one )?(?:little |tiny )?(?:bit|little|touch|tad|notch) |slightly "
_MORE: Final = re.compile(
    rf"^(?:(?:even|still|{_BIT}|much|way|a lot|some) ?)*more(?: of (?:it|that))?$|^(?:not"
    rf"|isn'?t) enough$|^further$"
    r"|^再?(?:来|多)(?:一?点|些)?$|^(?:还)?不够$|^再(?:一?点|些)$",
    re.IGNORECASE,
)
_LESS: Final = re.compile(
    rf"^(?:(?:that'?s|it'?s|this is|is|way|far|a bit|{_BIT}|much|a lot|bit) ?)*(?:too much"
    rf"|less)(?: of (?:it|that))?$"
    r"|^tone (?:it|that) down(?: a bit)?$|^太多了?$|^(?:太|有点)?过(?:了|头了?)$|^少(?:一?点|些)$",
    re.IGNORECASE,
)
_A_BIT: Final = re.compile(rf"{_BIT}|\bmuch\b|less|tone|[点些少过]", re.IGNORECASE)
_CLIPS: Final = r"(?:the )?(?:@-?\d+|#[-\d/]+#)"
_LIKEWISE: Final = re.compile(
    rf"^(?:and |now |also |then )*(?:(?:do )?(?:the )?same (?:thing )?(?:for|to|with|on|in) )?({_CLIPS})"
    r"(?: |,|也|也要|也来|也这样|也是|也一样|一样|同样|as well|too|also|please)*$",
    re.IGNORECASE,
)
_MEANT: Final = re.compile(
    rf"^(?:i )?(?:meant|mean)(?: to say)? ({_CLIPS})$|^(?:不是|不对|错了)?\s*(?:我)?(?:是说?|说的是|应该是"
    rf"|要的是"
    rf"|指的是) ({_CLIPS})$",
    re.IGNORECASE,
)
_CLIP: Final = re.compile(r"^#(\d+)#()$")
_OTHER: Final = re.compile(rf"^(?:the )?other {THING}$|^另[外一]?个?$|^另外?[一1]?[个段]$", re.IGNORECASE)
_LENGTH: Final = re.compile(
    r"^(?:about |around |like |maybe |exactly |actually |rather |make that |还是|改成?"
    r"|就)*(<\d+>)(?: long| total)?$",
    re.IGNORECASE,
)
_MOST: Final = re.compile(
    r"^(?:max(?:imum)?|at most|no more than|up to|under) (<\d+>)(?: long| total)?$"
    r"|^(?:about |around )?(?P<ms><\d+>) (?:max(?:imum)?|tops|at most|or less)$",
    re.IGNORECASE,
)
_EACH: Final = re.compile(r"^(?:make them the same:? ?)?(<\d+>) (?:each|apiece)$", re.IGNORECASE)
_PART: Final = re.compile(r"^@-?\d+\s*(?:from |从)?\s*<\d+>\s*(?:to|-|–|到|至)\s*<\d+>$", re.IGNORECASE)
_REST: Final = re.compile(
    r"\b(?:all )?the (?:rest|remainder)(?: of (?:it|the (?:video|clip)))?\b|剩下的|其余的?|剩余的?",
    re.IGNORECASE,
)
_HALF: Final = re.compile(
    r"\bthe (?:(?P<first>first)|second|other|last|latter) (?:half|part|piece|one|bit)\b", re.IGNORECASE
)
_IT: Final = re.compile(r"\b(?:it|them|this|that)\b|它", re.IGNORECASE)
_WAYS: Final = {
    MUSIC: ("{it}", "change the music to {text}", "make the music {text}"),
    TITLE: ("{it}", "make the title {text}"),
    SOUND_NOUN: ("{it}",),
}
# Whose loudness else may be meant, right after music was spoken of.
_HEARD: Final = re.compile(
    rf"{SOUND}|\b(?:voices?|videos?|clips?|everything|speech)\b|[@#]|人声|视频|说话", re.IGNORECASE
)
# As loud as it is says nothing about what is.
_AS_LOUD: Final = re.compile(r"[大小]声|^音量")
_SPOKEN_OVER: Final = re.compile(r"(?:说话|讲话|有人).*时")
_NOT_TOO: Final = re.compile(r"\bnot (?:too|so|that)\b|别太|不要太", re.IGNORECASE)


def further(text: str, before: Recalled) -> str:
    """Give the wish that goes further the same way, or back a little; nothing where that is not meant."""
    if _MORE.match(text):
        return f"{before.more} a bit" if before.more and _A_BIT.search(text) else before.more
    if _LESS.match(text):
        return f"{before.less} a bit" if before.less else ""
    return ""


def alone(text: str) -> str:
    """Give the wish that a bare length is, `25 seconds`, or a bare part, `clip 1 from 0:02 to 0:06`."""
    if found := _EACH.match(text):
        return f"make each clip {found[1]}"
    if found := _MOST.match(text):
        return f"keep it under {found[1] or found['ms']}"
    if found := _LENGTH.match(text):
        return f"make it {found[1]}"
    return f"keep {text}" if _PART.match(text) else ""


def rest_of(text: str, made: Read) -> str:
    """Give a wish about the rest as one about all before or after the part that was spoken of."""
    if len(made) != 1 or not _REST.search(text) or re.search("[<@#]", text):
        return ""
    one: Any = made[0]
    start, end = getattr(one, "start_ms", None), getattr(one, "end_ms", None)
    if isinstance(one, ops.Split):
        start, end = None, one.at_ms
    if getattr(one, "clip", ops.WHOLE) != ops.WHOLE or bool(start and start > 0) == (end is not None):
        return ""
    return _REST.sub(f" before <{start}> " if start else f" after <{end}> ", text)


def part_of_split(text: str, made: Read) -> str:
    """Give a wish about the first or the second half of what was split before as one about that part."""
    one: Any = made[-1]
    found = _HALF.search(text)
    if not found or len(made) != 1 or not isinstance(one, ops.Split) or one.at_ms is None:
        return ""
    if re.search("[<@#]", text):
        return ""
    clip = f" @{one.clip} " if one.clip != ops.WHOLE else ""
    where = f" before <{one.at_ms}> " if found["first"] else f" after <{one.at_ms}> "
    return f"{_HALF.sub(clip, text)}{where}"


def named_again(text: str, noun: str) -> Iterator[str]:
    """Give a wish in the words it would have if it named what it is about."""
    if noun == MUSIC and _HEARD.search(text) and not _SPOKEN_OVER.search(text):
        return
    told = _IT.sub(noun, text, count=1)
    yield from (way.format(it=told, text=text) for way in _WAYS.get(noun, ()))


def likewise(text: str, listed: str, before: Recalled) -> Read:
    """Read what was done last as wanted for another clip as well, or for that clip instead."""
    is_other = _OTHER.match(text)
    if (found := _LIKEWISE.match(listed)) and not is_other:
        return _done(before, found[1])
    found = _CLIP.match(listed) if is_other else _MEANT.match(text)
    again = _done(before, found[1] or found[2]) if found else ()
    return (ops.Undo(), *again) if again else ()


def meant(text: str, made: Read) -> Read:
    """Give what was just asked for as asked of the clip that was meant: `第二段加速，不对是第三段`."""
    found = _MEANT.match(text)
    numbers = re.findall(r"-?\d+", found[1] or found[2]) if found else []
    if len(numbers) != 1 or not all(getattr(one, "clip", ops.WHOLE) for one in made):
        return ()
    return tuple(_for(one, int(numbers[0])) for one in made)


def _done(before: Recalled, clips: str) -> Read:
    numbers: Sequence[int] = [int(number) for number in re.findall(r"-?\d+", clips)]
    return tuple(_for(one, number) for number in numbers for one in before.again)


def _for(operation: Any, number: int) -> Any:
    return replace(operation, clip=number)


def heard(text: str, made: Read, noun: str) -> Read:
    """Let `louder` be the music's, right after that was spoken of."""
    if noun != MUSIC or (_HEARD.search(_AS_LOUD.sub("", text)) and not _NOT_TOO.search(text)):
        return made
    return tuple(
        replace(one, target=ops.Target.MUSIC)
        if isinstance(one, ops.Volume) and one.target is ops.Target.VIDEO and one.pct and _is_whole(one)
        else one
        for one in made
    )


def _is_whole(one: ops.Volume) -> bool:
    return one.clip == ops.WHOLE and one.start_ms is None and one.end_ms is None
