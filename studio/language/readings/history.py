"""How far back."""

import re
from typing import Final

from studio.editing import operations as ops
from studio.editing.project import MOST_PAST
from studio.language.readings.spoken import Read
from studio.language.wish import Wish

_ALL: Final = (
    r"\beverything\b|\ball\b|\boriginal\b|start (?:all )?over|scratch$|start again|\breset\b|重来"
    r"|重新|最初|开始|全部|所有|原[样状]|从头|变回原来|恢复到?原来"
)
_TAKEN_BACK: Final = r"^恢复(?:刚[才刚]的?|1步)?$"


def undo(wish: Wish) -> Read:
    """Read how many instructions are taken back."""
    if wish.project.future and wish.says(_TAKEN_BACK):
        return redo(wish)  # the button beside undo is called so
    if wish.says(_ALL):
        return (ops.Undo(MOST_PAST),)
    found = re.search(r"(\d{1,2})(?!\d)", wish.text)
    return (ops.Undo(max(1, int(found[1])) if found else 1),)


def redo(wish: Wish) -> Read:
    """Read how many are made again."""
    if wish.says(_ALL):
        return (ops.Redo(MOST_PAST),)
    found = re.search(r"(\d{1,2})(?!\d)", wish.text)
    return (ops.Redo(max(1, int(found[1])) if found else 1),)
