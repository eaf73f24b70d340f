"""Wishes about which clips play, when, how often and how fast."""

from typing import Final

from studio.editing import operations as ops
from studio.language import vocabulary as words
from studio.language.readings import order, pace, pictures, splits
from studio.language.row import row

_PACE: Final = (
    r"\bsped\b|\btime-? ?lapse|hyperlapse|延时|\bspeed|\bfast|\bquick|\bslow|倍速|加速|减速|提速|快"
    r"|慢|原速|速度"
    r"|\d(?:\.\d+)?x|\btwice as\b|"
    r"\bhalf the speed\b"
)
_LASTING: Final = (
    r"\b(?:speed|slow)\w*\b.*\b(?:so|until|till|to (?:make|fit|fill|reach|get|last)|to <|into|in <)\b.*<\d+>"
    r"|\b(?:speed|slow)\w*\b.*\bto <\d+>|<\d+>.*\bby (?:speeding|slowing)|(?:加速|加快|提速"
    r"|放慢)\S*[到成至]\s*<\d+>"
)
_PLACED: Final = (
    r"\b(?:move|shift|send|put|place|bring|make|play|show)\b.*@|@.*(?:移|放|挪|调|换到)|(?:移|放|挪).*@|#.*(?:移|放|挪).*(?:前|头|后|尾)|"
    r"@-?\d+ (?:goes |comes |should (?:be|go|come) )?"
    r"(?:first|last|before|after|at the (?:start|end|beginning))|\b(?:start|begin|open|end|finish) "
    r"(?:with|on) @"
)
_MATERIAL: Final = (
    r"\b(?:photos?|pictures?|images?|clips?|files?|footage|what i sent|these|those|them)\b"
    r"|照片|图片|片段|素材|视频"
)

PICTURES: Final = (
    row(
        r"^\W*(?:make|create)(?: me)? an? (?:\w+ )?(?:video|film|movie)\W*$"
        r"|^\W*[做剪弄]个?(?:短?视频|影片)\W*$",
        lambda wish: pictures.video(wish) if pictures.has_pictures(wish) else (),
        words.SLIDESHOW,
    ),
    row(
        r"<\d+>.*\b(?:per|each|a) (?:photo|picture|pic|image|slide)\b|\bslide ?-?show"
        r"|\bphoto album\b|幻灯片?|相册|\b(?:each|per) (?:photo|picture|pic"
        r"|image)\b.*<|每[张幅].*<|轮播|轮流|一张一张|\bppt\b",
        pictures.slideshow,
        words.SLIDESHOW,
    ),
    row(
        rf"\b(?:make|create|build|turn)\b.*\b(?:video|film|movie)\b.*\b(?:from|of|out of|with"
        rf"|using)\b.*(?:{_MATERIAL})"
        rf"|\bturn\b.*\b(?:photos?|pictures?|images?)\b.*\binto\b.*\b(?:video|film|movie)\b"
        r"|用.*(?:照片|图片|片段|素材).*(?:做|制作|生成|剪).*(?:视频|影片|短片)|(?:照片|图片).*(?:做成|变成|转成|合成).*视频",
        pictures.video,
        words.SLIDESHOW,
    ),
)
MANNER: Final = (
    row(
        r"\bboomerang|\bbackward-forward\b|\bforwards?\b.*\bbackwards?\b|回旋镖|来回播|正放.*倒放",
        pace.boomerang,
        words.BOOMERANG,
    ),
    row(
        r"\brevers\w*(?!.*\b(?:order|sequence)\b)|\bbackwards?\b|\brewind|\bplay\w* .*\bin reverse\b"
        r"|倒放|倒着|倒带|反向播|逆向|反着",
        pace.reverse,
        words.REVERSE,
    ),
    row(
        r"\bfreez|\bfrozen\b|\bhold\b|\bstill\b|\bpause (?:it |the video )?(?:at|for) <"
        r"|\bpause\b.*\b(?:frame|picture|image|video|it)\b|定格|冻结|静止|静帧|停住|停在|停留?\s*<",
        splits.freeze,
        words.FREEZE,
    ),
    row(
        r"^\W*@-?\d+ (?:twice|\d+ times)\b|\bduplicat|\bclone\b|\bcopy\b|\bloop|\brepeat"
        r"|\bplay\b.*\b(?:times|twice|again)\b"
        r"|\btimes in a row\b"
        r"|复制|拷贝|重复|循环|再(?:放|播)|\d\s*[遍次回]",
        pictures.repeat,
        words.REPEAT,
    ),
    row(
        r"\b(?:replace|substitute|swap)\b.*@.*\b(?:with|by)\b.*@|\b(?:use|put)\b.*@.*\b(?:instead"
        r"|in place) of\b.*@"
        r"|@.*(?:替换|换成|换为|代替|取代).*@|(?:替换|代替|取代).*@|(?:#.*(?:替换|代替))",
        pictures.replace,
        words.REPLACE,
    ),
)
PACE: Final = (
    row(_LASTING, pace.lasting, words.LASTING),
    row(_PACE, pace.speed, words.SPEED),
)
ORDER: Final = (
    row(
        r"\bflip the order|revers\w* (?:the )?(?:\w+ )?(?:order|sequence)|order (?:in )?reverse|"
        r"reverse order|倒序|颠倒|反过来|反转|倒过来",
        lambda _: (ops.Turn(),),
        words.ORDER,
    ),
    row(
        r"\b(?:swap|switch|exchange|interchange)\b|交换|对调|互换|调换|#.*换|换.*#",
        order.swap,
        words.ORDER,
    ),
    row(
        r"\b(?:start|begin|open)\w* with #|\b(?:re)?order\b|\b(?:re)?arrange|\bsequence\b|\bsort\b"
        r"|\b(?:play|put|"
        r"show)\b.*#|排|顺序|次序|依次|放.*#|#.*播放|^\W*#\d+(?:/\d+)+#\W*$",
        order.order,
        words.ORDER,
    ),
    row(_PLACED, order.move, words.ORDER),
    row(
        r"\b(?:join|merge|combine|stitch|concat\w*|glue)\b|\btogether\b|合并|合成|合在|合起|拼|连|接",
        lambda _: (ops.Join(),),
        words.JOIN,
    ),
)
