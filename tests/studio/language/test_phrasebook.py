"""What people say, in English and Chinese, and what is made of it: two tables, and what they cannot hold."""

from pathlib import Path
from typing import Final

import pytest

from core.nemo.wire import Kind
from core.routing import Action, route
from core.routing.keywords import Table
from core.skills import Skills
from studio.editing.project import Project, place
from studio.language.remarks import Remark
from studio.language.understanding import understand
from studio.language.understood import Understood
from studio.timeline import Media
from tests.studio.edited import BEACH, CITY, NIGHT, ONE, SONG, THREE, VOICE
from tests.studio.shown import shown

CONFIG: Final = Path(__file__).parents[3] / "config"
DATA: Final = Path(__file__).parents[2] / "data"
PICTURES: Final = place(
    Project(),
    [Media(f"p{number}", f"photo{number}.jpg", Kind.IMAGE, 0, 3000, 2000) for number in range(1, 4)],
)
WITH_SONG: Final = place(Project(), [BEACH, CITY, NIGHT, SONG, VOICE])


def _table(name: str) -> list[tuple[str, str]]:
    _, *rows = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [(row.split("\t")[1], row.split("\t")[0]) for row in rows]


def _things_to_try() -> set[str]:
    skills = Skills.load(CONFIG / "skills")
    return {said for skill in skills for language in ("en", "zh") for said in skill.things_to_try(language)}


def _kind(understood: Understood) -> str:
    """Say what an instruction without any edit came to."""
    if understood.remarks:
        return " ".join(understood.remarks)
    kinds = {"half": understood.half, "unknown": understood.unknown, "refused": understood.refused}
    return next((kind for kind, found in kinds.items() if found), "nothing")


@pytest.mark.parametrize(("said", "operations"), _table("wishes.tsv"))
def test_a_wish_is_understood(said: str, operations: str) -> None:
    """What is asked is what is done: no more, no less, and nothing is left unread."""
    understood = understand(said, THREE)

    assert shown(understood.operations) == operations
    assert not understood.unknown
    assert not understood.half


@pytest.mark.parametrize(("said", "operations"), _table("picture_wishes.tsv"))
def test_a_wish_for_pictures_is_understood(said: str, operations: str) -> None:
    """Where there is nothing but photos, a video of them is a slideshow."""
    understood = understand(said, PICTURES)

    assert shown(understood.operations) == operations
    assert not understood.unknown
    assert not understood.half


@pytest.mark.parametrize(("said", "kind"), _table("no_wishes.tsv"))
def test_what_cannot_be_done_makes_no_edit(said: str, kind: str) -> None:
    """Rather nothing than something else than was asked."""
    understood = understand(said, THREE)

    assert understood.operations == ()
    assert _kind(understood) == kind


def test_the_words_that_are_strange_are_named() -> None:
    """People learn what it was that could not be read."""
    (half,) = understand("mute the dog barking", THREE).half

    assert half.text == "mute the dog barking"
    assert half.strange == ("dog", "barking")


@pytest.mark.parametrize(
    ("said", "operations"),
    [
        ("add music", "AddMusic()"),
        ("add background music", "AddMusic(mood=lofi, name=Lo-fi)"),
        ("add the song I uploaded at 40%", "AddMusic(volume_pct=40)"),
        ("add song.mp3 at 25%", "AddMusic(volume_pct=25, name=song.mp3)"),
        ('add "voice.m4a" from 0:02', "AddMusic(name=voice.m4a, at_ms=2000)"),
        ("用我上传的歌", "AddMusic()"),
        ("use my voice recording", "AddMusic()"),
        ("cut to the beat", "AddMusic(); OnBeat()"),
        ("cut to the beat of my song", "AddMusic(); OnBeat()"),
        ("cut to the beat of song.mp3", "AddMusic(name=song.mp3); OnBeat()"),
        ("use the song I sent and cut on its beats", "AddMusic(); OnBeat()"),
        ("add lofi music and cut to the beat", "AddMusic(mood=lofi, name=Lo-fi); OnBeat()"),
        ("用这首歌卡点", "AddMusic(); OnBeat()"),
    ],
)
def test_an_uploaded_sound_is_found(said: str, operations: str) -> None:
    """By name, or as the newest."""
    assert shown(understand(said, WITH_SONG).operations) == operations


