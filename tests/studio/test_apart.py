"""A studio of its own: whoever knows its token is its operator, and its addresses are those it was given."""

from pathlib import Path

from core.clock import SystemClock
from core.listener import listen
from core.nemo.wire import Path as Url
from studio.api.serving import StudioConfig, serve
from tests.contract.caller import Caller, data, door
from tests.contract.clips import clip

TOKEN = "a-secret-between-the-two"
POLL = SystemClock()


def _kept(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("studio.db*") if path.is_file())


async def test_it_takes_its_operator_and_gives_nobody_a_token(tmp_path: Path) -> None:
    """The operator's account is the same after a restart with another token, and the old token is refused."""
    async with serve(StudioConfig(tmp_path, token=TOKEN), clock=POLL) as url, door(url) as http:
        operator, stranger = Caller(http, TOKEN), Caller(http, f"{TOKEN}-")
        session_id = (await operator.session())["session_id"]
        refused = await stranger.call("POST", Url.SESSIONS, json={"task_name": "x", "language": "en"})
        none_given = await http.post(Url.ANONYMOUS_TOKEN, headers={"X-Client-Id": "somebody"})
    async with serve(StudioConfig(tmp_path, token=f"{TOKEN}-"), clock=POLL) as url, door(url) as http:
        there = await Caller(http, f"{TOKEN}-").state(session_id)
        gone = await Caller(http, TOKEN).call("GET", Url.CREDITS)

    assert (refused.status_code, none_given.status_code, gone.status_code) == (401, 401, 401)
    assert there["session_id"] == session_id
    assert TOKEN not in repr(StudioConfig(tmp_path, token=TOKEN))
    assert TOKEN.encode() not in _kept(tmp_path)


async def test_its_credits_are_given_anew_at_each_start(tmp_path: Path) -> None:
    """An operator who raises the setting has what it says after the next start."""
    left = []
    for amount in (100, 250):
        config = StudioConfig(tmp_path, token=TOKEN, credits=amount)
        async with serve(config, clock=POLL) as url, door(url) as http:
            caller = Caller(http, TOKEN)
            await caller.upload((session := (await caller.session())["session_id"]), ("a.mp4", clip(1)))
            await caller.say(session, "black and white")
            left.append((await caller.credits())["available"])

    assert left == [50, 200]


async def test_without_a_token_the_operator_is_nobody(tmp_path: Path) -> None:
    """What an operator's account holds is not given to whoever comes with no token at all."""
    async with serve(StudioConfig(tmp_path, token=TOKEN), clock=POLL):
        pass
    async with serve(StudioConfig(tmp_path), clock=POLL) as url, door(url) as http:
        answers = [await Caller(http, token).call("GET", Url.CREDITS) for token in (TOKEN, "operator")]

    assert [answer.status_code for answer in answers] == [401, 401]


async def test_its_addresses_are_those_by_which_it_is_reached(tmp_path: Path) -> None:
    """Files are named by the address that it was given, and callers who name it otherwise are refused."""
    with listen("127.0.0.1", 0) as found:
        port = found.getsockname()[1]
    config = StudioConfig(tmp_path, port=port, url="http://studio:8765", token=TOKEN)
    async with serve(config, clock=POLL), door(f"http://127.0.0.1:{port}") as http:
        caller = Caller(http, TOKEN)
        session_id = (await caller.session())["session_id"]
        [file] = data(await caller.upload(session_id, ("a.mp4", clip(1))))["files"]
        path = file["cdn_url"].removeprefix("http://studio:8765")
        by_name = await http.get(path, headers={"Host": "studio:8765"})
        by_another = await http.get(path, headers={"Host": "elsewhere.example"})

    assert path.startswith("/files/media/")
    assert (by_name.status_code, by_another.status_code) == (200, 400)
