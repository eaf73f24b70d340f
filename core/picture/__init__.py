from core.picture.sheet import draw

__all__ = ["draw"]
