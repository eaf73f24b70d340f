"""Bytes in, events out, however the bytes are cut."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.errors import StreamTooLong
from core.nemo.sse import MAX_EVENT_BYTES, MAX_LINE_BYTES, Decoder
from tests.core.nemo.conftest import STREAMS

FIELDS = (b"data:", b"data: ", b"data", b"id: 7", b"event: x", b":", b" ")
ENDS = (b"\r", b"\n", b"\r\n", b"\n\n")
TEXTS = (b"\xef\xbb\xbf", b"{}", "é片🎬".encode(), "🎬".encode()[:2])
PIECES = st.sampled_from((*FIELDS, *ENDS, *TEXTS))


def decode(*chunks: bytes) -> list[str]:
    decoder = Decoder()
    return [event for chunk in chunks for event in decoder.feed(chunk)] + decoder.close()


@pytest.mark.parametrize("stream", STREAMS, ids=lambda path: path.stem)
def test_a_recorded_stream_reads_the_same_at_every_split(stream: Path) -> None:
    """Two reads may meet anywhere: in a key, in a character of four bytes, between two line ends."""
    raw = stream.read_bytes()
    whole = decode(raw)

    assert len(whole) > 1
    assert all(decode(raw[:at], raw[at:]) == whole for at in range(len(raw) + 1))


@given(st.lists(PIECES | st.binary(max_size=5), max_size=40).map(b"".join), st.data())
@example(b"\xef\xbb\xbfdata: a\r\r\ndata: b\r\n", None)
def test_any_bytes_read_the_same_however_they_are_cut(raw: bytes, data: st.DataObject | None) -> None:
    """Random bytes in random pieces, and byte by byte, give what they give as one."""
    whole = decode(raw)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(raw))))) if data else [1, 2, 5]

    assert decode(*(raw[a:b] for a, b in zip([0, *cuts], [*cuts, len(raw)], strict=True))) == whole
    assert decode(*(raw[at : at + 1] for at in range(len(raw)))) == whole


@pytest.mark.parametrize(
    ("raw", "events"),
    [
        (b"data: a\n\n", ["a"]),
        (b"data: a\r\n\r\n", ["a"]),
        (b"data: a\r\rdata: b\r\r", ["a", "b"]),
        (b"data: a\ndata: b\n\n", ["a\nb"]),
        (b"data: a\r\ndata: b\r\n\r\n", ["a\nb"]),
        (b"data: a\rdata: b\r\r", ["a\nb"]),
        (b"data:a\n\ndata:  b\n\n", ["a", " b"]),
        (b"\xef\xbb\xbfdata: a\n\n", ["a"]),
        (b"data: a", ["a"]),
        (b"data: a\n", ["a"]),
        (b"", []),
        (b"\n\n\r\n\r", []),
        (b"event: message\nid: 1\nretry: 5\ndata: a\n\n", ["a"]),
        (b"database: a\n\n", []),
    ],
)
def test_the_format_is_read_as_its_standard_says(raw: bytes, events: list[str]) -> None:
    """Line ends, several lines of data, the optional blank, the mark at the start, the missing end."""
    assert decode(raw) == events
    assert decode(*(raw[at : at + 1] for at in range(len(raw)))) == events


def test_an_id_makes_no_phantom_of_later_signs_of_life() -> None:
    """An event with an id is one event, and the blank line after a comment is none."""
    assert decode(b"id: 1\ndata: a\n\n", b": ping\n\n", b"\n\n", b"id: 2\n\n") == ["a", ""]


@pytest.mark.parametrize("sign", [b": still here\n\n", b":\n", b"data:\n\n", b"data\n\n"])
def test_a_sign_of_life_comes_out_empty(sign: bytes) -> None:
    """Comments and empty data say nothing, but they say that somebody is there."""
    assert decode(sign) == [""]


def test_broken_text_is_replaced() -> None:
    """Bytes that are no text do not end the stream."""
    assert decode(b"data: a\xff\xfeb\n\n") == ["a\ufffd\ufffdb"]


def test_the_longest_line_is_taken_and_a_longer_one_is_not() -> None:
    """The bound is exact, in one piece or in many."""
    start = b"data:"
    longest = start + b"x" * (MAX_LINE_BYTES - len(start))

    assert len(decode(longest)[0]) == MAX_LINE_BYTES - len(start)
    for chunks in ([longest + b"x"], [longest, b"x"]):
        with pytest.raises(StreamTooLong):
            decode(*chunks)


def test_a_line_without_end_is_not_kept_past_the_bound() -> None:
    """What is held of an endless line stays within the bound."""
    decoder = Decoder()

    for _ in range(16):
        decoder.feed(b"x" * 64 * 1024)
    with pytest.raises(StreamTooLong):
        decoder.feed(b"x" * 64 * 1024)
    assert len(decoder._line) <= MAX_LINE_BYTES


def test_an_event_of_many_lines_is_bounded_too() -> None:
    """Short lines do not add up to an endless event; the bound starts anew with each event."""
    line = b"data:" + b"x" * (MAX_EVENT_BYTES // 8) + b"\n"

    assert len(decode(line * 7 + b"\n", line * 7 + b"\n")) == 2
    with pytest.raises(StreamTooLong):
        decode(line * 8)
