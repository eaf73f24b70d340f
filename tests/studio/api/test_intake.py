"""Files arrive on disk whole, bounded and under names that cannot hurt."""

from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path

import pytest

from core.nemo.wire import MIB
from studio.api.disk import Disk
from studio.api.intake import MAX_FILES, MAX_NAME, Intake, clean
from studio.api.refusals import Reason, Refusal

TYPE = "multipart/form-data; boundary=xyz"


def _form(*files: tuple[str, bytes]) -> bytes:
    parts = [
        f'--xyz\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
        + content
        + b"\r\n"
        for name, content in files
    ]
    return b"".join(parts) + b"--xyz--\r\n"


async def _pieces(body: bytes, size: int = 65_536) -> AsyncIterator[bytes]:
    for at in range(0, len(body), size):
        yield body[at : at + size]


def _intake(root: Path, *, file_bytes: int = 4 * MIB, quota_bytes: int = 64 * MIB) -> Intake:
    disk = Disk(root, quota_bytes)
    disk.prepare()
    return Intake(disk, file_bytes)


async def test_every_file_of_a_form_arrives_whole(tmp_path: Path) -> None:
    """Content, size and hash are those that were sent, in the order sent, across piece borders."""
    large = bytes(range(256)) * (3 * MIB // 256) + b"tail"
    async with _intake(tmp_path).basket() as basket:
        await basket.receive_form(TYPE, _pieces(_form(("a.mp4", large), ("b.png", b"small"))))

        assert [(file.name, file.bytes, file.sha256) for file in basket.files] == [
            ("a.mp4", len(large), sha256(large).hexdigest()),
            ("b.png", 5, sha256(b"small").hexdigest()),
        ]
        assert basket.files[0].path.read_bytes() == large


async def test_nothing_stays_when_the_request_is_over(tmp_path: Path) -> None:
    """The basket's folder goes, whether the request went well or not."""
    intake = _intake(tmp_path)
    with pytest.raises(Refusal):
        async with intake.basket() as basket:
            await basket.receive_form(TYPE, _pieces(_form(("a.mp4", b"1"), ("b.exe", b"2"))))

    assert list(intake.disk.incoming.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (_form(("a.mp4", b"x" * 2001)), Reason.FILE_TOO_LARGE),
        (_form(("a.txt", b"x")), Reason.FILE_TYPE),
        (_form(("noname", b"x")), Reason.FILE_TYPE),
        (_form(*[(f"{n}.mp4", b"x") for n in range(MAX_FILES + 1)]), Reason.BAD_REQUEST),
        (b"--xyz--\r\n", Reason.BAD_REQUEST),
        (_form(("a.mp4", b"x" * 1500), ("b.mp4", b"x" * 1600)), Reason.DISK_FULL),
    ],
    ids=["large", "type", "no type", "many", "none", "quota"],
)
async def test_what_cannot_be_taken_is_refused(tmp_path: Path, body: bytes, reason: Reason) -> None:
    """Each bound has its own refusal, while the body is still coming."""
    with pytest.raises(Refusal) as refusal:
        async with _intake(tmp_path, file_bytes=2000, quota_bytes=3000).basket() as basket:
            await basket.receive_form(TYPE, _pieces(body, 512))

    assert refusal.value.reason is reason


async def test_an_announced_giant_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """The Content-Length alone is enough."""
    with pytest.raises(Refusal) as refusal:
        async with _intake(tmp_path, file_bytes=1000).basket(announced=4001):
            pytest.fail("the basket must not open")

    assert refusal.value.reason is Reason.UPLOAD_TOO_LARGE


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.mp4", "passwd.mp4"),
        ("C:\\clips\\beach.mov", "beach.mov"),
        ("be\x00a\nch\u202e.mp4", "beach.mp4"),
        ("  海边.mp4 ", "海边.mp4"),
        ("", "file"),
        ("..", ".."),
    ],
)
def test_names_are_made_fit_to_be_shown(name: str, shown: str) -> None:
    """No path, nothing invisible, nothing that turns the line around."""
    assert clean(name) == shown


def test_a_long_name_keeps_its_type() -> None:
    """What is cut is the stem."""
    assert clean("x" * 500 + ".mp4") == "x" * (MAX_NAME - 4) + ".mp4"
