"""An answer told as the agent kit's events: text in pieces and then whole, calls and their results by id."""

from collections.abc import Iterator
from typing import Any, Final

from studio.agent import Answer
from studio.agent.tools import Step

AUTHOR: Final = "nemo_agent"
PIECE: Final = 24


def events(answer: Answer, *, invocation: str, now: float) -> Iterator[dict[str, Any]]:
    """Tell an answer, event by event."""
    stamp = _Stamp(invocation, now)
    for number, step in enumerate(answer.steps, start=1):
        yield from _called(step, f"{invocation}-call-{number}", stamp)
    said = stamp.id()
    for piece in _pieces(answer.text):
        yield stamp.event({"parts": [{"text": piece}], "role": "model"}, identity=said, partial=True)
    whole = {"parts": [{"text": answer.text}], "role": "model"}
    yield stamp.event(whole, identity=said, finish=True)


class _Stamp:
    """What every event of one answer carries."""

    def __init__(self, invocation: str, now: float) -> None:
        self._invocation = invocation
        self._now = now
        self._count = 0

    def id(self) -> str:
        self._count += 1
        return f"{self._invocation}-{self._count}"

    def event(
        self, content: dict[str, Any], *, identity: str, partial: bool = False, finish: bool = False
    ) -> dict[str, Any]:
        event: dict[str, Any] = {"content": content}
        if partial:
            event["partial"] = True
        if finish:
            event["finishReason"] = "STOP"
        return event | {
            "invocationId": self._invocation,
            "author": AUTHOR,
            "actions": {
                "stateDelta": {},
                "artifactDelta": {},
                "requestedAuthConfigs": {},
                "requestedToolConfirmations": {},
            },
            "id": identity,
            "timestamp": self._now,
        }


def _called(step: Step, call: str, stamp: _Stamp) -> Iterator[dict[str, Any]]:
    asked = {"functionCall": {"id": call, "args": step.args, "name": step.name}}
    yield stamp.event({"parts": [asked], "role": "model"}, identity=stamp.id())
    told = {"functionResponse": {"id": call, "name": step.name, "response": step.response}}
    yield stamp.event({"parts": [told], "role": "user"}, identity=stamp.id())


def _pieces(text: str) -> Iterator[str]:
    for start in range(0, len(text), PIECE):
        yield text[start : start + PIECE]
