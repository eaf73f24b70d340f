"""The skill profiles: what this bot presents itself as, read from Markdown files with YAML frontmatter.

A body has one `# <language>` part for each language: the greeting first, how to work with it below.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from core.errors import SettingsError
from core.nemo.wire import FILE_TYPES

FALLBACK: Final = "en"
UNKNOWN_PLATFORM: Final = "unknown"
CHINESE: Final = r"[\u3000-\u9fff\uff00-\uffef“”]"
# Where the known skill stores put what they install, below the home folder.
STORES: Final[tuple[tuple[Path, str], ...]] = (
    (Path(".clawhub"), "clawhub"),
    (Path(".cursor", "skills"), "cursor"),
)

Resolution = Literal["1080p", "4k"]
Line = Annotated[str, Field(min_length=1, max_length=120)]
Three = Annotated[tuple[Line, ...], Field(min_length=3, max_length=3)]


@dataclass(frozen=True, slots=True)
class Words:
    """What a profile says in one language."""

    title: str
    tagline: str
    greeting: str
    guide: str  # quick, batch, step by step; headings in bold
    things_to_try: tuple[str, ...]
    tip: str


@dataclass(frozen=True, slots=True)
class Skill:
    """One profile. `name` and `version` are what the backend attributes requests to."""

    name: str
    version: str
    emoji: str
    default_resolution: Resolution
    inputs: tuple[str, ...]
    words: Mapping[str, Words]

    def title(self, language: str | None) -> str:
        """Give the name that people see."""
        return self.speaking(language).title

    def greeting(self, language: str | None) -> str:
        """Say hello: what to send and what comes back."""
        return self.speaking(language).greeting

    def things_to_try(self, language: str | None) -> tuple[str, ...]:
        """Give three requests worth sending."""
        return self.speaking(language).things_to_try

    def speaking(self, language: str | None) -> Words:
        """Give the words in the language of a locale tag, else in English."""
        base = re.split("[-_]", language or FALLBACK, maxsplit=1)[0].lower()
        return self.words.get(base) or self.words[FALLBACK]


class Skills:
    """All the profiles of a folder, by name."""

    def __init__(self, skills: Mapping[str, Skill]) -> None:
        self._skills = dict(skills)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read every profile; what is wrong is told with its file and key."""
        skills = {file.stem: _read(file) for file in sorted(folder.glob("*.md"))}
        if not skills:
            raise SettingsError(f"no skill profiles in {folder}", setting="CUTROOM_CONFIG")
        return cls(skills)

    def __getitem__(self, name: str) -> Skill:
        if name not in self._skills:
            known = ", ".join(self._skills)
            raise SettingsError(f"no skill is called {name}; there are {known}", setting="CUTROOM_SKILL")
        return self._skills[name]

    def get(self, name: str | None, default: str) -> Skill:
        """Give the profile of this name; where there is none, or none any more, another one."""
        return self[name if name is not None and name in self._skills else default]

    def __contains__(self, name: object) -> bool:
        return name in self._skills

    def __iter__(self) -> Iterator[Skill]:
        return iter(self._skills.values())

    def __len__(self) -> int:
        return len(self._skills)


def platform(install_path: Path, configured: str | None, home: Path) -> str:
    """Tell which skill store this was installed by, as the backend wants to know."""
    if configured:
        return configured
    matches = (name for folder, name in STORES if install_path.is_relative_to(home / folder))
    return next(matches, UNKNOWN_PLATFORM)


class _Frontmatter(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    emoji: str = Field(min_length=1, max_length=8)
    default_resolution: Resolution
    inputs: tuple[str, ...] = Field(min_length=1)
    title: dict[str, Line]
    tagline: dict[str, Line]
    things_to_try: dict[str, Three] = Field(alias="try")
    tip: dict[str, Line]

    @field_validator("inputs")
    @classmethod
    def _are_accepted(cls, inputs: tuple[str, ...]) -> tuple[str, ...]:
        if strange := sorted(set(inputs) - FILE_TYPES):
            raise ValueError(f"the backend does not take {', '.join(strange)}")
        return inputs

    @field_validator("title", "tagline", "things_to_try", "tip")
    @classmethod
    def _speak_english(cls, texts: dict[str, object]) -> dict[str, object]:
        if FALLBACK not in texts:
            raise ValueError(f"has no {FALLBACK}")
        return texts


def _read(file: Path) -> Skill:
    front, body = _parted(file)
    try:
        facts = _Frontmatter.model_validate(front)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        raise _wrong(file, key, first["msg"]) from None
    if facts.name != file.stem:
        raise _wrong(file, "name", f"is {facts.name}, unlike the file")
    return Skill(
        name=facts.name,
        version=facts.version,
        emoji=facts.emoji,
        default_resolution=facts.default_resolution,
        inputs=facts.inputs,
        words={language: _words(file, facts, body, language) for language in facts.title},
    )


def _words(file: Path, facts: _Frontmatter, body: Mapping[str, str], language: str) -> Words:
    said: Mapping[str, Container[str]] = {
        "tagline": facts.tagline,
        "try": facts.things_to_try,
        "tip": facts.tip,
        "body": body,
    }
    for key, texts in said.items():
        if language not in texts:
            raise _wrong(file, key, f"has no {language}, though the title has")
    greeting, _, guide = body[language].partition("\n## ")
    if not greeting.strip():
        raise _wrong(file, "body", f"has no greeting in {language}")
    return Words(
        title=facts.title[language],
        tagline=facts.tagline[language],
        greeting=_unwrapped(greeting),
        guide=_unwrapped(f"## {guide}") if guide else "",
        things_to_try=facts.things_to_try[language],
        tip=facts.tip[language],
    )


def _parted(file: Path) -> tuple[object, Mapping[str, str]]:
    text = file.read_text(encoding="utf-8")
    found = re.fullmatch(r"---\n(.*?)\n---\n(.*)", text, re.DOTALL)
    if found is None:
        raise _wrong(file, "frontmatter", "is missing")
    try:
        front: object = yaml.safe_load(found[1])
    except yaml.YAMLError as error:
        raise _wrong(file, "frontmatter", f"is no YAML: {error}") from None
    _, *parts = re.split(r"^# +(\S+) *$", found[2], flags=re.MULTILINE)
    return front, dict(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))


def _unwrapped(text: str) -> str:
    """Join the lines of each paragraph; headings and points of a list keep theirs, and headings turn bold."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        goes_on = lines and line and lines[-1] and not lines[-1].startswith("#")
        if goes_on and not line.startswith(("#", "- ")):
            lines[-1] += _gap(lines[-1], line) + line
        else:
            lines.append(line)
    return re.sub(r"^#+ +(.+)$", r"**\1**", "\n".join(lines), flags=re.MULTILINE)


def _gap(before: str, after: str) -> str:
    """Between two Chinese signs a line break is no blank."""
    return "" if re.match(CHINESE, before[-1]) and re.match(CHINESE, after[0]) else " "


def _wrong(file: Path, key: str, message: str) -> SettingsError:
    return SettingsError(f"{file.name}: {key}: {message}", setting="CUTROOM_CONFIG")
