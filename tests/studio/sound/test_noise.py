"""The level of steady noise is told from the quietest moments."""

from math import log10, sqrt
from pathlib import Path

import pytest

from core.probe import probe
from studio.sound.clarity import links
from studio.sound.noise import floor_db
from tests import media

TALK = "0.3*sin(2*PI*300*t)*lt(mod(t,1),0.7)"


def _floor(path: Path) -> float | None:
    return floor_db(path, probe(path), [(0, 4000)])


@pytest.mark.parametrize("amplitude", [0.003, 0.03])
def test_noise_is_heard_between_words(amplitude: float) -> None:
    """Even noise of amplitude a has a level of a over the root of three."""
    noise = media.tone(f"talk-{amplitude}.wav", f"aevalsrc='{TALK}+{amplitude}*(random(0)*2-1)':d=4:s=48000")

    wanted = 20 * log10(amplitude / sqrt(3))
    assert _floor(noise) == pytest.approx(wanted, abs=2)


@pytest.mark.parametrize(
    "expression", ["aevalsrc=0:d=4:s=48000", "sine=300:d=4:r=48000"], ids=["silence", "no pause"]
)
def test_what_is_no_noise_is_not_called_so(expression: str) -> None:
    """Silence has none, and what never pauses hides it."""
    assert _floor(media.tone(f"none-{len(expression)}.wav", expression)) is None


def test_silence_between_words_is_no_noise() -> None:
    """Then there is nothing to take away."""
    assert _floor(media.tone("studio.wav", f"aevalsrc='{TALK}':d=4:s=48000")) == -90


def test_the_reducer_follows_the_noise_within_reason() -> None:
    """Stronger noise takes a higher floor, up to where consonants would suffer."""
    found = [
        next(link for link in links(level) if link.startswith("afftdn")) for level in (None, -60, -40, -10)
    ]

    assert [link.rpartition("=")[2] for link in found] == ["-40.0", "-49.0", "-29.0", "-26.0"]
