"""Operations as the tables of wishes write them: `Remove(start_ms=3000, end_ms=5000, clip=2)`."""

from collections.abc import Sequence
from dataclasses import fields

from studio.editing.operations import Operation


def shown(operations: Sequence[Operation]) -> str:
    """Write operations down, without what is as usual."""
    return "; ".join(_shown(operation) for operation in operations)


def _shown(operation: Operation) -> str:
    named = ((field, getattr(operation, field.name)) for field in fields(operation))
    told = (f"{field.name}={_value(value)}" for field, value in named if value != field.default)
    return f"{type(operation).__name__}({', '.join(told)})"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "/".join(map(str, value))
    return str(value)
