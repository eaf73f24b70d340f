"""From an instruction to operations, wish by wish, each with what was said before it in mind. Pure.

What is not understood is handed back in people's own words, so that the answer can name it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from studio.editing import operations as ops
from studio.editing.operations import WHOLE, Operation
from studio.editing.project import Project
from studio.figures import clock
from studio.language.breath import arranged
from studio.language.clauses import CLIP_MARK, SOUND_MARK, Clause, clauses, marked
from studio.language.naming import quoted_names
from studio.language.phrasebook import Found, look_up
from studio.language.quotes import Quotes
from studio.language.readings.spoken import CUT, KEEP, MUSIC, TITLE, Read
from studio.language.referring import alike, each_clip, is_of_the_whole, of_the_same
from studio.language.remarks import Remark, asks_for, remark_on
from studio.language.spelling import corrected
from studio.language.wish import Wish

MOST_SHOWN: Final = 120

_NOTHING: Final = re.compile(
    r"^(?:[^\w§]|\b(?:it|that|this|the|my|a|an|video|clips?|please|thanks?|thank you|hi|hello|hey|"
    r"ok|okay|yes|no|great|cool|nice|"
    r"for me|me|you|now|too|again|also|go|ahead|first|finally|lastly|next|never ?mind|perfect|"
    r"good|awesome|fix|correct|tone it down|just|i(?:'ve| have)? changed my mind|i mean|sorry"
    r"|on second thought|actually|oops|whoops|hmm+|oh|wait|well)\b|视频|谢谢|你好|您好|好的?|请|"
    r"这个|一下|首先|最后|吧|了|的|它|您|你)*$",
    re.IGNORECASE,
)
# Who asks how it is, or how to do it, wants no edit.
_QUESTION: Final = re.compile(
    r"(?:is|are|was|were|did|does|do (?:you|i|we)|has|have (?:you|i|we)|why|how|what|who|when|which|am i)\b"
    r"|为什么|怎么|是不是|有没有|.*吗$",
    re.IGNORECASE,
)
_IT: Final = re.compile(r"\bit\b|它", re.IGNORECASE)
_FADED: Final = re.compile(r"\b(fade(?:-both)?) it\b", re.IGNORECASE)
_COMPLAINT: Final = re.compile(r"\b(?:is|are|'s|was|were|looks?|seems?|too)\b|太|有点|很", re.IGNORECASE)
_NOUN: Final = re.compile(rf"^(?:the |some |an? )?(?:\w+ )?(?:{MUSIC})$", re.IGNORECASE)
# A share alone, right after music was asked for, is the music's.
# What may be gone on about in the next clause: "…, in white", "…, 3 seconds each".
_EXTENDED: Final = ops.AddTitle | ops.ChangeTitle | ops.Fade | ops.AddMusic | ops.Slideshow | ops.Pass
_ASIDE: Final = re.compile(
    r"^\W*(?:(?:at|with|volume|音量|to|为|到|调到|the)\W*)*\d+\s*%\s*(?:volume)?$", re.IGNORECASE
)
_VERB: Final = re.compile(
    rf"^.*?(?:{CUT}|{KEEP}|\badd\b|\bset\b|\bmake\b|\bput\b|\bmute\b|加|添加|静音"
    r"|\b(?:more|less|bump|boost|increase|raise|reduce|lower|decrease|crank|turn)\b(?: up| down)?"
    r"|\bsplit\b(?: \S+)* at\b"
    r"|提高|增加|降低|减少|调高|调低)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Half:
    """A wish that was understood but for some words."""

    text: str
    strange: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of an instruction."""

    operations: tuple[Operation, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unknown: tuple[str, ...] = ()
    half: tuple[Half, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Tell whether nothing was asked at all."""
        return not (self.operations or self.remarks or self.unknown or self.half or self.refused)


def understand(instruction: str, project: Project) -> Understood:
    """Make operations of an instruction, in the order said."""
    clips = [clip.name for clip in project.timeline.clips]
    sounds = [media.name for media in project.sounds()]
    cut, quotes = clauses(instruction, clips, sounds)
    return _Reading(quotes, project, clips, sounds).read(cut)


class _Reading:
    """Reads one instruction wish by wish, remembering what was said before."""

    def __init__(self, quotes: Quotes, project: Project, clips: Sequence[str], sounds: Sequence[str]) -> None:
        self._quotes = quotes
        self._project = project
        self._clips = clips
        self._sounds = sounds
        self._found: list[tuple[str, Read]] = []
        self._last: tuple[str, Read] | None = None
        self._is_lost = False
        self._remarks: list[Remark] = []
        self._unknown: list[str] = []
        self._half: list[Half] = []
        self._refused: list[str] = []

    def read(self, cut: Sequence[Clause]) -> Understood:
        """Read all wishes."""
        for clause in cut:
            if clause.is_refused:
                self._last = None
                self._refused.append(self._plain(clause.text))
            elif not _NOTHING.match(clause.text):
                self._take(clause.text)
        return Understood(
            tuple(arranged(operation for _, made in self._found for operation in made)),
            tuple(dict.fromkeys(self._remarks)),
            tuple(self._unknown),
            tuple(self._half),
            tuple(self._refused),
        )

    def _take(self, text: str) -> None:
        if asks_for(Remark.HELP, text):
            self._remarks.append(Remark.HELP)
            return
        if _QUESTION.match(text):
            self._give_up(text, Found())
            return
        exports = asks_for(Remark.EXPORT, text)
        if exports:
            self._remarks.append(Remark.EXPORT)
        if _ASIDE.search(text) and self._adds(text):
            return
        if self._is_lost and _NOUN.match(text):
            # "a film about speed and music": the end of what was not understood.
            self._give_up(text, Found())
            return
        if self._last and isinstance(self._last[1][0], ops.AddMusic):
            text = _FADED.sub(r"\1 the music", text)  # "add music and fade it out"
        found = self._of_the_clip(text) or self._look_up(text)
        if not found.operations and self._last and isinstance(self._last[1][0], ops.AddMusic):
            # "Add music and lower it when I speak": it is the music.
            meant = self._look_up(re.sub(r"\bit\b", "the music", text))
            found = meant if meant.operations else found
        if found.operations:
            self._keep(text, found.operations)
        elif not exports and not self._adds(text) and not self._repeats(text):
            self._give_up(text, found)

    def _of_the_clip(self, text: str) -> Found | None:
        """Let `it` be the one clip that the wish before was about, if that can be read."""
        clips = {getattr(one, "clip", WHOLE) for one in self._last[1]} if self._last else set()
        if len(clips) != 1 or WHOLE in clips or re.search("[@#]", text) or not _IT.search(text):
            return None
        found = self._look_up(_IT.sub(f"@{clips.pop()} ", text, count=1))
        return found if found.operations else None

    def _keep(self, text: str, made: Read) -> None:
        self._is_lost = False
        if self._last and _COMPLAINT.search(self._last[0]) and alike(self._last[1], made):
            # "Clip 2 is too dark, make it brighter" is one wish.
            made = of_the_same(self._found.pop()[1], made)
        self._last = (text, made)
        self._found.append(self._last)

    def _give_up(self, text: str, found: Found) -> None:
        self._last, self._is_lost = None, True
        remark = remark_on(text)
        if remark is not None:
            self._remarks.append(remark)
        elif found.strange:
            self._half.append(Half(self._plain(text), tuple(self._plain(word) for word in found.strange)))
        else:
            self._unknown.append(self._plain(text))

    def _adds(self, text: str) -> bool:
        """Take words as a part of the wish before, `…, in white`, if that changes how it is read."""
        before, made = self._last or ("", ())
        if not made or not isinstance(made[0], _EXTENDED):
            return False
        together = self._look_up(f"{before} {text}").operations
        if not together or together == made or type(together[0]) is not type(made[0]):
            return False
        self._found.pop()
        self._keep(f"{before} {text}", together)
        return True

    def _repeats(self, text: str) -> bool:
        """Take words as another wish with the verb of the one before: `…, the last 3 s`."""
        verb = _VERB.match(self._last[0]) if self._last else None
        if verb is None:
            return False
        wish = f"{verb[0]} {text}"
        made = self._look_up(wish).operations
        if made:
            self._keep(wish, made)
        return bool(made)

    def _look_up(self, text: str) -> Found:
        """Look a wish up; what is asked of each clip is not asked of the whole."""
        found, each = self._found_in(text), each_clip(text, len(self._clips))
        if each is None or (found.operations and not is_of_the_whole(found.operations)):
            return found
        listed = self._found_in(each.listed)
        return listed if listed.operations else Found(strange=found.strange or (each.said,))

    def _found_in(self, text: str) -> Found:
        """Look a wish up as it was typed, and as it was meant to be typed."""
        found = look_up(self._wish(text))
        if found.operations:
            return found
        mended = corrected(text)
        again = look_up(self._wish(marked(mended))) if mended != text else found
        return again if again.operations else found

    def _wish(self, text: str) -> Wish:
        if not re.search(TITLE, text, re.IGNORECASE):
            text = quoted_names(text, self._quotes, self._clips, CLIP_MARK)
            text = quoted_names(text, self._quotes, self._sounds, SOUND_MARK)
        return Wish(text, self._quotes, self._project)

    def _plain(self, text: str) -> str:
        """Give marked words back as people wrote them, nearly."""
        text = re.sub(r"<(\d+)>", lambda match: clock(int(match[1])), text)
        text = re.sub(r"@-1", "the last clip", text)
        text = re.sub(r"@(\d+)", lambda match: self._name(self._clips, match[1], "clip "), text)
        text = re.sub(r"~(\d+)~", lambda match: self._name(self._sounds, match[1], "sound "), text)
        text = re.sub(r"=(\d+)_(\d+)=", r"\1:\2", text)
        text = re.sub(r"#([-\d/]+)#", lambda match: match[1].replace("/", ", "), text)
        shown = self._quotes.back(" ".join(text.split()), "“{}”".format)
        return shown if len(shown) <= MOST_SHOWN else shown[: MOST_SHOWN - 1] + "…"

    @staticmethod
    def _name(names: Sequence[str], number: str, otherwise: str) -> str:
        place = int(number)
        return names[place - 1] if 0 < place <= len(names) else f"{otherwise}{number}"
