"""An answer is told as the agent kit tells it, and is read back whole."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.nemo.events import Ended, Ending, Preview, Said, ToolAnswered, ToolCalled, read
from studio.agent import Answer, answer
from studio.api.adk import events
from tests.studio.edited import ONE, THREE

RECORDED = sorted((Path(__file__).parents[2] / "data" / "sse").glob("adk_*.raw"))
INSTRUCTIONS = (
    'trim the first 2 seconds, mute it, add a title "Hi" and make it vertical',
    "剪掉前三秒，加音乐",
    "blorb",
    "remove clips 1 and 3, then swap the last two clips",
)


def _stream(told: Answer) -> Iterator[bytes]:
    for event in events(told, invocation="e-1", now=1.0):
        yield f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()


@pytest.mark.parametrize("said", INSTRUCTIONS)
def test_an_answer_is_read_back_as_it_was(said: str) -> None:
    """Each tool once, the text once, and the end."""
    told = answer(said, THREE, language="en", free=False)
    found = list(read(_stream(told)))

    assert [event.text for event in found if isinstance(event, Said)] == [told.text]
    assert [event.name for event in found if isinstance(event, ToolCalled)] == [
        step.name for step in told.steps
    ]
    assert [event.name for event in found if isinstance(event, ToolAnswered)] == [
        step.name for step in told.steps
    ]
    assert found[-1] == Ended(Ending.ANSWERED)


def test_the_text_comes_in_pieces_first() -> None:
    """What is shown meanwhile grows to the whole."""
    told = answer("mute it", ONE, language="en", free=False)
    previews = [event.text for event in read(_stream(told)) if isinstance(event, Preview)]

    assert len(previews) > 1
    assert previews == sorted(previews, key=len)
    assert previews[-1] == told.text


def test_the_arguments_of_a_call_are_plain() -> None:
    """They can be written as JSON, and name what was done."""
    told = answer("set the volume of clip 2 to 50%", THREE, language="en", free=False)
    (call,) = (event for event in read(_stream(told)) if isinstance(event, ToolCalled))

    assert call.name == "set_volume"
    assert call.args == {"pct": 50, "target": "video", "clip": 2, "is_factor": False}


def test_events_have_the_keys_of_recorded_ones() -> None:
    """Nothing is told under a name that the kit does not use."""
    recorded = [json.loads(line[6:]) for file in RECORDED for line in _data(file)]
    ours = list(events(answer("mute it", ONE, language="en", free=False), invocation="e-1", now=1.0))

    assert recorded
    assert _keys(ours) <= _keys(recorded)
    assert {"content", "invocationId", "author", "actions", "id", "timestamp"} <= set.intersection(
        *map(set, ours)
    )


def _data(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("data: {")]


def _keys(told: list[dict[str, Any]]) -> set[str]:
    parts = [part for event in told for part in (event.get("content") or {}).get("parts", [])]
    calls = [part[key] for part in parts for key in ("functionCall", "functionResponse") if key in part]
    return {key for level in (told, parts, calls) for item in level for key in item}
