"""What goes on from the last edit without saying so."""

import pytest

from studio.language.understanding import understand
from tests.studio.edited import THREE, after
from tests.studio.shown import shown

SAID = [
    ("make it brighter", "a bit more", "Adjust(what=brightness, by=15)"),
    ("make it brighter", "more", "Adjust(what=brightness, by=30)"),
    ("make it brighter", "too much", "Adjust(what=brightness, by=-15)"),
    ("make clip 2 brighter", "more please", "Adjust(clip=2, what=brightness, by=30)"),
    ("speed it up 2x", "that's too fast", "Speed(pct=75, is_factor=True)"),
    ("speed it up", "a bit more", "Speed(pct=150, is_factor=True)"),
    ("slow it down", "even slower", "Speed(pct=75, is_factor=True)"),
    ("make it louder", "still too quiet", "Volume(pct=150, is_factor=True)"),
    ("add upbeat music", "too loud", "Volume(pct=67, target=music, is_factor=True)"),
    ("add upbeat music", "a bit quieter please", "Volume(pct=67, target=music, is_factor=True)"),
    ("add upbeat music", "the video is too loud", "Volume(pct=67, is_factor=True)"),
    (
        "add upbeat music",
        "change it to something calmer",
        "RemoveMusic(); AddMusic(mood=ambient, name=Ambient)",
    ),
    (
        "add upbeat music",
        "a different song please",
        "RemoveMusic(); AddMusic(mood=cinematic, name=Cinematic)",
    ),
    ("加欢快的音乐", "小一点", "Volume(pct=67, target=music, is_factor=True)"),
    ("mute clip 1", "clip 2 too", "Volume(pct=0, clip=2)"),
    ("mute clip 1", "same for clip 2", "Volume(pct=0, clip=2)"),
    ("mute clip 1", "no, i meant clip 2", "Undo(); Volume(pct=0, clip=2)"),
    ("make clip 1 black and white", "clip 3 as well", "SetGrade(clip=3, grade=mono)"),
    (
        "speed up clip 1",
        "do the same for the others",
        "Speed(pct=150, clip=2); Speed(pct=150, clip=3)",
    ),
    ("第一段静音", "第二段也是", "Volume(pct=0, clip=2)"),
    ('add title "Hi"', "bigger", "ChangeTitle(size_pct=150)"),
    ('add title "Hi"', "make it red", "ChangeTitle(colour=#ff3b30)"),
    ('add title "Hi"', "at the top", "ChangeTitle(place=top)"),
    ('add title "Hi"', 'change it to "Hello"', "ChangeTitle(text=Hello)"),
    ('add title "Hi"', "remove it", "RemoveTitles(number=-1)"),
    ("加标题“你好”", "放上面", "ChangeTitle(place=top)"),
    ("加欢快的音乐", "换一首轻松点的", "RemoveMusic(); AddMusic(mood=lofi, name=Lo-fi)"),
    ("make it 20s", "actually 15 seconds", "Length(ms=15000)"),
    ("剪到20秒", "还是15秒吧", "Length(ms=15000)"),
    ("make it black and white", "put the colors back", "PlainLook()"),
    ("变成黑白", "恢复彩色", "PlainLook()"),
    ("zoom in", "a bit more", "Zoom(pct=137)"),
    ("加轻快的音乐", "小声一点", "Volume(pct=67, target=music, is_factor=True)"),
    ("加轻快的音乐", "人说话的时候再小一点", "Duck()"),
    ("加轻快的音乐", "这个音乐不好听换一个", "RemoveMusic(); AddMusic(mood=cinematic, name=Cinematic)"),
    ("第二段加速", "第三段也要", "Speed(pct=150, clip=3)"),
    ("第二段加速", "不对，是第三段", "Undo(); Speed(pct=150, clip=3)"),
    ("加速到2倍", "还是太慢", "Speed(pct=150, is_factor=True)"),
    ("改成竖屏", "还是横屏吧", "Aspect(across=16, down=9)"),
    ("加叠化转场", "换成滑动", "Pass(passing=slide-left)"),
    ("静音", "声音恢复", "Volume(pct=100)"),
    ("静音", "去掉静音", "Volume(pct=100)"),
    ("第一段加速", "去掉静音", "RemoveSilences()"),
    ("加欢快的音乐", "还是用刚才那个", "Undo()"),
]


@pytest.mark.parametrize(("before", "said", "operations"), SAID)
def test_a_wish_goes_on_from_the_edit_before(before: str, said: str, operations: str) -> None:
    """What it leaves out is what the last edit was about."""
    understood = understand(said, after(THREE, before))

    assert shown(understood.operations) == operations
    assert not understood.unknown
    assert not understood.half


def test_what_was_taken_back_is_restored() -> None:
    """“恢复” is what other editors call redo, and what people say for undo where there is none."""
    edited = after(THREE, "静音", "加速")

    assert shown(understand("恢复", edited).operations) == "Undo()"
    assert shown(understand("恢复", after(edited, "撤销")).operations) == "Redo()"


@pytest.mark.parametrize("said", ["more", "too much", "clip 2", "the other one", "bigger", "same for clip 2"])
def test_there_is_nothing_to_go_on_from(said: str) -> None:
    """Before any edit nobody can tell what is meant."""
    assert understand(said, THREE).operations == ()


def test_the_other_one_of_three_is_nobody() -> None:
    """Rather nothing than the wrong clip."""
    assert understand("no, the other one", after(THREE, "mute clip 1")).operations == ()


@pytest.mark.parametrize(
    ("said", "operations"),
    [
        ("make it shorter, 25 seconds", "Length(ms=25000)"),
        (
            "slow down the first 3 seconds, speed up the rest",
            "Speed(pct=150, is_factor=True, start_ms=3000); Speed(pct=75, is_factor=True, end_ms=3000)",
        ),
        ("keep the first 3 seconds, and remove the rest", "Keep(start_ms=0, end_ms=3000)"),
        (
            "keep the first 3 seconds and make the rest black and white",
            "SetGrade(start_ms=3000, grade=mono)",
        ),
        ("keep the sound, but make it quieter", "Volume(pct=67, is_factor=True)"),
        ("background music, something happy", "AddMusic(mood=upbeat, name=Upbeat)"),
    ],
)
def test_a_clause_goes_on_from_the_one_before(said: str, operations: str) -> None:
    """Within one message as well."""
    assert shown(understand(said, THREE).operations) == operations
