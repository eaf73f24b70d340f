"""What people ask for, in English and Chinese: an ordered table of kinds of wishes. Pure.

What a row says tells that a wish may be of its kind; its reading must find what it needs; and every other
word must be in its vocabulary. Only then is a wish understood: a known verb with an unknown object is not.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from studio import choices
from studio import operations as ops
from studio import vocabulary as words
from studio.readings import chosen, cuts, history, music, order, pace, picture, sound, titles
from studio.readings.spoken import CUT, GONE, KEEP, MUSIC, REMOVE, SOUND, TITLE, Read
from studio.wish import Wish, Words


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of wish."""

    says: re.Pattern[str]
    reading: Callable[[Wish], Read]
    words: Words


@dataclass(frozen=True, slots=True)
class Found:
    """What the table made of one wish: operations, or the words that it does not know in it."""

    operations: Read = ()
    strange: tuple[str, ...] = ()


def _row(says: str, reading: Callable[[Wish], Read], known: Words) -> Row:
    return Row(re.compile(says, re.IGNORECASE), reading, known)


_PUT: Final = (
    r"\b(?:add|put|use|using|include|insert|lay|give|with|want|need|play|throw|mix)\b|加|添|配|放|用|来|插入"
)
_SWITCH: Final = r"\b(?:change|replace|switch|swap)\b|换"
_LOFI: Final = r"\blo-?fi\b"
_MOOD: Final = r"\b(?:lo-?fi|upbeat|cinematic|ambient)\b"
_LOUDNESS: Final = (
    rf"\bvolume|\bloud|\bquiet|\bsofter\b|音量|\bdb\b|分贝|[大小]声|(?:{SOUND}|"
    rf"{MUSIC}).*[大小高低轻响]|[大小高低].*(?:{SOUND}|{MUSIC})"
    rf"|\b(?:turn|bring)\b.*\b(?:up|down)\b|\b(?:lower|raise|reduce|increase|decrease|boost|halve|"
    rf"double)\b.*(?:{MUSIC}|{SOUND})"
    rf"|(?:{MUSIC}|{SOUND}).*(?:%|一半|\bhalf\b)|(?:%|一半|\bhalf\b).*(?:{MUSIC}|{SOUND})"
)
_PACE: Final = (
    r"\bspeed|\bfast|\bquick|\bslow|倍速|加速|减速|快|慢|原速|速度|\d(?:\.\d+)?x|\btwice as\b|"
    r"\bhalf the speed\b"
)
_PLACED: Final = (
    r"\b(?:move|put|place|bring|make|play|show)\b.*@|@.*(?:移|放|挪|调)|(?:移|放|挪).*@|"
    r"@-?\d+ (?:goes |comes |should (?:be|go|come) )?"
    r"(?:first|last|before|after|at the (?:start|end|beginning))|\b(?:start|begin|open|end|finish) with @"
)
_LENGTH: Final = (
    r"\b(?:make|limit|get|cap|want|need)\b.*<\d+>|\b(?:cut|trim|shorten)\b.*\b(?:to|down)\b.*<\d+>"
    r"|(?:缩短|剪|裁|做|变|控制|限制|改)\S*[到成为至在]\s*<\d+>|做\s*<\d+>|(?:时长|长度).*<\d+>"
)
_SHAPED: Final = (
    r"=\d+_\d+=|\d{3,4}p(?![a-z\d])|(?<![\d.a-z])[248]\s?k(?![a-z\d])|\b(?:u?hd|fhd|vertical\w*|"
    r"portrait|landscape|horizontal\w*|square|widescreen|tik ?tok|reels?|"
    r"shorts?|stor(?:y|ies)|youtube)\b|[竖横]|方形|宽屏|高清|抖音|快手|视频号|(?:resolution|"
    r"分辨率|画质|清晰度)\D*\d"
)

