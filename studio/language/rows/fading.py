"""Wishes about how clips, the whole and the music come and go."""

from typing import Final

from studio.language import vocabulary as words
from studio.language.readings import music, passing, picture
from studio.language.readings.spoken import MUSIC, REMOVE
from studio.language.row import row

_FADES: Final = r"\bfad(?:e|es|ing)\b|fade-?(?:ins?|outs?|both)\b|[淡渐][入出显隐强弱黑]"
_GRADUALLY: Final = r"(?:慢慢|缓缓|逐渐|渐渐)(?:变?[小大弱轻强没]|减[小弱]|消失)"
_PASSING: Final = (
    r"\b(?:smooth\w*|soften) (?:out )?(?:the )?(?:cuts|joins)\b|\b(?:cuts|joins) (?:\w+ )?smooth"
    r"|@-?\d+ fad\w* (?:in)?to\b|"
    r"\btransition|\b(?:hard|straight|plain) cuts?\b|\bflash\w*\b.*\bbetween\b|\bwhite flash|硬切"
    r"|直接切(?!换)|"
    r"cross ?-?fade|\bdissolv|\bwip(?:e|es|ing)\b|\bslid(?:e|es|ing)\b(?!-? ?show)|\bdip to\b"
    r"|\bfad\w* (?:through|via|between|from clip|from @)|\bfad\w* .*\bbetween\b|转场|过渡|叠化|溶解"
    r"|擦除|划像|闪白|闪黑|白闪|黑闪"
    r"|^(?:换|改|用|变)[成为]?(?:向?[左右上下])?(?:滑动|推移)$"
    r"|片段之间.*(?:[淡滑推]|fade)|[淡滑推].*片段之间"
)

ROWS: Final = (
    row(_PASSING, passing.passing, words.PASSING),
    row(rf"(?:{_FADES}).*(?:{MUSIC})|(?:{MUSIC}).*(?:{_FADES})", music.fade, words.MUSIC_FADE),
    row(rf"(?:{MUSIC}).*{_GRADUALLY}", music.fade, words.MUSIC_FADE),
    row(rf"(?:{REMOVE}).*(?:\bfad|[淡渐][入出])", picture.fade_off, words.FADE),
    row(_FADES, picture.fade, words.FADE),
)
