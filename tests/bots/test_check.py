"""What fails is said before anything is sent."""

import os
from pathlib import Path

import pytest

from bots.check import check, writable
from bots.order import Order
from bots.speech import Refused, Speech
from core.nemo.wire import MAX_FILE_BYTES
from core.settings import DEFAULT_CONFIG
from tests import media


@pytest.fixture
def clip() -> Path:
    return media.coloured("red.mp4", "red")


def _refusal(tmp_path: Path, *files: str | Path, target: Path | None = None) -> Refused:
    with pytest.raises(Refused) as refused:
        check(Order(tuple(map(str, files)), (), target or tmp_path / "out.mp4"))
    return refused.value


def test_a_good_order_passes(clip: Path, tmp_path: Path) -> None:
    """Links are the backend's to judge, and an older result may be replaced."""
    target = tmp_path / "out.mp4"
    target.write_bytes(b"old")

    check(Order((str(clip), "https://files.test/not-there.exe"), (), target))

    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("gone.mp4", None, "cli-not-found"),
        ("gone.txt", None, "cli-not-found"),
        ("notes.txt", b"words", "cli-unsupported"),
        ("none", b"words", "cli-unsupported"),
        ("lies.mp4", b"words" * 100, "cli-not-media"),
        ("empty.mp4", b"", "cli-not-media"),
        ("x" * 300 + ".mp4", None, "cli-unreadable"),
    ],
    ids=["missing", "missing text", "text", "no suffix", "lying", "empty", "impossible name"],
)
def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    """One sentence each."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)

    refused = _refusal(tmp_path, path)

    assert (refused.sentence, refused.values) == (sentence, {"path": str(path)})


def test_a_folder_is_no_clip(tmp_path: Path) -> None:
    """Even when it is called like one."""
    (tmp_path / "dir.mp4").mkdir()

    assert _refusal(tmp_path, tmp_path / "dir.mp4").sentence == "cli-not-a-file"


def test_a_file_past_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    """A byte too many."""
    path = tmp_path / "big.mp4"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)

    assert _refusal(tmp_path, path).sentence == "cli-too-large"


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever is root reads everything")
def test_a_file_that_may_not_be_read_is_said_so(clip: Path, tmp_path: Path) -> None:
    """Permissions, not content."""
    path = tmp_path / "mine.mp4"
    path.write_bytes(clip.read_bytes())
    path.chmod(0)

    assert _refusal(tmp_path, path).sentence == "cli-unreadable"


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("", "cli-target-is-folder"),
        ("out.mov", "cli-target-type"),
        ("out.MP3", "cli-target-type"),
        ("nowhere/out.mp4", "cli-no-folder"),
    ],
    ids=["folder", "mov", "mp3", "no folder"],
)
def test_a_target_that_cannot_be_is_said(clip: Path, tmp_path: Path, target: str, sentence: str) -> None:
    """And no folder is made unasked."""
    assert _refusal(tmp_path, clip, target=tmp_path / target).sentence == sentence
    assert list(tmp_path.iterdir()) == []


def test_an_input_is_never_overwritten(clip: Path, tmp_path: Path) -> None:
    """Not under another name either."""
    own, link = tmp_path / "a.mp4", tmp_path / "b.mp4"
    own.write_bytes(clip.read_bytes())
    link.symlink_to(own)

    assert _refusal(tmp_path, own, target=own).sentence == "cli-target-is-input"
    assert _refusal(tmp_path, own, target=link).sentence == "cli-target-is-input"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder in which nobody can write")
def test_a_folder_is_writable_when_something_can_be_written(clip: Path, tmp_path: Path) -> None:
    """Root may do everything, but not everywhere."""
    assert writable(tmp_path)
    assert not writable(Path("/proc"))
    assert _refusal(tmp_path, clip, target=Path("/proc/out.mp4")).sentence == "cli-unwritable"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_refusal_is_a_sentence_in_every_language(tmp_path: Path, language: str) -> None:
    """The path is in it, as it was given."""
    speech = Speech.read(DEFAULT_CONFIG, language)

    said = speech.sorry(_refusal(tmp_path, "gone [bold].mp4"))

    assert "gone [bold].mp4" in said
    assert said.isascii() is (language == "en")
