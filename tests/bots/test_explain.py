"""What the pure parts decide, told as the command prints it."""

import asyncio
import json
from pathlib import Path

import pytest

from tests.bots.command import Command
from tests.fakes.streams import APOLOGY, body, call, piece, text

DRAFT = {"t": [{"tt": 0, "sg": [{"s": 0, "d": 3000, "m": {"title": "beach.mp4"}}]}], "d": 3000}
SHORTER = {"t": [{"tt": 0, "sg": [{"s": 0, "d": 2000, "m": {"title": "beach.mp4"}}]}], "d": 2000}


async def test_every_line_is_a_message_and_gets_a_line(command: Command) -> None:
    """Empty ones and broken ones as well; the last needs no end."""
    ran = await command.run(
        "explain", "message", said=b"trim it and export in 4K\n\r\n\xff\n\xe5\xaf\xbc\xe5\x87\xba"
    )

    told = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, ran.err, len(told)) == (0, "", 4)
    assert told[0]["actions"] == ["edit", "export"]
    assert (told[0]["text"], told[0]["output"]) == ("trim it", {"resolution": "4k"})
    assert set(told[1]) == {"actions", "text", "urls", "output"}
    assert told[3]["actions"] == ["export"]


async def test_a_message_is_answered_before_the_next_is_said(command: Command) -> None:
    """Whoever holds both ends of the pipe can converse."""
    async with command.started("explain", "message") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for said in ("export", "credits"):
            process.stdin.write(f"{said}\n".encode())
            async with asyncio.timeout(20):
                assert json.loads(await process.stdout.readline())["actions"] == [said]


async def test_an_argument_is_one_message(command: Command) -> None:
    """Also when it is empty, and with its line breaks."""
    ran = await command.run("explain", "message", "make it\nlouder", said="not read\n")

    assert json.loads(ran.out) == {"actions": ["edit"], "text": "make it\nlouder", "urls": [], "output": {}}


async def test_a_reply_is_told_whole(command: Command) -> None:
    """Instructions for a screen go, what they offer stays."""
    ran = await command.run("explain", "reply", said="Trimmed it.\nClick the Export button to download.\n")

    assert json.loads(ran.out) == {"text": "Trimmed it.", "offers": ["export"]}


async def test_a_stream_is_told_thing_by_thing(command: Command, tmp_path: Path) -> None:
    """Once each, without the apology after an answer, and last how it ended."""
    file = tmp_path / "run.sse"
    file.write_bytes(body(call("trim"), piece("Do"), text("Done."), text(APOLOGY)))

    ran = await command.run("explain", "stream", file)

    told = [json.loads(line) for line in ran.out.splitlines()]
    assert told == [{"tool": "trim"}, {"say": "Done."}, {"end": "answered"}]


async def test_a_draft_is_told_in_a_line_and_two_in_what_changed(command: Command, tmp_path: Path) -> None:
    """In the terminal's language."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(DRAFT))
    new.write_text(json.dumps(SHORTER))

    one = await command.run("explain", "draft", old)
    two = await command.run("explain", "draft", old, new)
    same = await command.run("explain", "draft", old, old, LC_ALL="zh_CN.UTF-8")

    assert one.out == "Timeline (1 track): 1. Video: beach.mp4 (0-3s)\n"
    assert two.out.splitlines()[0] == "Trimmed beach.mp4: 0:03 → 0:02"
    assert same.out == "时间线没有变化。\n"


@pytest.mark.parametrize(
    ("what", "content", "said"),
    [
        ("stream", None, "There is no file"),
        ("draft", None, "There is no file"),
        ("draft", b"{broken", "holds no JSON object"),
        ("draft", b"[1]", "holds no JSON object"),
        ("draft", b"[" * 100_000, "holds no JSON object"),
    ],
    ids=["no stream", "no draft", "broken", "a list", "too deep"],
)
async def test_what_cannot_be_read_is_said(
    command: Command, tmp_path: Path, what: str, content: bytes | None, said: str
) -> None:
    """One sentence with the file's name, and 1."""
    file = tmp_path / "given"
    if content is not None:
        file.write_bytes(content)

    ran = await command.run("explain", what, file)

    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert said in ran.err
    assert str(file) in ran.err
