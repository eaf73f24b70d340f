"""What the gallery tells: wishes as the README offers them, what they are asked of, and how to look at it."""

from dataclasses import dataclass
from typing import Final

from gallery.pictures import View


@dataclass(frozen=True, slots=True)
class Story:
    """One order, with the pictures of its first file before and of the film after."""

    name: str
    title: str
    files: tuple[str, ...]
    wishes: tuple[str, ...]
    before: tuple[View, ...]
    after: tuple[View, ...]


_WIDE: Final = View("sheet", across=6, width=960)
_WAVE: Final = View("wave", width=960)

STORIES: Final = (
    Story(
        "best",
        "The best moments, with music",
        ("holiday.mp4",),
        ("cut it to the best 5 seconds", "add upbeat music"),
        (_WIDE,),
        (_WIDE, _WAVE),
    ),
    Story(
        "evening",
        "Black and white, a crossfade and a title",
        ("sea.mp4", "city.mp4"),
        ("black and white, add a crossfade and the title “One evening” for the whole video",),
        (View("frame", 1000),),
        (View("frame", 3750),),
    ),
    Story(
        "vertical",
        "Vertical, with a blurred background",
        ("sea.mp4",),
        ("make it vertical with a blurred background",),
        (View("frame", 2000),),
        (View("frame", 2000, width=270),),
    ),
    Story(
        "slideshow",
        "A slideshow of photos that move",
        ("1-hills.jpg", "2-noon.jpg", "3-sea.jpg", "4-night.jpg"),
        ("a slideshow, 2 seconds per photo",),
        (View("frame"),),
        (View("sheet", across=4, down=2, width=960),),
    ),
    Story(
        "looks",
        "Warm, cinematic and vintage",
        ("sea.mp4",),
        (
            "play clip 1 three times",
            "a warm look on clip 1, a cinematic look on clip 2, a vintage look on clip 3",
        ),
        (View("frame", 2000, width=320),),
        (View("sheet", across=3, width=960),),
    ),
    Story(
        "names",
        "A lower third and a caption, in any script",
        ("anna.mp4",),
        (
            "lower third “Anna 安娜” from 0:00 to 0:03",
            "caption “See you at the sea 🌊 海边见” from 0:03 to 0:06",
        ),
        (View("frame", 1000),),
        (View("sheet", across=2, width=960),),
    ),
    Story(
        "ducking",
        "Music that gives way to speech",
        ("anna.mp4",),
        ("add lo-fi music at 60%, and lower the music when I speak",),
        (_WAVE,),
        (_WAVE,),
    ),
    Story(
        "steady",
        "A steady hand (a second of frames over one another)",
        ("shaken.mp4",),
        ("stabilise it",),
        (View("exposure", 1000),),
        (View("exposure", 1000),),
    ),
    Story(
        "backwards",
        "Backwards, and the last frame held",
        ("sea.mp4",),
        ("倒放，最后一帧定格2秒",),
        (_WIDE,),
        (_WIDE,),
    ),
    Story(
        "upscale",
        "640×360 made 4K (an eighth of the picture)",
        ("sea.mp4",),
        ("keep the first second", "upscale to 4K and sharpen"),
        (View("detail", 200),),
        (View("detail", 200),),
    ),
)
