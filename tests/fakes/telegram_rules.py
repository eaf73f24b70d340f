"""What the Bot API refuses, in the words and with the codes of the real one."""

import json
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any, Final

from starlette.responses import HTMLResponse, JSONResponse, Response

TEXT: Final = 4096
CAPTION: Final = 1024
DOWNLOAD: Final = 20 << 20
UPLOAD: Final = 50 << 20
TAGS: Final = frozenset({"b", "i", "u", "s", "code", "pre", "a"})

Params = Mapping[str, Any]


class No(Exception):
    """A refusal."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def response(self) -> Response:
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return JSONResponse(body, self.status)


class Page(No):
    """What stands before the server refuses for it, in words for browsers."""

    def response(self) -> Response:
        return HTMLResponse(f"<html>{self.description}</html>", self.status)


def bad(words: str) -> No:
    """Refuse a request for what it says."""
    return No(400, f"Bad Request: {words}")


def flooded(seconds: int) -> No:
    """Refuse for asking too often."""
    return No(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.plain = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002 - the parser's own
        if tag not in TAGS:
            raise bad(f'can\'t parse entities: Unsupported start tag "{tag}"')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise bad(f"can't parse entities: Unmatched end tag at {tag}")

    def handle_data(self, data: str) -> None:
        self.plain += data


def written(params: Params, name: str, most: int) -> str:
    """Give the text of a request as people see it, if it may be sent so."""
    text = str(params.get(name) or "")
    if params.get("parse_mode") == "HTML":
        parser = _Html()
        parser.feed(text)
        parser.close()
        if parser.open:
            raise bad(
                f"can't parse entities: Can't find end tag corresponding to start tag {parser.open[-1]}"
            )
        text = parser.plain
    if len(text.encode("utf-16-le")) // 2 > most:
        raise bad("message is too long" if name == "text" else "message caption is too long")
    return text.strip()


def buttons(params: Params) -> list[list[dict[str, str]]]:
    """Give the keyboard of a request, if Telegram would show it."""
    markup = params.get("reply_markup")
    rows: list[list[dict[str, str]]] = (
        json.loads(markup)["inline_keyboard"] if isinstance(markup, str) else []
    )
    for button in (button for row in rows for button in row):
        if not button["text"]:
            raise bad("inline keyboard button text is empty")
        if len(button.get("callback_data", "x").encode()) not in range(1, 65):
            raise bad("BUTTON_DATA_INVALID")
    return rows
