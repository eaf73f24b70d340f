"""What asks for no edit: thanks and greetings, and questions about how it is. Pure."""

import re
from typing import Final

_NOTHING: Final = re.compile(
    r"^(?:[^\w§]|\b(?:it|that|this|the|my|a|an|video|clips?|please|thanks?|thank you|hi|hello|hey|"
    r"ok|okay|yes|no|great|cool|nice|"
    r"for me|me|you|now|too|again|also|go|ahead|first|finally|lastly|next|never ?mind|perfect|"
    r"good|awesome|fix|correct|tone it down|just|i(?:'ve| have)? changed my mind|i mean|sorry"
    r"|on second thought|actually|oops|whoops|hmm+|oh|wait|well|looks? (?:good|great|nice|awesome|perfect)"
    r"|nope|nah|lol|haha+|wow|not sure|idk|dunno|do it|go for it|sounds good|stop|done|finished"
    r"|that'?s (?:all|it)|love it|i (?:like|love) (?:it|this|that)"
    r"|so much|a lot"
    r"|lots|loads)\b|视频|谢谢|你好|您好"
    r"|好的?|请|不错|可以了?|很棒|棒|算了|是的|看看效果|弄好了?|这个|一下|首先|最后|吧|了|的|它|您|你)*$",
    re.IGNORECASE,
)
# Who asks how it is, or how to do it, wants no edit.
_QUESTION: Final = re.compile(
    r"(?:is|are|was|were|did|does|do (?:you|i|we)|has|have (?:you|i|we)|why|how|what|who|when|which|am i)\b"
    r"|为什么|怎么|是不是|有没有|.*吗$",
    re.IGNORECASE,
)

_THANKS: Final = re.compile(
    r"\b(?:thanks?|thx|ty|great|cool|nice|perfect|awesome|love|good)\b|谢谢|不错|很?棒", re.IGNORECASE
)


def asks_nothing(text: str) -> bool:
    """Tell whether there is no wish in this."""
    return _NOTHING.match(text) is not None


def is_question(text: str) -> bool:
    """Tell whether somebody wants to know something."""
    return _QUESTION.match(text) is not None


def is_thanks(text: str) -> bool:
    """Tell whether somebody is content."""
    return _THANKS.search(text) is not None
