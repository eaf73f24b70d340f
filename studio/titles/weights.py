"""Letters at the weight of titles, cut from fonts whose weight can be chosen; blocking.

libass draws such a font only at the weight that it begins with, whatever is asked of it. So every title has
fonts of its own, with no more than its characters in them: made in a moment, and another title changes none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

from studio.titles import fonts
from studio.titles.faces import BOLD, WEIGHT, Face

_FAMILIES: Final = frozenset({1, 16})  # the records by which a font is found
_NAMES: Final = frozenset({*_FAMILIES, 4, 6})


@dataclass(frozen=True, slots=True)
class Cut:
    """The characters of a title in one face, bold."""

    face: Face
    text: str

    @property
    def name(self) -> str:
        """The name that no other font has."""
        return f"{self.face.name} {blake2b(self.text.encode(), digest_size=8).hexdigest()}"

    def write(self, path: Path) -> None:
        """Write the font."""
        # They take a quarter of a second to load, which nothing but a title shall cost.
        from fontTools.subset import Options, Subsetter  # noqa: PLC0415
        from fontTools.varLib import instancer  # noqa: PLC0415

        with TTFont(self.face.path, lazy=True) as font:
            cutter = Subsetter(Options(drop_tables=["STAT", "DSIG"]))
            cutter.populate(text=self.text)
            cutter.subset(font)
            instancer.instantiateVariableFont(font, {WEIGHT: BOLD}, inplace=True)
            for record in font["name"].names:
                if record.nameID in _NAMES:
                    record.string = self.name
            font.save(path)


def cuts(text: str) -> Iterator[Cut]:
    """Give what has to be cut for a title."""
    runs = (run for line in text.splitlines() for run in fonts.runs(line, text))
    faces = {run.face for run in runs if run.face.has_weights and not run.is_emoji}
    yield from (Cut(face, text) for face in faces)
