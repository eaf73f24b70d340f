"""Blocking work that can be ended midway, between two of its steps."""

from threading import Event


class Stopped(Exception):
    """Nobody wants to know any more."""


def heed(stop: Event | None) -> None:
    """Raise Stopped when told to stop."""
    if stop is not None and stop.is_set():
        raise Stopped
