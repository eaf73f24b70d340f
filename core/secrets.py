"""Tokens at rest: encrypted with a key that lives beside the database, readable by its owner only."""

import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from pydantic import SecretStr

KEY_FILE = "secret.key"


class Vault:
    """Seals tokens before they are stored, and opens them again."""

    def __init__(self, key: bytes) -> None:
        self._fernet = Fernet(key)

    @classmethod
    def beside(cls, folder: Path) -> "Vault":
        """Open the vault whose key is kept in this folder; the first call makes the key."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / KEY_FILE
        try:
            # O_EXCL: of two processes that start at once, one makes the key and both read the same one.
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return cls(path.read_bytes())
        key = Fernet.generate_key()
        with os.fdopen(handle, "wb") as file:
            file.write(key)
        return cls(key)

    def seal(self, secret: SecretStr) -> bytes:
        """Encrypt one secret."""
        return self._fernet.encrypt(secret.get_secret_value().encode())

    def open(self, sealed: bytes) -> SecretStr | None:
        """Decrypt one secret; None when it was sealed with another key."""
        try:
            return SecretStr(self._fernet.decrypt(sealed).decode())
        except InvalidToken:
            return None
