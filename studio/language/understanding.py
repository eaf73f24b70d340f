"""From an instruction to operations, wish by wish, each with what was said before it in mind.

What is not understood is handed back in people's own words, so that the answer can name it. Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from studio.editing import operations as ops
from studio.editing.operations import WHOLE
from studio.editing.project import Project
from studio.language import cues
from studio.language.asides import goes_on, is_aside
from studio.language.beyond import asks_for
from studio.language.breath import arranged, spoken
from studio.language.clauses import Clause, clauses
from studio.language.echoing import Echo
from studio.language.following import (
    alone,
    further,
    heard,
    likewise,
    meant,
    named_again,
    part_of_split,
    rest_of,
)
from studio.language.lookup import Lookup
from studio.language.middle import middle
from studio.language.phrasebook import Found
from studio.language.readings.spoken import Read
from studio.language.recalling import MUSIC, noun_in, noun_of, recalled
from studio.language.referring import alike, of_the_same, of_the_topic, only_for
from studio.language.remarks import Remark
from studio.language.smalltalk import asks_nothing, is_question, is_thanks
from studio.language.sparing import others_dropped, spared
from studio.language.understood import Understood
from studio.language.unread import Unread


def understand(instruction: str, project: Project) -> Understood:
    """Make operations of an instruction, in the order said."""
    clips = [clip.name for clip in project.timeline.clips]
    sounds = [media.name for media in project.sounds()]
    cut, quotes = clauses(instruction, clips, sounds)
    understood = _Reading(Echo(quotes, clips, sounds, instruction), project).read(spared(cut))
    is_content = understood.is_nothing and is_thanks(instruction)
    return replace(understood, remarks=(Remark.THANKS,)) if is_content else understood


class _Reading:
    """Reads one instruction wish by wish, remembering what was said before."""

    def __init__(self, echo: Echo, project: Project) -> None:
        self._before = recalled(project)
        self._lookup = Lookup(echo, project, self._before.clips)
        self._noun = self._before.noun
        self._found: list[tuple[str, Read]] = []
        self._last: tuple[str, Read] | None = None
        self._unread = Unread(echo)
        self._spoken: set[int] = set()

    def read(self, cut: Sequence[Clause]) -> Understood:
        """Read all wishes."""
        for clause in cut:
            if clause.is_refused:
                self._last, self._noun = None, noun_in(clause.text)
                self._unread.refuse(clause.text)
            elif not asks_nothing(clause.text):
                self._take(clause.text)
            self._spoken = self._lookup.note(clause.text)
        unread = self._unread
        return Understood(
            tuple(arranged(spoken([*(made for _, made in self._found), others_dropped(self._found)]))),
            tuple(unread.told([one for _, made in self._found for one in made])),
            tuple(unread.unknown),
            tuple(unread.half),
            tuple(unread.refused),
        )

    def _take(self, text: str) -> None:
        if asks_for(Remark.HELP, text):
            self._unread.remarks.append(Remark.HELP)
            return
        if is_question(text):
            self._give_up(text, Found())
            return
        exports = asks_for(Remark.EXPORT, text)
        if exports:
            self._unread.remarks.append(Remark.EXPORT)
        if (cues.ASIDE.search(text) and self._adds(text)) or self._takes_middle(text):
            return
        if self._unread.is_lost and cues.ABOUT.search(self._unread.text) and cues.NOUN.match(text):
            # "a film about speed and music": the end of what was not understood.
            self._give_up(text, Found())
            return
        self._read(text, exports=exports)

    def _read(self, text: str, *, exports: bool) -> None:
        """Read one wish after those before."""
        before = self._last[1] if self._last else ()
        if before and self._noun == MUSIC:
            text = cues.PLAYS.sub(r"the music \g<0>", cues.PLAYED.sub(r"\1 the music", text))
        if before and (told := part_of_split(text, before)):
            self._takes_rest(told)
            return
        if before and (cues.MENDED.match(text) or goes_on(text, before)):
            return  # "there is wind noise, fix it": the wish was read already
        found = self._of_the_clip(text) or self._lookup.find(text)
        if found.operations:
            self._keep(text, self._of_the_one(text, found.operations))
        elif not (
            exports
            or self._adds(text)
            or self._repeats(text)
            or self._follows(text)
            or is_aside(text, before)
        ):
            self._give_up(text, found)

    def _follows(self, text: str) -> bool:
        """Take words as a wish that goes on from the edit before; such are few."""
        if len(text) > cues.MOST_FOLLOWING:
            return False
        if self._completes(text):
            return True
        if self._unread.is_lost:
            return False
        if self._last and cues.COMPLAINT.search(self._last[0]) and cues.MENDED_SO.match(text):
            return True
        if self._last and (made := meant(text, self._last[1])):
            self._found.pop()
            self._keep(text, made)
            return True
        if self._last and (rest := rest_of(text, self._last[1])):
            return self._takes_rest(rest)
        if made := likewise(text, self._lookup.with_listed(text), self._before):
            self._keep(text, made)
            return True
        earlier = (*(self._last[1] if self._last else ()), *(made[0] for _, made in self._found))
        is_shaped = any(isinstance(one, cues.SHAPING) for one in earlier)
        told = () if self._last and not is_shaped else (further(text, self._before), alone(text))
        wishes = (*told, *named_again(text, self._noun))
        found = ((wish, self._lookup.find(wish).operations) for wish in wishes if wish)
        wish, read = next((one for one in found if one[1]), ("", ()))
        if read:
            self._drop_music_for(read)
            self._keep(wish, read)
        return bool(read)

    def _completes(self, text: str) -> bool:
        """Read a bare length as the one that the clause before lacked: `remove the start, 3 seconds`."""
        if self._last or not self._unread.text or not cues.BARE.match(text):
            return False
        wish = f"{self._unread.text} {cues.TIME.findall(text)[0]}"
        made = self._lookup.find(wish).operations
        if made:
            self._unread.take_back()
            self._keep(wish, made)
        return bool(made)

    def _takes_middle(self, text: str) -> bool:
        """Read what is asked of the middle, between the ends that were named."""
        told = middle(text, [made for _, made in self._found], self._lookup.project)
        made = self._lookup.find(told.text).operations if told else ()
        if not told or not made:
            return False
        self._keep(told.text, made)
        if told.place is not None:
            self._found.insert(told.place, self._found.pop())
            self._last = None
        return True

    def _takes_rest(self, wish: str) -> bool:
        """Read what is asked of the rest, in the times of before; what was kept for that stays untouched."""
        made = self._lookup.find(wish).operations
        before = self._last[1][0] if self._last else None
        if not made or (isinstance(before, ops.Keep) and isinstance(made[0], ops.Remove | ops.TrimStart)):
            return bool(made)  # to keep a part is to remove the rest
        is_enough = isinstance(before, ops.Keep | ops.Split)
        self._found[-1:] = [(wish, made)] if is_enough else [(wish, made), self._found[-1]]
        return True

    def _drop_music_for(self, made: Read) -> None:
        """Let "background music, something happy" be one track."""
        if self._last and isinstance(self._last[1][0], ops.AddMusic) and isinstance(made[-1], ops.AddMusic):
            self._found.pop()

    def _of_the_clip(self, text: str) -> Found | None:
        """Let `it` be the one clip that the wish before was about, if that can be read."""
        clips = {getattr(one, "clip", WHOLE) for one in self._last[1]} if self._last else self._spoken
        if len(clips) != 1 or WHOLE in clips or re.search("[@#]", text) or not cues.IT.search(text):
            return None
        found = self._lookup.find(cues.IT.sub(f"@{next(iter(clips))} ", text, count=1))
        return found if found.operations else None

    def _of_the_one(self, text: str, made: Read) -> Read:
        """Let what is asked after a complaint about one clip be that clip's: `第三段不清楚，弄清晰点`."""
        if self._last or not self._unread.text:
            return made
        is_complaint = (
            cues.COMPLAINT.search(self._unread.text) and len(self._spoken) == 1 and not cues.ALL.search(text)
        )
        led_up = cues.LED_UP.match(self._unread.text) and all(isinstance(one, cues.MENDING) for one in made)
        if is_complaint or led_up or cues.STATEMENT.match(self._unread.text):
            self._unread.take_back()  # "i can't hear anything, make it louder"
        return only_for(next(iter(self._spoken)), made) if is_complaint else made

    def _keep(self, text: str, made: Read) -> None:
        self._unread.found(text, made)
        made = heard(text, made, self._noun)
        if self._last and not cues.ALL.search(text):
            made = of_the_topic(self._last[0], self._last[1], made)
        self._noun = noun_of(made)
        if self._last and cues.REASON.match(text) and alike(self._last[1], made):
            return  # "rotate it, it's sideways" is one wish
        if self._last and cues.COMPLAINT.search(self._last[0]) and alike(self._last[1], made):
            # "Clip 2 is too dark, make it brighter" is one wish.
            made = of_the_same(self._found.pop()[1], made)
        self._last = (text, made)
        self._found.append(self._last)

    def _give_up(self, text: str, found: Found) -> None:
        self._last, self._noun = None, noun_in(text) or self._noun
        self._unread.give_up(text, found)

    def _adds(self, text: str) -> bool:
        """Take words as a part of the wish before, `…, in white`, if that changes how it is read."""
        before, made = self._last or ("", ())
        if not made or not isinstance(made[-1], cues.EXTENDED):
            return False
        told = f"for {text}" if cues.BARE.match(text) and isinstance(made[0], ops.AddTitle) else text
        together = self._lookup.find(f"{before} {told}").operations
        if not together or together == made or [*map(type, together)] != [*map(type, made)]:
            return False
        self._found.pop()
        self._last = None
        self._keep(f"{before} {text}", together)
        return True

    def _repeats(self, text: str) -> bool:
        """Take words as another wish with the verb of the one before: `…, the last 3 s`."""
        verb = cues.VERB.match(self._last[0]) if self._last else cues.LOST_VERB.match(self._unread.text)
        if verb is None:
            return False
        made = self._lookup.find(wish := f"{verb[0]} {text}").operations
        if made:
            self._keep(wish, made)
        return bool(made)
