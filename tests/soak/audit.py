"""What has to be true after a soak: nothing is lost, nothing done twice. Each check gives what is not so."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from core.inbox import Phase
from core.press import read
from tests.soak.crowd import AGAIN, Said
from tests.soak.road import WORD

DEAF_S: Final = 6.0  # what was said so shortly before a death or after a birth nobody may have heard
ANSWERS: Final = 3  # to a clip with a wish and an export: one for each
WAITING: Final = {"cancel", "stop"}
ADDED: Final = re.compile(r"Added the title “(Zq\d{5})”")
UNKEPT: Final = "could not take this in"
DOUBTED: Final = "doubted"


@dataclass(frozen=True, slots=True)
class Seen:
    """A message of the bot, as it stands in a chat at the end."""

    text: str
    actions: tuple[str, ...]
    files: tuple[str, ...] = ()
    answers: str | None = None


@dataclass(slots=True)
class Record:
    """Everything that is known at the end."""

    said: list[Said]
    inbox: Sequence[Mapping[str, Any]]
    exports: Sequence[Mapping[str, Any]]
    jobs: Mapping[str, int]  # unfinished ones, by database
    seen: Mapping[str, Mapping[str, Seen]]  # by chat and message
    passed: Counter[str]  # questions that reached the agent
    deaf: list[tuple[str, float]] = field(default_factory=list)
    replays: list[str] = field(default_factory=list)
    logs: str = ""
    secrets: Mapping[str, str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)  # who gave up


def findings(record: Record) -> list[str]:
    """Give everything that is not as it has to be."""
    checks = (
        _heard,
        _closed,
        _told,
        _asked_once,
        _answered_once,
        _delivered_once,
        _kept_secret,
        _tidy,
    )
    return [finding for check in checks for finding in check(record)]


def _heard(record: Record) -> Iterator[str]:
    """Everything that was said is kept, once, or was refused in words."""
    known = Counter((row["chat"], row["message"].partition("/")[0].partition("|")[0]) for row in record.inbox)
    for said in record.said:
        found = known[said.chat, said.message]
        if found > 1:
            yield f"kept {found} times: {said}"
        if found or _is_refused(record, said) or _is_unheard(record, said):
            continue
        yield f"lost: {said}"


def _is_refused(record: Record, said: Said) -> bool:
    seen = record.seen.get(said.chat, {}).values()
    if said.press:
        return any(UNKEPT in one.text for one in seen)
    return any(UNKEPT in one.text and one.answers == said.message for one in seen)


def _is_unheard(record: Record, said: Said) -> bool:
    """Tell whether this was said in Discord while nobody was there: it does not tell that again."""
    if not said.chat.startswith("discord:"):
        return False
    deaths = [at for what, at in record.deaf if what == "dies"]
    births = [at for what, at in record.deaf if what == "lives"]
    return any(
        death - DEAF_S <= said.at <= next((birth for birth in births if birth > death), said.at) + DEAF_S
        for death in deaths
    )


def _closed(record: Record) -> Iterator[str]:
    """Every turn, export and job has come to its end."""
    for row in record.inbox:
        if row["closed_at"] is None:
            yield f"still open: turn {row['id']} of {row['chat']}, {row['phase']}"
    for row in record.exports:
        if row["closed_at"] is None:
            yield f"still open: export {row['id']} of {row['chat']}, {row['phase']}"
    for name, number in record.jobs.items():
        if number:
            yield f"{number} jobs are left in {name}"


def _told(record: Record) -> Iterator[str]:
    """What a turn says last stands there, with nothing on it that would stop it."""
    for row in record.inbox:
        if row["message"].endswith(":greeting") or row["status_message"] is None:
            continue
        seen = record.seen.get(row["chat"], {}).get(row["status_message"])
        if seen is None:
            yield f"gone: the answer to turn {row['id']} of {row['chat']}"
        elif any(read(action).name == "cancel" for action in seen.actions):
            yield f"never answered: turn {row['id']} of {row['chat']} still says {seen.text[:80]!r}"
    for row in record.exports:
        seen = record.seen.get(row["chat"], {}).get(str(row["status_message"]))
        if seen is not None and any(read(action).name in WAITING for action in seen.actions):
            yield f"never answered: export {row['id']} of {row['chat']} still says {seen.text[:80]!r}"


def _asked_once(record: Record) -> Iterator[str]:
    """No question reaches the agent twice, but for those that somebody asked for again."""
    again = _again(record)
    for word, number in record.passed.items():
        if number > 1 + again[word]:
            yield f"asked {number} times: {word}"
    for chat, seen in record.seen.items():
        added = Counter(word for one in seen.values() for word in set(ADDED.findall(one.text)))
        for word, number in added.items():
            if number > 1 + again[word]:
                yield f"told {number} times that {word} was added in {chat}"


def _again(record: Record) -> Counter[str]:
    """Count how often people asked once more, by the word of what they had said."""
    words = {
        (row["chat"], row["id"]): WORD.findall(str(row["incoming"]))
        for row in record.inbox
        if row["incoming"] is not None
    }
    found: Counter[str] = Counter()
    for said in record.said:
        press = read(said.press)
        if press.name in AGAIN and press.number is not None:
            found.update(words.get((said.chat, press.number), ()))
    return found


def _answered_once(record: Record) -> Iterator[str]:
    """Whatever was kept is answered where it was said, by one message for each thing, files aside."""
    answers: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for chat, seen in record.seen.items():
        for one in seen.values():
            if one.answers is not None and not one.files:
                answers[chat, one.answers].append(one)
    # Whoever was stopped is answered by what stopped it.
    rows = {(row["chat"], row["message"]) for row in record.inbox if row["phase"] != Phase.CANCELLED}
    for said in record.said:
        if said.press or (said.chat, said.message) not in rows:
            continue
        found = answers[said.chat, said.message]
        if not found:
            yield f"no answer to {said}"
        if len(found) > (ANSWERS if said.what == "all" else 1):
            yield f"{len(found)} answers to {said}: {[one.text[:60] for one in found]}"


def _delivered_once(record: Record) -> Iterator[str]:
    """Every delivered export has one file in the chat; one in doubt has a button, or was sent again."""
    by_chat: dict[str, Counter[str]] = defaultdict(Counter)
    for row in record.exports:
        by_chat[row["chat"]][row["phase"]] += 1
    for chat, phases in by_chat.items():
        seen = record.seen.get(chat, {}).values()
        files = sum(name.endswith(".mp4") for one in seen for name in one.files)
        again = sum(said.chat == chat and read(said.press).name == "resend" for said in record.said)
        least, most = phases["delivered"], phases["delivered"] + phases[DOUBTED] + again
        if not least <= files <= most:
            yield f"{files} files in {chat} for {dict(phases)}"
        offers = sum(any(read(action).name == "resend" for action in one.actions) for one in seen)
        if offers < phases[DOUBTED]:
            yield f"{phases[DOUBTED]} exports of {chat} are in doubt, and {offers} of them say so"


def _kept_secret(record: Record) -> Iterator[str]:
    """No token and nothing that people said is in a log."""
    for name, secret in record.secrets.items():
        if secret in record.logs:
            yield f"a log tells {name}"
    words = set(WORD.findall(record.logs))
    if words:
        lines = [line for line in record.logs.splitlines() if WORD.search(line)]
        yield f"logs tell {len(words)} words that people said: {lines[0][:400]}"
    errors = [line for line in record.logs.splitlines() if '"level": "error"' in line]
    if errors:
        yield f"{len(errors)} errors in the logs: {errors[0][:400]}"


def _tidy(record: Record) -> Iterable[str]:
    """Replays agree, processes end as they should, and no file is left of what is over."""
    return [*record.replays, *record.complaints, *record.leftovers, *record.troubles]
