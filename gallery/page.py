"""The page: each story's wish, the studio's answer, and the pictures beside one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from gallery.stories import Story

_STYLE: Final = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
section { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 1rem 0 1.5rem; }
h2 { margin: 0 0 .5rem; font-size: 1.15rem; }
blockquote { margin: .3rem 0; font-weight: 600; }
.said { white-space: pre-line; opacity: .8; margin: .3rem 0; }
figure { display: inline-block; margin: .6rem .8rem 0 0; vertical-align: top; max-width: 100%; }
img { max-width: 100%; height: auto; border-radius: 4px; display: block; }
img.wave { background: #fff; }
figcaption { font-size: .85rem; opacity: .7; }
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of a story: its file's name beside the page, and whether it shows sound."""

    file: str
    caption: str
    is_sound: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One story as it went."""

    story: Story
    says: tuple[str, ...]
    took_s: float
    pictures: tuple[Shown, ...]


def page(told: Sequence[Told]) -> str:
    """Write the page; what it says is text, whoever wrote it."""
    sections = "\n".join(map(_section, told))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<title>Cutroom’s gallery</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>What Cutroom made of a few wishes</h1>\n"
        "<p>All footage is computed; every film was made by the embedded studio.</p>\n"
        f"{sections}\n</body>\n</html>\n"
    )


def _section(told: Told) -> str:
    wishes = "".join(f"<blockquote>{escape(wish)}</blockquote>" for wish in told.story.wishes)
    said = escape("\n".join(told.says))
    figures = "".join(map(_figure, told.pictures))
    return (
        f"<section>\n<h2>{escape(told.story.title)}</h2>\n{wishes}\n"
        f'<p class="said">{said}</p>\n<p class="said">{escape(", ".join(told.story.files))}; '
        f"{told.took_s:.1f} s of work</p>\n{figures}\n</section>"
    )


def _figure(shown: Shown) -> str:
    kind = ' class="wave"' if shown.is_sound else ""
    caption = escape(shown.caption)
    image = f'<img{kind} src="{escape(shown.file)}" alt="{caption}">'
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"
