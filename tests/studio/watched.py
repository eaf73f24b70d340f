"""A film file, decoded when a test first looks at it or listens to it."""

from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests import media

Frame = NDArray[np.uint8]


class Watched:
    """Its frames and its sound."""

    path: Path

    @cached_property
    def frames(self) -> list[Frame]:
        """Its frames, as RGB."""
        return media.frames(self.path)

    @cached_property
    def sound(self) -> NDArray[np.float32]:
        """Its sound as (channels, samples), at 48 kHz."""
        return media.samples(self.path)
