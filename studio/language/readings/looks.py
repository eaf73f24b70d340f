"""How the picture shall look: which grade, what of it more or less, sharper or calmer."""

import re
from dataclasses import replace
from typing import Final

from studio.editing import operations as ops
from studio.editing.operations import Amount
from studio.language.readings.parts import parts
from studio.language.readings.spoken import Read
from studio.language.wish import Wish
from studio.timeline.look import Grade

# What is meant, and which way; 0 wants a word such as "more".
_AMOUNTS: Final = (
    (r"\b(?:too|so|very) (?:bright|light)\b|over-?exposed|太亮|过曝|过亮|曝光过[度高]",
     (Amount.BRIGHTNESS, -1)),
    (r"\b(?:too|so|very|bit|little) dark\b|under-?exposed|太暗|过暗|有点暗|偏暗|曝光不足|欠曝",
     (Amount.BRIGHTNESS, 1)),
    ((r"\b(?:kinda|so|bit|pretty|quite|looks?|is|it'?s) dark\b|\b(?:can'?t"
    r"|barely) see\b"), (Amount.BRIGHTNESS, 1)),
    ((r"\bwashed out\b|\b(?:looks?|is|are|it'?s|too|so|bit) (?:flat|faded)\b|灰蒙蒙|发灰|太灰"
    r"|平淡"), (Amount.CONTRAST, 1)),
    (r"\b(?:dull|lifeless|pale)\b|苍白|太淡|(?:色彩|颜色)浓", (Amount.SATURATION, 1)),
    (r"\btone down\b.*\bcolou?rs?\b", (Amount.SATURATION, -1)),
    (r"\bdark(?:er|en)\b|\bdim(?:mer)?\b|变暗|调暗|暗", (Amount.BRIGHTNESS, -1)),
    (r"\bbright(?:er|en)\b|\blight(?:er|en)\b|变亮|调亮|提亮|亮(?!度)", (Amount.BRIGHTNESS, 1)),
    (r"\bbrightness\b|\bbright\b|\bexposure\b|亮度|曝光", (Amount.BRIGHTNESS, 0)),
    (r"\bcontrast\w*|对比", (Amount.CONTRAST, 0)),
    (r"\b(?:too|over-?) ?saturated|\btoo colou?rful|desaturat|\bmuted colou?rs|太艳|过于鲜艳|色彩太浓",
     (Amount.SATURATION, -1)),
    (r"\bsaturate\b|\bmore saturated\b|\bmore colou?rful\b", (Amount.SATURATION, 1)),
    ((r"saturat|\bcolou?rs?\b(?= (?:more|less|stronger))|饱和|色彩浓|浓郁"
     r"|\b(?:boost|increase|more|stronger|richer|intensify|reduce|less|lower)\b.*\bcolou?rs?\b"),
     (Amount.SATURATION, 0)),
    (r"\btoo (?:yellow|orange|warm|red)\b|太黄|偏黄|太暖|偏暖|偏红|太红", (Amount.WARMTH, -1)),
    (r"\btoo (?:blue|cold|cool)\b|太蓝|偏蓝|太冷|偏冷", (Amount.WARMTH, 1)),
    ((r"\bwarm(?:er|th|en)\b|\bwarm\b.*\bup\b|更暖|暖些|变暖|调暖|暖(?!色|调|风)"
    r"|色温.*[高暖]"), (Amount.WARMTH, 1)),
    (r"\bcool(?:er|en)\b|\bcool\b.*\b(?:down|off)\b|\bcolder\b|更冷|冷些|变冷|调冷|冷(?!色|调|风)|色温.*[低冷]",
     (Amount.WARMTH, -1)),
    (r"sharp|crisp|清晰|锐|\bclear(?:er)?\b|清楚|\bdetails?\b|细节", (Amount.SHARPNESS, 1)),
    (r"\bblurry\b|\bout of focus\b|\b(?:too|bit) soft\b|糊", (Amount.SHARPNESS, 1)),
    (r"noise|grain|noisy|噪|颗粒|降噪", (Amount.CALM, 1)),
)  # fmt: skip
_LESS: Final = (
    r"\b(?:less|lower|reduce|decrease|down|drop|minus|weaker|not (?:so|that|as)|cut)\b"
    r"|-\s*\d|[降减低少弱]|不那么"
)
_MORE: Final = (
    r"\b(?:more|higher|increase|raise|boost|add|up|stronger|extra|richer|improve|enhance|intensify|plus|high)\b"
    r"|\+\s*\d|[提增加高多强升]|不够|更|大[些点]?$|拉满"
)
_STRENGTHS: Final = (
    ((r"\b(?:bit|little|slight(?:ly)?|touch|tad|somewhat|subtle|subtly|gently?|hint)\b|稍|略|微|轻微"
    r"|(?<!噪)点|些"), 1),
    ((r"\b(?:much|lots?|very|way|far|strong(?:ly)?|super|really|heavily|heavy|significantly|max(?:imum)?"
     r"|extremely|dramatically)\b|很多|非常|大幅|得多|许多|大大|强烈"), 4),
)  # fmt: skip
_BLURRIER: Final = r"\b(?:make|add|get)\b.*\bblur(?:ry|rier)?\b|(?:变|弄|加|调)(?:得)?(?:更)?模?糊"
_NOISIER: Final = r"\b(?:add|more|give|want)\b(?!.*\b(?:reduction|removal)\b)|[加添](?!大?降)"
# "A vintage look, grain" asks for more of it.
_GRAIN: Final = r"\bgrain\b"
_UNGRAINED: Final = (
    r"\b(?:less|lower|reduc\w*|remov\w*|delet\w*|no|without|denois\w*|clean\w*|off|out|fix\w*|rid|much|too|is|are"
    r"|there'?s?|has|drop|down|decrease|noise|lot)\b"
)
_STEP: Final = 15
_USUAL: Final = {Amount.SHARPNESS: 50, Amount.CALM: 50}
_BIT: Final = {Amount.SHARPNESS: 25, Amount.CALM: 25}
_MUCH: Final = {Amount.SHARPNESS: 80, Amount.CALM: 80}
_NUMBER: Final = re.compile(r"(?<![\d.@<#§~=])(\d{1,3})(?![\d.>#§~=p:]|\s*(?:k|x)\b)")
_CLIPS: Final = re.compile(r"@-?\d+|#[-\d/]+#")
_SETS: Final = r"\b(?:to|at)\s*[+-]?\s*\d|[到为成至]\s*[+-]?\s*\d"
_FLIPS: Final = frozenset({-1})

