"""The picture of the timeline, looked at through its pixels."""

import io
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from PIL import Image, ImageChops

from core.picture import draw
from core.picture.brush import Brush
from core.picture.filmstrip import Frame, filmstrip
from core.picture.looks import LOOKS, PAPER
from core.picture.sheet import HEADER, MARGIN, SPAN, WIDTH, spread, ticks
from core.timeline import Kind, Role, Segment, Track
from core.timeline.draft import read
from tests.core.timeline.test_draft import DRAFTISH, DRAFTS
from tests.core.timeline.test_summary import say

RED = (230, 30, 30)


def picture(draft: object, frames: dict[str, list[Frame]] | None = None, language: str = "en") -> Image.Image:
    """Draw a draft and open what came out."""
    png = draw(read(draft), say(language), frames)
    assert png.startswith(b"\x89PNG")
    return Image.open(io.BytesIO(png)).convert("RGB")


def load(name: str) -> Any:
    """Give a draft of the data folder."""
    return json.loads((DRAFTS / f"{name}.json").read_text(encoding="utf-8"))


def jpeg(colour: tuple[int, int, int] = RED, size: tuple[int, int] = (160, 90)) -> bytes:
    """Give a frame of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def share(image: Image.Image, colour: tuple[int, int, int]) -> float:
    """Tell how much of a picture is (nearly) of a colour."""
    off = ImageChops.difference(image, Image.new("RGB", image.size, colour)).convert("L")
    return sum(off.histogram()[:12]) / (image.width * image.height)


def titled(text: str) -> dict[str, object]:
    """Give a draft of one title."""
    return {"t": [{"tt": 7, "sg": [{"d": 3000, "m": {"text": text}}]}]}


def test_every_kind_has_its_colour_and_its_width_is_to_scale() -> None:
    """Three of ten seconds take three tenths of the lane."""
    image = picture(load("documented"))

    assert image.width == WIDTH >= 1080
    for kind in (Kind.VIDEO, Kind.AUDIO, Kind.TEXT):
        assert share(image, LOOKS[kind].fill) > 0.02
    title = [
        x for x in range(WIDTH) if image.getpixel((x, image.height - MARGIN - 8)) == LOOKS[Kind.TEXT].fill
    ]
    assert title[0] >= MARGIN
    assert title[-1] - title[0] == pytest.approx(SPAN * 0.3, abs=24)


def test_frames_fill_their_clip_and_no_other() -> None:
    """Frames go by the segment's id, its media or its name."""
    plain = picture(load("beach_before"))

    for key in ("c1", "f1", "beach.mp4"):
        image = picture(load("beach_before"), {key: [jpeg(), b"no picture"]})
        assert share(image, RED) > share(plain, RED) + 0.05
        assert image.size == plain.size


def test_unreadable_frames_leave_a_plain_clip() -> None:
    """A broken thumbnail costs nothing but itself."""
    frames: dict[str, list[Frame]] = {"c1": [b"", jpeg()[:200], b"GIF89a"]}

    assert picture(load("beach_before"), frames).tobytes() == picture(load("beach_before")).tobytes()


def test_a_filmstrip_keeps_the_order_and_the_shape_of_its_frames() -> None:
    """Upright frames stand upright; a hole is covered by the frame before it."""
    frames: list[Frame] = [jpeg(RED, (90, 160)), b"broken", Image.new("RGB", (90, 160), (0, 0, 200))]

    strip = filmstrip(frames, 270, 160)

    assert strip is not None
    left, middle, right = (strip.getpixel((x, 80)) for x in (20, 130, 250))
    assert left == middle
    assert right == (0, 0, 200)


def test_chinese_is_drawn_with_its_own_signs() -> None:
    """Different titles look different, which boxes for missing signs would not."""
    drawn = [picture(titled(text)).tobytes() for text in ("周末", "海边", "城市")]

    assert len(set(drawn)) == 3


def test_what_the_font_lacks_is_left_out() -> None:
    """An empty box says nothing."""
    brush = Brush(10, 10, PAPER)

    assert brush.known("海边 😀 Vlog") == "海边  Vlog"
    assert picture(titled("海边")).tobytes() == picture(titled("海边😀")).tobytes()


def test_a_name_is_cut_to_its_room() -> None:
    """A long name ends in an ellipsis and never sticks out; where two signs do not fit there is nothing."""
    brush = Brush(10, 10, PAPER)

    fitted = brush.fitted("a very long name of a clip.mp4", 28, 200)

    assert fitted.endswith("…")
    assert 120 < brush.width(fitted, 28) <= 200
    assert brush.fitted("周末去看海", 28, 20) == ""
    assert brush.fitted("short", 28, 200) == "short"


def test_an_empty_timeline_is_drawn_in_each_language() -> None:
    """It says so, in a picture of its own."""
    assert picture({}).size == picture({}, language="zh").size
    assert picture({}).tobytes() != picture({}, language="zh").tobytes()


def test_what_overlaps_is_spread_over_lanes() -> None:
    """Two sounds at once take two lanes, the third after them goes back to the first, and clips share one."""
    first, second, third = (
        Segment(id=name, start_ms=at, end_ms=at + 4000) for name, at in (("a", 0), ("b", 2000), ("c", 5000))
    )

    sounds = Track(Kind.AUDIO, Role.BGM, segments=(first, second, third))
    clips = Track(Kind.VIDEO, Role.VIDEO, segments=(first, second, third))

    assert spread(sounds) == ((first, third), (second,))
    assert spread(clips) == ((first, second, third),)


@pytest.mark.parametrize(
    ("end_ms", "last", "count"),
    [(1, 0, 1), (900, 800, 5), (10_000, 10_000, 6), (38_000, 35_000, 8), (7_300_000, 7_200_000, 9)],
)
def test_the_axis_has_round_moments_and_few_of_them(end_ms: int, last: int, count: int) -> None:
    """From a millisecond to hours."""
    assert (ticks(end_ms)[-1], len(ticks(end_ms))) == (last, count)


def test_a_crowded_timeline_is_drawn_in_time_and_within_bounds() -> None:
    """A hundred segments a track, more tracks than fit, frames for every clip."""
    names = [f"clip {number}" for number in range(100)]
    rows = [{"tt": kind, "sg": [{"d": 900, "m": {"title": name}} for name in names]} for kind in (0, 0, 1, 7)]
    frames: dict[str, list[Frame]] = {name: [jpeg(size=(320, 180))] * 4 for name in names}
    draft = {"t": [*rows, *({"tt": 9, "sg": [{"d": 90_000}]} for _ in range(40))]}

    started = time.process_time()
    image = picture(draft, frames)

    assert time.process_time() - started < 2.0  # about 0.2 s by itself; the machine may be busy
    assert image.height < 3000


def test_a_moment_is_still_seen() -> None:
    """A segment of a hundredth of a second in an hour is a thin line, not nothing."""
    draft = {"t": [{"tt": 9, "sg": [{"s": 1_800_000, "d": 10}]}], "d": 3_600_000}
    image = picture(draft)

    middle = image.crop((WIDTH // 2 - 10, HEADER, WIDTH // 2 + 10, image.height))
    assert share(middle, LOOKS[Kind.OTHER].fill) > 0.02


@settings(max_examples=15, deadline=None)
@given(DRAFTISH)
def test_any_json_can_be_drawn(draft: object) -> None:
    """Whatever comes, there is a picture."""
    assert picture(draft).width == WIDTH
