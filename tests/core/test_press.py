"""What pressing a button says."""

import pytest

from core.press import Press, read, words


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("export", "/export"),
        ("undo", "/edit undo"),
        ("skill:video-4k", "/skill video-4k"),
        ("cancel:12", "/cancel 12"),
        ("project:3", "/projects 3"),
        ("again:5", None),
        ("resend:5", None),
        ("", None),
        ("rm -rf", None),
    ],
)
def test_a_press_stands_for_words_or_points(action: str, said: str | None) -> None:
    """What stands for no words points at a row, or at nothing."""
    assert words(read(action)) == said


@pytest.mark.parametrize("value", ["", "x", "-1", "1.5", "9" * 16])
def test_what_is_no_row_is_no_number(value: str) -> None:
    """A forged value points nowhere."""
    assert Press("again", value).number is None


def test_a_forged_action_is_cut() -> None:
    """However long it is, little of it is kept."""
    press = read("n" * 1000 + ":" + "v" * 1000)

    assert (len(press.name), len(press.value)) == (32, 64)
