"""Clips have their frames, and nothing drifts."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from studio.work.spans import frames_at, spans, total_frames
from tests.studio.planning import CANVAS, clip, timeline


@pytest.mark.parametrize("fps", [Fraction(24), Fraction(30000, 1001), Fraction(60)])
def test_boundaries_do_not_drift(fps: Fraction) -> None:
    """After many odd clips the frames still add up to the whole."""
    line = timeline(*(clip(0, 333 + index % 7) for index in range(97)), canvas=replace(CANVAS, fps=fps))

    found = spans(line)

    assert found[0].first == 0
    assert all(one.end == other.first for one, other in pairwise(found))
    assert found[-1].end == total_frames(line) == frames_at(line.duration_ms, fps)


def test_a_clip_without_a_frame_is_left_out() -> None:
    """Ten milliseconds make no picture, and no error."""
    assert [span.clip.end_ms for span in spans(timeline(clip(), clip(0, 10), clip(0, 500)))] == [1000, 500]
