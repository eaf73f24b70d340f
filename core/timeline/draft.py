"""The backend's compact draft, read into a timeline to look at.

The keys of the cloud's segments are not public, so facts are looked for under every name they are likely to
have. Whatever is not understood stays in `raw`, untouched.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from core.timeline import Facts, Kind, Role, Segment, Timeline, Track
from core.timeline.foreign import first_number, first_words, is_mapping, items, mapping, number, words

KINDS: Final[Mapping[str, Kind]] = {
    "0": Kind.VIDEO,
    "1": Kind.AUDIO,
    "7": Kind.TEXT,
    "video": Kind.VIDEO,
    "audio": Kind.AUDIO,
    "text": Kind.TEXT,
}
USUAL_ROLES: Final[Mapping[Kind, Role]] = {
    Kind.VIDEO: Role.VIDEO,
    Kind.AUDIO: Role.BGM,
    Kind.TEXT: Role.TITLE,
    Kind.OTHER: Role.OTHER,
}
# Words by which a track or its first segment says that it is not the usual thing of its kind.
ROLE_WORDS: Final[Mapping[Kind, tuple[tuple[Role, tuple[str, ...]], ...]]] = {
    Kind.AUDIO: (
        (Role.VOICE, ("voice", "narrat", "speech", "tts", "dubbing", "旁白", "配音", "人声")),
        (Role.EFFECT, ("sfx", "sound effect", "sound_effect", "音效")),
        (Role.BGM, ("music", "bgm", "音乐")),
        (Role.AUDIO, ("audio", "sound", "音频", "声音")),
    ),
    Kind.TEXT: ((Role.SUBTITLES, ("subtitle", "caption", "字幕")),),
}
ROLE_KEYS: Final = ("role", "type", "kind", "category", "label", "name", "title")

TRACK_KEYS: Final = ("t", "tracks")
SEGMENT_KEYS: Final = ("sg", "segments")
KIND_KEYS: Final = ("tt", "type", "kind")
START_KEYS: Final = ("s", "st", "start", "start_ms", "startTime", "start_time", "at", "at_ms", "offset")
END_KEYS: Final = ("e", "en", "end", "end_ms", "endTime", "end_time")
LENGTH_KEYS: Final = ("d", "dur", "duration", "duration_ms")
NAME_KEYS: Final = ("title", "name", "label", "text", "filename", "file_name", "file")
TEXT_KEYS: Final = ("text", "content", "tx", "title", "name")
ID_KEYS: Final = ("id", "sid", "uuid", "segment_id")
MEDIA_KEYS: Final = ("media", "media_id", "asset", "asset_id", "src", "source", "url", "cdn_url", "hash")
VOLUME_KEYS: Final = ("volume", "vol", "v")
PERCENT_KEYS: Final = ("volume_pct",)
SPEED_KEYS: Final = ("speed", "speed_pct", "sp", "rate")
WRAPPINGS: Final = ("data", "state", "draft", "timeline_draft")


def read(draft: object, canvas: object = None) -> Timeline:
    """See the timeline in a draft, or in whatever the backend wrapped around one."""
    facts = _unwrapped(mapping(draft))
    places = (mapping(facts.get("m")), facts, mapping(canvas))
    tracks = tuple(_track(mapping(track)) for track in items(_either(facts, TRACK_KEYS)))
    return Timeline(
        tracks=tracks,
        title=first_words(places[:2], ("title", "name")),
        width=_size(first_number(places, ("width", "w"))),
        height=_size(first_number(places, ("height", "h"))),
        duration_ms=_moment(first_number((facts, places[0]), LENGTH_KEYS)) or _end_of(tracks),
        raw=facts,
    )


def ready_for_export(timeline: Timeline) -> bool:
    """Tell whether there is anything to render."""
    return bool(timeline.shown)


def _unwrapped(facts: Facts) -> Facts:
    for _ in range(len(WRAPPINGS)):
        inner = next((facts[key] for key in WRAPPINGS if is_mapping(facts.get(key))), None)
        if _either(facts, TRACK_KEYS) is not None or inner is None:
            break
        facts = mapping(inner)
    return facts


def _either(facts: Facts, keys: tuple[str, ...]) -> object:
    return next((facts[key] for key in keys if facts.get(key) is not None), None)


def _end_of(tracks: tuple[Track, ...]) -> int:
    """Music may be longer than the picture; the picture decides where there is one."""
    pictures = [track for track in tracks if track.kind is Kind.VIDEO and track.segments]
    ends = (segment.end_ms for track in pictures or tracks for segment in track.segments)
    return max(ends, default=0)


def _track(facts: Facts) -> Track:
    kind = _kind(_either(facts, KIND_KEYS))
    raws = items(_either(facts, SEGMENT_KEYS))
    meta = mapping(facts.get("m"))
    name = first_words((meta, facts), ("title", "name", "label"))
    segments: list[Segment] = []
    for raw in raws:
        previous_ms = segments[-1].end_ms if segments else 0
        segments.append(_segment(raw, kind, previous_ms, meta))
    first = mapping(raws[0]) if raws else {}
    role = _role(kind, (meta, facts, mapping(first.get("m")), first))
    return Track(kind=kind, role=role, name=name, segments=tuple(segments), raw=facts)


def _kind(value: object) -> Kind:
    code = number(value)
    key = words(value).lower() if code is None else f"{code:g}"
    return KINDS.get(key, Kind.OTHER)


def _role(kind: Kind, places: tuple[Facts, ...]) -> Role:
    # A segment's own name (the last two places) is a song's or a person's words, not what the track is for.
    said = [words(place.get(key)).lower() for place in places[:2] for key in ROLE_KEYS]
    said += [words(place.get(key)).lower() for place in places[2:] for key in ROLE_KEYS[:4]]
    for role, marks in ROLE_WORDS.get(kind, ()):
        if any(mark in text for text in said for mark in marks):
            return role
    return USUAL_ROLES[kind]


def _segment(raw: object, kind: Kind, previous_ms: int, track: Facts) -> Segment:
    facts = mapping(raw)
    meta = mapping(facts.get("m"))
    speed = _speed(first_number((meta, facts), SPEED_KEYS))
    start_ms, end_ms = _times(facts, meta, kind, previous_ms)
    text = first_words((meta, facts), TEXT_KEYS) if kind is Kind.TEXT else words(meta.get("text"))
    return Segment(
        id=first_words((facts, meta), ID_KEYS),
        name=(text if kind is Kind.TEXT else _file_name(first_words((meta, facts), NAME_KEYS))) or words(raw),
        text=text,
        media=first_words((meta, facts), MEDIA_KEYS),
        start_ms=start_ms,
        end_ms=end_ms,
        cut_from_ms=_cut_from(facts, meta, kind),
        volume_pct=_volume((meta, facts, track)),
        speed=speed,
        raw=facts,
    )


def _times(facts: Facts, meta: Facts, kind: Kind, previous_ms: int) -> tuple[int, int]:
    start = first_number((facts,), START_KEYS)
    if start is None and not _is_source_span(meta, kind):
        start = first_number((meta,), START_KEYS)
    start_ms = previous_ms if start is None else _moment(start)
    length = first_number((facts,), LENGTH_KEYS)
    end = first_number((facts,), END_KEYS)
    if length is None and end is not None:
        length = end - start_ms
    if length is None:
        length = _meta_length(meta)
    return start_ms, start_ms + _moment(length)


def _cut_from(facts: Facts, meta: Facts, kind: Kind) -> int | None:
    start = first_number((meta,), START_KEYS)
    tells_own_time = first_number((facts,), START_KEYS) is not None
    if start is None or kind is Kind.TEXT or not (tells_own_time or _is_source_span(meta, kind)):
        return None
    return _moment(start)


def _is_source_span(meta: Facts, kind: Kind) -> bool:
    """In a clip's metadata, start and end are where it is cut from, not where it plays."""
    return kind is Kind.VIDEO and first_number((meta,), END_KEYS) is not None


