"""Wishes about the edits themselves."""

from typing import Final

from studio.language import vocabulary as words
from studio.language.readings import history
from studio.language.row import row

ROWS: Final = (
    row(
        r"\bredo\b|重做|反撤[销消]|撤[销消回]刚[才刚]的?撤[销消回]|恢复.*撤销|做\s*(?:\d+\s*次)?\s*(?:刚才|刚刚)?撤[销消回]的|取消撤销|撤销.*恢复|\b(?:bring|put)\b.*\bback\b.*\bundid\b",
        history.redo,
        words.REDO,
    ),
    row(
        r"\bundo\b|\brevert\b|\bgo (?:\d+ steps? )?back\b|take (?:that|it) back|"
        r"scratch that|start (?:all )?over|\bstart (?:from scratch|again)\b|\breset (?:everything|it all"
        r"|all)\b|\b(?:remove"
        r"|clear) all (?:the )?(?:edits|changes)\b|"
        r"^(?:全部)?(?:重来|重新来|从头来|重新开始|从头开始|恢复)$|刚[才刚].*(?:不要|撤|取消)|(?:取消|撤掉?|不要|去掉)刚[才刚]|^(?:改|变)回[去来]$|^还原$|还原到|恢复到|(?:退|倒)回[去来]?|往[回前后]退|退\s*\d*\s*步|上\s*1?\s*(?:步|个?版本)|恢复(?:刚才|之前|上次|原状)|变回(?:原来|之前)|用回?(?:刚才|之前|上)的?(?:那[个版]|版本)|重新来过|回到(?:最初|最?开始|一开始)|撤[销消回]|上一步|[回退]退|恢复原样",
        history.undo,
        words.UNDO,
    ),
)
