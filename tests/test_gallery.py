"""The gallery tells a story: its order is carried out, and the page shows pictures that are there."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from gallery.pictures import View
from gallery.showing import show
from gallery.stories import STORIES


async def test_a_story_becomes_a_page_with_its_pictures(tmp_path: Path) -> None:
    """A photo is shown in colours before and grey after; what was wished stands there as text."""
    story = replace(
        STORIES[0],
        title="Grey <& still>",
        files=("1-hills.jpg",),
        wishes=("keep the first second, black and white",),
        before=(View("frame", width=160),),
        after=(View("frame", 200, width=160), View("sheet", across=2, width=160)),
    )

    page = await show([story], tmp_path / "page", tmp_path / "work")

    text = page.read_text(encoding="utf-8")
    pictures = [Image.open(page.parent / name).convert("RGB") for name in re.findall(r'src="([^"]+)"', text)]
    vivid, grey, _ = map(_colour, pictures)
    assert "Grey &lt;&amp; still&gt;" in text
    assert "black and white" in text
    assert vivid > 40
    assert grey < 10


def _colour(picture: Image.Image) -> float:
    """Tell how far from grey a picture is at the most."""
    pixels = np.asarray(picture, np.int16)
    return float((pixels.max(axis=2) - pixels.min(axis=2)).max())
