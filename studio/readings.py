"""How one wish is read once its kind is known: the figures, clips, places and words that it names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from studio import operations as ops
from studio.clauses import CLIP, NUMBERS
from studio.operations import LAST, WHOLE, Operation, Target
from studio.project import Project
from studio.quantities import QUOTE
from studio.timeline import Place


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wish:
    """One clause, with what is needed to read it."""

    text: str
    quotes: tuple[str, ...]
    project: Project

    def says(self, pattern: str) -> bool:
        """Tell whether the wish has such words."""
        return re.search(pattern, self.text, re.IGNORECASE) is not None

    @property
    def times(self) -> tuple[int, ...]:
        """The times it names."""
        return tuple(int(found) for found in re.findall(r"<(\d+)>", self.text))

    @property
    def clip(self) -> int:
        """The clip it speaks of, or all of them."""
        found = CLIP.search(self.text)
        return int(found[1]) if found else WHOLE

    @property
    def numbers(self) -> tuple[int, ...]:
        """The clips it lists."""
        found = NUMBERS.search(self.text)
        listed = found[1].split("/") if found else CLIP.findall(self.text)
        return tuple(int(number) for number in listed)

    @property
    def percent(self) -> int | None:
        """The share it names."""
        found = re.search(r"(\d+(?:\.\d+)?)\s*%|百分之\s*(\d+)", self.text)
        return round(float(found[1] or found[2])) if found else None


Read = tuple[Operation, ...]

START: Final = r"\b(?:first|start|beginning|front|intro|opening|head)\b|开头|开始|前面|片头|前(?=\s*<)|头"
END: Final = r"\b(?:last|end|ending|tail|outro|back|final)\b|结尾|末尾|最后|后面|片尾|后(?=\s*<)|尾"
KEEP: Final = r"\b(?:keep|only|use|extract|leave|just|want)\b|保留|只要|留下|只留|只保留|截取|留"
CUT: Final = (
    r"\b(?:trim|trime|trimm|cut|ct|remove|remov|delete|delet|drop|chop|shave|skip|erase|lose|get rid of|take(?= .*off)|"
    r"take out|clip off|crop off)\b|去掉|删掉|删除|删去|剪掉|剪去|剪|裁掉|裁|切掉|切|去除|移除|砍掉|截掉|修剪"
)
TO: Final = r"(?:to|-|–|—|until|till|through|到|至|~)"
SPAN: Final = re.compile(r"(?:from\s*|从\s*)?<(\d+)>\s*" + TO + r"\s*<(\d+)>", re.IGNORECASE)
FROM_START: Final = re.compile(
    r"(?:from (?:the )?(?:start|beginning)|从开头|从头)\s*" + TO + r"\s*<(\d+)>", re.IGNORECASE
)
TO_END: Final = re.compile(r"<(\d+)>\s*" + TO + r"\s*(?:the )?(?:end|结尾|末尾|最后)", re.IGNORECASE)
AFTER: Final = re.compile(
    r"\b(?:after|past|beyond|from) <(\d+)>(?: on(?:wards?)?)?|<(\d+)>\s*(?:之后|以后|后面|后)", re.IGNORECASE
)
BEFORE: Final = re.compile(r"\b(?:before|until|up to) <(\d+)>|<(\d+)>\s*(?:之前|以前|前)", re.IGNORECASE)
DOWN_TO: Final = re.compile(r"\b(?:down )?to (?:only )?<(\d+)>|(?:到|成|为|至)\s*<(\d+)>", re.IGNORECASE)


def part(wish: Wish) -> Read:
    """Read what is to be cut off, out, or kept."""
    keeps = wish.says(KEEP)
    if not wish.times:
        return _whole_clips(wish, keeps=keeps)
    found = _span(wish)
    if found is not None:
        # To trim or crop from one time to another is to keep what lies between; to cut or remove is not.
        between = keeps or (wish.says(r"\b(?:trim|crop)\b|裁|修剪|截取") and not wish.says(r"\bout\b|掉"))
        return (ops.Keep(*found, wish.clip) if between else ops.Remove(*found, wish.clip),)
    return _beside(wish, keeps=keeps)


def _span(wish: Wish) -> tuple[int, int | None] | None:
    if found := SPAN.search(wish.text):
        return int(found[1]), int(found[2])
    if found := TO_END.search(wish.text):
        return int(found[1]), None
    if found := FROM_START.search(wish.text):
        return 0, int(found[1])
    return None


def _beside(wish: Wish, *, keeps: bool) -> Read:
    """Read a part that one time bounds."""
    ms, clip = wish.times[0], wish.clip
    text = wish.text
    if found := DOWN_TO.search(text):
        return (ops.Keep(0, int(found[1] or found[2]), clip),)
    if wish.says(START) and not re.search(END, text.split("<")[0], re.IGNORECASE):
        return (ops.Keep(0, ms, clip) if keeps else ops.TrimStart(ms, clip),)
    if wish.says(END):
        return (ops.KeepEnd(ms, clip) if keeps else ops.TrimEnd(ms, clip),)
    if AFTER.search(text):
        return (ops.Keep(ms, None, clip) if keeps else ops.Remove(ms, None, clip),)
    if BEFORE.search(text):
        return (ops.Keep(0, ms, clip) if keeps else ops.TrimStart(ms, clip),)
    return (ops.Keep(0, ms, clip),) if keeps else ()


def _whole_clips(wish: Wish, *, keeps: bool) -> Read:
    if not wish.numbers:
        return ()
    return (ops.Only(wish.numbers) if keeps else ops.Drop(wish.numbers),)


def make_length(wish: Wish) -> Read:
    """Read how long the whole shall be."""
    return (ops.Keep(0, wish.times[0], wish.clip),)


def order(wish: Wish) -> Read:
    """Read an order of clips."""
    return (ops.Order(wish.numbers),) if len(wish.numbers) > 1 else ()


def swap(wish: Wish) -> Read:
    """Read which two clips change places."""
    return (ops.Swap(wish.numbers[0], wish.numbers[1]),) if len(wish.numbers) == 2 else ()


def move(wish: Wish) -> Read:
    """Read where a clip goes."""
    numbers = CLIP.findall(wish.text) or wish.numbers
    if not numbers:
        return ()
    clip = int(numbers[0])
    if len(numbers) == 2 and wish.says(r"\bafter\b|后"):
        return (ops.Move(clip, _after(clip, int(numbers[1]))),)
    if len(numbers) == 2 and wish.says(r"\bbefore\b|前"):
        return (ops.Move(clip, _before(clip, int(numbers[1]))),)
    if found := re.search(r"(?:position|place|spot|位置)\s*(\d+)", wish.text, re.IGNORECASE):
        return (ops.Move(clip, int(found[1])),)
    return (ops.Move(clip, LAST if wish.says(END) else 1),) if wish.says(f"{START}|{END}|最前") else ()


def _after(clip: int, other: int) -> int:
    return other if LAST in (clip, other) or clip < other else other + 1


def _before(clip: int, other: int) -> int:
    return other - 1 if LAST not in (clip, other) and clip < other else other


def speed(wish: Wish) -> Read:
    """Read how fast: a multiple, a share, or just faster and slower."""
    is_slower = wish.says(r"\bslow|慢")
    if found := re.search(
        r"(\d+(?:\.\d+)?)\s*(?:x|×|times|倍)|\bx\s*(\d+(?:\.\d+)?)", wish.text, re.IGNORECASE
    ):
        times = float(found[1] or found[2])
        pct = round(100 / times) if is_slower and times > 1 else round(times * 100)
        return (ops.Speed(pct, wish.clip),)
    if wish.says(r"\b(?:twice|double)\b|两倍|加倍"):
        return (ops.Speed(50 if is_slower else 200, wish.clip, is_factor=True),)
    if wish.says(r"\bhalf\b|一半|减半"):
        return (ops.Speed(50, wish.clip, is_factor=True),)
    if wish.percent is not None:
        return (_speed_share(wish, wish.percent, is_slower=is_slower),)
    if wish.says(r"\bnormal\b|\boriginal\b|正常|原速"):
        return (ops.Speed(100, wish.clip),)
    if wish.says(r"slow[- ]?mo|慢动作|慢放|慢镜头"):
        return (ops.Speed(50, wish.clip),)
    return (ops.Speed(75 if is_slower else 150, wish.clip, is_factor=True),)


def _speed_share(wish: Wish, percent: int, *, is_slower: bool) -> ops.Speed:
    if wish.says(r"\bby\b") and wish.says(r"\b(?:speed up|faster|slow)"):
        return ops.Speed(100 - percent if is_slower else 100 + percent, wish.clip, is_factor=True)
    return ops.Speed(percent, wish.clip)


MUSIC: Final = (
    r"\b(?:music|soundtrack|bgm|songs?|tunes?|backing track|background track)\b|音乐|配乐|背景乐|歌曲?|bgm"
)
ALL: Final = r"\b(?:everything|all|overall|whole)\b|全部|整体|所有"


def _target(wish: Wish) -> Target:
    if wish.says(MUSIC):
        return Target.MUSIC
    return Target.ALL if wish.says(ALL) else Target.VIDEO


def mute(wish: Wish) -> Read:
    """Read whose sound goes."""
    return (ops.Volume(0, _target(wish), wish.clip),)


def volume(wish: Wish) -> Read:
    """Read how loud: a share, decibels, or just louder and quieter."""
    target, clip = _target(wish), wish.clip
    is_quieter = wish.says(r"\b(?:quieter|softer|lower|reduce|decrease|down)\b|小|低|轻")
    is_louder = wish.says(r"\b(?:louder|raise|increase|up|boost)\b|大|高|响")
    if found := re.search(r"([+-]?)\s*(\d+(?:\.\d+)?)\s*db", wish.text, re.IGNORECASE):
        decibels = float(found[2]) * (-1 if found[1] == "-" or (is_quieter and not found[1]) else 1)
        return (ops.Volume(round(100 * 10 ** (decibels / 20)), target, clip, is_factor=True),)
    if wish.percent is not None:
        if wish.says(r"\bby\b|了"):
            factor = max(0, 100 - wish.percent) if is_quieter else 100 + wish.percent
            return (ops.Volume(factor, target, clip, is_factor=True),)
        return (ops.Volume(wish.percent, target, clip),)
    if wish.says(r"\bhalf\b|一半|减半"):
        return (ops.Volume(50, target, clip, is_factor=True),)
    if wish.says(r"\b(?:double|twice)\b|加倍|两倍"):
        return (ops.Volume(200, target, clip, is_factor=True),)
    if is_quieter or is_louder:
        return (ops.Volume(67 if is_quieter else 150, target, clip, is_factor=True),)
    return ()


MOODS: Final[Mapping[str, tuple[str, str]]] = {
    r"lo-?\s?fi|chill|relax|mellow|轻松|舒缓|慵懒": ("lofi", "Lo-fi"),
    r"upbeat|happy|energetic|fun\b|cheerful|pop\b|dance|欢快|动感|活力|节奏|快乐": ("upbeat", "Upbeat"),
    r"cinematic|epic|dramatic|orchestral|trailer|电影感|史诗|大气|震撼": ("cinematic", "Cinematic"),
    r"ambient|calm|peaceful|atmospher|soft|gentle|quiet|氛围|安静|平静|宁静|柔和": ("ambient", "Ambient"),
}
OWN: Final = (
    r"\bmy\b.*\b(?:song|music|track|audio|sound|mp3|file)|\b(?:uploaded|attached)\b|\bi (?:sent|uploaded|attached)\b|"
    r"我的(?:音乐|歌|音频|配乐)|上传的|我(?:发|传)的|我上传"
)


def music(wish: Wish) -> Read:
    """Read which track: in a mood, the uploaded one, or the usual."""
    found = next((one for pattern, one in MOODS.items() if wish.says(pattern)), None)
    if found is not None:
        return (ops.AddMusic(found[0], wish.percent, found[1]),)
    if wish.says(OWN) or (wish.project.sounds() and not wish.says(r"background|背景")):
        return (ops.AddMusic(None, wish.percent),)
    return (ops.AddMusic("lofi", wish.percent, "Lo-fi"),)


PLACES: Final[Mapping[str, Place]] = {
    r"top[- ]left|upper[- ]left|左上": Place.TOP_LEFT,
    r"top[- ]right|upper[- ]right|右上": Place.TOP_RIGHT,
    r"bottom[- ]left|lower[- ]left|左下": Place.BOTTOM_LEFT,
    r"bottom[- ]right|lower[- ]right|右下": Place.BOTTOM_RIGHT,
    r"\btop\b|顶部|上方|上面|顶端": Place.TOP,
    r"\bbottom\b|lower third|底部|下方|下面|底端": Place.BOTTOM,
    r"\b(?:center|centre|centered|centred|middle)\b|中间|中央|居中|正中": Place.CENTER,
}
COLOURS: Final[Mapping[str, str]] = {
    r"\bwhite\b|白色": "#ffffff",
    r"\bblack\b|黑色": "#000000",
    r"\bred\b|红色": "#ff3b30",
    r"\byellow\b|黄色": "#ffd60a",
    r"\bgold(?:en)?\b|金色": "#d4af37",
    r"\bgreen\b|绿色": "#34c759",
    r"\bblue\b|蓝色": "#0a84ff",
    r"\borange\b|橙色": "#ff9f0a",
    r"\bpink\b|粉色": "#ff6fae",
    r"\bpurple\b|紫色": "#af52de",
}
SIZES: Final[Mapping[str, int]] = {
    r"\b(?:big|bigger|large|larger|huge)\b|大字|大号|大一点|大些": 150,
    r"\b(?:small|smaller|tiny)\b|小字|小号|小一点|小些": 70,
}
_TITLE_WORDS: Final = re.compile(
    r".*?(?:\b(?:title|caption|text|heading|subtitle|words?)\b(?: card| overlay)?(?:\s*(?:that\s+)?(?:says?|saying|reads?|reading|"
    r"called|of|with))?|\b(?:saying|says?|write)\b|标题|字幕|文字|写上|写着|片名)\s*(?:为|是|叫|写着?|上)?\s*[::]?\s*(.*)",
    re.IGNORECASE,
)
_TITLE_TAIL: Final = re.compile(
    r"\s*(?:\b(?:at|in|on|from|for|to|near|during|into)\b(?: the)?\s*(?:very )?(?:<\d+>.*|(?:top|bottom|cent|middle|start|begin|end|"
    r"upper|lower|first|last|white|black|red|yellow|gold|green|blue|orange|pink|purple|big|small|large).*)|"
    r"(?:在|放在|持续|显示|从)?(?:<\d+>|顶部|底部|中间|中央|居中|左上|右上|左下|右下|开头|结尾|片头|片尾).*)$",
    re.IGNORECASE,
)


def title(wish: Wish) -> Read:
    """Read what is written, when, where and how."""
    text = _written(wish)
    if not text:
        return ()
    at, length, from_end, is_whole = _when(wish)
    around = QUOTE.sub(" ", wish.text).replace(text, " ")
    return (
        ops.AddTitle(
            text=text,
            at_ms=at,
            duration_ms=length,
            from_end=from_end,
            is_whole=is_whole,
            place=_first(PLACES, around),
            size_pct=_first(SIZES, around) or 100,
            colour=_first(COLOURS, around) or "#ffffff",
        ),
    )


def _written(wish: Wish) -> str:
    if found := QUOTE.search(wish.text):
        return wish.quotes[int(found[1])]
    found = _TITLE_WORDS.match(wish.text)
    return _TITLE_TAIL.sub("", found[1]).strip(" :,'\"“”") if found else ""


def _when(wish: Wish) -> tuple[int | None, int | None, bool, bool]:
    """Tell when a title comes: at, for how long, whether at the end, whether all the way."""
    text = QUOTE.sub(" ", wish.text)
    if found := SPAN.search(text):
        return int(found[1]), max(1, int(found[2]) - int(found[1])), False, False
    length = re.search(
        r"(?:\bfor|lasting|持续|显示|停留)\s*(?:the )?(?:(first|last)\s*)?<(\d+)>", text, re.IGNORECASE
    )
    edge = re.search(r"\b(first|last) <(\d+)>|(前|最后)\s*<(\d+)>", text, re.IGNORECASE)
    duration = int(length[2]) if length else int(edge[2] or edge[4]) if edge else None
    if edge:
        return None, duration, (edge[1] or edge[3]).lower() in ("last", "最后"), False
    at = re.search(
        r"(?:\b(?:at|from|after)|在|从)\s*<(\d+)>|<(\d+)>\s*(?:处|时|的时候|开始)", text, re.IGNORECASE
    )
    if at:
        return int(at[1] or at[2]), duration, False, False
    if re.search(
        r"\b(?:throughout|all the way|whole (?:video|time|clip)|entire)\b|全程|一直|始终|整个视频",
        text,
        re.IGNORECASE,
    ):
        return 0, None, False, True
    return (
        None,
        duration,
        bool(re.search(r"\b(?:end|ending|outro)\b|结尾|末尾|片尾|最后", text, re.IGNORECASE)),
        False,
    )


def _first(table: Mapping[str, T], text: str) -> T | None:
    return next((value for pattern, value in table.items() if re.search(pattern, text, re.IGNORECASE)), None)


USUAL_FADE_MS: Final = 1000


def fade(wish: Wish) -> Read:
    """Read which end fades, and how long."""
    length = wish.times[0] if wish.times else USUAL_FADE_MS
    is_both = wish.says(r"fade-both") or not wish.says(r"\b(?:in|out|to|from|into)\b|淡入|淡出")
    comes = is_both or wish.says(r"fade[ -]?in\b|from black|淡入")
    goes = is_both or wish.says(r"fade[ -]?out|to black|into black|淡出")
    return (ops.Fade(length if comes else None, length if goes else None),) if comes or goes else ()


RESOLUTIONS: Final[Mapping[str, int]] = {
    r"(?<![\d.])4\s?k\b|\b2160p?\b|\buhd\b|ultra hd|超高清": 2160,
    r"(?<![\d.])2\s?k\b|\b1440p?\b": 1440,
    r"\b1080p?\b|\bfull ?hd\b|\bfhd\b|全高清": 1080,
    r"\b720p?\b": 720,
    r"\b480p?\b": 480,
}


def resolution(wish: Wish) -> Read:
    """Read how many pixels."""
    short_side = _first(RESOLUTIONS, wish.text)
    return (ops.Resolution(short_side),) if short_side else ()


SHAPES: Final[Mapping[str, tuple[int, int]]] = {
    r"9\s*[:x×比/]\s*16\b|\bvertical|\bportrait\b|tik\s?tok|\breels?\b|\bshorts\b|\bstor(?:y|ies)\b|竖屏|竖版|竖的|抖音|快手": (
        9,
        16,
    ),
    r"(?<!\d)4\s*[:x×比/]\s*5\b": (4, 5),
    r"(?<!\d)1\s*[:x×比/]\s*1\b|\bsquare\b|instagram post|方形|正方形": (1, 1),
    r"16\s*[:x×比/]\s*9\b|\blandscape\b|\bhorizontal|\bwide ?screen\b|\byoutube\b|横屏|横版|宽屏": (16, 9),
}


def aspect(wish: Wish) -> Read:
    """Read which shape."""
    shape = _first(SHAPES, wish.text)
    return (ops.Aspect(*shape),) if shape else ()


def undo(wish: Wish) -> Read:
    """Read how far back."""
    found = re.search(r"(?<![<\d])(\d{1,2})(?!\d|>)", wish.text) or re.search(
        r"\blast (two|three)\b", wish.text, re.IGNORECASE
    )
    words = {"two": 2, "three": 3}
    count = words.get(found[1].lower()) or int(found[1]) if found else 1
    return (ops.Undo(max(1, count)),)
