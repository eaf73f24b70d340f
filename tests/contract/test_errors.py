"""What is refused, and how it looks."""

import pytest

from core.nemo.wire import Path
from tests.contract.caller import Caller, refusal

SIGNED = [
    ("POST", Path.SESSIONS),
    ("POST", Path.CLAIM_TOKEN),
    ("POST", Path.RUN),
    ("POST", Path.UPLOAD.format(session_id="1")),
    ("GET", Path.CREDITS),
    ("GET", Path.STATE.format(session_id="1")),
    ("GET", Path.RENDER.format(render_id="1")),
    ("POST", Path.RENDER_CANCEL.format(render_id="1")),
    ("GET", Path.RENDER_DOWNLOAD.format(render_id="1")),
]


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer nmv_usr_nobody", "nonsense"])
async def test_no_call_goes_without_a_token(caller: Caller, token: str) -> None:
    """HTTP 401 and one of the codes for a bad token, at every door."""
    for method, path in SIGNED:
        status, code = refusal(await caller.call(method, path, headers={"Authorization": token}))

        assert (path, status) == (path, 401)
        assert code in {1001, 1010, 1011, 401}


async def test_a_path_that_is_not_there_is_told_in_an_envelope(caller: Caller) -> None:
    """Also where nothing is, the answer is JSON."""
    assert refusal(await caller.call("GET", "/api/nothing/here"))[0] == 404
