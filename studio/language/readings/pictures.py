"""What becomes of photos and clips as a whole: slideshows, promos, repeats, replacements."""

import re
from typing import Final

from core.nemo.wire import Kind
from studio.editing import choices
from studio.editing import operations as ops
from studio.language.readings import picture
from studio.language.readings.spoken import Read
from studio.language.wish import Wish

_EACH: Final = r"\b(?:each|every|per|a (?:photo|picture|image|slide))\b|每[张个幅]|各"
_TIMES: Final = re.compile(r"(\d{1,3})\s*(?:x\b|times|次|遍|回)|(?<!\d)(\d{1,2})x", re.IGNORECASE)
_MORE: Final = r"\bmore\b|\bagain\b|再"
# Where else a clip plays once more.
_AGAIN_AT: Final = (
    (r"\b(?:at|to|in) the (?:very )?(?:end|ending)\b|结尾|最后", ops.LAST),
    (r"\b(?:at|to|in) the (?:very )?(?:start|beginning|front)\b|开头|最前", 1),
)
_SHAPES: Final = (
    r"\bvertical|\bportrait\b|\bsquare\b|\blandscape\b|\bhorizontal|\bwide ?screen|[竖横]|方形|宽屏|=\d"
)
_BRISK_MS: Final = 3000
_SPARE_MS: Final = 1000  # that a clip may lose to a transition
_WITH: Final = re.compile(r"\b(?:with|by)\b|换成|替换成|替换为|换为", re.IGNORECASE)


def slideshow(wish: Wish) -> Read:
    """Read how long each picture is shown, or all of them."""
    if len(wish.times) > 1 or 0 in wish.times:
        return ()
    shape = _shape(wish)
    if not wish.times:
        return (*shape, ops.Slideshow())
    ms = wish.times[0]
    return (*shape, ops.Slideshow(each_ms=ms) if wish.says(_EACH) else ops.Slideshow(total_ms=ms))


def video(wish: Wish) -> Read:
    """Read that all that was sent becomes one video: pictures move, clips follow each other."""
    if wish.times:
        return promo(wish)
    return (*_shape(wish), ops.Slideshow() if _kinds(wish) != {Kind.VIDEO} else ops.Join())


def has_pictures(wish: Wish) -> bool:
    """Tell whether any picture was sent."""
    return Kind.IMAGE in _kinds(wish)


def promo(wish: Wish) -> Read:
    """Read how long a short video made of all that was sent shall be: of the best, or of every picture."""
    if len(wish.times) > 1 or 0 in wish.times:
        return ()
    ms, shape = wish.times[0] if wish.times else None, _shape(wish)
    if _kinds(wish) == {Kind.IMAGE}:
        return (*shape, ops.Slideshow(total_ms=ms))
    moved = (_moved(wish, ms),) if Kind.IMAGE in _kinds(wish) else ()
    return (*shape, *moved, choices.BestMoments(ms))


def repeat(wish: Wish) -> Read:
    """Read what plays how often."""
    if wish.times:
        return ()
    found = _TIMES.search(wish.text)
    times = int(found[1] or found[2]) if found else 2
    more = 1 if found and wish.says(_MORE) else 0
    if times + more < 2:
        return ()
    to = None if wish.targets == (ops.WHOLE,) else wish.first(_AGAIN_AT)
    return tuple(ops.Repeat(times + more, clip, to) for clip in wish.targets)


def replace(wish: Wish) -> Read:
    """Read which clip takes whose place."""
    clips = wish.clips
    if len(clips) != 2 or clips[0] == clips[1]:
        return ()
    if wish.says(r"用\s*@-?\d+.*(?:替换|代替|换掉|取代)|\b(?:use|put)\b.*\b(?:instead of|in place of)\b"):
        return (ops.Replace(clips[1], clips[0]),)
    return (ops.Replace(*clips),)


def _moved(wish: Wish, ms: int | None) -> ops.Slideshow:
    """Let pictures among clips move, and pass more quickly where that leaves enough for the length."""
    clips = wish.project.timeline.clips
    shown = sum(_BRISK_MS if clip.kind is Kind.IMAGE else clip.duration_ms for clip in clips)
    return ops.Slideshow(each_ms=_BRISK_MS if ms is None or shown >= ms + _SPARE_MS * len(clips) else None)


def _shape(wish: Wish) -> Read:
    """Read the shape that it shall have, where it has another."""
    if not wish.says(_SHAPES):
        return ()
    canvas, asked = wish.project.timeline.canvas, picture.canvas(wish)
    shapes = (one for one in asked if isinstance(one, ops.Aspect))
    return tuple(one for one in shapes if canvas.shaped(one.across, one.down) != canvas)


def _kinds(wish: Wish) -> set[Kind]:
    return {clip.kind for clip in wish.project.timeline.clips}
