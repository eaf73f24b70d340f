"""What happens in a turn, in all dialects."""

import json
import logging
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.nemo.events import (
    Alive,
    Ended,
    Ending,
    Event,
    Failed,
    Preview,
    Reader,
    Said,
    ToolAnswered,
    ToolCalled,
    explain,
    read,
)
from tests.fakes.streams import (
    APOLOGY,
    body,
    call,
    event,
    line,
    piece,
    response,
    text,
    thought,
    two_stages,
)

NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["content", "parts", "text", "type", "error", "code", "partial", "functionCall"])
            | st.sampled_from(["functionResponse", "id", "name", "args", "longRunningToolIds", "errorCode"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def hear(*values: Any) -> list[Event]:
    """Read a stream; pieces are given as bytes or as what goes into one event."""
    return list(read([body(*values)]))


def told(*values: Any) -> list[dict[str, str]]:
    return list(explain([body(*values)]))


def test_pieces_are_previews_and_the_whole_replaces_them() -> None:
    """Text reaches people once, though it comes twice."""
    events = hear(piece("Hel"), piece("lo"), text("Hello.", partial=False))

    assert events == [Preview("Hel"), Preview("Hello"), Said("Hello."), Ended(Ending.ANSWERED)]


def test_a_call_counts_once_and_only_when_it_is_no_piece() -> None:
    """The same call comes in a piece, in the whole and again with its artifact."""
    once = call("trim", start=2)
    events = hear({**once, "partial": True}, once, {**once, "actions": {"artifactDelta": {"a": 1}}})
    events += hear(once, response("trim", ok=1), response("trim", ok=1), text("Done."))

    assert [one for one in events if isinstance(one, ToolCalled)] == [
        ToolCalled("trim", "c1", {"start": 2})
    ] * 2
    assert [one for one in events if isinstance(one, ToolAnswered)] == [ToolAnswered("trim", "c1", {"ok": 1})]


def test_events_of_one_id_are_all_heard() -> None:
    """Nothing hangs on an event's id: a second sentence under the same one is a second sentence."""
    assert told(text("One."), text("One."), text("Two.")) == [
        {"say": "One."},
        {"say": "One."},
        {"say": "Two."},
        {"end": "answered"},
    ]


def test_thoughts_stay_inside() -> None:
    """What the agent thinks is neither shown as a piece nor as a whole, nor mixed into what it says."""
    both = event({"text": "hm", "thought": True}, {"text": "Yes."})

    assert told(thought("hm", partial=True), thought("hm"), both) == [{"say": "Yes."}, {"end": "answered"}]
    assert told(thought("hm", partial=True), thought("hm")) == [{"end": "silent"}]


@pytest.mark.parametrize(
    "snake",
    [
        event({"function_call": {"id": "c1", "name": "trim", "args": {}}}),
        event({"functionCall": {"id": "c1", "name": "trim", "args": {}}}),
    ],
)
def test_both_spellings_of_a_call_are_read(snake: dict[str, Any]) -> None:
    """The contract speaks of snake_case, and the canonical events are in camelCase."""
    answer = event({"function_response": {"id": "c1", "name": "trim", "response": {"ok": 1}}}, role="user")

    assert hear(snake, answer) == [
        ToolCalled("trim", "c1", {}),
        ToolAnswered("trim", "c1", {"ok": 1}),
        Ended(Ending.SILENT),
    ]


@pytest.mark.parametrize("last", [{"error": "boom"}, {"type": "error", "message": "boom"}, None])
def test_unfinished_text_is_handed_over_as_such(last: dict[str, Any] | None) -> None:
    """What was on its way when the turn broke off or failed is not lost, and not taken for an answer."""
    events = hear(piece("Almost d"), *([last] if last else []))

    assert Said("Almost d", is_whole=False) in events
    assert [one.is_whole for one in events if isinstance(one, Said)] == [False]


def test_a_broken_connection_is_no_good_end() -> None:
    """When the connection dropped, even a whole sentence may not be the last one."""
    reader = Reader()
    reader.feed(json.dumps(text("I will trim it.")))

    assert reader.close(is_cut=True) == [Ended(Ending.CUT_OFF)]


@pytest.mark.parametrize(
    "events",
    [
        [text("Your video is ready."), text(APOLOGY)],
        [text(f"Your video is ready. {APOLOGY}")],
        [text(f"Your video is ready.\n\n{APOLOGY}")],
        [text("Your video is ready."), piece("I encountered"), text(APOLOGY)],
        [{"type": "text", "content": "Your video is ready."}, {"type": "text", "content": APOLOGY}],
        [{"text": "Your video is ready."}, {"text": APOLOGY}],
    ],
)
def test_an_apology_after_a_good_answer_is_dropped(events: list[dict[str, Any]]) -> None:
    """It means nothing there, and only unsettles."""
    assert told(*events) == [{"say": "Your video is ready."}, {"end": "answered"}]


def test_an_apology_that_is_all_there_is_is_said() -> None:
    """Where nothing else was said, it is the answer."""
    assert told(text(APOLOGY)) == [{"say": APOLOGY}, {"end": "answered"}]


def test_a_generation_tells_of_both_its_stages() -> None:
    """The raw video first, the dressed one second."""
    assert told(*two_stages()) == [
        {"tool": "generate_video"},
        {"say": "The raw video is ready."},
        {"tool": "add_music"},
        {"say": "Music and title are in."},
        {"end": "answered"},
    ]


def test_what_is_no_json_is_skipped_and_its_content_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    """A line that cannot be read is a sign of life, and a debug line without its words."""
    caplog.set_level(logging.DEBUG)
    events = hear(b"data: secret words\n\n", {"odd": "secret words"}, text("Hi."))

    assert events == [Alive(), Alive(), Said("Hi."), Ended(Ending.ANSWERED)]
    assert len(caplog.records) == 2
    assert "secret" not in caplog.text


def test_a_long_failure_is_cut() -> None:
    """The words of a failure are for logs, and logs have lines."""
    failed = next(one for one in hear({"error": "word " * 1000}) if isinstance(one, Failed))

    assert len(failed.message) == 300


def test_nesting_without_end_is_skipped() -> None:
    """A line deeper than any reader goes does not end the turn."""
    assert hear(b"data: " + b"[" * 200_000 + b"\n\n", text("Hi."))[-1] == Ended(Ending.ANSWERED)


@given(st.lists(NESTED, max_size=6))
def test_no_shape_of_event_breaks_the_reader(values: list[Any]) -> None:
    """Whatever comes, the reader goes on to the end, shows text only, and ends once."""
    raw = b"".join(f"data: {json.dumps(value)}\n\n".encode() for value in values)
    events = list(read([raw]))

    assert [one for one in events if isinstance(one, Ended)] == events[-1:]
    assert all(isinstance(one.text, str) and one.text.strip() for one in events if isinstance(one, Said))


def test_a_line_carries_its_event() -> None:
    """The streams of these tests are written as the wire wants them."""
    assert line({"text": "é"}) == 'data: {"text": "é"}\n\n'.encode()
