"""Which track plays under the picture, from when to when, and how loud."""

import re
from typing import Final

from studio import operations as ops
from studio.operations import Target
from studio.readings.spoken import MUSIC, Read
from studio.readings.titles import when
from studio.wish import Wish

_MOODS: Final = (
    (r"\blo-?\s?fi\b|\bchill|\brelax|\bmellow\b|轻松|舒缓|慵懒", ("lofi", "Lo-fi")),
    (r"\b(?:upbeat|happy|energetic|fun|cheerful|lively)\b|欢快|动感|活力|快乐", ("upbeat", "Upbeat")),
    (r"\b(?:cinematic|epic|dramatic)\b|电影感?|史诗|大气|震撼", ("cinematic", "Cinematic")),
    (
        r"\b(?:ambient|calm|peaceful|atmospheric|soft|gentle|quiet)\b|氛围|安静|平静|宁静|柔和|轻柔",
        ("ambient", "Ambient"),
    ),
)
_OWN: Final = r"\b(?:my|own|mine|uploaded|attached|upload|sent)\b|~|我的|上传|我?(?:刚才|刚刚)?[发传]的|自己"
_UPLOADED: Final = re.compile(r"~(\d+)~")


def music(wish: Wish) -> Read:
    """Read which track: in a mood, the uploaded one, or the usual."""
    moment = when(wish)
    if moment.from_end or moment.times != len(wish.times):
        return ()
    mood, name = _track(wish)
    return (ops.AddMusic(mood, wish.share, name, moment.at_ms or 0, moment.duration_ms),)


def replace(wish: Wish) -> Read:
    """Read which track comes instead of the music, or of the sound of the video."""
    if wish.times:
        return ()
    mood, name = _track(wish)
    if wish.project.timeline.sounds:
        return (ops.RemoveMusic(), ops.AddMusic(mood, wish.share, name))
    is_sound = wish.says(r"\b(?:sound|audio)\b|声音|原声|音频")
    first: Read = (ops.Volume(0, Target.VIDEO),) if is_sound else ()
    return (*first, ops.AddMusic(mood, wish.share, name))


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
