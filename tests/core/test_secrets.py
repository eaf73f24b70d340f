"""Tokens at rest."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from cryptography.fernet import Fernet
from pydantic import SecretStr

from core.secrets import KEY_FILE, Vault


def test_a_sealed_secret_opens_again_after_a_restart(tmp_path: Path) -> None:
    """The key is kept beside the data, so a second vault opens what the first one sealed."""
    sealed = Vault.beside(tmp_path / "data").seal(SecretStr("töken"))

    assert Vault.beside(tmp_path / "data").open(sealed) == SecretStr("töken")


def test_what_is_stored_does_not_show_the_secret(tmp_path: Path) -> None:
    """Neither the secret nor a repeatable form of it is in the sealed bytes."""
    vault = Vault.beside(tmp_path)

    assert b"token" not in vault.seal(SecretStr("token"))
    assert vault.seal(SecretStr("token")) != vault.seal(SecretStr("token"))


def test_another_key_opens_nothing() -> None:
    """A database that was moved without its key gives no secret, and no error either."""
    sealed = Vault(Fernet.generate_key()).seal(SecretStr("token"))

    assert Vault(Fernet.generate_key()).open(sealed) is None
    assert Vault(Fernet.generate_key()).open(b"not sealed at all") is None


def test_only_the_owner_may_read_the_key(tmp_path: Path) -> None:
    """The key file is closed to group and others, and nothing else is left in the folder."""
    Vault.beside(tmp_path)

    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [KEY_FILE]


def test_vaults_made_at_once_share_one_key(tmp_path: Path) -> None:
    """Of several that start on an empty folder together, all open what any of them sealed."""
    crowd = 4
    barrier = Barrier(crowd)

    def open_together(folder: Path) -> Vault:
        barrier.wait(10)
        return Vault.beside(folder)

    with ThreadPoolExecutor(crowd) as pool:
        for attempt in range(25):
            vaults = list(pool.map(open_together, [tmp_path / str(attempt)] * crowd))
            sealed = vaults[0].seal(SecretStr("token"))
            assert [vault.open(sealed) for vault in vaults] == [SecretStr("token")] * crowd


def test_a_signature_stands_for_its_text_its_purpose_and_its_key(tmp_path: Path) -> None:
    """The same after a restart, and another one for anything else; it tells nothing of the key."""
    vault = Vault.beside(tmp_path)
    signed = vault.signature("links", "a file")

    assert Vault.beside(tmp_path).signature("links", "a file") == signed
    others = {
        vault.signature("links", "a fila"),
        vault.signature("logins", "a file"),
        Vault(Fernet.generate_key()).signature("links", "a file"),
    }
    assert len(others - {signed}) == 3
    assert len(signed) == 64
