"""Who sends a request, as the backend wants to hear it: exports fail without these three headers."""

from dataclasses import dataclass

from pydantic import SecretStr

from core.nemo.wire import ATTRIBUTION_HEADERS


@dataclass(frozen=True, slots=True)
class Attribution:
    """The active skill profile, its version, and where Cutroom is installed."""

    source: str
    version: str
    platform: str

    def headers(self) -> dict[str, str]:
        """Give the headers of every request."""
        return dict(zip(ATTRIBUTION_HEADERS, (self.source, self.version, self.platform), strict=True))


def authorization(token: SecretStr) -> dict[str, str]:
    """Give the header that holds a token."""
    return {"Authorization": f"Bearer {token.get_secret_value()}"}
