"""Whole streams, recorded and made up: what they tell, and the one name of how each ended."""

from pathlib import Path
from typing import Any

import pytest

from core.nemo.events import Ended, Ending, Said, ToolCalled, explain, read
from tests.core.nemo.conftest import STREAMS
from tests.fakes.streams import EMPTY, HEARTBEAT, body, call, line, piece, response, text

DATA = Path(STREAMS[0]).parent
SAYS = "I will trim the clip."
DONE = "Done: the clip is now 6.5 s — ok?"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "adk_A_baseagent_streaming_true",
            [("say", SAYS), ("tool", "trim_clip"), ("say", DONE), ("end", "answered")],
        ),
        (
            "adk_B_baseagent_streaming_false",
            [("say", SAYS), ("tool", "trim_clip"), ("say", DONE), ("end", "answered")],
        ),
        (
            "adk_C_error_midstream",
            [("error", "ValueError: render backend exploded"), ("say", "Starting"), ("end", "failed")],
        ),
        (
            "adk_H_llmflow_streaming_true",
            [
                ("say", "I will trim it."),
                ("tool", "trim_clip"),
                ("say", "Done: 6.5 s left."),
                ("end", "answered"),
            ],
        ),
        (
            "adk_J_llmflow_legacy_streaming_true",
            [
                ("say", "I will trim it."),
                ("tool", "trim_clip"),
                ("say", "Done: 6.5 s left."),
                ("end", "answered"),
            ],
        ),
        (
            "typed_events",
            [
                ("say", "On it."),
                ("tool", "add_music"),
                ("tool", "add_music"),
                ("say", "Music is in."),
                ("end", "answered"),
            ],
        ),
        ("bare_text", [("say", "剪好了。"), ("end", "answered")]),
        ("silent_edit", [("tool", "trim_clip"), ("end", "silent")]),
        ("trailing_apology", [("say", "Your video is ready."), ("end", "answered")]),
        ("cut_off", [("tool", "trim_clip"), ("say", "Done: the cl"), ("end", "cut off")]),
    ],
)
def test_a_captured_stream_is_explained(name: str, expected: list[tuple[str, str]]) -> None:
    """Each recorded stream tells what it tells, once, and last how it ended."""
    raw = (DATA / f"{name}.raw").read_bytes()

    assert [next(iter(thing.items())) for thing in explain([raw])] == expected


@pytest.mark.parametrize("stream", STREAMS, ids=lambda path: path.stem)
def test_a_captured_stream_is_understood_the_same_at_every_split(stream: Path) -> None:
    """Where the network cuts has no say in what happened."""
    raw = stream.read_bytes()
    whole = list(read([raw]))

    assert all(list(read([raw[:at], raw[at:]])) == whole for at in range(0, len(raw) + 1, 7))


@pytest.mark.parametrize("name", ["adk_A_baseagent_streaming_true", "adk_H_llmflow_streaming_true"])
def test_a_stream_that_breaks_off_anywhere_never_passes_for_more(name: str) -> None:
    """Cut at any byte, an answer is missing or marked as incomplete, and no call counts twice."""
    raw = (DATA / f"{name}.raw").read_bytes()
    answer = list(read([raw]))[-2]

    for at in range(len(raw) - 2):
        events = list(read([raw[:at]]))
        assert answer not in events or at >= len(raw.rstrip())
        assert sum(isinstance(one, ToolCalled) for one in events) <= 1
        if any(isinstance(one, Said) and not one.is_whole for one in events):
            assert events[-1] == Ended(Ending.CUT_OFF)


@pytest.mark.parametrize(
    ("values", "how"),
    [
        ([], "silent"),
        ([HEARTBEAT, EMPTY, {"type": "heartbeat"}], "silent"),
        ([text("Hi.")], "answered"),
        ([call("trim"), response("trim")], "silent"),
        ([call("trim")], "cut off"),
        ([call("trim"), text("Done.")], "answered"),
        ([text("I will."), call("trim")], "cut off"),
        ([call("trim"), call("add", "c2"), response("add", "c2")], "cut off"),
        ([{**call("ask"), "longRunningToolIds": ["c1"]}], "silent"),
        ([{**call("ask"), "long_running_tool_ids": ["c1"]}], "silent"),
        ([call("adk_request_confirmation")], "silent"),
        ([call("trim", None), response("trim", None)], "silent"),
        ([call("trim", None), call("trim", None), response("trim", None)], "cut off"),
        ([piece("Do")], "cut off"),
        ([text("Hi."), piece("And")], "cut off"),
        ([text("Hi."), b'data: {"content": {"par'], "cut off"),
        ([text("Hi."), b'data: {"content": {"par\n\n'], "answered"),
        ([text("Hi."), b"data: [DONE]"], "answered"),
        ([text("Hi."), b"not even a field"], "answered"),
        ([{"error": "boom"}], "failed"),
        ([text("Hi."), {"error": {"message": "boom"}}], "failed"),
        ([text("Hi.", errorCode="MAX_TOKENS")], "failed"),
        ([{"errorCode": "SAFETY", "errorMessage": "no"}], "failed"),
        ([{"error_code": "SAFETY", "error_message": "no"}], "failed"),
        ([{"type": "error", "message": "boom"}], "failed"),
        ([{"type": "error"}], "failed"),
        ([{"code": 2001, "message": "out of credits"}], "failed"),
        ([{"code": 0, "data": {}}], "silent"),
        ([{"type": "tool_call", "name": "trim", "args": {}}], "cut off"),
        ([{"type": "tool_call", "name": "trim"}, {"type": "tool_result", "name": "trim"}], "silent"),
        ([{"type": "tool_call", "name": "t"}] * 2 + [{"type": "tool_result", "name": "t"}], "cut off"),
        ([{"type": "text", "content": "Hi."}], "answered"),
        ([{"type": "text", "content": {"odd": "shape"}}], "silent"),
        ([{"type": "whatever", "content": "Hi."}, {"odd": 1}, b"data: 7\n\n", b"data: [1]\n\n"], "silent"),
        ([{"text": "Hi."}], "answered"),
        ([{"text": "   "}], "silent"),
    ],
)
def test_the_ending_follows_from_what_came(values: list[Any], how: str) -> None:
    """Every shape that a stream can end in has one name."""
    assert list(explain([body(*values)]))[-1] == {"end": how}


def test_a_capture_that_goes_past_all_bounds_is_explained_up_to_there() -> None:
    """Whoever debugs a bot sees what was said, and why it cannot be read on."""
    things = list(explain([line(text("Hi.")), b"data:" + b"x" * 2_000_000]))

    assert things[0] == {"say": "Hi."}
    assert [next(iter(thing)) for thing in things] == ["say", "error", "end"]
    assert things[-1] == {"end": "failed"}
