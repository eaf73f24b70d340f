"""Where an edit shall be, said in one way: from when to when, off which ends, but where not. Pure."""

from typing import Final

from studio.language.readings.spoken import TIME

_ENDS: Final = (
    r"(?:the )?both (?:the )?(?:ends|sides)|(?:the )?(?:start|beginning|front|head) and(?: at"
    r"| from)? (?:the )?(?:end|tail|back)"
    r"|(?:the )?front & (?:the )?back|each end|either end"
)
_HAN_ENDS: Final = r"掐头去尾|去头去尾|首尾|头尾|两头|两端|前后|开头和结尾|开头结尾|片头片尾"
WHERES: Final = (
    (r"\b(put|move|place|insert) (@-?\d+)\s+(?:in )?between (@-?\d+)\s*(?:and|&) @?\d+", r"\1 \2 after \3"),
    (
        r",? with (?:the )?(@-?\d+)\s+(first|last|at the (?:start|beginning|end))(?=\s*(?:$|[,;.]))",
        r"; put \1 \2",
    ),
    (
        r"(?:\buse |\band |(?<=, ))(@-?\d+)\s+as (?:the |an? |my )?(?:intro|opening|opener|start)\b",
        r"; put \1 first",
    ),
    (
        r"(?:\buse |\band |(?<=, ))(@-?\d+)\s+as (?:the |an? |my )?(?:outro|ending|closer|end)\b",
        r"; put \1 last",
    ),
    (
        (
            r"(?:\b(?:make|cut|trim) )?(?:\b(?:it|them) )?(<\d+>) (?:per|for each|for every|a) (?:clip|video"
            r"|shot|scene)\b"
        ),
        r"make each clip \1",
    ),
    (rf"\bno music (?:in|for|during|at) the first {TIME}", r"start the music at \1"),
    (r"\bcut (?:it )?so (?:that )?only (@[^;,.<]*?) remains?\b", r"keep only \1"),
    (r"\b(everything|all(?: (?:of )?(?:the|my))?(?: \w+)?) but (?:for )?(?=the |@|#)", r"\1 except "),
    (r",? but (?:not )?(?:for )?(?=(?:the )?@-?\d+\s*(?:$|[;,.]))", " except "),
    # "black and white but keep the last clip in colour"
    (
        (
            r",? but (?:please )?(?:keep|leave) (?:the )?(@-?\d+) (?:(?:in|with) )?(?:full |its "
            r"|the )?(?:original )?"
            r"(?:colou?rs?|as (?:it )?is|alone|untouched|unchanged|normal|the same)(?=\s*(?:$|[;,.]))"
        ),
        r" except \1",
    ),
    # What is taken off both ends is taken off each.
    (
        rf"\b(\w+ ){TIME} (?:off|from|at|on|of)(?: of)? (?:{_ENDS})",
        r"\1\2 off the start; \1\2 off the end",
    ),
    (rf"\b(\w+) (?:off |from )?(?:{_ENDS}) by {TIME}", r"\1 \2 off the start; \1 \2 off the end"),
    (
        rf"(?:{_HAN_ENDS})\s*(?:各|都|分别)?\s*((?:剪|去|删|裁|切)[掉去除]?)\s*(?:各|都)?\s*{TIME}",
        r"开头\1\2; 结尾\1\2",
    ),
    (
        rf"(?:{_HAN_ENDS})\s*(?:各|都|分别)\s*{TIME}\s*((?:剪|去|删|裁|切)[掉去除]?|不要)",
        r"开头\1\2; 结尾\1\2",
    ),
    (rf"(?:{_HAN_ENDS})\s*(?:各|都|分别)\s*{TIME}", r"开头去掉\1; 结尾去掉\1"),
    (r"\b(?:trim|cut) (?:it|the video|@-?\d+)? ?so (?:that )?it (end|start|stop)s (?:at|on)\b", r"\1 at"),
    (r"\bonly (?:change|edit) (@-?\d+)\s*:", r"\1:"),
    (rf"\bthe {TIME} mark\b", r"\1"),
    (rf"\bexcept (?:for )?(?:the )?first {TIME}", r"after \1"),
    (rf"({TIME}[^;]*?\b(?:end|stop|finish)\w* (?:it )?(?:at|by)) (\d+)(?=\s*(?:$|[;,.]))", r"\1 <\g<3>000>"),
    # Where, said afterwards: "in slow motion but only the last 2 seconds"
    (r",? but only (?:for |in |on |at )?(?=(?:the )?(?:first|last) <)", " for "),
    (r",? but only (?:for |in |on )?(?=(?:the )?[@#])", " on "),
    (rf"{TIME}\s*[-–—~]\s*{TIME}", r"\1 to \2"),
    (rf"\bbetween {TIME} and {TIME}", r"from \1 to \2"),
    (rf"在?{TIME}\s*(?:和|到|至)\s*{TIME}\s*之间", r"从\1到\2"),
    (
        (
            rf"\b(?:start|begin)(?:s|ning|ing)? (?:it |the video )?(?:at|from) {TIME}(?:,|\s|and|then)+"
            rf"(?:end|stop|finish)(?:s|ing|ning)? (?:it )?(?:at|by|on) {TIME}"
        ),
        r"keep from \1 to \2",
    ),
    (rf"从?{TIME}\s*开始[,，]?\s*(?:到|在)\s*{TIME}\s*(?:结束|为止|停止|止)", r"保留\1到\2"),
    (rf"\bfirst and (?:the )?last {TIME}", r"first \1 and the last \1"),
    # How long what was sent is says nothing about what shall become of it.
    (rf"\b(from|out of|using) (my|the|a|this|our) {TIME}", r"\1 \2 "),
    (rf"用(我的?|这段?|这个)?\s*{TIME}\s*的?(?=\w*(?:素材|视频|录像|片段))", r"用\1 "),
    (
        rf"({TIME}[^;,.]*?) for (?:an? |my |the )?(?:instagram )?(?:reels?|shorts?|tiktoks?|story|stories)\b",
        r"\1",
    ),
)
