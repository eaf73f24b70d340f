"""Wishes about time, and about the size of the picture."""

from typing import Final

from studio.language import vocabulary as words
from studio.language.readings import cuts, picture, splits
from studio.language.readings.spoken import CUT, KEEP
from studio.language.row import row

_LENGTH: Final = (
    r"\b(?:keep|total)\b.*\b(?:under|below|within)\b.*<\d+>|\bshorten\b.*\bby half\b"
    r"|^\W*[@#][-\d/]+#?\s*<\d+>(?: each| long)?\W*$|\bshow\b.*@.*<\d+>|@.*(?:显示|展示).*<\d+>"
    r"|\b(?:bring|get)\b.*\bdown to\b.*<\d+>|\b(?:should"
    r"|must|has to|needs to) be\b.*<\d+>|\b(?:make|limit|get|cap|want|need|stretch|extend|lengthen)\b.*<\d+>"
    r"|\b(?:cut|trim|shorten)\b.*\b(?:to|down|by)\b.*<\d+>"
    r"|(?:缩短|剪|裁|做|变|控制|限制|改|延长|拉长|加长)\S*[到成为至在]\s*<\d+>|(?:缩短|延长|拉长|做)\s*<\d+>|(?:时长|长度).*<\d+>"
    r"|\b(?:cut|trim|make|shorten)\b.*\bhalf\b.*\b(?:long|length)\b|\b(?:cut|trim"
    r"|shorten)\b.*\bto (?:a |the )?half\b"
    r"|\b(?:fit|squeeze)\b.*\b(?:in|into|within|to)\b.*<\d+>|(?:剪|缩短)(?:到|为|成)?一半|(?:不超过|别超过).*<\d+>|<\d+>\s*[以之]?内"
)
_SHAPED: Final = (
    r"\bup-?scale|\bresolution\b|分辨率|=\d+_\d+=|\d{3,4}p(?![a-z\d])|(?<![\d.a-z])[248]\s?k(?![a-z\d])|\b(?:u?hd|fhd|vertical\w*|"
    r"portrait|landscape|horizontal\w*|square|widescreen|tik ?tok|reels?|"
    r"shorts|(?:an?|youtube|yt|as|for) short(?! \w)|stor(?:y|ies)|youtube)\b|[竖横]|方[形的图]|宽屏|高清"
    r"|抖音|快手|视频号|小红书|b ?站|(?:resolution|"
    rf"分辨率|画质|清晰度)\D*\d|{picture.RATED}"
)

SPLITS: Final = (
    row(
        r"\bsplit\b|\bdivide\b|\bslice\b|\b(?:cut|break)\b.*\b(?:in (?:half|two|2)|in(?:to)? (?:two"
        r"|\d+)(?: \w+)? (?:pieces|parts|halves|clips)|into (?:two|\d+))\b"
        r"|\bcut (?:it |@-?\d+ |the (?:video|clip) )?at <"
        r"|分割|分开|切开|切成|分成|拆|剪开|断开",
        splits.split,
        words.SPLIT,
    ),
)
ROWS: Final = (
    row(
        r"\b(?:start|begin|end|stop|finish)\w*\b.*<\d+>|<\d+>.*(?:开始|起|结束|为止)",
        cuts.bounds,
        words.CUTS,
    ),
    row(
        rf"(?:{CUT}|{KEEP}|\bcrop\b|shorten|缩短).*(?:<|@|#|half|半)|(?:<|@|#|半).*(?:{CUT}|{KEEP})",
        cuts.part,
        words.CUTS,
    ),
    row(_LENGTH, cuts.make_length, words.LENGTH),
)
CANVAS: Final = (
    row(
        r"^\W*(?:and |to )?fill(?: it)?\W*$|\b(?:no|without|remove|get rid of) (?:the |any )?(?:black"
        r" )?borders?\b|"
        r"\bcrop(?:ped)? to fill\b|\bfill\w* the (?:frame|screen|picture)\b"
        r"|\bblur\w*\b.*\b(?:background|backdrop|bars?|sides?|borders?|edges?)\b"
        r"|\bbackground\b.*\bblur|\b(?:black )?bars\b|letter ?box|pillar ?box|裁剪填满|裁满|占满|填满|铺满"
        r"|撑满|黑边|(?:两边|两侧|四周|空白).*(?:模糊|虚化)|模糊.*(?:背景|填充|两边)|背景.*(?:模糊|虚化)",
        picture.fill,
        words.FILL,
    ),
    row(_SHAPED, picture.canvas, words.CANVAS),
)
