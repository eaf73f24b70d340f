"""Whole conversations: people, a Bot API, the real library, the real core and a real studio."""

import asyncio
from pathlib import Path

from core.probe import probe
from core.settings import Settings
from tests.bots.telegram.editing import on_studio
from tests.bots.telegram.stage import running, settings
from tests.fakes import streams
from tests.fakes.clock import HastyClock
from tests.fakes.cloud import TOKEN, Cloud
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Group, Person
from tests.media import make


async def test_first_contact_ends_in_readiness(api: BotApi, tmp_path: Path) -> None:
    """`/start` is answered by a greeting with things to try, whose status line becomes Ready in place."""
    ann = Person(api, 1)

    async with on_studio(api, tmp_path):
        ann.say("/start")
        await api.until(lambda: api.says(ann.id, "Ready"))

    assert len(api.of(ann.id)) == 1
    assert len(api.last(ann.id).buttons) == 3


async def test_a_captioned_clip_comes_back_as_a_video(api: BotApi, tmp_path: Path, clip: Path) -> None:
    """A clip whose caption says what to do comes back edited, as a video that players know all about."""
    ann = Person(api, 1)

    async with on_studio(api, tmp_path):
        ann.send("video", clip, caption="trim the first second and export in 720p")
        await api.until(lambda: api.says(ann.id, "Done: "))

    [sent] = api.files(ann.id)
    facts = probe(sent.path)
    size = (int(sent.params["width"]), int(sent.params["height"]))
    assert sent.kind == "video"
    assert sent.name.endswith(".mp4")
    assert size == (facts.width, facts.height) == (1280, 720)
    assert int(sent.params["duration"]) == round(facts.duration_ms / 1000) == 1
    assert sent.params["supports_streaming"] == "true"
    assert sent.thumbnail.startswith(b"\xff\xd8")
    assert all(api.token not in said for shown in api.of(ann.id) for said in shown.said)


async def test_an_album_is_one_turn_and_its_caption_is_said_of_all(
    api: BotApi, tmp_path: Path, clip: Path
) -> None:
    """The items of an album are added together, in their order, and the caption is done once they are in."""
    ann = Person(api, 1)
    photo = make("sea.jpg", "-f", "lavfi", "-i", "color=blue:s=160x90", "-frames:v", "1")

    async with on_studio(api, tmp_path):
        ann.send("video", clip, album="a", caption="mute it")
        ann.send("photo", photo, album="a")
        ann.send("video", clip, album="a")
        ann.say("/status")
        await api.until(lambda: api.says(ann.id, "muted"))

    added = api.says(ann.id, "beach.mp4 —")
    assert added is not None
    lines = [line for line in added.text.splitlines() if line.startswith("Added")]
    assert [line.split()[1].split("-")[0] for line in lines] == ["beach.mp4", "photo", "beach.mp4"]


async def test_a_group_is_answered_only_where_the_bot_is_meant(
    api: BotApi, tmp_path: Path, clip: Path
) -> None:
    """A command, a mention, an answer and a caption that mentions are heard; all else leaves no trace."""
    ann, bob = Person(api, 1), Person(api, 2, "Bob")
    team = Group(api, -100)

    async with on_studio(api, tmp_path):
        ann.say("secret plans", team.id)
        ann.send("video", clip, "look at secret me", team.id)
        ann.send("video", clip, "secret album", team.id, album="s")
        ann.say("/export@another_bot", team.id)
        bob.say("/credits@cutroom_test_bot", team.id)
        await api.until(lambda: api.says(team.id, "credits"))
        bob.send("video", clip, "@cutroom_test_bot mute it", team.id)
        await api.until(lambda: api.says(team.id, "muted"))
        about = api.says(team.id, "credits")
        assert about is not None

    written = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert b"secret" not in written
    assert b"mute it" in written
    assert b"cutroom_test_bot" not in written


async def test_a_command_in_answer_to_a_file_means_that_file(api: BotApi, tmp_path: Path, clip: Path) -> None:
    """`/edit` said in answer to somebody else's clip edits that clip, though the bot had not heard of it."""
    ann, bob = Person(api, 1), Person(api, 2, "Bob")
    team = Group(api, -100)

    async with on_studio(api, tmp_path):
        theirs = ann.send("video", clip, chat=team.id)
        bob.say("/edit@cutroom_test_bot mute it", team.id, answers=theirs)
        await api.until(lambda: api.says(team.id, "muted"))

    assert api.says(team.id, "Added beach.mp4")


async def test_each_topic_is_a_conversation_of_its_own(api: BotApi, tmp_path: Path, clip: Path) -> None:
    """What is said in a topic is answered there, about that topic's own project; General has no thread."""
    ann = Person(api, 1)
    forum = Group(api, -100)
    topic = forum.topic(7)

    async with on_studio(api, tmp_path):
        ann.send("video", clip, "@cutroom_test_bot mute it", forum.id, thread=topic)
        await api.until(lambda: api.says(forum.id, "muted"))
        ann.say("/status@cutroom_test_bot", forum.id)
        await api.until(lambda: api.says(forum.id, "The timeline is empty"))

    empty = api.says(forum.id, "The timeline is empty")
    assert empty is not None
    assert empty.thread is None
    assert {shown.thread for shown in api.of(forum.id) if "muted" in shown.text} == {topic}


