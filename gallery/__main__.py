"""`make gallery`: every story, told into build/gallery."""

import asyncio
import sys
from pathlib import Path

from gallery.showing import show
from gallery.stories import STORIES


def main() -> None:
    """Tell all stories, or those that are named."""
    named = set(sys.argv[1:])
    stories = [story for story in STORIES if not named or story.name in named]
    build = Path(__file__).parent.parent / "build"
    print(asyncio.run(show(stories, build / "gallery", build / "gallery-work")))


if __name__ == "__main__":
    main()
