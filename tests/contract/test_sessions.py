"""Projects: begun, looked at, claimed."""

from core.nemo.wire import Path
from tests.contract.caller import Caller, data, refusal


async def test_a_session_is_begun_with_its_three_ids(caller: Caller) -> None:
    """The session's id is a decimal string, and no two are the same."""
    first, second = await caller.session(), await caller.session("zh")

    assert first.keys() >= {"task_id", "session_id", "user_id"}
    assert first["session_id"].isdecimal()
    assert first["session_id"] != second["session_id"]
    assert first["user_id"] == second["user_id"]


async def test_a_new_session_has_no_draft(caller: Caller) -> None:
    """There is nothing to show until something is placed."""
    session = await caller.session()
    state = await caller.state(session["session_id"])

    assert (state["session_id"], state["task_id"]) == (session["session_id"], session["task_id"])
    assert not state["state"].get("draft")


async def test_a_session_that_nobody_began_is_not_found(caller: Caller) -> None:
    """Code 1002, wherever it is asked for."""
    unknown = "123456789"
    answers = [
        await caller.call("GET", Path.STATE.format(session_id=unknown)),
        await caller.upload(unknown, ("a.mp4", b"x")),
        await caller.render(unknown, "render_1", {"t": []}),
    ]

    assert [refusal(answer)[1] for answer in answers] == [1002, 1002, 1002]


async def test_a_claim_token_opens_a_project_for_a_week(caller: Caller) -> None:
    """It is a token of its own kind, never the user's."""
    session = await caller.session()
    body = {"task_id": session["task_id"], "session_id": session["session_id"]}
    claim = data(await caller.call("POST", Path.CLAIM_TOKEN, json=body))

    assert claim["claim_token"].startswith("clm_")
    assert claim["expires_in"] == 604_800


async def test_the_balance_has_three_parts(caller: Caller) -> None:
    """Available, frozen and total are numbers."""
    balance = await caller.credits()

    assert all(balance[part] >= 0 for part in ("available", "frozen", "total"))
    assert balance["available"] <= balance["total"]
