"""A multipart form is read the same however its bytes are cut."""

import pytest

from studio.api.form import Form, boundary_of
from studio.api.refusals import Refusal

BODY = (
    b'--xyz\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n'
    b'--xyz\r\nContent-Disposition: form-data; name="files"; filename="a b.mp4"\r\n'
    b"Content-Type: video/mp4\r\n\r\none\r\n--xy two\r\n"
    b'--xyz\r\nContent-Disposition: form-data; name="files"; filename="\xe6\xb5\xb7.png"\r\n\r\n\r\n'
    b"--xyz--\r\n"
)


def _read(pieces: list[bytes]) -> list[tuple[str, bytes]]:
    form = Form(b"xyz")
    files: list[tuple[str, bytes]] = []
    for piece in pieces:
        for step in form.feed(piece):
            if isinstance(step, str):
                files.append((step, b""))
            elif step is not None:
                name, content = files.pop()
                files.append((name, content + step))
    form.finish()
    return files


@pytest.mark.parametrize("size", [1, 2, 7, 64, 10_000])
def test_files_come_out_whole_however_the_body_is_cut(size: int) -> None:
    """Fields are passed over, names are UTF-8, and a boundary cut in two is still one."""
    pieces = [BODY[at : at + size] for at in range(0, len(BODY), size)]

    assert _read(pieces) == [("a b.mp4", b"one\r\n--xy two"), ("海.png", b"")]


def test_a_form_that_ends_too_early_is_refused() -> None:
    """A connection cut in the middle never passes for a whole upload."""
    with pytest.raises(Refusal, match="too early"):
        _read([BODY[:-20]])


def test_a_broken_form_is_refused() -> None:
    """Bytes that are no form are told so."""
    with pytest.raises(Refusal, match="broken"):
        _read([b"this is no form at all"])


def test_a_file_in_another_field_is_refused() -> None:
    """The field's name is part of the contract, so a typo in it is named instead of losing the file."""
    with pytest.raises(Refusal, match="files"):
        _read([BODY.replace(b'name="files"', b'name="file"')])


@pytest.mark.parametrize(
    "content_type", ["", "text/plain", "multipart/form-data", "multipart/mixed; boundary=x"]
)
def test_a_content_type_without_a_form_is_refused(content_type: str) -> None:
    """Only a form with a boundary can be read."""
    with pytest.raises(Refusal, match="Content-Type"):
        boundary_of(content_type)
