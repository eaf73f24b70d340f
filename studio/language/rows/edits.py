"""Wishes about the edits themselves."""

from typing import Final

from studio.language import vocabulary as words
from studio.language.readings import history
from studio.language.row import row

ROWS: Final = (
    row(
        r"\bredo\b|重做|恢复.*撤销|做\s*(?:\d+\s*次)?\s*(?:刚才|刚刚)?撤[销消回]的|取消撤销|撤销.*恢复|\b(?:bring|put)\b.*\bback\b.*\bundid\b",
        history.redo,
        words.REDO,
    ),
    row(
        r"\bundo\b|\brevert\b|\bgo (?:\d+ steps? )?back\b|take (?:that|it) back|"
        r"scratch that|start (?:all )?over|\bstart (?:from scratch|again)\b|\breset (?:everything|it all"
        r"|all)\b|\b(?:remove"
        r"|clear) all (?:the )?(?:edits|changes)\b|"
        r"^(?:全部)?(?:重来|重新来|从头来|重新开始|从头开始|恢复)$|刚才.*不要|^(?:改|变)回[去来]$|^还原$|回到(?:最初|最?开始|一开始)|撤[销消回]|上一步|[回退]退|恢复原样",
        history.undo,
        words.UNDO,
    ),
)
