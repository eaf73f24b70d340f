"""Which track plays under the picture, from when to when, and how loud."""

import re
from dataclasses import replace as rewrite
from typing import Final

from studio.editing import operations as ops
from studio.editing.operations import Target
from studio.language.readings.cuts import SPAN
from studio.language.readings.spoken import MUSIC, Read
from studio.language.readings.titles import when
from studio.language.wish import Wish

_MOODS: Final = (
    (
        r"\blo-?\s?fi\b|\bchill|\brelax|\bslower\b|\bmellow\b|轻松|舒缓|慵懒",
        ("lofi", "Lo-fi"),
    ),
    (
        (
            r"\b(?:upbeat|happy|happier|faster|energetic|hype|fun|cheerful|lively|funky?"
            r"|party|pop|edm|dance|electronic|techno|house|summer\w*|uplifting|catchy)\b|欢快|轻快|动感|活力|快乐"
        ),
        ("upbeat", "Upbeat"),
    ),
    (
        (
            r"\b(?:cinematic|epic|motivational|inspir\w+|dramatic|orchestra\w*|trailer"
            r"|suspense\w*|intense|powerful|heroic)\b|电影感?|燃|热血|激昂|史诗|大气|震撼"
        ),
        ("cinematic", "Cinematic"),
    ),
    (
        (
            r"\b(?:ambient|calm(?:er)?|sad(?:der)?|romantic|emotional|soothing|peaceful|atmospheric|soft|gentle|quiet"
            r"|slow|piano|guitar|acoustic|violin|strings|classical|melanchol\w+|dreamy|sentimental|meditati\w+)\b|温馨|治愈|抒情|浪漫|氛围|安静|平静|宁静|柔和|轻柔"
        ),
        ("ambient", "Ambient"),
    ),
)
# What is played on, and kinds of music; of these the nearest mood stands for.
TUNES: Final = (
    r"(?:(?:slow|sad|soft|calm|happy|gentle|epic|romantic|emotional|acoustic|upbeat|relaxing|chill|nice) )*"
    r"\b(?:piano|guitar|violin|edm|techno|orchestra|(?:lo-?fi|chill|upbeat) beats)\b"
)
KINDS: Final = re.compile(
    r"^(?!.*\b(?:lo-?fi|upbeat|cinematic|epic|ambient|chill|relaxing|happy)\b)"
    r".*\b(?:piano|guitar|violin|strings|acoustic|classical|pop|edm|dance|electronic"
    r"|techno|house|funky?|orchestra\w*)\b",
    re.IGNORECASE,
)
_OWN: Final = (
    r"\bthe song\b|\b(?:my|own|mine|uploaded|attached|upload|sent)\b|~"
    r"|我的|上传|我?(?:刚才|刚刚)?[发传]的|自己"
)
_USUAL_FADE_MS: Final = 1000
_NO_FADE: Final = r"\b(?:no|without|remove|disable|stop|turn off)\b|去掉|取消|不要|移除"
_WITHIN: Final = re.compile(r"\bsongfrom <(\d+)>", re.IGNORECASE)
_UPLOADED: Final = re.compile(r"~(\d+)~")


def music(wish: Wish) -> Read:
    """Read which track: in a mood, the uploaded one, or the usual."""
    begins, wish = _within(wish)
    moment = when(wish)
    if moment.from_end or moment.times != len(wish.times):
        return ()
    mood, name = _track(wish)
    if begins and mood is not None:
        return (ops.AddMusic(mood, wish.share, name, begins, moment.duration_ms),)
    return (ops.AddMusic(mood, wish.share, name, moment.at_ms or 0, moment.duration_ms, begins),)


def replace(wish: Wish) -> Read:
    """Read which track comes instead of the music, or of the sound of the video."""
    if wish.times:
        return ()
    mood, name = _track(wish)
    if sounds := wish.project.timeline.sounds:
        if wish.first(_MOODS) is None and mood is not None:
            mood, name = _another(sounds[-1].mood)
        return (ops.RemoveMusic(), ops.AddMusic(mood, wish.share, name))
    is_sound = wish.says(r"\b(?:sound|audio)\b|声音|原声|音频")
    first: Read = (ops.Volume(0, Target.VIDEO),) if is_sound else ()
    return (*first, ops.AddMusic(mood, wish.share, name))


