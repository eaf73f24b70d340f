"""From an instruction to operations: an ordered table of what people say, in English and Chinese. Pure.

Each wish is looked up from the top; the first row whose words it has decides how it is read. What no row knows is
handed back as it is, so that the answer can name it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from studio import operations as ops
from studio import readings
from studio.clauses import Clause, clauses
from studio.figures import clock
from studio.operations import Operation
from studio.project import Project
from studio.quantities import QUOTE
from studio.spelling import corrected
from studio.readings import CUT, KEEP, MUSIC, Read, Wish


class Remark(StrEnum):
    """What is said without being an edit."""

    HELP = "help"
    EXPORT = "export"
    MOMENTS = "moments"
    SHAKE = "shake"
    SILENCE = "silence"
    TRANSITIONS = "transitions"
    COLOUR = "colour"
    NOISE = "noise"
    SPOKEN = "spoken"
    BACKWARDS = "backwards"
    TURNING = "turning"
    MUSIC_FADE = "music-fade"
    SHARPEN = "sharpen"
    GENERATE = "generate"


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of an instruction."""

    operations: tuple[Operation, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unknown: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    is_polite_only: bool = field(default=False)


Row = tuple[str, Callable[[Wish], Read] | Remark]

VIDEO_SOUND: Final = r"sound|audio|voices?|noise|volume|原声|声音|音频|人声"
TITLE: Final = (
    r"\b(?:titles?|captions?|subtitles?|headings?|texts?|lower thirds?|overlays?)\b|字幕|标题|文字|片名"
)

ROWS: Final[tuple[Row, ...]] = (
    (r"\bundo\b|\brevert\b|\bgo back\b|take (?:that|it) back|撤销|撤消|撤回|上一步", readings.undo),
    (r"what (?:else )?can you do|\bhelp\b|你能做什么|你会什么|能做什么|怎么用|帮助", Remark.HELP),
    (r"best (?:moments?|parts?|bits?|scenes?)|highlights?|精彩|高光|最好的(?:部分|片段|瞬间)", Remark.MOMENTS),
    (r"shak[ey]|stabili[sz]|抖动|防抖|稳定", Remark.SHAKE),
    (r"silences?\b|silent parts?|dead air|静默|沉默|无声(?:部分|片段)|停顿", Remark.SILENCE),
    (r"transitions?|cross ?fade|dissolve|wipes?\b|转场|过渡|叠化", Remark.TRANSITIONS),
    (r"(?:background )?noise|denoise|降噪|杂音|噪音", Remark.NOISE),
    (r"transcri|speech to text|(?:auto|automatic) (?:captions?|subtitles?)|自动字幕|语音转", Remark.SPOKEN),
    (r"colou?r|\bgrad(?:e|ing)\b|black-white|vintage|warm(?:er)?\b|cool(?:er)?\b|bright|dark(?:er)?\b|contrast|saturat|"
     r"filter|调色|滤镜|黑白|亮度|对比度|饱和|复古|变亮|变暗(?!场)", Remark.COLOUR),
    (r"sharpen|blur|锐化|清晰|模糊", Remark.SHARPEN),
    (r"\b(?:play|run) (?:it )?backwards?\b|reverse the (?:video|clip|footage)|\breverse it\b|倒放", Remark.BACKWARDS),
    (r"\b(?:rotate|flip|mirror)|旋转|翻转|镜像", Remark.TURNING),
    (r"\bgenerate\b|生成(?:视频|画面)", Remark.GENERATE),
    (rf"fade.*(?:{MUSIC})|(?:{MUSIC}).*(?:fade|淡)", Remark.MUSIC_FADE),
    (rf"(?:{CUT}|\bno\b|\bwithout\b|\bstop\b|不要).*(?:{MUSIC})", lambda _: (ops.RemoveMusic(),)),
    (rf"(?:{CUT}|\bno\b|\bwithout\b).*(?:{TITLE})", lambda _: (ops.RemoveTitles(),)),
    (r"\bfade|淡入|淡出", readings.fade),
    (rf"\bmut(?:e|ed|ing)\b|\bsilence\b|静音|消音|(?:{CUT}|\bno\b|\bwithout\b|turn off|kill|关闭?|关掉).*(?:{VIDEO_SOUND})",
     readings.mute),
    (rf"§\d+§.*(?:{TITLE})|(?:{TITLE}|\bsay(?:s|ing)\b|\bwrite\b|写).*", readings.title),
    (rf"\b(?:add|put|use|include|insert|lay|give|with|want|need|play|throw|need)\b.*(?:{MUSIC}|\btrack\b|\baudio\b)|"
     rf"(?:加|添|配|放|用|来|换).*(?:{MUSIC})|^(?:some |an? )?[\w -]{{0,20}}(?:{MUSIC})$", readings.music),
    (r"§\d+§", readings.title),
    (rf"volume|\bloud|\bquiet|\bsofter\b|音量|声音.*[大小高低轻响]|[大小高低].*声音|\bdb\b|(?:turn|bring).*\b(?:up|down)\b|"
     rf"(?:lower|raise|reduce|increase).*(?:{MUSIC}|{VIDEO_SOUND})|(?:{MUSIC}|{VIDEO_SOUND}).*(?:%|百分|一半|half)|"
     rf"(?:%|百分|一半|half).*(?:{MUSIC}|{VIDEO_SOUND})|(?:{MUSIC}).*[大小高低轻响]", readings.volume),
    (r"speed|\bfast|\bslow|倍速|加速|减速|快|慢|\d\s*(?:x|×|倍)(?!\d)|times (?:as )?fast|twice as", readings.speed),
    (r"revers\w* (?:the )?(?:order|sequence)|order (?:in )?reverse|in reverse order|倒序|颠倒|反过来", lambda _: (ops.Turn(),)),
    (r"\b(?:swap|switch|exchange|interchange)\b|交换|对调|互换", readings.swap),
    (r"\b(?:re)?order\b|\barrange|\bsequence\b|\bsort\b|play .*#|排序|顺序|排列|排成", readings.order),
    (r"\b(?:move|put|place|bring)\b.*@|@.*(?:移|放|挪|调).*|(?:移动|移到|放到|挪到).*@", readings.move),
    (r"\b(?:join|merge|combine|stitch|concat\w*|glue)\b|together|合并|拼接|拼起来|拼在一起|连接|合成一个|接在一起",
     lambda _: (ops.Join(),)),
    (r"\b(?:make|limit|get)\b.*<\d+>(?: long| total| in total)?\s*$|(?:缩短|剪|裁|做|变)(?:到|成|为)\s*<", readings.make_length),
    (rf"(?:{CUT}|{KEEP}|\bcrop\b|shorten).*(?:<|@|#)|(?:<|@|#).*(?:{CUT}|{KEEP})", readings.part),
    (r"|".join(readings.SHAPES), readings.aspect),
    (r"\b(?:export|render|download|send me|deliver)\b|导出|下载|渲染|发给我|出片", Remark.EXPORT),
    (r"|".join(readings.RESOLUTIONS), readings.resolution),
)  # fmt: skip

_COMPILED: Final = tuple((re.compile(pattern, re.IGNORECASE), reading) for pattern, reading in ROWS)
_NOTHING: Final = re.compile(
    r"^(?:\W|\b(?:it|that|this|the|my|a|an|video|clips?|please|thanks?|thank you|hi|hello|ok|okay|yes|great|cool|nice|"
    r"for me|me|now|too|again|also|go|ahead)\b|视频|谢谢|你好|好的|请|这个|一下|吧|了|的|它)*$",
    re.IGNORECASE,
)
# A share alone, right after music was asked for, is the music's.
_ASIDE: Final = re.compile(
    r"^\W*(?:(?:at|with|volume|音量)\W*)*(?:at |to |为|到|调到)?\s*\d+\s*%\s*(?:volume)?$", re.IGNORECASE
)
_VERB: Final = re.compile(rf"^.*?(?:{CUT}|{KEEP}|\badd\b|\bset\b|\bmake\b|加|添加)", re.IGNORECASE)


def understand(instruction: str, project: Project) -> Understood:
    """Make operations of an instruction, in the order said."""
    names = [clip.name for clip in project.timeline.clips]
    cut, quotes = clauses(instruction, names)
    return _Reading(quotes, project).read(cut)


class _Reading:
    """Reads one instruction wish by wish, remembering what was said before."""

    def __init__(self, quotes: tuple[str, ...], project: Project) -> None:
        self._quotes = quotes
        self._project = project
        self._found: list[tuple[str, Read]] = []
        self._remarks: list[Remark] = []
        self._unknown: list[str] = []
        self._refused: list[str] = []

    def read(self, cut: Sequence[Clause]) -> Understood:
        """Read all wishes."""
        for clause in cut:
            if clause.is_refused:
                self._refused.append(self._plain(clause.text))
            elif not _NOTHING.match(clause.text):
                self._take(clause.text)
        operations = tuple(operation for _, made in self._found for operation in made)
        is_polite = not (operations or self._remarks or self._unknown or self._refused)
        remarks = tuple(dict.fromkeys(self._remarks))
        return Understood(operations, remarks, tuple(self._unknown), tuple(self._refused), is_polite)

    def _take(self, text: str) -> None:
        if _ASIDE.search(text) and self._adds(text):
            return
        made = self._look_up(text) or self._look_up(corrected(text))
        if isinstance(made, Remark):
            self._remarks.append(made)
            # "export in 4K" asks for a size as well, which the timeline can have.
            made = readings.resolution(self._wish(text)) if made is Remark.EXPORT else ()
            self._found += [(text, made)] if made else []
        elif made:
            # "vertical in 4K" is two wishes in one breath.
            more = readings.resolution(self._wish(text)) if isinstance(made[0], ops.Aspect) else ()
            self._found.append((text, made + more))
        elif not self._goes_on(text):
            self._unknown.append(self._plain(text))

    def _goes_on(self, text: str) -> bool:
        """Read words that only make sense after the wish before: `…, the last 3 s`, or `…, in white`."""
        return self._adds(text) or self._repeats(text)

    def _adds(self, text: str) -> bool:
        """Take words as a part of the wish before, if that changes how it is read."""
        before, made = self._found[-1] if self._found else ("", ())
        if not made or not isinstance(made[0], ops.AddTitle | ops.Fade | ops.AddMusic):
            return False
        together = self._look_up(f"{before} {text}")
        if (
            isinstance(together, Remark)
            or not together
            or together == made
            or type(together[0]) is not type(made[0])
        ):
            return False
        self._found[-1] = (f"{before} {text}", together)
        return True

    def _repeats(self, text: str) -> bool:
        """Take words as another wish with the verb of the one before."""
        verb = _VERB.match(self._found[-1][0]) if self._found else None
        if verb is None:
            return False
        wish = f"{verb[0]} {text}"
        made = self._look_up(wish)
        if isinstance(made, Remark) or not made:
            return False
        self._found.append((wish, made))
        return True

    def _look_up(self, text: str) -> Read | Remark:
        wish = self._wish(text)
        for pattern, reading in _COMPILED:
            if pattern.search(text):
                made = reading if isinstance(reading, Remark) else reading(wish)
                if made:
                    return made
        return ()

    def _wish(self, text: str) -> Wish:
        return Wish(text, self._quotes, self._project)

    def _plain(self, text: str) -> str:
        """Give marked words back as people wrote them, nearly."""
        text = QUOTE.sub(lambda match: f"“{self._quotes[int(match[1])]}”", text)
        text = re.sub(r"<(\d+)>", lambda match: clock(int(match[1])), text)
        text = re.sub(r"@(-?\d+)", r"clip \1", text)
        return " ".join(re.sub(r"#([-\d/]+)#", lambda match: match[1].replace("/", ", "), text).split())[:120]