ROWS: Final = tuple(
    _row(*row)
    for row in (
        (
            (
                r"\bundo\b|\brevert\b|\bgo (?:\d+ steps? )?back\b|take (?:that|it) back|"
                r"scratch that|start over|撤[销消回]|上一步|[回退]退|恢复原样"
            ),
            history.undo,
            words.UNDO,
        ),
        (chosen.BORING, chosen.moments, words.BORING),
        (chosen.BEST, chosen.moments, words.BEST),
        (chosen.SILENT, lambda _: (choices.RemoveSilences(),), words.SILENT),
        (chosen.SHAKY, lambda _: (choices.RemoveShaky(),), words.SHAKY),
        (chosen.BLACK, lambda _: (choices.RemoveBlack(),), words.BLACK),
        (rf"(?:{REMOVE}).*(?:\bfad|[淡渐][入出])", picture.fade_off, words.FADE),
        (r"\bfad(?:e|es|ing)\b|fade-?(?:ins?|outs?|both)\b|[淡渐][入出显隐]", picture.fade, words.FADE),
        (
            rf"(?:{REMOVE}).*(?:{MUSIC})|(?:{MUSIC}).*(?:{GONE})",
            lambda _: (ops.RemoveMusic(),),
            words.MUSIC_OFF,
        ),
        (
            rf"(?:{REMOVE}).*(?:{TITLE})|(?:{TITLE}).*(?:{GONE})",
            lambda _: (ops.RemoveTitles(),),
            words.TITLES_OFF,
        ),
        (
            r"\bunmute\b|取消静音|(?:\brestore\b|\bbring back\b|恢复|打开).*(?:sound|audio|声)",
            sound.unmute,
            words.MUTE,
        ),
        (
            rf"\bmut(?:e|ed|ing)\b|^\W*silence\b|静音|消音|(?:{REMOVE}).*(?:{SOUND})|(?:{SOUND}).*(?:{GONE})",
            sound.mute,
            words.MUTE,
        ),
        (rf"(?:{_SWITCH}).*(?:{MUSIC})|(?:{MUSIC}).*(?:{_SWITCH})", music.replace, words.ADD_MUSIC),
        (
            rf"(?:\b(?:change|rename|edit)\b|改|换).*(?:{TITLE}).*§|(?:{TITLE}).*(?:改|换).*§",
            titles.change,
            words.CHANGE_TITLE,
        ),
        (
            (
                rf"^(?!.*§).*(?:(?:\b(?:make|move|change|set|put|place|turn)\b|改|移|放|换|变|"
                rf"调).*(?:{TITLE})|(?:{TITLE}).*(?:改|移|放|换|变|调|[大小]))"
            ),
            titles.change,
            words.CHANGE_TITLE,
        ),
        (
            (
                rf"§.*(?:{TITLE})|(?:{TITLE}).*§|\b(?:write|says?|add|put|place|show|display|"
                rf"insert|overlay)\b.*§|(?:写|打|加|放|显示).*§|"
                r"§.*(?:\b(?:at|on|in|from|for)\b|在|从)"
            ),
            titles.add,
            words.TITLE,
        ),
        (_LOUDNESS, sound.volume, words.VOLUME),
        (
            (
                rf"(?:{_PUT}).*(?:{MUSIC}|\btrack\b|{_MOOD}|~)|(?:{_PUT}).*(?:\bmy\b|uploaded|我的|"
                rf"上传).*(?:\baudio\b|\bsound\b|\bfile\b|音频|声音)|"
                rf"^[\w -]{{0,30}}(?:{MUSIC})$|^{_LOFI}"
            ),
            music.music,
            words.ADD_MUSIC,
        ),
        (_PACE, pace.speed, words.SPEED),
        (
            (
                r"revers\w* (?:the )?(?:\w+ )?(?:order|sequence)|order (?:in )?reverse|"
                r"reverse order|倒序|颠倒|反过来|反转|倒过来"
            ),
            lambda _: (ops.Turn(),),
            words.ORDER,
        ),
        (
            r"\b(?:swap|switch|exchange|interchange)\b|交换|对调|互换|调换|#.*换|换.*#",
            order.swap,
            words.ORDER,
        ),
        (
            (
                r"\b(?:re)?order\b|\b(?:re)?arrange|\bsequence\b|\bsort\b|\b(?:play|put|"
                r"show)\b.*#|排|顺序|次序|依次|播放.*#|#.*播放|^\W*#\d+(?:/\d+)+#\W*$"
            ),
            order.order,
            words.ORDER,
        ),
        (_PLACED, order.move, words.ORDER),
        (
            r"\b(?:join|merge|combine|stitch|concat\w*|glue)\b|\btogether\b|合并|合成|拼|连|接",
            lambda _: (ops.Join(),),
            words.JOIN,
        ),
        (
            r"\b(?:start|begin|end|stop|finish)\w*\b.*<\d+>|<\d+>.*(?:开始|起|结束|为止)",
            cuts.bounds,
            words.CUTS,
        ),
        (
            rf"(?:{CUT}|{KEEP}|\bcrop\b|shorten|缩短).*(?:<|@|#|half|半)|(?:<|@|#|半).*(?:{CUT}|{KEEP})",
            cuts.part,
            words.CUTS,
        ),
        (_LENGTH, cuts.make_length, words.LENGTH),
        (_SHAPED, picture.canvas, words.CANVAS),
    )
)


def look_up(wish: Wish) -> Found:
    """Read a wish by the first row that knows all of it, or tell what is strange in the nearest one."""
    nearest: tuple[str, ...] = ()
    for row in ROWS:
        if not row.says.search(wish.text):
            continue
        made = row.reading(wish)
        if not made:
            continue
        strange = tuple(dict.fromkeys(row.words.unknown(wish.text)))
        if not strange:
            return Found(made)
        nearest = min(filter(None, (nearest, strange)), key=len)
    return Found(strange=nearest)
