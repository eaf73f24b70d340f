"""What to show while the agent works: pure, from one moment's state and what happens to the next state.

What happens is an event of the stream or the passing of time. Nothing is sent from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from core.nemo.events import Ended, Ending, Event, Preview, Said, ToolAnswered, ToolCalled

NOTE_EVERY_S: Final = 120.0
SILENCE_LIMIT_S: Final = 600.0
TOTAL_LIMIT_S: Final = 900.0

# A word in a tool's name, and the sentence that tells what is being done; the first that fits is used.
TOOL_NOTES: Final[Mapping[str, str]] = {
    "generate": "doing-generate",
    "music": "doing-music",
    "bgm": "doing-music",
    "audio": "doing-sound",
    "sound": "doing-sound",
    "volume": "doing-sound",
    "mute": "doing-sound",
    "title": "doing-title",
    "subtitle": "doing-title",
    "caption": "doing-title",
    "text": "doing-title",
    "trim": "doing-cut",
    "cut": "doing-cut",
    "split": "doing-cut",
    "keep": "doing-cut",
    "remove": "doing-cut",
    "speed": "doing-speed",
    "resolution": "doing-picture",
    "aspect": "doing-picture",
    "color": "doing-picture",
    "effect": "doing-picture",
    "filter": "doing-picture",
    "transition": "doing-picture",
    "search": "doing-look",
    "analy": "doing-look",
    "get": "doing-look",
}


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence of the catalogue."""

    name: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """What has been told of a turn so far."""

    began_at: float
    stirred_at: float  # when something other than a sign of life came last
    noted_at: float
    note: Note = Note("doing-start")
    live: str = ""
    generating: frozenset[str] = frozenset()
    has_raw_video: bool = False

    @classmethod
    def begin(cls, now: float) -> "Story":
        """Start telling."""
        return cls(began_at=now, stirred_at=now, noted_at=now)


def hear(story: Story, event: Event, now: float) -> Story:
    """Take one event of the stream in."""
    match event:
        case Preview(text=text):
            return replace(story, live=text, stirred_at=now)
        case Said():
            return replace(story, live="", stirred_at=now)
        case ToolCalled(name=name, id=call):
            note = note_of(name) or story.note
            generating = story.generating | {call} if note.name == "doing-generate" else story.generating
            return replace(story, note=note, generating=generating, stirred_at=now)
        case ToolAnswered(id=call):
            if call in story.generating:
                # The raw video comes first; music, titles and effects follow in the same turn.
                return replace(story, note=Note("doing-after-raw"), has_raw_video=True, stirred_at=now)
            return replace(story, stirred_at=now)
        case Ended(how=Ending.CUT_OFF):
            return replace(story, note=Note("doing-recover"))
        case _:
            return story


def wait(story: Story, now: float) -> Story:
    """Let time pass: every two minutes there is a word that the work goes on."""
    if now - story.noted_at < NOTE_EVERY_S:
        return story
    minutes = int((now - story.began_at) // 60)
    return replace(story, note=Note("doing-still", minutes=minutes), noted_at=now)


def has_timed_out(story: Story, now: float) -> bool:
    """Tell whether to give up: only signs of life for ten minutes, or fifteen minutes in all."""
    return now - story.stirred_at >= SILENCE_LIMIT_S or now - story.began_at >= TOTAL_LIMIT_S


def note_of(tool: str) -> Note | None:
    """Find the sentence that tells what a tool is doing."""
    name = tool.casefold()
    return next((Note(note) for word, note in TOOL_NOTES.items() if word in name), None)
