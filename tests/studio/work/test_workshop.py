"""Two things at once end as one: with both results, or with the failure itself."""

import asyncio

import pytest

from studio.work.workshop import beside


async def _seven() -> int:
    return 7


async def test_both_results_are_given() -> None:
    """In the order in which they were asked for."""

    async def word() -> str:
        return "seven"

    assert await beside(_seven(), word()) == (7, "seven")


async def test_a_failure_ends_the_other_and_comes_out_as_itself() -> None:
    """Nobody who awaits it has to know that two things were done."""
    ended = asyncio.Event()

    async def endless() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def broken() -> None:
        raise LookupError("that is it")

    with pytest.raises(LookupError, match="that is it"):
        await beside(endless(), broken())

    assert ended.is_set()


async def test_cancelling_ends_both() -> None:
    """And is a cancellation."""
    begun, ended = asyncio.Event(), list[int]()

    async def endless(number: int) -> None:
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            ended.append(number)

    both = asyncio.create_task(beside(endless(1), endless(2)))
    await begun.wait()
    both.cancel()
    with pytest.raises(asyncio.CancelledError):
        await both

    assert sorted(ended) == [1, 2]
