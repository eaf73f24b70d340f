"""How the picture shall stand: turned, mirrored, cropped, zoomed, moving, steady."""

import re
from typing import Final

from core.nemo.wire import Kind
from studio.editing import operations as ops
from studio.editing.operations import WHOLE
from studio.language.readings.parts import parts
from studio.language.readings.spoken import REMOVE, Read
from studio.language.wish import Wish
from studio.timeline.framing import Crop, Motion

_DEGREES: Final = re.compile(r"(\d{1,3})\s*(?:degrees?|deg|°|度)", re.IGNORECASE)
_TURNED: Final = re.compile(r"\b(90|180|270)\b")
_LEFTWARDS: Final = r"counter|\banti|\bccw\b|逆时针|\b(?:to the )?left\b|向?左"
_DOWN: Final = r"vertical|upside|\btop to bottom\b|上下|垂直"
_PANS: Final = (
    (r"\bleft\b|左", Motion.PAN_LEFT),
    (r"\bright\b|右", Motion.PAN_RIGHT),
    (r"\bup(?:wards?)?\b|\btilt up\b|上", Motion.PAN_UP),
    (r"\bdown(?:wards?)?\b|下", Motion.PAN_DOWN),
)
_OUT: Final = r"\bout\b|拉远|拉开|缩小"
_SLOW: Final = (
    r"\bslow|\bgradual|\bgentl[ey]|\beffect\b|\bken burns\b|\bsubtle|\bsmooth|\bmotion\b"
    r"|\bmovement\b|\bpush\b|\banimate\b"
    r"|缓慢|慢慢|慢|逐渐|推|拉|运镜|镜头|动态|效果"
)
_SIDES: Final = (
    ("left", r"\bleft\b|左"),
    ("right", r"\bright\b|右"),
    ("top", r"\btop\b|\bupper\b|上|顶"),
    ("bottom", r"\bbottom\b|\blower\b|下|底"),
)
_ALL_SIDES: Final = r"\b(?:edges|all sides|every side|around|borders?)\b|四周|四边|边缘"
_BOTH_SIDES: Final = r"\b(?:both )?sides\b|两侧|两边"
_USUAL_OFF: Final = 10
_MOST_OFF: Final = 90
_ZOOMS: Final = (
    (r"\b(?:bit|little|slight(?:ly)?|touch|tad)\b|稍|略|微|点|些", 110),
    (r"\b(?:much|lots?|way|far|strong(?:ly)?)\b|很多|大幅|得多", 150),
)
_USUAL_ZOOM: Final = 125
_OFF: Final = r"\b(?:un|no longer|don'?t)|\bundo\b|取消|不要"


def rotate(wish: Wish) -> Read:
    """Read how far, and which way round."""
    found = _DEGREES.search(wish.text) or _TURNED.search(wish.text)
    degrees = int(found[1]) % 360 if found else 180 if wish.says(r"upside|颠倒") else 90
    if degrees not in (90, 180, 270):
        return ()
    turned = 360 - degrees if wish.says(_LEFTWARDS) else degrees
    return tuple(ops.Rotate(degrees=turned, **one.given()) for one in parts(wish))


def mirror(wish: Wish) -> Read:
    """Read which way it is mirrored."""
    is_down = wish.says(_DOWN)
    return tuple(ops.Mirror(is_upside_down=is_down, **one.given()) for one in parts(wish))


def crop(wish: Wish) -> Read:
    """Read what is taken off which sides."""
    share = _USUAL_OFF if wish.share is None else wish.share
    named = {side for side, says in _SIDES if wish.says(says)}
    if wish.says(_ALL_SIDES):
        named = {side for side, _ in _SIDES}
    elif wish.says(_BOTH_SIDES):
        named |= {"left", "right"}
    if not named or not 0 < share <= _MOST_OFF:
        return ()
    off = Crop(**dict.fromkeys(named, share * 10))
    return tuple(ops.CutOff(crop=off, **one.given()) for one in parts(wish))


def zoom(wish: Wish) -> Read:
    """Read how large, or how the frame wanders."""
    where = parts(wish)
    if wish.says(rf"{REMOVE}|{_OFF}|\breset\b"):
        still = any(clip.framing.motion for clip in wish.project.timeline.clips)
        made = (lambda one: ops.Wander(motion=None, **one.given())) if still else (
            lambda one: ops.Zoom(pct=100, **one.given())
        )  # fmt: skip
        return tuple(made(one) for one in where)
    is_out = wish.says(_OUT)
    if wish.says(r"\bpan(?:s|ning)?\b|\btilt\b|平移|摇镜"):
        motion = wish.first(_PANS) or Motion.PAN_RIGHT
        return tuple(ops.Wander(motion=motion, **one.given()) for one in where)
    pct = _size(wish)
    if pct is None and (wish.says(_SLOW) or is_out or _are_pictures(wish)):
        motion = Motion.ZOOM_OUT if is_out else Motion.ZOOM_IN
        return tuple(ops.Wander(motion=motion, **one.given()) for one in where)
    if is_out:
        return ()
    return tuple(ops.Zoom(pct=pct or wish.first(_ZOOMS) or _USUAL_ZOOM, **one.given()) for one in where)


def _size(wish: Wish) -> int | None:
    if wish.multiple is not None:
        return round(wish.multiple * 100)
    if wish.share is None:
        return None
    return wish.share if wish.share > 100 or wish.says(r"\bto\b|到|至") else 100 + wish.share


def _are_pictures(wish: Wish) -> bool:
    clips = wish.project.timeline.clips
    chosen = (
        clips if wish.targets == (WHOLE,) else [clips[n - 1] for n in wish.targets if 0 < n <= len(clips)]
    )
    return bool(chosen) and all(clip.kind is Kind.IMAGE for clip in chosen)


def steady(wish: Wish) -> Read:
    """Read what is held steady, or no longer."""
    is_off = wish.says(
        r"\b(?:un|no|without|turn off|remove|disable|stop|undo|cancel) ?(?:the )?stabili|关闭?防抖"
        r"|取消防抖|不要防抖"
    )
    return tuple(ops.Steady(is_on=not is_off, **one.given()) for one in parts(wish))
