"""The fonts that titles are drawn with, chosen for each character before anything is drawn.

Two wheels bring Latin, Greek, Cyrillic, CJK, twenty more scripts and emoji, so that the same title looks the
same everywhere; what they lack is looked for among the fonts of the system. Blocking.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, starmap
from pathlib import Path
from typing import Final

import manimgx_fonts
import noto_cjk

from studio.titles.faces import Face, characters, face
from studio.titles.order import Stretch, ordered

_CJK: Final = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_LANGUAGES: Final = (  # the face whose characters look right to its readers, by number in the file
    (re.compile("[\u3040-\u30ff\u31f0-\u31ff]"), 0),
    (re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"), 1),
)
_CHINESE: Final = 2
_FIRST: Final = "NotoSans[wght].ttf"
_LAST: Final = ("NotoSansSymbols[wght].ttf",)
_EMOJI: Final = "NotoEmoji[wght].ttf"
_LEFT_OUT: Final = (_FIRST, *_LAST, _EMOJI, "NotoSans-Italic[wght].ttf")
_EMOJI_BEGIN: Final = 0x1F000
_AS_EMOJI: Final = "\ufe0f"
# What is drawn as a part of the emoji before it: a tone of skin, a member of a family, the second of a flag.
_JOINED: Final = re.compile(
    "[\U0001f3fb-\U0001f3ff\u20e3\ufe0f]|\u200d.|(?<=[\U0001f1e6-\U0001f1ff])[\U0001f1e6-\U0001f1ff]"
)
_ARABIC: Final = "Noto Sans Arabic"
_JOINING: Final = 0.93  # letters that join are narrower than alone, which is what fonts tell
_UNSEEN: Final = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})
_SELECTORS: Final = range(0xFE00, 0xFE10)
_SYSTEM: Final = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts"),
)
_MOST_FILES: Final = 2000
_NAMED: Final = re.compile(r"[^\\{},\x00-\x1f]+")  # nothing that would act in a script


_Place = tuple[Path, int]  # of a face: its file, and its number there


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that one face draws."""

    face: Face
    text: str
    is_leftwards: bool = False

    @property
    def width(self) -> float:
        """How wide it is, in ems."""
        drawn = _JOINED.sub("", self.text) if self.is_emoji else self.text
        joins = _JOINING if self.face.name == _ARABIC else 1.0
        return sum(self.face.width(character) for character in drawn) * joins

    @property
    def is_emoji(self) -> bool:
        """Whether these are pictures, not letters."""
        return self.face is _emoji()


def runs(text: str, around: str = "") -> tuple[Run, ...]:
    """Part text by the faces that draw it, without what none can draw; `around` is all of its title."""
    order, faces = _order(around or text), list[Face | None]()
    for index, character in enumerate(text):
        current = next((one for one in reversed(faces) if one), None)
        faces.append(_choose(character, text[index + 1 : index + 2], current, order))
    return tuple(run for stretch in ordered(text, around) for run in _stretch_runs(text, faces, stretch))


def _stretch_runs(text: str, faces: Sequence[Face | None], stretch: Stretch) -> Iterator[Run]:
    """Give the runs of what goes one way, from left to right, without what no face draws."""
    drawn = [place for place in range(stretch.first, stretch.end) if faces[place] is not None]
    runs = [
        Run(face, "".join(map(text.__getitem__, places)), stretch.is_leftwards)
        for face, places in groupby(drawn, faces.__getitem__)
        if face is not None
    ]
    yield from reversed(runs) if stretch.is_leftwards else runs


def undrawable(text: str) -> str:
    """Give the characters of a text that no font here can draw, each once."""
    order = _order(text)
    lost = (letter for letter in text if not _is_unseen(letter) and _first(letter, order) is None)
    return "".join(dict.fromkeys(lost))


def used(texts: Iterable[str]) -> frozenset[Path]:
    """Give the files of all faces that draw these texts."""
    return frozenset(
        run.face.path for text in texts for line in text.splitlines() for run in runs(line, text)
    )


def width(text: str, around: str = "") -> float:
    """Tell how wide a line is, in ems."""
    return sum(run.width for run in runs(text, around))


def _choose(character: str, following: str, current: Face | None, order: Sequence[_Place]) -> Face | None:
    is_mark = unicodedata.category(character)[0] == "M"
    if _is_unseen(character) or (is_mark and current is not None and current.draws(character)):
        return (
            _must(*order[0]) if current is None or (character.isspace() and current is _emoji()) else current
        )
    emoji = _emoji()
    if (following == _AS_EMOJI or ord(character) >= _EMOJI_BEGIN) and emoji.draws(character):
        return emoji
    is_neutral = not character.isalpha() and current is not emoji
    if current is not None and is_neutral and current.draws(character):
        return current
    return _first(character, order)


def _first(character: str, order: Sequence[_Place]) -> Face | None:
    """Ask one face after the other; most texts need few, and each that is read takes megabytes."""
    ours = next((one for one in starmap(_must, order) if one.draws(character)), None)
    return ours or _elsewhere(character)


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or ord(character) in _SELECTORS


def _order(text: str) -> tuple[_Place, ...]:
    language = next((number for pattern, number in _LANGUAGES if pattern.search(text)), _CHINESE)
    return _ordered(language, is_cjk=bool(_CJK.search(text)))


@lru_cache
def _ordered(language: int, *, is_cjk: bool) -> tuple[_Place, ...]:
    """Put the faces of the wheels in the order that they are asked in."""
    cjk, first, emoji = (
        (Path(noto_cjk.otc_path("sans")), language),
        (_shipped(_FIRST), 0),
        (_shipped(_EMOJI), 0),
    )
    scripts = [(path, 0) for path in sorted(_shipped("").glob("*.ttf")) if path.name not in _LEFT_OUT]
    last = [(_shipped(name), 0) for name in _LAST]
    return (cjk, first, *scripts, *last, emoji) if is_cjk else (first, *scripts, cjk, *last, emoji)


@lru_cache
def _emoji() -> Face:
    return _must(_shipped(_EMOJI))


def _shipped(name: str) -> Path:
    return Path(manimgx_fonts.__file__).parent / name


def _must(path: Path, number: int = 0) -> Face:
    found = face(path, number, is_ours=True)
    if found is None:
        raise RuntimeError(f"the font {path.name} that was installed with Cutroom cannot be read")
    return found


@lru_cache(maxsize=4096)
def _elsewhere(character: str) -> Face | None:
    """Look for a character among the fonts of the system."""
    found = (face(path) for path in _installed() if ord(character) in characters(path))
    return next((one for one in found if one and _NAMED.fullmatch(one.name)), None)


@lru_cache
def _installed() -> tuple[Path, ...]:
    return tuple(path for _, path in zip(range(_MOST_FILES), _walk(), strict=False))


def _walk() -> Iterator[Path]:
    for folder in _SYSTEM:
        yield from sorted(Path(folder).expanduser().rglob("*.[to]t[fc]"))
