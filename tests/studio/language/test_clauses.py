"""An instruction falls into wishes where people would say that it does."""

import pytest

from studio.language.clauses import clauses

NAMES = ("beach.mp4", "city.mov")
SOUNDS = ("song.mp3",)
CUT = (
    ("mute it, then add music and fade out", ["mute it", "add music", "fade out"]),
    ("静音，然后加音乐并且淡出", ["静音", "加音乐", "淡出"]),
    ("fade in and out", ["fade-both"]),
    ("keep between 2s and 4s", ["keep from <2000> to <4000>"]),
    ("trim the first and last 2 seconds", ["trim the first <2000>", "the last <2000>"]),
    ("去掉前2秒和后3秒", ["去掉前<2000>", "后<3000>"]),
    ("swap the first and the second clip", ["swap #1/2#"]),
    ("order 3, 1 and 2", ["order #3/1/2#"]),
    ("remove the last two clips", ["remove #-2/-1#"]),
    ("删除第一个和最后一个片段", ["删除 #1/-1#"]),
    ("mute city.mov", ["mute @2"]),
    ("add song.mp3", ["add ~1~"]),
    ("Please could you mute it? Thanks!", ["mute it"]),
    ("请帮我静音一下吧", ["静音"]),
    ("1. mute it\n2) fade in\n- add music", ["mute it", "fade in", "add music"]),
    ("title: Tom and Jerry", ["title: §0§"]),
    ("trim 2.5 s.", ["trim <2500>"]),
)
REFUSED = (
    "don't mute it",
    "do not add music",
    "never fade",
    "no need to trim",
    "不要加字幕",
    "别静音",
    "无需剪辑",
    "keep the music",
    "leave the sound as it is",
    "保留原声",
)
ASKED = ("mute it", "no music", "不要音乐", "不要前三秒", "keep the first 3 seconds", "放在特别的位置")


@pytest.mark.parametrize(("said", "texts"), CUT)
def test_an_instruction_is_cut_into_its_wishes(said: str, texts: list[str]) -> None:
    """Neither more nor fewer, without what is mere politeness."""
    cut, _ = clauses(said, NAMES, SOUNDS)

    assert [" ".join(clause.text.split()) for clause in cut if clause.text] == texts


@pytest.mark.parametrize("said", REFUSED)
def test_what_shall_not_be_done_is_refused(said: str) -> None:
    """Negations, and what shall stay as it is."""
    assert all(clause.is_refused for clause in clauses(said, NAMES, SOUNDS)[0])


@pytest.mark.parametrize("said", ASKED)
def test_what_shall_go_is_asked_for(said: str) -> None:
    """Wanting a thing gone is a wish."""
    assert not any(clause.is_refused for clause in clauses(said, NAMES, SOUNDS)[0])


def test_names_inside_quotes_stay_words() -> None:
    """A title may hold the name of a file."""
    _, quotes = clauses('add a title "my beach.mp4"', NAMES, SOUNDS)

    assert quotes.kept == ["my beach.mp4"]