async def test_what_waits_is_told_its_place_and_cancel_passes_by(api: BotApi, tmp_path: Path) -> None:
    """A second wish is told that it is queued, and a press on Cancel stops the first while it runs."""
    ann = Person(api, 1)

    async with Cloud.open() as cloud, running(_on(api, tmp_path, cloud), cloud.url):
        gate = _gate(cloud, api)
        ann.say("make it brighter")
        await api.until(lambda: (s := api.says(ann.id, "On it")) and s.buttons)
        ann.say("and warmer")
        await api.until(lambda: api.says(ann.id, "Queued: 2nd"))
        running_one = api.says(ann.id, "On it")
        assert running_one is not None
        query = ann.press(running_one, "Cancel")
        await api.until(lambda: api.says(ann.id, "Stopped"))
        await api.until(lambda: api.says(ann.id, "Done."))
        gate.set()

    assert query in api.answered


async def test_only_whoever_asked_or_an_admin_stops_it_in_a_group(api: BotApi, tmp_path: Path) -> None:
    """A press by somebody else is answered, but not obeyed; one by the group's admin is obeyed."""
    ann, bob, eve = Person(api, 1), Person(api, 2, "Bob"), Person(api, 3, "Eve")
    team = Group(api, -100)
    api.admins[team.id].add(eve.id)

    async with Cloud.open() as cloud, running(_on(api, tmp_path, cloud), cloud.url):
        gate = _gate(cloud, api)
        ann.say("@cutroom_test_bot make it brighter", team.id)
        await api.until(lambda: (s := api.says(team.id, "On it")) and s.buttons)
        shown = api.says(team.id, "On it")
        assert shown is not None
        query = bob.press(shown, "Cancel")
        await api.until(lambda: api.says(team.id, "Only whoever asked"))
        assert api.says(team.id, "Stopped") is None
        eve.press(shown, "Cancel")
        await api.until(lambda: api.says(team.id, "Stopped"))
        gate.set()

    assert query in api.answered


async def test_too_large_a_file_is_refused_before_a_byte_moves(api: BotApi, tmp_path: Path) -> None:
    """Above what the cloud lets a bot fetch, the person is told the ways out, and nothing is asked for."""
    ann = Person(api, 1)
    big = tmp_path / "big.mp4"
    with big.open("wb") as file:
        file.truncate(21 * 1024 * 1024)

    async with on_studio(api, tmp_path):
        ann.send("video", big)
        await api.until(lambda: api.says(ann.id, "local Bot API server"))

    assert not api.asked("getFile")


async def test_a_file_of_unknown_size_is_refused_by_the_server(api: BotApi, tmp_path: Path) -> None:
    """Where Telegram did not say the size, its refusal is told in the same words."""
    ann = Person(api, 1)
    big = tmp_path / "big.mp4"
    with big.open("wb") as file:
        file.truncate(21 * 1024 * 1024)

    async with on_studio(api, tmp_path):
        ann.send("video", big, video={"file_id": api.put(big), "file_unique_id": "u"} | _FACTS)
        await api.until(lambda: api.says(ann.id, "local Bot API server"))

    assert api.asked("getFile")


async def test_a_flood_delays_and_loses_nothing(api: BotApi, tmp_path: Path) -> None:
    """Refused for asking too often, the bot waits as long as it is told, and then says what it had to say."""
    ann, bob = Person(api, 1), Person(api, 2, "Bob")

    async with on_studio(api, tmp_path):
        api.flood(ann.id, 1, 1)
        ann.say("/start")
        bob.say("/start")
        await api.until(lambda: api.says(bob.id, "Ready"))
        await api.until(lambda: api.says(ann.id, "Ready"))

    assert len(api.of(ann.id)) == 1


async def test_a_restart_in_the_middle_goes_on_in_the_same_message(api: BotApi, tmp_path: Path) -> None:
    """Stopped while it works and started again, the bot ends its turn in the message that it began it in."""
    ann = Person(api, 1)

    async with Cloud.open() as cloud:
        gate = _gate(cloud, api)
        async with running(_on(api, tmp_path, cloud), cloud.url):
            ann.say("make it brighter")
            await api.until(lambda: (s := api.says(ann.id, "On it")) and s.buttons)
            shown = api.says(ann.id, "On it")
            await api.until(lambda: cloud.runs("1"))
        ann.say("/credits")
        cloud.draft = {"t": [{"tt": 0, "sg": [{"m": {"n": "a.mp4"}, "d": 1000}]}]}
        gate.set()
        async with running(_on(api, tmp_path, cloud), cloud.url, clock=HastyClock()):
            assert shown is not None
            await api.until(lambda: "the edit was made" in shown.text)
            await api.until(lambda: api.says(ann.id, "You have"))

    assert cloud.runs("1") == 1