def _another(mood: str | None) -> tuple[str, str]:
    """Give the mood after the one that plays."""
    moods = [mood for _, mood in _MOODS]
    places = {one: place for place, (one, _) in enumerate(moods, start=1)}
    return moods[places.get(mood or "", 0) % len(moods)]


def fade(wish: Wish) -> Read:
    """Read at which end the music swells or dies away, and how long."""
    if len(wish.times) > 1 or wish.says(r"\b(?:at|from|until) <|在\s*<|从\s*<"):
        return ()
    length = 0 if wish.says(_NO_FADE) else wish.times[0] if wish.times else _USUAL_FADE_MS
    comes = wish.says(
        r"\bin\b(?! (?:the )?(?:last|final|end)\b| <)|fade-?(?:ins?|both)|\b(?:start|beginning)\b"
        r"|淡入|渐入|渐强|(?:慢慢|缓缓|逐渐|渐渐)变?[大强]|开头"
    )
    goes = wish.says(
        r"\bout\b|fade-?(?:outs?|both)|\b(?:end|ending)\b|淡出|渐出|渐弱|渐隐|(?:慢慢|缓缓|逐渐|渐渐)(?:变?[小弱轻没]|减[小弱]|消失)|结尾|最后"
    )
    if not comes and not goes:
        comes = goes = True
    return (ops.FadeMusic(length if comes else None, length if goes else None),)


def duck(wish: Wish) -> Read:
    """Read whether the music gives way to speech."""
    return (ops.Duck(is_on=not wish.says(r"\b(?:stop|no|without|disable|turn off|don'?t)\b|取消|关闭|不要")),)


def is_placed(wish: Wish) -> bool:
    """Tell whether it is about when the music plays, not about music to add."""
    verbs = (
        r"\b(?:songfrom|start|begin|end|stop|finish|move|shift|delay|trim|cut|shorten|play)\w*\b|移|开始"
        r"|结束|停|截止|剪到|播放"
    )
    return wish.says(verbs) and not wish.says(r"\b(?:add|put|use|with|lay|throw)\b|加|配|用|放上")


def placed(wish: Wish) -> Read:
    """Read when the music begins, or ends."""
    begins, rest = _within(wish)
    if begins:
        return (ops.PlaceMusic(from_ms=begins),) if not rest.times else ()
    text = wish.text
    if found := SPAN.search(text):
        return (ops.PlaceMusic(int(found[1]), int(found[2])),) if int(found[1]) < int(found[2]) else ()
    if len(wish.times) != 1:
        return ()
    if wish.says(r"\b(?:end|stop|finish|until|till|trim|cut)\w*\b|结束|停|截止|为止|剪到"):
        return (ops.PlaceMusic(end_ms=wish.times[0]),)
    return (ops.PlaceMusic(at_ms=wish.times[0]),)


def _within(wish: Wish) -> tuple[int, Wish]:
    """Tell where within the song it begins, and give the wish without that."""
    found = _WITHIN.search(wish.text)
    return (int(found[1]), rewrite(wish, text=_WITHIN.sub(" ", wish.text))) if found else (0, wish)


def _track(wish: Wish) -> tuple[str | None, str]:
    if found := _UPLOADED.search(wish.text):
        number = int(found[1])
        sounds = wish.project.sounds()
        return None, sounds[number - 1].name if 0 < number <= len(sounds) else ""
    mood = wish.first(_MOODS)
    if mood is not None:
        return mood
    is_own = (
        wish.says(_OWN)
        or not wish.says(MUSIC)
        or (wish.project.sounds() and not wish.says(r"background|背景"))
    )
    return (None, "") if is_own else ("lofi", "Lo-fi")