@pytest.mark.parametrize("said", ['delete "city.mov"', "delete CITY.MOV", "remove city.mov please"])
def test_a_clip_is_found_by_its_name(said: str) -> None:
    """With quotes or without, in any case."""
    assert shown(understand(said, THREE).operations) == "Drop(clips=2)"


def test_a_file_name_in_a_title_is_a_title() -> None:
    """It names no clip there."""
    understood = understand('add a title "city.mov"', THREE)

    assert shown(understood.operations) == "AddTitle(text=city.mov)"


def test_an_unknown_file_is_no_clip() -> None:
    """Nothing is removed for it."""
    assert understand("remove missing.mp4", THREE).operations == ()


@pytest.mark.parametrize(
    ("said", "operations"),
    [
        ("add a title “Mute, then export” on top", "AddTitle(text=Mute, then export, place=top)"),
        ("加标题「静音，然后剪掉前三秒」", "AddTitle(text=静音，然后剪掉前三秒)"),
        ("mute it, but add 'undo' at the end", "Volume(pct=0); AddTitle(text=undo, from_end=True)"),
        ('add "A" at the start and "B" at the end', "AddTitle(text=A); AddTitle(text=B, from_end=True)"),
    ],
)
def test_nothing_in_a_quote_is_a_wish(said: str, operations: str) -> None:
    """Quoted words are shown, and never obeyed."""
    assert shown(understand(said, ONE).operations) == operations


def test_several_wishes_come_in_the_order_said() -> None:
    """In one sentence, politely, with typos and a word about what to leave alone."""
    understood = understand(
        "Hi! Could you please trim the frist 2 secnds, then speed it up 2x; don't mute it, "
        "add upbeat musc at 20%, and put “Hi” at the top in yellow for 3 seconds? Thanks",
        ONE,
    )

    assert shown(understood.operations) == (
        "TrimStart(ms=2000); Speed(pct=200); AddMusic(mood=upbeat, volume_pct=20, name=Upbeat); "
        "AddTitle(text=Hi, duration_ms=3000, place=top, colour=#ffd60a)"
    )
    assert understood.refused == ("don't mute it",)


def test_what_is_understood_is_done_beside_what_is_not() -> None:
    """One strange wish spoils no other."""
    understood = understand("mute it, then fly to the moon and translate it", ONE)

    assert shown(understood.operations) == "Volume(pct=0)"
    assert understood.unknown == ("fly to the moon",)
    assert understood.remarks == (Remark.TRANSLATE,)


def test_words_after_a_failed_wish_do_not_belong_to_an_older_one() -> None:
    """The time goes with what was not understood."""
    understood = understand('add a title "Hi", sparkle, for 3 seconds', ONE)

    assert shown(understood.operations) == "AddTitle(text=Hi)"
    assert understood.unknown == ("sparkle", "for 3 seconds")


@pytest.mark.parametrize("said", sorted(_things_to_try()))
def test_every_thing_to_try_is_understood(said: str) -> None:
    """What a profile offers as an example leaves nothing half understood."""
    heard = route(said, table=Table.load(CONFIG / "routes.toml"))
    for project in (ONE, THREE, PICTURES):
        understood = understand(heard.text, project)

        assert (understood.half, understood.unknown) == ((), ())
        assert understood.operations or understood.remarks or Action.EXPORT in heard.actions


@pytest.mark.parametrize(
    ("said", "operations"),
    [
        ("make a 12 second promo", "Slideshow(each_ms=3000); BestMoments(length_ms=12000)"),
        ("make a 40 second promo", "Slideshow(); BestMoments(length_ms=40000)"),
        (
            "make a 12 second vertical promo with transitions",
            "Aspect(across=9, down=16); Pass(); Slideshow(each_ms=3000); BestMoments(length_ms=12000)",
        ),
    ],
)
def test_pictures_among_clips_move_in_a_promo(said: str, operations: str) -> None:
    """They pass more quickly than clips, where that leaves enough for the length."""
    assert shown(understand(said, place(PICTURES, [BEACH])).operations) == operations
