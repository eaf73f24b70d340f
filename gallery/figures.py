"""A city at night, and somebody who speaks: drawn with Pillow and lit with numpy."""

from functools import cache
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from gallery.scenery import HEIGHT, WIDTH, Frame, Plane, finished, glow, gradient

_FINE: Final = 2  # drawn so much larger, then made smaller, for smooth edges
_STREET: Final = 318
_WHITE: Final = (255, 240, 205)
_RED: Final = (255, 48, 40)
_SKIN: Final = (224, 172, 140)


def city(seconds: float) -> Frame:
    """Show a street at night with cars that go both ways."""
    picture = _skyline().copy()
    for car in range(7):
        right = (car * 137 + 170 * seconds) % (WIDTH + 120) - 60
        left = WIDTH + 60 - (car * 151 + 130 * seconds) % (WIDTH + 120)
        for x, y, colour in ((right, _STREET + 18, _WHITE), (left, _STREET + 4, _RED)):
            glow(picture, (x, y), colour, 4, 1.6)
            glow(picture, (x, y), colour, 20, 0.28)
            glow(picture, (x, y + 16), colour, 9, 0.22)
    return finished(picture)


@cache
def _skyline() -> Plane:
    chance = np.random.default_rng(7)
    sky = gradient(((8, 10, 34), (24, 24, 66), (92, 54, 92)), HEIGHT)
    for x, y in zip(chance.uniform(0, WIDTH, 70), chance.uniform(0, 170, 70), strict=True):
        glow(sky, (x, y), (220, 225, 255), 1, float(chance.uniform(0.2, 0.9)))
    glow(sky, (520, 62), (250, 246, 226), 14, 1.1)
    image = Image.fromarray(finished(sky))
    draw = ImageDraw.Draw(image)
    for depth, shade in ((0, (30, 28, 60)), (1, (14, 15, 34))):
        x = -10
        while x < WIDTH:
            wide, high = int(chance.integers(38, 78)), int(chance.integers(80, 215)) - depth * 50
            draw.rectangle((x, _STREET - high, x + wide, _STREET), fill=shade)
            _windows(draw, (x, _STREET - high, wide, high), chance, 0.28 + 0.2 * depth)
            x += wide + int(chance.integers(0, 10))
    draw.rectangle((0, _STREET - 4, WIDTH, HEIGHT), fill=(20, 20, 30))
    draw.line((0, _STREET + 11, WIDTH, _STREET + 11), fill=(70, 68, 70))
    return np.asarray(image, np.float32)


def _windows(
    draw: ImageDraw.ImageDraw, house: tuple[int, int, int, int], chance: np.random.Generator, share: float
) -> None:
    left, top, wide, high = house
    for x in range(left + 6, left + wide - 6, 9):
        for y in range(top + 8, top + high - 8, 12):
            if chance.random() < share:
                bright = chance.uniform(0.55, 1)
                draw.rectangle(
                    (x, y, x + 4, y + 6), fill=(int(255 * bright), int(206 * bright), int(128 * bright))
                )


def person(seconds: float) -> Frame:
    """Show somebody who speaks to the camera, nodding a little."""
    image = _room().copy()
    draw = ImageDraw.Draw(image)
    sway, nod = 5 * np.sin(1.3 * seconds), 3 * np.sin(2.7 * seconds)
    x, y = 320 + sway, 158 + nod
    _oval(draw, (320 + sway / 2, 372), (158, 112), (46, 92, 122))
    _oval(draw, (x, y + 82), (30, 46), (202, 150, 120))
    _oval(draw, (x, y - 16), (86, 96), (58, 38, 32))
    _oval(draw, (x, y + 6), (68, 84), _SKIN)
    _oval(draw, (x, y - 74), (62, 27), (58, 38, 32))
    is_shut = seconds % 1.9 < 0.12
    for side in (-27, 27):
        _oval(draw, (x + side, y - 5), (11, 1 if is_shut else 7), (250, 248, 244))
        _oval(draw, (x + side + sway / 3, y - 5), (5, 1 if is_shut else 6), (44, 30, 26))
        _oval(draw, (x + side, y - 22), (14, 3), (58, 38, 32))
        _oval(draw, (x + side * 1.5, y + 26), (13, 9), (232, 160, 136))
    _oval(draw, (x, y + 20), (7, 10), (208, 152, 122))
    _oval(draw, (x, y + 52), (20, 3 + 9 * openness(seconds)), (150, 58, 62))
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    return finished(np.asarray(small, np.float32))


def openness(seconds: float) -> float:
    """Tell how far the mouth is open, from 0 to 1; the voice is as loud as that."""
    is_speaking = seconds % 3.0 < 1.8
    return float(abs(np.sin(seconds * 11)) * (0.6 + 0.4 * np.sin(seconds * 4.1))) * is_speaking


@cache
def _room() -> Image.Image:
    wall = gradient(((92, 80, 98), (150, 118, 106), (84, 62, 62)), HEIGHT)
    chance = np.random.default_rng(3)
    for _ in range(16):
        at = (float(chance.uniform(0, WIDTH)), float(chance.uniform(10, 210)))
        glow(wall, at, (255, 205, 140), float(chance.uniform(10, 26)), float(chance.uniform(0.12, 0.4)))
    image = Image.fromarray(finished(wall)).filter(ImageFilter.GaussianBlur(3))
    return image.resize((WIDTH * _FINE, HEIGHT * _FINE))


def _oval(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    radii: tuple[float, float],
    colour: tuple[int, int, int],
) -> None:
    (x, y), (across, down) = at, radii
    box = (x - across, y - down, x + across, y + down)
    draw.ellipse(tuple(_FINE * edge for edge in box), fill=colour)
