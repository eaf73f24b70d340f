"""What can be done to a timeline: one frozen value for each, in whole milliseconds; `edits` does it."""

from studio.editing.choices import Choice
from studio.editing.operations.cuts import (
    Freeze,
    Keep,
    KeepEnd,
    Length,
    OnBeat,
    Remove,
    Split,
    TrimEnd,
    TrimStart,
)
from studio.editing.operations.history import Redo, Undo
from studio.editing.operations.order import (
    Drop,
    Join,
    Move,
    MoveBeside,
    Only,
    Order,
    Repeat,
    Replace,
    Slideshow,
    Swap,
    Turn,
)
from studio.editing.operations.pace import Reverse, Speed
from studio.editing.operations.picture import (
    Adjust,
    Amount,
    Aspect,
    CutOff,
    Fade,
    Letterbox,
    Mirror,
    Pass,
    PlainLook,
    Rate,
    Resolution,
    Rotate,
    SetFill,
    SetGrade,
    Steady,
    Wander,
    Zoom,
)
from studio.editing.operations.sound import (
    AddMusic,
    Clear,
    Duck,
    FadeMusic,
    Loudness,
    PlaceMusic,
    RemoveMusic,
    Target,
    Volume,
)
from studio.editing.operations.titles import AddTitle, ChangeTitle, NameClips, RemoveTitles
from studio.editing.operations.where import LAST, WHOLE, Part, Somewhere

__all__ = [
    "LAST",
    "WHOLE",
    "AddMusic",
    "AddTitle",
    "Adjust",
    "Amount",
    "Aspect",
    "ChangeTitle",
    "Clear",
    "CutOff",
    "Drop",
    "Duck",
    "Fade",
    "FadeMusic",
    "Freeze",
    "Join",
    "Keep",
    "KeepEnd",
    "Length",
    "Letterbox",
    "Loudness",
    "Mirror",
    "Move",
    "MoveBeside",
    "NameClips",
    "OnBeat",
    "Only",
    "Operation",
    "Order",
    "Part",
    "Pass",
    "PlaceMusic",
    "PlainLook",
    "Rate",
    "Redo",
    "Remove",
    "RemoveMusic",
    "RemoveTitles",
    "Repeat",
    "Replace",
    "Resolution",
    "Reverse",
    "Rotate",
    "SetFill",
    "SetGrade",
    "Slideshow",
    "Somewhere",
    "Speed",
    "Split",
    "Steady",
    "Swap",
    "Target",
    "TrimEnd",
    "TrimStart",
    "Turn",
    "Undo",
    "Volume",
    "Wander",
    "Zoom",
]

Operation = (
    TrimStart
    | TrimEnd
    | Keep
    | KeepEnd
    | Remove
    | Split
    | Length
    | Freeze
    | OnBeat
    | Drop
    | Only
    | Order
    | Turn
    | Move
    | MoveBeside
    | Swap
    | Join
    | Repeat
    | Replace
    | Slideshow
    | Speed
    | Reverse
    | Volume
    | AddMusic
    | RemoveMusic
    | PlaceMusic
    | FadeMusic
    | Duck
    | Clear
    | Loudness
    | AddTitle
    | ChangeTitle
    | RemoveTitles
    | NameClips
    | Fade
    | Rate
    | Resolution
    | Aspect
    | SetFill
    | Letterbox
    | Pass
    | SetGrade
    | Adjust
    | PlainLook
    | Rotate
    | Mirror
    | CutOff
    | Zoom
    | Wander
    | Steady
    | Choice
    | Undo
    | Redo
)
