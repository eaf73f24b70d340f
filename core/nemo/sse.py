"""Server-sent events, decoded without any input or output: bytes in, the data of each event out.

Written here because the ready decoders repeat phantom events and bound nothing. Only `data` matters to
this API; a sign of life (a comment, or an event with empty data) comes out as an empty string.
"""

import re
from typing import Final

from core.errors import StreamTooLong

MAX_LINE_BYTES: Final = 1024 * 1024
MAX_EVENT_BYTES: Final = 4 * 1024 * 1024
_BOM: Final = b"\xef\xbb\xbf"
_LINE_END: Final = re.compile(rb"\r\n|\n|\r")


class Decoder:
    """One stream's decoder; the same bytes give the same events however they are cut."""

    def __init__(self) -> None:
        self._line = bytearray()
        self._data: list[str] = []
        self._data_bytes = 0
        self._is_first_line = True
        self._after_return = False

    def feed(self, chunk: bytes) -> list[str]:
        """Take bytes in and give the data of the events that they complete."""
        if self._after_return and chunk.startswith(b"\n"):
            chunk = chunk[1:]  # the second half of a line end that was cut in two
            self._after_return = False
        if not chunk:
            return []
        self._after_return = chunk.endswith(b"\r")
        *ended, rest = _LINE_END.split(chunk)
        events: list[str] = []
        for part in ended:
            self._take(part)
            events += self._end_line()
        self._take(rest)
        return events

    def close(self) -> list[str]:
        """Give the last event, which servers may leave without its blank line."""
        events = self._end_line() if self._line else []
        return events + self._end_event()

    def _take(self, part: bytes) -> None:
        if len(self._line) + len(part) > MAX_LINE_BYTES:
            raise StreamTooLong("a line of the stream is too long")
        self._line += part

    def _end_line(self) -> list[str]:
        line = bytes(self._line)
        self._line.clear()
        if self._is_first_line:
            self._is_first_line = False
            line = line.removeprefix(_BOM)
        if not line:
            return self._end_event()
        if line.startswith(b":"):
            return [""]
        name, _, value = line.partition(b":")
        if name == b"data":
            self._add_data(value.removeprefix(b" "))
        return []

    def _add_data(self, value: bytes) -> None:
        self._data_bytes += len(value) + 1
        if self._data_bytes > MAX_EVENT_BYTES:
            raise StreamTooLong("an event of the stream is too long")
        self._data.append(value.decode("utf-8", errors="replace"))

    def _end_event(self) -> list[str]:
        if not self._data:
            return []
        event = "\n".join(self._data)
        self._data.clear()
        self._data_bytes = 0
        return [event]
