"""An answer that is still being written, shown as Telegram shows it: in private, in passing, as it grows.

A draft is no message: it fades by itself, and what it led to is said in the message that stands.
"""

from typing import Final

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, TelegramError

from bots.telegram.rendering import pieces
from core.chat import ChatKey, MessageRef, Reply
from core.clock import Clock

EVERY_S: Final = 1.0
PAUSE_S: Final = 60.0  # after a failure that may pass
# A server that does not know drafts at all says 404, which the library takes for a bad token.
FOR_GOOD: Final = (BadRequest, InvalidToken)


class Drafts:
    """Shows drafts for as long as the server takes them."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._off_until = float("-inf")

    def every_s(self, chat: ChatKey) -> float | None:
        """Tell how often a draft may grow in this chat; None where there are none."""
        is_private = not chat.chat.startswith("-")
        return EVERY_S if is_private and self._clock.monotonic() >= self._off_until else None

    async def show(self, message: MessageRef, reply: Reply) -> bool:
        """Show how far an answer has come; false where it has to be shown in the message itself."""
        if self.every_s(message.chat) is None or not (cut := pieces(reply.text)):
            return False
        try:
            await self._bot.send_message_draft(
                int(message.chat.chat),
                int(message.id),
                cut[-1].html,
                message_thread_id=int(message.chat.thread) if message.chat.thread else None,
                parse_mode=ParseMode.HTML,
            )
        except FOR_GOOD:
            self._off_until = float("inf")
            return False
        except TelegramError:
            self._off_until = self._clock.monotonic() + PAUSE_S
            return False
        return True
