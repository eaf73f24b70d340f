"""A clause looked up in the table of wishes: as typed, as meant, and with its clips listed. Pure."""

import re
from dataclasses import dataclass, field
from typing import Final

from core.nemo.wire import Kind
from studio.editing import operations as ops
from studio.editing.operations import WHOLE
from studio.editing.project import Project
from studio.language.asides import plainer
from studio.language.clauses import CLIP_MARK, SOUND_MARK, marked
from studio.language.echoing import Echo
from studio.language.listing import edged, listed, numbers
from studio.language.naming import quoted_names
from studio.language.phrasebook import Found, look_up
from studio.language.readings.spoken import TITLE
from studio.language.referring import is_of_the_whole, is_of_titles
from studio.language.spelling import corrected
from studio.language.wish import Wish

_PLAYED: Final = ops.Part | ops.Speed
# "the second" alone may be a clip, which it was not read as.
_ORDINAL: Final = re.compile(
    r"\b(second|third|fourth|fifth|2nd|3rd|4th)\b(?! ?(?:<|§|half|halves|part|piece|title|caption|text"
    r"|subtitle"
    r"|heading|beat|third|quarter|section|segment|frame|bit|sentence|one\b|step|edit|change|time|long|mark|each"
    r"|video|clip))(?<!a second)(?<!per second)(?<!every second)(?<!each second)(?<!one second)(?<!half"
    r" second)(?<!lower third)(?<!in third)",
    re.IGNORECASE,
)
_OF_CLIPS: Final = ops.Order | ops.Only | ops.Drop
_PHOTOS: Final = re.compile(
    r"(?:这|那|所有的?|全部的?|我的)?(?:几?[张个])?(?:照片|图片)|\b(?:(?:all|the|my|these) )*photos?\b",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"^\s*#[-\d/]+#\s*$")


@dataclass(slots=True)
class Lookup:
    """Looks clauses of one instruction up; `named` are the clips that it has spoken of so far."""

    echo: Echo
    project: Project
    recalled: tuple[int, ...] = ()
    named: set[int] = field(default_factory=set)

    def note(self, text: str) -> set[int]:
        """Remember which clips a clause names, and give them."""
        named = set(numbers(text, len(self.echo.clips)))
        self.named |= named
        return named

    def find(self, text: str) -> Found:
        """Look a wish up; what is asked of some clips, or of each, is not asked of the whole."""
        if pictured := self._pictured(text):
            return pictured
        found = self._found(text)
        if (odd := _ORDINAL.search(text)) and found.operations and not is_of_titles(found.operations):
            return Found(strange=(odd[1],))
        some = listed(text, len(self.echo.clips), self.named or self.recalled)
        if some is None and not found.operations:
            return self._at_edge(text) or found
        if some is None or (found.operations and not is_of_the_whole(found.operations)):
            return found
        meant = Found() if _BARE.match(some.text) else self._found(some.text)
        return meant if meant.operations else Found(strange=found.strange or (some.said,))

    def _pictured(self, text: str) -> Found | None:
        """Let the photos be the pictures among clips of other kinds, for what is asked of single clips."""
        clips = self.project.timeline.clips
        places = [place for place, clip in enumerate(clips, start=1) if clip.kind is Kind.IMAGE]
        if not 0 < len(places) < len(clips) or re.search("[@#]|每", text) or not _PHOTOS.search(text):
            return None
        mark = f" @{places[0]} " if len(places) == 1 else f" #{'/'.join(map(str, places))}# "
        found = self._found(" ".join(_PHOTOS.sub(mark, text, count=1).split()))
        is_theirs = all(isinstance(one, _OF_CLIPS) or getattr(one, "clip", WHOLE) for one in found.operations)
        return found if found.operations and is_theirs else None

    def _at_edge(self, text: str) -> Found | None:
        """Let the intro and the ending be the first and the last clip, for what changes how those play."""
        told = edged(text, len(self.echo.clips))
        found = self._found(told) if told else Found()
        return (
            found if found.operations and all(isinstance(one, _PLAYED) for one in found.operations) else None
        )

    def with_listed(self, text: str) -> str:
        """Give a text with the clips listed that it means by one word."""
        some = listed(text, len(self.echo.clips), self.named or self.recalled)
        return " ".join((some.text if some else text).split())

    def _found(self, text: str) -> Found:
        """Look a wish up as it was typed, and as it was meant to be typed."""
        found = look_up(self._wish(text))
        if found.operations:
            return found
        for shorter in plainer(text):
            if (again := look_up(self._wish(shorter))).operations:
                return again
        mended = corrected(text)
        again = look_up(self._wish(marked(mended))) if mended != text else found
        return again if again.operations else found

    def _wish(self, text: str) -> Wish:
        echo = self.echo
        if not re.search(TITLE, text, re.IGNORECASE):
            text = quoted_names(text, echo.quotes, echo.clips, CLIP_MARK)
            text = quoted_names(text, echo.quotes, echo.sounds, SOUND_MARK)
        return Wish(text, echo.quotes, self.project)
