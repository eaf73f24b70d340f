"""What the last edit was about, told by what it changed."""

from studio.editing import operations as ops
from studio.language.recalling import MUSIC, TITLE, Recalled, noun_of, recalled
from tests.studio.edited import THREE, after


def test_before_any_edit_there_is_nothing_to_recall() -> None:
    """Uploads are no edits."""
    assert recalled(THREE) == Recalled()


def test_one_amount_can_become_more_and_less() -> None:
    """In the words that ask for it."""
    found = recalled(after(THREE, "slow clip 2 down"))

    assert (found.more, found.less) == ("make #2# slower", "make #2# faster")
    assert found.clips == (2,)


def test_two_amounts_cannot() -> None:
    """Nobody can tell which is meant."""
    assert recalled(after(THREE, "make it brighter and faster")).more == ""


def test_what_was_added_last_is_it() -> None:
    """A cut that moves a title is not about the title."""
    titled = after(THREE, 'add a title "Hi" at 0:05')

    assert recalled(titled).noun == TITLE
    assert recalled(after(titled, "trim the first 2 seconds")).noun == ""
    assert recalled(after(THREE, "add lofi music")).noun == MUSIC


def test_what_was_done_to_a_clip_can_be_done_again() -> None:
    """All of it."""
    found = recalled(after(THREE, "mute clip 1, speed it up 2x and make it black and white"))

    assert {type(one) for one in found.again} == {ops.Volume, ops.Speed, ops.SetGrade}


def test_an_edit_says_what_it_is_about() -> None:
    """The last of several."""
    assert noun_of((ops.AddMusic(), ops.Duck())) == MUSIC
    assert noun_of((ops.Volume(50, ops.Target.MUSIC),)) == MUSIC
    assert noun_of((ops.AddTitle("Hi"),)) == TITLE
    assert noun_of((ops.AddTitle("Hi"), ops.Volume(50))) == ""