GRADES: Final = (
    ((r"black-white|\bb ?(?:&|n|/) ?w\b|\bbw\b|monochrom\w*|gr[ae]y ?-?scale|黑白|单色|灰度"
     r"|(?:remove|take out|drain|without|no) (?:all )?(?:the )?colou?rs?$|去色"), Grade.MONO),
    ((r"vintage|\bretro\b|\bold[- ](?:film|movie|fashioned|school|time|timey)|sepia|nostalgi|\blooks? old\b"
    r"|\b(?:19)?[5-8]0s\b"
     r"|复古|怀旧|老电影|胶片|老照片|做旧"), Grade.VINTAGE),
    ((r"cinematic|\bdramatic\b|\bmovie\b|\bfilm(?:ic|-like)?\b (?:look|grade|style|feel)|hollywood|teal"
     r"|blockbuster"
     r"|电影|大片"), Grade.CINEMATIC),
    (r"vivid|vibran|punchy|\bpop\b|鲜艳|鲜明|艳丽|明艳", Grade.VIVID),
    (r"\bwarm\b|golden hour|\bsunset\b|\bsunny\b|\bsummer\w*\b|\bcosy\b|\bcozy\b|暖", Grade.WARM),
    (r"\bcool\b|\bcold\b|\bicy\b|\bblueish\b|冷", Grade.COOL),
)  # fmt: skip
_KNOWN: Final = r"colou?r[- ]?(?:correct|grad)\w*|\bgrad(?:e|ed|ing)\b|调色|校色|分级|滤镜|\bfilter\b"
_BETTER: Final = r"\b(?:enhance|improve|better|nicer|beautify)\b|增强|优化|美化"


def adjust(wish: Wish) -> Read:
    """Read what of the look becomes more or less, and by how much."""
    where = parts(wish)
    wish = replace(wish, text=_CLIPS.sub(" ", wish.text))  # the 1 of `@-1` is no figure
    found = wish.first(_AMOUNTS)
    if found is None or wish.says(r"[24]\s?k\b.*\bclear"):
        return ()
    what, way = found
    if what is Amount.SHARPNESS and wish.says(_BLURRIER):
        return ()
    if way >= 0 and wish.says(_LESS):
        way = -1
    elif not way and (wish.says(_MORE) or wish.share is not None or _number(wish) is not None):
        way = 1
    is_grained = wish.says(_GRAIN) and not wish.says(_UNGRAINED)
    if what is Amount.CALM and (wish.says(_NOISIER) or is_grained):
        return ()
    if what is Amount.CALM:
        way = 1  # less noise is more of what takes it away
    if not way or (what is Amount.SHARPNESS and way < 0):
        return ()
    by, is_set = _by(wish, what, way)
    return tuple(ops.Adjust(what=what, by=by, is_set=is_set, **one.given()) for one in where)


def _by(wish: Wish, what: Amount, way: int) -> tuple[int, bool]:
    share = wish.share
    number = share if share is not None else _number(wish)
    if number is not None and wish.says(_SETS):
        is_of_whole = share is not None and what in (Amount.BRIGHTNESS, Amount.CONTRAST, Amount.SATURATION)
        return (number - 100 if is_of_whole else number), True
    if number is not None:
        return way * number, False
    strength = wish.first(_STRENGTHS)
    usual = _USUAL.get(what, 2 * _STEP)
    if strength == 1:
        return way * _BIT.get(what, _STEP), False
    return way * (_MUCH.get(what, 4 * _STEP) if strength else usual), False


def _number(wish: Wish) -> int | None:
    found = _NUMBER.search(wish.text)
    return int(found[1]) if found else None


def grade(wish: Wish) -> Read:
    """Read which grade; colours that shall just be better become vivid, a grade without a name cinematic."""
    found = wish.first(GRADES)
    if found is None and wish.says(_BETTER):
        found = Grade.VIVID
    if found is None and wish.says(_KNOWN):
        found = Grade.CINEMATIC
    return tuple(ops.SetGrade(grade=found, **one.given()) for one in parts(wish)) if found else ()


def ungraded(wish: Wish) -> Read:
    """Read whose grade or look goes."""
    if wish.first(GRADES) is not None:
        return tuple(ops.SetGrade(grade=None, **one.given()) for one in parts(wish))
    return tuple(ops.PlainLook(**one.given()) for one in parts(wish))


def is_uncoloured(wish: Wish) -> bool:
    """Tell whether the colours themselves shall go: that is black and white."""
    return wish.first(GRADES) is Grade.MONO and not wish.says(r"black-white|monochrom|黑白")