def _meta_length(meta: Facts) -> float | None:
    length = first_number((meta,), LENGTH_KEYS)
    start, end = first_number((meta,), START_KEYS), first_number((meta,), END_KEYS)
    if length is None and end is not None:
        return end - (start or 0)
    return length


def _moment(value: float | None) -> int:
    return max(0, round(value or 0))


def _size(value: float | None) -> int:
    return _moment(value) if value and value <= 100_000 else 0


def _volume(places: tuple[Facts, ...]) -> int | None:
    if any(place.get("muted") is True or place.get("mute") is True for place in places):
        return 0
    percent = first_number(places, PERCENT_KEYS)
    if percent is not None and percent >= 0:
        return round(percent)
    value = first_number(places, VOLUME_KEYS)
    if value is None or value < 0:
        return None
    # 0-1 is a share and 0-100 a percentage; 1.5 can only be a share above full, 2 only two percent.
    is_share = value <= 1 or (value < 10 and not value.is_integer())
    return round(value * 100 if is_share else value)


def _speed(value: float | None) -> float:
    if value is None or value <= 0:
        return 1.0
    # Nobody asks for ten times as fast, but 150 percent is common.
    return round(value / 100 if value > 10 else value, 3)


def _file_name(name: str) -> str:
    """A path or an address is shown by its last part."""
    if "/" not in name or " " in name:
        return name
    return PurePosixPath(name.split("?", 1)[0]).name or name
