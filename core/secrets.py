"""Tokens at rest and signatures, with a key that lives beside the database, readable by its owner only."""

import hmac
import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from cryptography.fernet import Fernet, InvalidToken
from pydantic import SecretStr

KEY_FILE = "secret.key"


class Vault:
    """Seals tokens before they are stored, and opens them again."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._fernet = Fernet(key)

    @classmethod
    def beside(cls, folder: Path) -> "Vault":
        """Open the vault whose key is kept in this folder; the first call makes the key."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / KEY_FILE
        if not path.exists():
            _make_key(path)
        return cls(path.read_bytes())

    def seal(self, secret: SecretStr) -> bytes:
        """Encrypt one secret."""
        return self._fernet.encrypt(secret.get_secret_value().encode())

    def open(self, sealed: bytes) -> SecretStr | None:
        """Decrypt one secret; None when it was sealed with another key."""
        try:
            return SecretStr(self._fernet.decrypt(sealed).decode())
        except InvalidToken:
            return None

    def signature(self, purpose: str, text: str) -> str:
        """Sign a text, so that only whoever has the key can have written it; each purpose has its own key."""
        own = hmac.digest(self._key, purpose.encode(), "sha256")
        return hmac.digest(own, text.encode(), "sha256").hex()


def _make_key(path: Path) -> None:
    """Write a new key and put it in place whole, so that of two processes both read the same one."""
    handle, draft = mkstemp(dir=path.parent)  # readable by its owner only
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(Fernet.generate_key())
        with suppress(FileExistsError):
            # Unlike a rename, a link never replaces the key that the other one may have read already.
            os.link(draft, path)
    finally:
        Path(draft).unlink()
