"""The compact draft: a timeline as JSON with short keys, written without loss and read without trust."""

import re
from collections.abc import Iterator
from typing import Any, Final

from core.nemo.wire import Kind
from studio.music import MOODS
from studio.timeline import (
    Canvas,
    Clip,
    Fill,
    Place,
    Sound,
    Style,
    Timeline,
    Title,
    framing,
    look,
    transition,
)
from studio.timeline.field import DraftError, Field

__all__ = ["DraftError", "media_ids", "read", "write"]

VIDEO, AUDIO, TEXT = 0, 1, 7
MOST_SEGMENTS: Final = 500
MOST_MS: Final = 6 * 3600 * 1000
MOST_TEXT: Final = 500
MOST_NAME: Final = 300
SIDES: Final = (16, 7680)
SPEEDS: Final = (10, 1000)
MOST_VOLUME: Final = 400
SIZES: Final = (10, 500)
LOUDNESS: Final = (-40, -8)
_ID: Final = re.compile(r"[\w.:-]{1,128}")
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


def write(timeline: Timeline, *, title: str = "") -> dict[str, Any]:
    """Write a timeline down."""
    total = timeline.duration_ms
    tracks: list[dict[str, Any]] = []
    if timeline.clips:
        tracks.append({"tt": VIDEO, "sg": _clips(timeline)})
    tracks += [{"tt": AUDIO, "sg": [_sound(sound, total)]} for sound in timeline.sounds]
    tracks += [{"tt": TEXT, "sg": [_title(one, total)]} for one in timeline.titles]
    canvas = timeline.canvas
    meta: dict[str, Any] = {"width": canvas.width, "height": canvas.height, "fps": str(canvas.fps)}
    meta |= {"fade_in": timeline.fade_in_ms, "fade_out": timeline.fade_out_ms, "fill": str(timeline.fill)}
    meta |= {name: True for name, is_white in _white(timeline).items() if is_white}
    if timeline.loudness is not None:
        meta["loudness"] = timeline.loudness
    if title:
        meta["title"] = title[:MOST_NAME]
    return {"t": tracks, "d": total, "m": meta}


def media_ids(timeline: Timeline) -> frozenset[str]:
    """Give every file that a timeline needs."""
    sounds = (sound.media for sound in timeline.sounds if sound.media is not None)
    return frozenset((*(clip.media for clip in timeline.clips), *sounds))


def read(draft: object) -> Timeline:
    """Read a timeline back; raises DraftError for anything that cannot be used."""
    whole = Field(draft, "")
    meta = whole.at("m", {})
    segments = list(_segments(whole.at("t")))
    if len(segments) > MOST_SEGMENTS:
        raise DraftError("t", f"has more than {MOST_SEGMENTS} segments")
    timeline = Timeline(
        canvas=_read_canvas(meta),
        clips=tuple(_read_clip(segment) for kind, segment in segments if kind == VIDEO),
        sounds=tuple(_read_sound(segment) for kind, segment in segments if kind == AUDIO),
        titles=tuple(_read_title(segment) for kind, segment in segments if kind == TEXT),
        fade_in_ms=meta.at("fade_in", 0).number(0, MOST_MS),
        fade_out_ms=meta.at("fade_out", 0).number(0, MOST_MS),
        comes_from_white=meta.flag("from_white"),
        goes_to_white=meta.flag("to_white"),
        fill=meta.at("fill", str(Fill.BARS)).choice({str(fill): fill for fill in Fill}),
        loudness=meta.at("loudness").number(*LOUDNESS) if meta.has("loudness") else None,
    )
    if timeline.duration_ms > MOST_MS:
        raise DraftError("t", "longer than six hours")
    return timeline


def _white(timeline: Timeline) -> dict[str, bool]:
    return {"from_white": timeline.comes_from_white, "to_white": timeline.goes_to_white}


def _segments(tracks: Field) -> Iterator[tuple[int, Field]]:
    for track in tracks.items(MOST_SEGMENTS):
        kind = track.at("tt").number(VIDEO, TEXT)
        if kind not in (VIDEO, AUDIO, TEXT):
            raise track.at("tt").wrong("is no kind of track that can be rendered")
        for segment in track.at("sg", []).items(MOST_SEGMENTS):
            yield kind, segment


def _clips(timeline: Timeline) -> list[dict[str, Any]]:
    segments = []
    for clip, at in zip(timeline.clips, timeline.starts, strict=True):
        meta: dict[str, Any] = {"title": clip.name, "media": clip.media, "kind": str(clip.kind)}
        meta |= {"start": clip.start_ms, "end": clip.end_ms}
        meta |= {"speed": clip.speed_pct / 100, "volume_pct": clip.volume_pct}
        segments.append({"id": clip.id, "d": clip.duration_ms, "s": at, "m": meta | _manner(clip)})
    return segments


