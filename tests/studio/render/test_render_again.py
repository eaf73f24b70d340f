"""A second render after a change makes anew only what the change touches."""

from dataclasses import replace
from pathlib import Path

from studio.timeline import Sound, Timeline, Title
from tests import media
from tests.studio.cutting import clip, made, timeline

LONG = "nullsrc=s=160x90:r=30:d=40,geq=lum='16+mod(N,200)':cb=128:cr=128"


def long() -> Path:
    sound = ("-f", "lavfi", "-i", "sine=440:d=40:r=48000", "-c:a", "aac")
    return media.make(
        "long.mp4", "-f", "lavfi", "-i", LONG, *sound, "-c:v", "libx264", "-preset", "ultrafast"
    )


def line(*titles: Title, **fields: object) -> Timeline:
    return timeline(clip("c", 0, 40_000), titles=titles, **fields)


async def anew(before: Timeline, after: Timeline, folder: Path, suffix: str = ".mp4") -> tuple[int, int]:
    """Tell how many pieces were made for the change, and how many for the first render."""
    await made(before, {"c": long()}, folder)
    first = pieces(folder, suffix)
    await made(after, {"c": long()}, folder)
    assert first.items() <= pieces(folder, suffix).items()
    return len(pieces(folder, suffix)) - len(first), len(first)


def pieces(folder: Path, suffix: str) -> dict[str, tuple[int, int]]:
    """Give every finished piece, with what shows whether it is still the same."""
    found = ((path.name, path.stat()) for path in (folder / "work" / "pieces").glob(f"[!s]*{suffix}"))
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in found}


async def test_a_title_that_changes_touches_only_its_own_part(tmp_path: Path) -> None:
    """Of four even parts one is cut where the title goes."""
    title = Title("t", "Hello", at_ms=12_000, duration_ms=3000)

    assert await anew(line(title), line(replace(title, text="Good bye")), tmp_path) == (1, 5)


async def test_a_trim_touches_only_the_part_that_is_cut(tmp_path: Path) -> None:
    """The parts are cut at places of the file, so those after it stay what they were."""
    cut = replace(line(), clips=(clip("c", 3000, 40_000),))

    assert await anew(line(), cut, tmp_path) == (1, 4)


async def test_a_clip_that_comes_first_touches_none_of_those_after_it(tmp_path: Path) -> None:
    """What they show does not depend on when they show it."""
    more = replace(line(), clips=(clip("c", 20_500, 22_000), *line().clips))

    assert await anew(line(), more, tmp_path) == (1, 4)


async def test_music_touches_no_picture(tmp_path: Path) -> None:
    """Only the mix is made anew."""
    louder = line(sounds=(Sound("m", "calm", mood="ambient", volume_pct=40),))
    quieter = line(sounds=(Sound("m", "calm", mood="ambient", volume_pct=20),))

    assert await anew(louder, quieter, tmp_path) == (0, 4)
    assert pieces(tmp_path, ".m4a")
