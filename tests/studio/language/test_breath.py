"""Cuts said in one breath all speak of the times before the first of them."""

import pytest

from studio.editing.operations import Keep, Operation, Remove, TrimStart
from studio.language.breath import arranged


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ([Remove(1000, 2000), Remove(4000, 5000)], [Remove(4000, 5000), Remove(1000, 2000)]),
        ([Remove(4000, 8000), Remove(2000, 5000)], [Remove(2000, 8000)]),
        ([Remove(4000, None), Remove(1000, 2000)], [Remove(4000, None), Remove(1000, 2000)]),
        ([Remove(4000, None), Remove(5000, 6000)], [Remove(4000, None)]),
        ([Keep(1000, 2000), Keep(4000, 5000)], [Keep(1000, 5000), Remove(1000, 3000)]),
        ([Keep(0, 3000), Keep(2000, None)], [Keep(0, None)]),
        ([Remove(1000, 2000, 1), Remove(4000, 5000, 2)], [Remove(1000, 2000, 1), Remove(4000, 5000, 2)]),
        ([TrimStart(1000), TrimStart(1000)], [TrimStart(1000), TrimStart(1000)]),
        ([Remove(1000, 2000)], [Remove(1000, 2000)]),
    ],
)
def test_cuts_are_put_in_an_order_that_is_true(said: list[Operation], done: list[Operation]) -> None:
    """Later parts go first, parts that touch are one, and other edits stay as they are."""
    assert list(arranged(said)) == done