def _manner(clip: Clip) -> dict[str, Any]:
    """Write down how a clip is shown, where that is not as it came."""
    found: dict[str, Any] = {"hold": clip.hold_ms, "reversed": clip.is_reversed, "clear": clip.is_clear}
    found |= {"framing": framing.write(clip.framing), "look": look.write(clip.look)}
    found["transition"] = None if clip.transition is None else transition.write(clip.transition)
    return {name: value for name, value in found.items() if value}


def _sound(sound: Sound, total: int) -> dict[str, Any]:
    meta: dict[str, Any] = {"title": sound.name, "volume_pct": sound.volume_pct, "start": sound.start_ms}
    meta |= {"fade_in": sound.fade_in_ms, "fade_out": sound.fade_out_ms, "role": "music"}
    meta |= {"ducked": True} if sound.is_ducked else {}
    meta |= {"media": sound.media} if sound.media is not None else {"mood": sound.mood}
    return _over(sound.id, sound.at_ms, sound.duration_ms, meta, total)


def _title(title: Title, total: int) -> dict[str, Any]:
    meta: dict[str, Any] = {"title": title.text, "text": title.text, "place": str(title.place)}
    meta |= {"size": title.size_pct / 100, "colour": title.colour, "style": str(title.style)}
    return _over(title.id, title.at_ms, title.duration_ms, meta, total)


def _over(identity: str, at: int, length: int | None, meta: dict[str, Any], total: int) -> dict[str, Any]:
    """Write what lies over the video; `fit` says that it ends where the video does."""
    if length is None:
        meta["fit"] = True
        length = max(0, total - at)
    return {"id": identity, "d": length, "s": at, "m": meta}


def _read_canvas(meta: Field) -> Canvas:
    usual = Canvas()
    width = meta.at("width", usual.width).number(*SIDES)
    height = meta.at("height", usual.height).number(*SIDES)
    for name, side in (("width", width), ("height", height)):
        if side % 2:
            raise meta.at(name).wrong("must be even")
    return Canvas(width, height, meta.at("fps", str(usual.fps)).rate())


def _read_clip(field: Field) -> Clip:
    meta = field.at("m")
    start = meta.at("start", 0).number(0, MOST_MS)
    clip = Clip(
        id=field.at("id").text(_ID),
        media=meta.at("media").text(_ID),
        name=meta.at("title", "").words(MOST_NAME),
        kind=meta.at("kind", str(Kind.VIDEO)).choice({str(k): k for k in (Kind.VIDEO, Kind.IMAGE)}),
        start_ms=start,
        end_ms=meta.at("end").number(start + 1, MOST_MS),
        speed_pct=meta.at("speed", 1).percent(*SPEEDS),
        volume_pct=meta.at("volume_pct", 100).number(0, MOST_VOLUME),
        hold_ms=meta.at("hold", 0).number(0, MOST_MS),
        is_reversed=meta.flag("reversed"),
        is_clear=meta.flag("clear"),
        framing=framing.read(meta.at("framing", {})),
        look=look.read(meta.at("look", {})),
        transition=transition.read(meta.at("transition")) if meta.has("transition") else None,
    )
    if clip.duration_ms < 1:
        raise meta.at("end").wrong("leaves nothing to show")
    return clip


def _read_sound(field: Field) -> Sound:
    meta = field.at("m")
    media = meta.at("media").text(_ID) if meta.has("media") else None
    return Sound(
        id=field.at("id").text(_ID),
        name=meta.at("title", "").words(MOST_NAME),
        media=media,
        mood=meta.at("mood").choice({mood: mood for mood in MOODS}) if media is None else None,
        at_ms=field.at("s", 0).number(0, MOST_MS),
        start_ms=meta.at("start", 0).number(0, MOST_MS),
        duration_ms=None if meta.flag("fit") else field.at("d").number(1, MOST_MS),
        volume_pct=meta.at("volume_pct", 100).number(0, MOST_VOLUME),
        fade_in_ms=meta.at("fade_in", 0).number(0, MOST_MS),
        fade_out_ms=meta.at("fade_out", 0).number(0, MOST_MS),
        is_ducked=meta.flag("ducked"),
    )


def _read_title(field: Field) -> Title:
    meta = field.at("m")
    return Title(
        id=field.at("id").text(_ID),
        text=(meta.at("text") if meta.has("text") else meta.at("title")).words(MOST_TEXT),
        at_ms=field.at("s", 0).number(0, MOST_MS),
        duration_ms=None if meta.flag("fit") else field.at("d").number(1, MOST_MS),
        place=meta.at("place", str(Place.BOTTOM)).choice({str(place): place for place in Place}),
        size_pct=meta.at("size", 1).percent(*SIZES),
        colour=meta.at("colour", "#ffffff").text(_COLOUR),
        style=meta.at("style", str(Style.PLAIN)).choice({str(style): style for style in Style}),
    )
