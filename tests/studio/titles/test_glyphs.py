"""Which scripts can be drawn is what the fonts say that are chosen from."""

from studio.titles.glyphs import SAMPLES, drawn


def test_every_script_that_is_promised_can_be_drawn() -> None:
    """The fonts come in wheels, so this is so on every machine."""
    assert drawn() == tuple(SAMPLES)


def test_what_no_font_has_cannot_be_drawn() -> None:
    """Signs that Unicode has given to nobody, and a script of which half is there."""
    assert drawn({"nobody's": "\u0379", "half": "A\u0379", "Latin": "A"}) == ("Latin",)
