"""Clips cropped to another shape, asked for in words: the faces are in what comes back."""

from pathlib import Path

import pytest

from studio.sight.faces import Face
from tests.studio import portraits
from tests.studio.film.editor import Editor, Film

KEPT = "I kept the faces in the picture"


def _faces(film: Film, second: float) -> list[Face]:
    """Give the faces that are whole in a frame."""
    found = portraits.found(film.frames[round(second * 30)])
    return [face for face in found if face.left > 0.02 and face.right < 0.98 and face.top > 0.02]


@pytest.mark.parametrize("left", [0.0, 0.1, 0.56])
async def test_an_upright_crop_of_a_wide_clip_holds_the_face(editor: Editor, left: float) -> None:
    """Wherever it is, and the answer says so."""
    clip = portraits.clip(f"wide-{left}.mp4", left, seconds=1)
    film = await editor.edit([clip], "make it 9:16 and crop it to fill the frame")

    width, height = film.facts.width, film.facts.height
    assert width * 16 == pytest.approx(height * 9, rel=0.01)
    assert len(_faces(film, 0.5)) == 1, film.answers
    assert KEPT in film.answers[0]


async def test_each_clip_has_a_place_of_its_own(editor: Editor) -> None:
    """One clip is split and its first half mirrored after it was cropped."""
    first = portraits.clip("two-places.mp4", 0.0, 0.56, seconds=2)
    film = await editor.edit(
        [first], "竖屏 9:16，裁剪填满", "split it at 2 s", "mirror clip 1", language="zh"
    )

    assert "已让人脸留在画面中" in film.answers[0]
    assert "人脸" not in "".join(film.answers[1:])
    assert len(_faces(film, 1)) == 1
    assert len(_faces(film, 3)) == 1


async def test_a_wide_crop_of_an_upright_clip_holds_the_face(editor: Editor) -> None:
    """Up and down as well."""
    clip = portraits.clip("tall.mp4", 0.0, side=0.5, size="360x640", seconds=1)
    film = await editor.edit([clip], "make it 16:9, cropped to fill")

    assert len(_faces(film, 0.5)) == 1
    assert KEPT in film.answers[0]


async def test_nothing_is_said_where_there_are_no_faces(editor: Editor) -> None:
    """The middle is kept, as ever."""
    film = await editor.edit([portraits.clip("nobody.mp4", 1, seconds=1)], "make it 9:16, crop to fill")

    assert "face" not in film.answers[0]


async def test_a_slow_zoom_goes_towards_the_face(editor: Editor, tmp_path: Path) -> None:
    """At its end the face of a photo is nearer to the middle than it was, in both directions."""
    picture, box = portraits.picture(0.0, 0.0, 0.8, (960, 540))
    picture.save(tmp_path / "photo.jpg")
    film = await editor.edit([tmp_path / "photo.jpg"], "make a slideshow, 2 seconds each")
    (last,) = portraits.found(film.frames[-1])

    assert (last.left + last.right) / 2 > (box[0] + box[2]) / 2 + 0.02
    assert (last.top + last.bottom) / 2 > (box[1] + box[3]) / 2 + 0.02
