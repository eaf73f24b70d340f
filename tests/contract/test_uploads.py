"""Files: sent, understood, placed."""

from hashlib import sha256

import pytest

from core.nemo.wire import Path
from tests.contract.caller import Caller, data, refusal
from tests.contract.clips import clip, picture, tone


async def test_files_are_told_in_the_order_sent_and_as_measured(caller: Caller, session_id: str) -> None:
    """Name, kind, length, size and rate are those of the content."""
    sent = ("beach.mp4", clip()), ("logo.png", picture()), ("song.mp3", tone())
    told = data(await caller.upload(session_id, *sent))
    beach, logo, song = told["files"]

    assert told["session_state_applied"] is True
    assert [file["filename"] for file in told["files"]] == ["beach.mp4", "logo.png", "song.mp3"]
    assert [file["file_type"] for file in told["files"]] == ["video", "image", "audio"]
    assert beach["duration"] == pytest.approx(1, abs=0.15)
    assert (beach["width"], beach["height"], beach["fps"]) == (160, 90, 15)
    assert (logo["width"], logo["height"]) == (64, 48)
    assert song["duration"] == pytest.approx(1, abs=0.15)
    assert all(file["hash"] and file["cdn_url"] for file in told["files"])


async def test_a_placed_clip_is_in_the_draft(caller: Caller, session_id: str) -> None:
    """The state has a track with a segment, and the file among its infos."""
    await caller.upload(session_id, ("beach.mp4", clip()))
    state = (await caller.state(session_id))["state"]

    assert [len(track["sg"]) for track in state["draft"]["t"]] == [1]
    assert "beach.mp4" in str(state["video_infos"])


async def test_an_address_of_ours_gives_the_very_file_back(caller: Caller, session_id: str) -> None:
    """The cdn_url needs no token."""
    told = data(await caller.upload(session_id, ("beach.mp4", clip())))
    served = await caller.call("GET", told["files"][0]["cdn_url"], headers={"Authorization": ""})

    assert sha256(served.content).digest() == sha256(clip()).digest()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", b"hello"),
        ("script.exe", b"MZ"),
        ("lie.mp4", b"this is no video at all" * 100),
        ("empty.mp4", b""),
        ("broken.mp4", clip()[:300]),
        ("picture.mp3", picture()),
        ("sound.png", tone()),
    ],
)
async def test_a_file_that_is_not_what_it_says_is_refused(
    caller: Caller, session_id: str, name: str, content: bytes
) -> None:
    """Code 4001, by name or by content, and nothing is placed."""
    answer = await caller.upload(session_id, ("good.mp4", clip()), (name, content))

    assert refusal(answer)[1] == 4001
    assert not (await caller.state(session_id))["state"].get("draft")


async def test_an_upload_without_files_is_refused(caller: Caller, session_id: str) -> None:
    """Code 400, and the field is named."""
    path = Path.UPLOAD.format(session_id=session_id)
    answer = await caller.call("POST", path, json={"urls": [], "source_type": "url"})

    assert refusal(answer)[1] == 400
    assert "urls" in answer.json()["message"]
