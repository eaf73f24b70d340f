"""What in a clause tells that it belongs to the one before, or that both are one wish. Pure."""

import re
from typing import Final

from studio.editing import choices
from studio.editing import operations as ops
from studio.language.readings.spoken import CUT, KEEP, MUSIC

MOST_FOLLOWING: Final = 120  # letters
IT: Final = re.compile(r"\bit\b|它", re.IGNORECASE)
# What is done to `it`, right after music was asked for, is done to that.
PLAYED: Final = re.compile(r"\b(fade(?:-both)?|(?:start|begin|stop|end)(?=.*<)) it\b", re.IGNORECASE)
# "Clip 2 is too dark", which the next clause mends.
COMPLAINT: Final = re.compile(
    r"\b(?:is|are|'s|was|were|looks?|seems?|too|can['’]?t see|cannot see|barely see)\b|太|有点|很|偏"
    r"|不[好清够]|得(?:厉害|不行)|[听看]不清|过[度曝]|歪|忽大忽小",
    re.IGNORECASE,
)
# "…, it's sideways", after what mends it.
REASON: Final = re.compile(
    r"(?:because |cause |cuz |since |as )?(?:it'?s|it (?:is|was|looks?|came)|they(?:'re| are)"
    r"|that'?s|this is|"
    r"the \w+ (?:is|are))\b|(?:因为)?(?:它|画面|声音|视频|现在)?(?:太|有点)",
    re.IGNORECASE,
)
# A verb without an object, after what it is about.
MENDED: Final = re.compile(
    r"^(?:please )?fix(?: it| that| this)?$|^(?:去掉|处理|修复|改善|调整)$", re.IGNORECASE
)
# "… and fades out at the end": the music still.
PLAYS: Final = re.compile(r"^(?:fades|starts|begins|ends|stops|ducks)\b", re.IGNORECASE)
# What mends a complaint and says no more than that does: "声音太小了，调大一点".
MENDED_SO: Final = re.compile(
    r"^再?[调弄放开改整搞拉]?(?:[大小高低响轻]声?|[亮暗快慢稳正好]|清[楚晰]|正常|回[来去]|一样大|一致|统一|均匀)[点些]?$"
    r"|^(?:增强|锐化|降噪|稳定|防抖)$|^[看听]不(?:清楚?|见)$"
)
# A complaint without a wish, which the next clause mends.
LED_UP: Final = re.compile(
    r"^.{0,14}(?:太.{1,3}|不[好够行].{0,2}|[听看]不清楚?|得(?:厉害|不行)|过度|歪的?|有点.{1,3})了?$"
)
MENDING: Final = (
    ops.Volume | ops.Clear | ops.Loudness | ops.Adjust | ops.Steady | ops.Speed | ops.Rotate | ops.Mirror
    | ops.TrimStart | ops.TrimEnd | ops.Remove | ops.Keep | ops.Length | ops.Drop
)  # fmt: skip
TIME: Final = re.compile(r"<\d+>")
# What leads up to a wish: "i can't hear anything, …".
STATEMENT: Final = re.compile(
    r"(?:i|it|there|this|that|they|the \w+|my \w+)(?: ?['’]s| ?['’]re| is| are| was| can['’]?t"
    r"| cannot| looks?| sounds?| feels?)\b",
    re.IGNORECASE,
)
ALL: Final = re.compile(r"\b(?:every|all|whole|video)|全|都|整|所有|[@#]", re.IGNORECASE)
BARE: Final = re.compile(r"^(?:about |around |like |maybe |say )*<\d+>(?: or so)?$", re.IGNORECASE)
ABOUT: Final = re.compile(r"\b(?:about|of|on|between)\b|关于|讲", re.IGNORECASE)
NOUN: Final = re.compile(rf"^(?:the |some |an? )?(?:(?!add )\w+ )?(?:{MUSIC})$", re.IGNORECASE)
# What may be gone on about in the next clause: "…, in white", "…, 3 seconds each".
EXTENDED: Final = (
    choices.BestMoments
    | ops.AddTitle
    | ops.ChangeTitle
    | ops.Fade
    | ops.AddMusic
    | ops.Slideshow
    | ops.Pass
    | ops.Speed
    | ops.Zoom
)
# After these a bare length is that of the whole: "youtube short, 30 seconds".
SHAPING: Final = ops.Aspect | ops.Resolution | ops.SetGrade | ops.Join | ops.OnBeat
# A share alone, right after music was asked for, is the music's.
ASIDE: Final = re.compile(
    r"^\W*(?:(?:at|with|like|about|around|maybe|should be|is|volume|音量|to|为|到|调到|the)\W*)*\d+\s*%\s*"
    r"(?:volume)?$|^\W*\d+(?:\.\d+)?x\s*$",
    re.IGNORECASE,
)
# Verbs that the next clause may leave out, even where it is not known what they were said of.
_WITH_IT: Final = r"(?:(?<=take)(?: off| out| away)?)?"
LOST_VERB: Final = re.compile(rf"^.*?(?:{CUT}|{KEEP}){_WITH_IT}", re.IGNORECASE)
VERB: Final = re.compile(
    rf"^.*?(?:(?:{CUT}|{KEEP}){_WITH_IT}|\badd\b|\bset\b|\bmake\b|\bput\b|\bmute\b|加|添加|静音"
    r"|\b(?:more|less|bump|boost|increase|raise|reduce|lower|decrease|crank|turn)\b(?: up| down)?"
    r"|\bsplit\b(?: \S+)* at\b"
    r"|提高|增加|降低|减少|调高|调低)",
    re.IGNORECASE,
)
