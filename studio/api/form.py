"""A multipart form, read without any input or output: bytes in, steps out.

Only files in the contract's one field matter; other fields are passed over.
"""

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from studio.api.refusals import Reason, Refusal

FIELD = "files"


def boundary_of(content_type: str) -> bytes:
    """Give the boundary that a Content-Type header announces."""
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not boundary:
        raise Refusal(Reason.BAD_REQUEST, "Content-Type: multipart/form-data with a boundary is expected")
    return boundary


class Form:
    """A multipart form as steps: a file's name begins it, bytes fill it, None ends it."""

    def __init__(self, boundary: bytes) -> None:
        self._steps: list[str | bytes | None] = []
        self._header, self._value, self._disposition = b"", b"", b""
        self._in_file, self._ended = False, False
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._on_header,
                "on_header_value": self._on_value,
                "on_header_end": self._on_header_end,
                "on_headers_finished": self._on_headers,
                "on_part_data": self._on_data,
                "on_part_end": self._on_part_end,
                "on_end": self._on_end,
            },
        )

    def feed(self, chunk: bytes) -> list[str | bytes | None]:
        """Take the next bytes of the body and give the steps they hold."""
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise Refusal(Reason.BAD_REQUEST, "the multipart form is broken") from error
        steps, self._steps = self._steps, []
        return steps

    def finish(self) -> None:
        """Refuse a form whose body ended before the form did."""
        if not self._ended:
            raise Refusal(Reason.BAD_REQUEST, "the multipart form ends too early")

    def _begin(self) -> None:
        self._disposition, self._in_file = b"", False

    def _on_header(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _on_header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = self._value
        self._header, self._value = b"", b""

    def _on_headers(self) -> None:
        _, options = parse_options_header(self._disposition)
        name = options.get(b"filename")
        if name is None:
            return
        if options.get(b"name") != FIELD.encode():
            raise Refusal(Reason.BAD_REQUEST, f"{FIELD}: files are expected in this field")
        self._in_file = True
        self._steps.append(name.decode("utf-8", "replace"))

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        if self._in_file:
            self._steps.append(data[start:end])

    def _on_part_end(self) -> None:
        if self._in_file:
            self._steps.append(None)

    def _on_end(self) -> None:
        self._ended = True
