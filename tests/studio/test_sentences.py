"""Every sentence that the agent may say is there in every language, and none is there for nothing."""

import re
from pathlib import Path
from typing import Final

import pytest

import studio
from studio.agent import answer
from studio.editing.project import Project
from studio.language.remarks import Remark
from tests.studio.edited import ONE, THREE, after

FOLDER: Final = Path(studio.__file__).parent


def _names(language: str) -> set[str]:
    text = (FOLDER / "locales" / f"{language}.ftl").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][a-z-]*) =", text, re.MULTILINE))


def _source() -> str:
    files = [
        *FOLDER.glob("editing/**/*.py"),
        *FOLDER.glob("agent/*.py"),
        FOLDER / "language" / "numbering.py",
    ]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_both_languages_have_the_same_sentences() -> None:
    """None is missing in one of them."""
    assert _names("en") == _names("zh")


def test_every_reason_has_a_sentence_and_every_sentence_a_reason() -> None:
    """Of what could not be done."""
    reasons = {f"cannot-{name}" for name in re.findall(r'Cannot\(\s*"([a-z-]+)"', _source())}

    assert reasons == {name for name in _names("en") if name.startswith("cannot-")}


def test_every_remark_has_a_sentence_and_every_sentence_a_remark() -> None:
    """Of what is answered without an edit; help is told by what can be done."""
    remarks = {f"remark-{remark}" for remark in Remark if remark is not Remark.HELP}

    assert remarks == {name for name in _names("en") if name.startswith("remark-")}


def test_every_other_sentence_is_named_in_the_code() -> None:
    """By its whole name, or by its name in its family."""
    source = _source()
    others = {name for name in _names("en") if not name.startswith(("cannot-", "remark-", "did-"))}
    done = {name.removeprefix("did-") for name in _names("en") if name.startswith("did-")}

    assert {name for name in others if f'"{name}"' not in source} == set()
    assert {
        name for name in done if f'"{name}"' not in source and name.split("-")[0] not in {"volume", "muted"}
    } == set()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "said",
    [
        "mute it",
        "undo",
        "undo everything",
        "fade in and out",
        "remove the fade",
        "join the clips",
        "remove clip 9",
        "make it 8k",
        "speed it up 100x",
        "make the title bigger",
        "add music",
        "mute the music",
        "mute everything",
        "make it louder",
        "trim the first 99 seconds",
        "keep 0:50 to 0:55",
        "remove clip 1 and mute clip 1",
        "blorb",
        "mute the dog",
        "don't mute it",
        "export",
        "add a title",
        "remove the titles",
        "remove the music",
        "4k",
        "mute it " * 900,
        "mute it; unmute it; " * 30,
        "blorb one; " * 9,
        "cut the best moments",
        "stabilise it",
        "stabilise clip 1; turn off stabilization",
        "make clip 2 black and white; remove the black and white effect",
        "a warm look; a cool look; vintage; cinematic look; vivid colors",
        "brighter; more contrast; less saturated; warmer; sharpen; reduce the grain from 0:01 to 0:02",
        "reset the colors",
        "rotate left; rotate right; rotate 180 degrees; mirror clip 1; flip it vertically",
        "crop 10% off the left; crop 5% off all sides; zoom in 2x; zoom in 20x; slow zoom in; pan up",
        "remove the zoom",
        "add crossfades; wipe up between the clips; slide down between the clips; remove the transitions",
        "add a crossfade before clip 1",
        "split at 0:01; split at 0:01; play clip 1 twice; loop it 300 times",
        "replace clip 1 with clip 2; reverse clip 1; play it backwards; freeze the last frame for 3 seconds",
        "make it 5 seconds long; make it 90 minutes long; make a slideshow; cut on the beat",
        "make it vertical; crop it to 1:1; crop to fill; black bars; blurred background",
        'lower third "Bo"; caption "Hi"; remove the title "Bo"; remove the first title',
        "show the clip names; move the title to 0:01; remove the ninth title",
        "fade the music out; fade the music in and out; remove the music fade; start the music at 0:01",
        "duck the music; stop ducking the music; make the voice clearer; turn off noise reduction",
        "normalise the loudness; -16 LUFS; -2 LUFS; no loudness normalisation",
        "redo; undo; redo; undo; undo; redo the last two",
        "remove the intro; keep the last part; make a 20 second trailer",
        "blur it; add a glitch effect; post it to tiktok; fix the white balance; make it shorter",
        'add "𐎠" at the top',
    ],
)
def test_every_sentence_can_be_said(said: str, language: str) -> None:
    """With all of its figures, whatever the timeline is like."""
    busy = after(THREE, 'add a title "Hi"', "add lofi music", "fade in", "mute clip 2")
    for project in (Project(), ONE, busy):
        text = answer(said, project, language=language, free=True).text

        assert text
        assert "{" not in text
