"""What is said beside a wish: why, and for whom; and that it goes on as it was. Pure."""

import re
from collections.abc import Iterator
from typing import Final

from studio.editing import operations as ops
from studio.language.readings.spoken import Read

_WEB: Final = (
    r"insta(?:gram)?|ig|the gram|facebook|fb|twitter|linkedin|whats ?app|snap(?:chat)?|pinterest|social"
    r"(?: media|s)?"
    r"|you ?tube|yt|tik ?tok|reels?|shorts|stories|the web|my (?:\w+ ){0,2}(?:channel|page|feed|profile"
    r"|followers"
    r"|friends?|family|mom|mum|dad|wife|husband|boss|client|team|website|grandma|kids?|girlfriend|boyfriend|class)"
)
# For whom, and why: "crop it to 4:5 for insta", "make it brighter because it was shot at night"
_TAILS: Final = (
    re.compile(
        rf" (?:for|so i can (?:post|upload|put|share) (?:it|this) (?:on|to)) (?:my |our |the |an? )?"
        rf"(?:{_WEB})"
        r"(?: (?:posts?|page|account|channel|feed|profile|audience|stor(?:y|ies)|reels?|videos?))?$",
        re.IGNORECASE,
    ),
    re.compile(r",? (?:because|cause|cuz|bc|coz|since|as) (?=\S+ ).*$", re.IGNORECASE),
)
_WHY: Final = re.compile(
    r"^(?:because|cause|cuz|bc|coz|since|as)\b"
    r"|^(?:it|this|that|they|these|we|i|the \w+|most of (?:it|them))(?: ?['’](?:s|ve|re)| is| are| was|"
    r" were| got"
    r"| have| has)?(?: all)?(?: been)? (?:filmed|shot|recorded|taken|captured|made|from|for (?:my|our"
    r"|an?|the))\b"
    r"|^(?:it|this|that)(?: ?['’]s| is| will be) for (?:my|our|an?|the|us|insta\w*|youtube|tiktok|work"
    r"|school)\b"
    r"|^so (?:that )?(?:it|they|people|everyone|everybody|we|i|you)\b",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"^(?:then )?(?:(?:back|returns?|goes back|go back) (?:to|at) |at |play(?:s|ing)?(?: it)?(?: at)? )?"
    r"(?:the )?normal(?:ly)?"
    r"(?: speed)?(?: again| after(?: that| wards)?|(?: for| the)* rest)*$"
    r"|^(?:then )?(?:it )?(?:continues?|goes on|go on|plays? on|resumes?|carry on|keeps? (?:going|playing))"
    r"(?: playing| normally| as (?:usual|normal)| after(?: that|wards))*$",
    re.IGNORECASE,
)


def plainer(text: str) -> Iterator[str]:
    """Give a wish without what it is for, and without why."""
    for tail in _TAILS:
        short = tail.sub("", text)
        if short and short != text:
            yield short


def goes_on(text: str, last: Read) -> bool:
    """Tell whether it only shall go on as it was after the part that the wish before was about."""
    if not last or not _GOES_ON.match(text):
        return False
    one = last[-1]
    is_part = isinstance(one, ops.Speed | ops.Reverse) and (
        one.start_ms is not None or one.end_ms is not None or one.clip != ops.WHOLE
    )
    return is_part or isinstance(one, ops.Freeze)


def is_aside(text: str, last: Read) -> bool:
    """Tell whether words that are no wish only say why the one before is made."""
    return bool(last and _WHY.match(text) and not re.search(r"[<@#§]", text))
