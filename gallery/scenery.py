"""Landscapes computed with numpy: a sea with the sun over it, and mountains behind one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

WIDTH: Final = 640
HEIGHT: Final = 360

Plane = NDArray[np.float32]
Frame = NDArray[np.uint8]
Colour = tuple[int, int, int]

_Y, _X = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
_HORIZON: Final = 205
_SUN: Final = (430.0, 165.0)


@dataclass(frozen=True, slots=True)
class Light:
    """The colours of one time of day: the sky from its top down, the sun, what is far and what is near."""

    sky: Sequence[Colour]
    sun: Colour
    far: Colour
    near: Colour


SUNSET: Final = Light(
    ((40, 44, 92), (150, 78, 120), (244, 138, 84), (255, 205, 120)),
    (255, 238, 190),
    (150, 86, 92),
    (14, 30, 58),
)
NOON: Final = Light(
    ((52, 120, 196), (112, 172, 226), (196, 224, 242)), (255, 255, 240), (122, 158, 178), (24, 62, 50)
)
DAWN: Final = Light(
    ((88, 104, 160), (196, 160, 186), (250, 206, 178)), (255, 236, 214), (158, 140, 176), (40, 40, 74)
)


def gradient(stops: Sequence[Colour], rows: int) -> Plane:
    """Go through colours from the top to the bottom, so many rows."""
    places = np.linspace(0, rows - 1, len(stops))
    column = [np.interp(np.arange(rows), places, [stop[band] for stop in stops]) for band in range(3)]
    return np.repeat(np.stack(column, axis=-1)[:, None], WIDTH, axis=1).astype(np.float32)


def finished(picture: Plane) -> Frame:
    """Make pixels of it, with the little noise that keeps gradients from showing bands."""
    grain = np.random.default_rng(1).normal(0, 1.1, picture.shape[:2])[..., None]
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def glow(picture: Plane, at: tuple[float, float], colour: Colour, radius: float, strength: float = 1) -> None:
    """Let light of a colour fall off around a place."""
    reach = int(radius * 3)
    left, top = max(0, int(at[0]) - reach), max(0, int(at[1]) - reach)
    box = np.s_[top : max(top, int(at[1]) + reach), left : max(left, int(at[0]) + reach)]
    away = ((_X[box] - at[0]) ** 2 + (_Y[box] - at[1]) ** 2) / radius**2
    picture[box] += (np.exp(-away) * strength)[..., None] * np.asarray(colour, np.float32)


def sea(seconds: float, light: Light = SUNSET) -> Frame:
    """Show waves that come nearer under a low sun, and a boat that goes by."""
    picture = np.concatenate(
        [gradient(light.sky, _HORIZON), np.zeros((HEIGHT - _HORIZON, WIDTH, 3), np.float32)]
    )
    picture += _clouds(seconds)[..., None] * np.asarray(light.sun, np.float32) * 0.16
    glow(picture, _SUN, light.sun, 90, 0.35)
    disc = np.clip(27 - np.hypot(_X - _SUN[0], _Y - _SUN[1]), 0, 1)[..., None]
    picture = picture * (1 - disc) + np.asarray(light.sun, np.float32) * disc
    picture[_HORIZON:] = _water(seconds, light)
    _boat(picture, 150 + 40 * seconds, _HORIZON + 9 + 1.5 * np.sin(2 * seconds))
    return finished(picture)


def mountains(seconds: float, light: Light = DAWN) -> Frame:
    """Show ridges one behind the other, the nearer the darker, with mist between them."""
    picture = gradient(light.sky, HEIGHT)
    glow(picture, (200, 120), light.sun, 70, 0.5)
    for number in range(5):
        near = number / 4
        top = 130 + 45 * number + _ridge(number, 8 * seconds * near) * (46 - 4 * number)
        colour = np.asarray(light.far, np.float32) * (1 - near) + np.asarray(light.near, np.float32) * near
        depth = np.clip((_Y - top) / 120, 0, 1)[..., None] * (1 - near) * 0.5
        cover = np.clip(_Y - top, 0, 1)[..., None]
        picture = picture * (1 - cover) + (colour * (1 - depth) + np.asarray(light.sky[-1]) * depth) * cover
    return finished(picture)


def _water(seconds: float, light: Light) -> Plane:
    depth = (_Y[_HORIZON:] - _HORIZON) / (HEIGHT - _HORIZON)
    away = 1 / (depth + 0.06)
    waves = sum(
        np.sin(away * stretch + _X[_HORIZON:] * across * (0.25 + depth) + seconds * speed)
        for stretch, across, speed in ((9, 0.03, 2.2), (17, -0.05, 3.1), (31, 0.11, 4.3), (5, -0.012, 1.3))
    )
    shade = gradient((light.far, light.near), HEIGHT - _HORIZON)
    lit = np.exp(-(((_X[_HORIZON:] - _SUN[0]) / (26 + 120 * depth)) ** 2))
    glitter = lit * np.clip(waves - 0.2, 0, 1.6) * (1 - 0.45 * depth)
    water = shade * (1 + 0.16 * waves * (0.3 + depth))[..., None]
    return np.asarray(water + glitter[..., None] * np.asarray(light.sun, np.float32) * 0.75, np.float32)


def _boat(picture: Plane, x: float, y: float) -> None:
    hull = (np.abs(_X - x) < 24 - (_Y - y) * 1.2) & (y - 4 < _Y) & (y + 4 > _Y)
    main = (x - 1 < _X) & (x - 1 + (_Y - y + 58) * 0.42 > _X) & (y - 58 < _Y) & (y - 7 > _Y)
    jib = (x - 3 > _X) & (x - 3 - (_Y - y + 48) * 0.4 < _X) & (y - 48 < _Y) & (y - 7 > _Y)
    picture[main | jib] = (250, 226, 196)
    picture[hull] = (44, 26, 34)


def _clouds(seconds: float) -> Plane:
    drift = _X + 6 * seconds
    streaks = (
        np.sin(drift * 0.011 + _Y * 0.05)
        + np.sin(drift * 0.023 - _Y * 0.09 + 2)
        + np.sin(_Y * 0.16 + drift * 0.005)
    )
    here = np.exp(-(((_Y - 92) / 48) ** 2))
    return np.asarray(np.clip(streaks, 0, 2) * here, np.float32)


def _ridge(number: int, shift: float) -> Plane:
    x = np.arange(WIDTH, dtype=np.float32) + shift
    return np.asarray(
        sum(np.sin(x * pitch + phase) * height for pitch, phase, height in _jags(number)), np.float32
    )


@cache
def _jags(number: int) -> list[tuple[float, float, float]]:
    chance = np.random.default_rng(number + 5)
    return [(0.008 * 1.7**n, float(chance.uniform(0, 6)), 0.62**n) for n in range(8)]
