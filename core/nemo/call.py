"""One request to the backend, in a form that can be sent again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.nemo.multipart import Multipart


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked, where, and with what."""

    method: str
    path: str
    json: Mapping[str, Any] | None = None
    body: Multipart | None = None
    headers: Mapping[str, str] | None = None
    is_slow: bool = False

    @property
    def is_safe(self) -> bool:
        """Tell whether it may be repeated when nobody knows what became of it."""
        return self.method == "GET"
