from bots.telegram.platform import Telegram

__all__ = ["Telegram"]
