"""A look as a table of colours that ffmpeg looks every pixel up in; pure.

Light is corrected first (warmth, brightness, contrast, saturation) and graded then. Whatever would leave the
range of a screen is brought back towards grey of its own lightness, so that nothing is clipped to a wrong
hue. Values are as shown on a screen, from 0 to 1.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.timeline.look import MOST, PLAIN, Grade, Look
from studio.work.piece import Script

Colours = NDArray[np.float64]  # red, green and blue along the last axis

_SIDE: Final = 33  # colours along each side of the table
_LUMA: Final = np.array((0.2126, 0.7152, 0.0722))
_FILM: Final = np.array((0.30, 0.56, 0.14))  # what black and white film makes of colours: blue skies darker
_SCREEN: Final = 2.2
_WHITE: Final = np.array((0.26, 0.03, -0.40))  # what the most warmth adds to white, in light
_SHOULDER: Final = 6
_TEAL: Final = np.array((-0.040, 0.006, 0.034))
_AMBER: Final = np.array((0.034, 0.006, -0.042))
_SEPIA: Final = np.array((0.030, 0.004, -0.060))
_DUSK: Final = np.array((0.006, -0.004, 0.026))


def table(look: Look) -> Script | None:
    """Write the table of a look; none is needed for one that changes no colour."""
    coloured = replace(look, sharpness=0, calm=0)
    return None if coloured == PLAIN else _table(coloured)


def coloured(colours: Colours, look: Look) -> Colours:
    """Give what a look makes of colours."""
    warmth, brightness, contrast, saturation = (
        amount / MOST for amount in (look.warmth, look.brightness, look.contrast, look.saturation)
    )
    colours = _kept(_warmed(colours, warmth))
    colours = _contrasted(colours ** (2.0 ** (-0.8 * brightness)), contrast)
    colours = _kept(_saturated(colours, saturation))
    return _kept(_GRADES[look.grade](colours)) if look.grade else colours


@lru_cache(maxsize=8)
def _table(look: Look) -> Script:
    steps = np.linspace(0, 1, _SIDE)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    rows = coloured(np.stack((red, green, blue), axis=-1), look).reshape(-1, 3)
    lines = [f"{r:.5f} {g:.5f} {b:.5f}" for r, g, b in rows.tolist()]
    return Script("\n".join((f"LUT_3D_SIZE {_SIDE}", *lines, "")), ".cube")


def _luma(colours: Colours) -> Colours:
    return np.asarray((colours @ _LUMA)[..., None])


def _kept(colours: Colours) -> Colours:
    """Bring colours back into range towards the grey of their own lightness, which keeps their hue."""
    grey = np.clip(_luma(colours), 0, 1)
    kept: Colours = np.clip(grey + (colours - grey) * np.minimum(1, _room(colours, grey)), 0, 1)
    return kept


def _room(colours: Colours, grey: Colours) -> Colours:
    """Tell how many times further from its grey a colour could be."""
    away = colours - grey
    room = np.where(away > 0, 1 - grey, grey) / np.maximum(np.abs(away), 1e-9)
    least: Colours = room.min(axis=-1, keepdims=True)
    return least


def _warmed(colours: Colours, warmth: float) -> Colours:
    """Change the white balance, in light, and keep the lightness."""
    gains = 1 + warmth * _WHITE
    more = (gains / (gains @ _LUMA)) ** (1 / _SCREEN) - 1
    # What is nearly as light as can be, skin in the sun, say, is lightened less and keeps its shades.
    balanced: Colours = colours * (1 + more * np.where(more > 0, 1 - colours**_SHOULDER, 1))
    return balanced


def _contrasted(colours: Colours, contrast: float) -> Colours:
    """Steepen the middle, black and white staying what they are; or draw all towards the middle."""
    colours = _kept(colours)
    if contrast <= 0:
        return 0.5 + (colours - 0.5) * (1 + 0.5 * contrast)
    power = 2.0**contrast
    low = 0.5 * (2 * np.minimum(colours, 1 - colours)) ** power
    steeper: Colours = np.where(colours < 0.5, low, 1 - low)
    return steeper


def _saturated(colours: Colours, saturation: float) -> Colours:
    """Deepen pale colours more than deep ones, and none to its end; or draw all towards grey."""
    grey = _luma(colours)
    if saturation <= 0:
        return grey + (colours - grey) * (1 + saturation)
    depth = colours.max(axis=-1, keepdims=True) - colours.min(axis=-1, keepdims=True)
    more, room = saturation * (1 - 0.6 * depth), np.maximum(_room(colours, grey) - 1, 1e-9)
    deeper: Colours = grey + (colours - grey) * (1 + more * room / (more + room))
    return deeper


def _toned(colours: Colours, dark: Colours, light: Colours) -> Colours:
    """Tint the shadows and the lights, and leave black, white and the middle."""
    grey = _luma(colours)
    shadows = np.clip(grey * (0.5 - grey) * 16, 0, 1) * (grey < 0.5)
    lights = np.clip((grey - 0.5) * (1 - grey) * 16, 0, 1) * (grey > 0.5)
    return colours + shadows * dark + lights * light


def _warm(colours: Colours) -> Colours:
    return _contrasted(_warmed(colours, 0.45), 0.08)


def _cool(colours: Colours) -> Colours:
    return _contrasted(_warmed(colours, -0.45), 0.1)


def _cinematic(colours: Colours) -> Colours:
    graded = _toned(_contrasted(_saturated(colours, -0.12), 0.32), _TEAL, _AMBER)
    return np.asarray(0.012 + graded * 0.978)


def _vintage(colours: Colours) -> Colours:
    faded = 0.07 + _contrasted(_saturated(colours, -0.3), 0.12) * 0.87
    grey = _luma(faded)
    tinted: Colours = faded + grey * _SEPIA + (1 - grey) * _DUSK
    return tinted


def _mono(colours: Colours) -> Colours:
    grey = np.repeat((colours @ _FILM)[..., None], 3, axis=-1)
    return _contrasted(grey, 0.18)


def _vivid(colours: Colours) -> Colours:
    return _saturated(_contrasted(colours, 0.16), 0.45)


_GRADES: Final[dict[Grade, Callable[[Colours], Colours]]] = {
    Grade.WARM: _warm,
    Grade.COOL: _cool,
    Grade.CINEMATIC: _cinematic,
    Grade.VINTAGE: _vintage,
    Grade.MONO: _mono,
    Grade.VIVID: _vivid,
}
