"""What was made of an instruction. Pure."""

from dataclasses import dataclass

from studio.editing.operations import Operation
from studio.language.remarks import Remark


@dataclass(frozen=True, slots=True)
class Half:
    """A wish that was understood but for some words."""

    text: str
    strange: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of an instruction."""

    operations: tuple[Operation, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unknown: tuple[str, ...] = ()
    half: tuple[Half, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Tell whether nothing was asked at all."""
        return not (self.operations or self.remarks or self.unknown or self.half or self.refused)
