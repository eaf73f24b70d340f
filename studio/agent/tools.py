"""What each operation is called among the agent's tools, and what is told of a call."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any, Final

from studio.editing import choices
from studio.editing import operations as ops
from studio.editing.operations import Operation
from studio.timeline import Timeline

TOOLS: Final[Mapping[type[Operation], str]] = {
    ops.TrimStart: "trim_clip",
    ops.TrimEnd: "trim_clip",
    ops.Keep: "keep_part",
    ops.KeepEnd: "keep_part",
    ops.Remove: "remove_part",
    ops.Drop: "remove_clip",
    ops.Only: "keep_clip",
    ops.Order: "order_clips",
    ops.Turn: "order_clips",
    ops.Move: "order_clips",
    ops.MoveBeside: "order_clips",
    ops.Swap: "order_clips",
    ops.Join: "join_clips",
    ops.Repeat: "repeat_clip",
    ops.Replace: "replace_clip",
    ops.Split: "split_clip",
    ops.Freeze: "freeze_frame",
    ops.Length: "set_length",
    ops.Slideshow: "make_slideshow",
    ops.OnBeat: "cut_on_beat",
    ops.Speed: "set_speed",
    ops.Reverse: "reverse_clip",
    ops.Volume: "set_volume",
    ops.Clear: "enhance_voice",
    ops.Loudness: "set_loudness",
    ops.AddMusic: "add_music",
    ops.RemoveMusic: "remove_music",
    ops.PlaceMusic: "place_music",
    ops.FadeMusic: "fade_music",
    ops.Duck: "duck_music",
    ops.AddTitle: "add_title",
    ops.ChangeTitle: "change_title",
    ops.RemoveTitles: "remove_titles",
    ops.NameClips: "name_clips",
    ops.Fade: "set_fade_effect",
    ops.Rate: "set_frame_rate",
    ops.Resolution: "set_resolution",
    ops.Aspect: "set_aspect_ratio",
    ops.SetFill: "set_fill",
    ops.Pass: "set_transition",
    ops.SetGrade: "set_color_grade",
    ops.Adjust: "adjust_picture",
    ops.PlainLook: "reset_look",
    ops.Rotate: "rotate",
    ops.Letterbox: "letterbox",
    ops.Mirror: "mirror",
    ops.CutOff: "crop",
    ops.Zoom: "zoom",
    ops.Wander: "set_motion",
    ops.Steady: "stabilize",
    choices.BestMoments: "keep_best_moments",
    choices.RemoveSilences: "remove_silences",
    choices.RemoveShaky: "remove_shaky",
    choices.RemoveBlack: "remove_black",
    choices.Edge: "keep_part",
    ops.Undo: "undo",
    ops.Redo: "redo",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One tool call that was made."""

    name: str
    args: Mapping[str, Any]
    response: Mapping[str, Any]


def step(operation: Operation, before: Timeline, after: Timeline) -> Step:
    """Tell what was called, and what came of it."""
    given = {name: _plain(value) for name, value in asdict(operation).items() if value is not None}
    response = {
        "status": "ok",
        "duration_before_ms": before.duration_ms,
        "duration_ms": after.duration_ms,
    }
    return Step(TOOLS[type(operation)], given, response)


def _plain(value: object) -> object:
    """Write what JSON has no form for as text."""
    return str(value) if isinstance(value, Fraction) else value