async def test_a_group_that_becomes_a_supergroup_keeps_its_project(
    api: BotApi, tmp_path: Path, clip: Path
) -> None:
    """The group's new number is followed: its timeline is there, and no message is taken for an old one."""
    ann = Person(api, 1)
    group = Group(api, -5, kind="group")

    async with on_studio(api, tmp_path):
        ann.send("video", clip, "@cutroom_test_bot mute it", group.id)
        await api.until(lambda: api.says(group.id, "muted"))
        team = group.upgrade(-100)
        for _ in range(3):
            ann.say("/status@cutroom_test_bot", team.id)
        await api.until(lambda: sum("beach.mp4" in shown.text for shown in api.of(team.id)) == 3)


async def test_a_blocked_chat_stops_politely(api: BotApi, tmp_path: Path) -> None:
    """Whoever blocks the bot in the middle is not written to again, and others are served."""
    ann, bob = Person(api, 1), Person(api, 2, "Bob")

    async with Cloud.open() as cloud, running(_on(api, tmp_path, cloud), cloud.url):
        gate = _gate(cloud, api)
        ann.say("make it brighter")
        await api.until(lambda: (s := api.says(ann.id, "On it")) and s.buttons)
        api.blocked.add(ann.id)
        gate.set()
        bob.say("/start")
        await api.until(lambda: api.says(bob.id, "Ready"))
        asked = len([p for p in api.asked("editMessageText") if p["chat_id"] == "1"])
        api.blocked.clear()
        ann.say("/credits")
        await api.until(lambda: api.says(ann.id, "You have"))

    assert asked <= 2


async def test_a_group_is_told_what_the_bot_cannot_see(api: BotApi, tmp_path: Path) -> None:
    """Taken into a group, the bot says how it is spoken to, in the language of whoever invited it."""
    ann, li = Person(api, 1), Person(api, 2, "Li", language="zh-hans")
    here, there = Group(api, -100), Group(api, -200)

    async with on_studio(api, tmp_path):
        ann.invite(here)
        li.invite(there)
        await api.until(lambda: api.of(here.id) and api.of(there.id))

    assert "/edit@cutroom_test_bot" in api.last(here.id).text
    assert "can't see anything else" in api.last(here.id).text
    assert "看不到" in api.last(there.id).text


async def test_an_answer_in_the_making_is_a_draft_in_private(api: BotApi, tmp_path: Path) -> None:
    """Where the server has drafts the answer grows in one; the message that stands says only the whole."""
    ann = Person(api, 1)

    async with Cloud.open() as cloud, running(_on(api, tmp_path, cloud), cloud.url):
        gate = asyncio.Event()
        words = "I made it brighter. "
        cloud.when_run(api.stir, streams.piece(f"{words}All"), gate, streams.text(f"{words}All done."))
        ann.say("make it brighter")
        await api.until(lambda: api.drafts[ann.id])
        gate.set()
        await api.until(lambda: api.says(ann.id, "All done."))

    answer = api.says(ann.id, "All done.")
    assert answer is not None
    assert words.strip() in api.drafts[ann.id][0]
    assert [words.strip() in said for said in answer.said] == [False] * (len(answer.said) - 1) + [True]


async def test_without_drafts_the_answer_grows_in_its_message(api: BotApi, tmp_path: Path) -> None:
    """A server that knows no drafts is asked once, and from then on messages change instead."""
    ann = Person(api, 1)
    api.has_drafts = False

    async with Cloud.open() as cloud, running(_on(api, tmp_path, cloud), cloud.url):
        gate = asyncio.Event()
        cloud.when_run(
            streams.piece("It is brighter now. Do"), gate, streams.text("It is brighter now. Done.")
        )
        ann.say("make it brighter")
        await api.until(lambda: api.says(ann.id, "It is brighter now."))
        gate.set()
        await api.until(lambda: api.says(ann.id, "now. Done."))

    assert len(api.asked("sendMessageDraft")) == 1


async def test_menus_are_set_for_each_language_and_kind_of_chat(api: BotApi, tmp_path: Path) -> None:
    """Every kind of chat has a menu in every language, and one for whoever speaks none of them."""
    async with on_studio(api, tmp_path):
        await api.until(lambda: len(api.commands) == 9)

    assert {language for _, language in api.commands} == {"", "en", "zh"}
    assert "edit" in api.commands["all_group_chats", ""]
    assert "skill" not in api.commands["all_group_chats", ""]
    assert all("forget" in names for names in api.commands.values())
    assert "skill" in api.commands["all_chat_administrators", "zh"]


def _on(api: BotApi, folder: Path, cloud: Cloud) -> Settings:
    """Give settings that lead to a scripted cloud."""
    return settings(api, folder / "data", nemo_api_url=cloud.url, nemo_token=TOKEN)


def _gate(cloud: Cloud, api: BotApi) -> asyncio.Event:
    """Let the next run of the agent wait until it is let go."""
    gate = asyncio.Event()
    cloud.when_run(api.stir, gate, streams.text("It is brighter."))
    return gate


_FACTS = {"width": 160, "height": 90, "duration": 1, "mime_type": "video/mp4"}
