"""Looks as functions from colours to colours."""

import numpy as np
import pytest

from studio.picture.grading import Colours, coloured, table
from studio.timeline.look import Grade, Look

STEPS = np.linspace(0, 1, 41)
GREYS = np.stack([STEPS] * 3, axis=-1)
SKIN = np.array([(246, 221, 196), (241, 194, 150), (198, 134, 90), (90, 56, 37)]) / 255
AMOUNTS = ("brightness", "contrast", "saturation", "warmth")
LOOKS = [
    *(Look(grade=grade) for grade in Grade),
    *(Look(None, *(at * (name == one) for one in AMOUNTS)) for name in AMOUNTS for at in (-100, 40, 100)),
    Look(Grade.VINTAGE, 60, 60, 60, 60),
]
NEUTRAL = [look for look in LOOKS if look.grade in {None, Grade.MONO, Grade.VIVID} and not look.warmth]


def light(colours: Colours) -> Colours:
    return np.asarray(colours @ (0.2126, 0.7152, 0.0722))


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_look_is_smooth_and_in_range(look: Look) -> None:
    """Lighter greys stay lighter, without a jump, and no colour leaves the screen's range."""
    corners = np.stack(np.meshgrid(STEPS[::8], STEPS[::8], STEPS[::8]), axis=-1)
    rise = np.diff(light(coloured(GREYS, look)))

    every = coloured(corners, look)

    assert every.min() >= 0
    assert every.max() <= 1
    assert rise.min() >= 0
    assert rise.max() < 0.13


@pytest.mark.parametrize("look", NEUTRAL, ids=str)
def test_greys_stay_grey(look: Look) -> None:
    """Only warmth and grades that are a tint may colour them."""
    graded = coloured(GREYS, look)

    assert np.ptp(graded, axis=-1).max() < 1e-9


def test_the_film_look_leaves_black_white_and_the_middle() -> None:
    """Teal shadows and amber lights meet in a neutral middle."""
    graded = coloured(GREYS, Look(Grade.CINEMATIC))

    assert np.ptp(graded[[0, 20, 40]], axis=-1).max() < 1e-9
    assert graded[10][2] > graded[10][0] + 0.03
    assert graded[30][0] > graded[30][2] + 0.03


def test_black_and_white_has_no_colour_left() -> None:
    """Whatever else is asked."""
    graded = coloured(np.random.default_rng(1).random((500, 3)), Look(Grade.MONO, warmth=80, saturation=100))

    assert np.ptp(graded, axis=-1).max() < 1e-9


@pytest.mark.parametrize("grade", [grade for grade in Grade if grade is not Grade.MONO])
def test_skin_stays_skin(grade: Grade) -> None:
    """Red over green over blue, not clipped, and within a few degrees of its hue."""
    graded = coloured(SKIN, Look(grade))

    assert (np.diff(graded, axis=-1) < 0).all()
    assert graded.max() < 0.9999
    for before, after in zip(SKIN, graded, strict=True):
        places = [(colour[1] - colour[2]) / (colour[0] - colour[2]) for colour in (before, after)]
        assert abs(places[0] - places[1]) * 60 < 15


def test_each_amount_does_what_it_says() -> None:
    """Up is up, down is down, and a little is less than much."""
    sample = np.array([(0.6, 0.5, 0.35)])

    def of(
        brightness: int = 0, contrast: int = 0, saturation: int = 0, warmth: int = 0
    ) -> tuple[float, float, float]:
        look = Look(None, brightness, contrast, saturation, warmth)
        (red, green, blue) = coloured(sample, look)[0]
        return float(light(np.array((red, green, blue)))), float(red - blue), float(max(red, green, blue))

    plain = of()
    assert of(80)[0] > of(20)[0] > plain[0] > of(-20)[0]
    assert of(0, 0, 80)[1] > of(0, 0, 20)[1] > plain[1] > of(0, 0, -50)[1]
    assert of(0, 0, -100)[1] == pytest.approx(0, abs=1e-9)
    assert of(0, 0, 0, 80)[1] > of(0, 0, 0, 20)[1] > plain[1] > of(0, 0, 0, -80)[1]
    assert of(0, 0, 0, 80)[0] == pytest.approx(plain[0], abs=0.02)
    assert of(0, 60)[2] > plain[2] > of(0, -60)[2]


def test_a_look_without_colours_needs_no_table() -> None:
    """And equal looks have equal tables."""
    assert table(Look(sharpness=50, calm=50)) is None
    warm = table(Look(Grade.WARM))
    assert warm
    assert warm == table(Look(Grade.WARM, sharpness=5))
    assert warm.text.splitlines()[0] == "LUT_3D_SIZE 33"
    assert len(warm.text.splitlines()) == 33**3 + 1


@pytest.mark.parametrize(
    ("look", "way"), [(Look(Grade.WARM), 1), (Look(Grade.COOL), -1), (Look(warmth=30), 1)]
)
def test_warmth_is_seen(look: Look, way: int) -> None:
    """Even on grey: red and blue part by what nobody overlooks, while lightness stays."""
    (graded,) = coloured(np.array([(0.6, 0.6, 0.6)]), look)

    assert 0.05 < way * (graded[0] - graded[2]) < 0.15
    assert abs(float(light(graded)) - 0.6) < 0.02
