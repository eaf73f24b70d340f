"""What each operation does to a project: pure, and truthful about what it did or could not do."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from studio.editing import operations as ops
from studio.editing.edits import (
    bars,
    cuts,
    faces,
    frames,
    framing,
    history,
    lengths,
    look,
    looked,
    music,
    order,
    pace,
    picture,
    sound,
    titles,
    transitions,
)
from studio.editing.edits.chosen import Analyses
from studio.editing.edits.looked import wanted
from studio.editing.edits.making import Cannot, Made, usable
from studio.editing.operations import Operation
from studio.editing.project import Project

__all__ = ["NOTHING_SEEN", "Analyses", "Cannot", "Made", "apply", "wanted"]

# The operation's own type is known by its key; no type can say so.
MAKERS: Final[Mapping[type[Operation], Callable[[Any, Project], Made]]] = {
    ops.TrimStart: cuts.trim_start,
    ops.TrimEnd: cuts.trim_end,
    ops.Keep: cuts.keep,
    ops.KeepEnd: cuts.keep_end,
    ops.Remove: cuts.remove,
    ops.Drop: order.drop,
    ops.Only: order.only,
    ops.Order: order.order,
    ops.Turn: order.turn,
    ops.Move: order.move,
    ops.MoveBeside: order.move_beside,
    ops.Swap: order.swap,
    ops.Join: order.join,
    ops.Repeat: order.repeat,
    ops.Replace: order.replace,
    ops.Split: frames.split_clip,
    ops.Freeze: frames.freeze,
    ops.Length: lengths.make_length,
    ops.Slideshow: lengths.slideshow,
    ops.Speed: pace.speed,
    ops.Reverse: pace.reverse,
    ops.Volume: sound.volume,
    ops.Clear: sound.clear,
    ops.Loudness: sound.loudness,
    ops.AddMusic: music.add_music,
    ops.RemoveMusic: music.remove_music,
    ops.PlaceMusic: music.place,
    ops.FadeMusic: music.fade,
    ops.Duck: music.duck,
    ops.AddTitle: titles.add,
    ops.ChangeTitle: titles.change,
    ops.RemoveTitles: titles.remove,
    ops.NameClips: titles.name_clips,
    ops.Fade: picture.fade,
    ops.Rate: picture.rate,
    ops.Resolution: picture.resolution,
    ops.Aspect: picture.aspect,
    ops.SetFill: picture.fill,
    ops.Letterbox: bars.letterbox,
    ops.Pass: transitions.pass_over,
    ops.SetGrade: look.grade,
    ops.Adjust: look.adjust,
    ops.PlainLook: look.plain,
    ops.Rotate: framing.rotate,
    ops.Mirror: framing.mirror,
    ops.CutOff: framing.cut_off,
    ops.Zoom: framing.zoom,
    ops.Wander: framing.wander,
    ops.Steady: framing.steady,
    ops.Undo: history.undo,
    ops.Redo: history.redo,
}


NOTHING_SEEN: Final[Analyses] = {}


def apply(operation: Operation, project: Project, seen: Analyses = NOTHING_SEEN) -> Made:
    """Make one edit; raises Cannot when it would change nothing or cannot be made.

    `seen` is what the files are like, for the edits that need it.
    """
    maker = MAKERS.get(type(operation))
    made = maker(operation, project) if maker else looked.make(operation, project, seen)
    if made.project.timeline == project.timeline:
        raise Cannot("nothing-changes")
    usable(made.project.timeline)
    return faces.kept(made, project, seen)
