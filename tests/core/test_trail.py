"""The trail of one thing that was asked."""

import asyncio

import pytest

from core import trail


async def test_whatever_a_turn_starts_is_on_its_trail() -> None:
    """Tasks that it begins as well; beside it and after it nothing is."""

    async def elsewhere() -> str:
        return trail.here()

    before = trail.here()
    with trail.following(trail.of_turn(12)):
        task = asyncio.create_task(elsewhere())
        here = trail.here()
    after = trail.here()

    assert (before, here, await task, after) == ("", "turn-12", "turn-12", "")


@pytest.mark.parametrize("name", ["turn-12", "a.b_c-D", "x" * 64])
def test_a_trail_that_a_caller_names_is_followed(name: str) -> None:
    """As it is."""
    assert trail.given(name) == name


@pytest.mark.parametrize("name", [None, "", "x" * 65, "two words", "line\nbreak", "../up", "é"])
def test_one_that_could_not_be_written_down_gets_a_name_of_ours(name: str | None) -> None:
    """A header is data from outside, and logs are read by machines."""
    first, second = trail.given(name), trail.given(name)

    assert first.startswith("call-")
    assert first != second
