"""Wishes about the words over the picture."""

from typing import Final

from studio.editing import operations as ops
from studio.language import vocabulary as words
from studio.language.readings import titles
from studio.language.readings.spoken import GONE, REMOVE, TITLE
from studio.language.row import row

REMOVING: Final = (
    row(
        rf"(?:{REMOVE}).*(?:{TITLE}|§)|(?:{TITLE}|§).*(?:{GONE})",
        titles.remove,
        words.TITLES_OFF,
    ),
)
ROWS: Final = (
    row(
        rf"(?:\b(?:change|rename|edit)\b|改|换).*(?:{TITLE}).*§|(?:{TITLE}).*(?:改|换).*§",
        titles.change,
        words.CHANGE_TITLE,
    ),
    row(
        rf"^(?!.*§).*(?:\b(?:bigger|smaller|larger) (?:{TITLE})|(?:\b(?:make|move|change|set|put|place"
        rf"|turn|show|keep|should be|cent(?:er"
        rf"|re))\b|改|移|挪|放|换|变|"
        rf"调).*(?:{TITLE})|(?:{TITLE}).*\btoo (?:big|small|large|tiny)\b|\b(?:can'?t"
        rf"|cannot) read\b.*(?:{TITLE})|(?:{TITLE}).*(?:\bshould be\b|\b(?:bigger|smaller|larger)\b"
        rf"|色|挪|看不清|[黑白红黄金绿蓝橙粉紫]|改|移|放|换|变|调"
        rf"|[大小]|\b(?:last"
        rf"|stay|show|appear)s?\b.*<|停留|持续|显示))",
        titles.change,
        words.CHANGE_TITLE,
    ),
    row(
        rf"§.*(?:{TITLE})|(?:{TITLE}).*§|\b(?:write|says?|add|put|place|show|display|"
        rf"insert|overlay)\b.*§|(?:写|打|加|放|显示).*§|^\W*(?:end card|end screen|outro|intro|credits)\W*§|"
        r"§.*(?:\b(?:at|on|in|from|for)\b|在|从)",
        titles.add,
        words.TITLE,
    ),
    row(
        r"^(?!.*§)(?:.*\btext overlays?\b|.*\b(?:name|names|label|labels)\b.*\bclips?\b|.*\bclip names?\b"
        r"|.*\b(?:file|clip)'?s? names?\b|.*(?:加|添)[上些个点]?\s*文字$|.*(?:加|写|标|显示).*名[字称])",
        lambda _: (ops.NameClips(),),
        words.NAMES,
    ),
)
