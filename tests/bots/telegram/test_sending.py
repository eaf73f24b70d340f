"""Saying things through the real library to a Bot API that refuses as the real one does."""

from collections.abc import AsyncIterator
from filecmp import cmp
from pathlib import Path

import pytest

from bots.telegram import Telegram
from core.chat import (
    Attachment,
    Button,
    ChatKey,
    Gone,
    MessageRef,
    Refused,
    Reply,
    Style,
    TooLarge,
    Unknown,
)
from core.errors import SettingsError
from core.settings import Settings
from tests.bots.telegram.stage import settings
from tests.fakes.clock import JumpingClock
from tests.fakes.telegram import BotApi
from tests.fakes.telegram_people import Group, Person
from tests.fakes.telegram_rules import No, Page, bad

HERE = ChatKey("telegram", "1")


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
async def telegram(api: BotApi, tmp_path: Path, clock: JumpingClock) -> AsyncIterator[Telegram]:
    Person(api, 1)
    async with Telegram.open(settings(api, tmp_path), clock=clock) as telegram:
        yield telegram


async def test_a_token_is_needed(tmp_path: Path) -> None:
    """Without a token there is no Telegram, and the setting is named."""
    with pytest.raises(SettingsError) as refused:
        async with Telegram.open(Settings(data=tmp_path), clock=JumpingClock()):
            pass

    assert refused.value.setting == "TELEGRAM_TOKEN"


async def test_a_long_text_is_several_messages_that_change_together(telegram: Telegram, api: BotApi) -> None:
    """A text of three messages carries its buttons below the last; shortened, what is spare goes away."""
    row = ((Button("Export", "export"),),)
    ref = await telegram.send(HERE, Reply("line of words\n" * 700, buttons=row, answers="5"))
    first, *_, last = api.of(1)

    assert len(api.of(1)) == 3
    assert first.buttons == []
    assert last.buttons[0][0]["callback_data"] == "export"

    await telegram.edit(ref, Reply("line of words\n" * 400, buttons=row))
    assert [bool(shown.buttons) for shown in api.of(1)] == [False, True]
    await telegram.edit(ref, Reply("short", buttons=row))

    [left] = api.of(1)
    assert (left.text, left.buttons[0][0]["text"]) == ("short", "Export")


async def test_saying_the_same_again_is_harmless(telegram: Telegram) -> None:
    """An edit that changes nothing is no error."""
    ref = await telegram.send(HERE, Reply("On it…"))

    await telegram.edit(ref, Reply("On it…"))


async def test_a_message_that_is_gone_is_refused(telegram: Telegram) -> None:
    """An edit of a message that somebody deleted says so, so that it is said anew."""
    with pytest.raises(Refused):
        await telegram.edit(MessageRef(HERE, "404"), Reply("Done."))


async def test_html_that_telegram_cannot_read_is_said_plainly(telegram: Telegram, api: BotApi) -> None:
    """Whatever we got wrong in a tag, the words arrive."""
    api.when("sendMessage", bad("can't parse entities: Unsupported start tag"))

    await telegram.send(HERE, Reply("**bold** & more"))

    assert api.last(1).text == "bold & more"


async def test_a_flood_is_waited_out_within_bounds(
    telegram: Telegram, api: BotApi, clock: JumpingClock
) -> None:
    """A wait of seconds is waited; one of many minutes is not, and nothing more is asked meanwhile."""
    api.flood(1, 7)
    await telegram.send(HERE, Reply("one"))

    assert clock.slept == [7.0]
    api.flood(1, 3600)
    for _ in range(3):
        with pytest.raises(Unknown):
            await telegram.send(HERE, Reply("two"))
    assert len(api.asked("sendMessage")) == 3


async def test_an_answer_that_is_lost_is_not_asked_for_again(telegram: Telegram, api: BotApi) -> None:
    """A message that may have arrived is never sent twice; an edit may be repeated."""
    api.lose_answer("sendMessage")
    with pytest.raises(Unknown):
        await telegram.send(HERE, Reply("once"))
    assert [shown.text for shown in api.of(1)] == ["once"]

    api.when("editMessageText", No(502, "Bad Gateway"))
    await telegram.edit(MessageRef(HERE, "1"), Reply("changed"))
    assert api.last(1).text == "changed"


async def test_words_that_the_server_failed_to_send_are_said_again(telegram: Telegram, api: BotApi) -> None:
    """It said so itself; but what stands behind a proxy that failed may have arrived."""
    api.when("sendMessage", No(502, "Bad Gateway"), No(500, "Internal Server Error"))
    await telegram.send(HERE, Reply("after all"))
    assert [shown.text for shown in api.of(1)] == ["after all"]

    api.when("sendMessage", Page(502, "Bad Gateway"))
    with pytest.raises(Unknown):
        await telegram.send(HERE, Reply("perhaps"))
    assert len(api.asked("sendMessage")) == 4


async def test_a_file_that_the_server_failed_to_send_is_not_sent_again(
    telegram: Telegram, api: BotApi, tmp_path: Path
) -> None:
    """Whether it is there is for the person to say."""
    api.when("sendVideo", No(502, "Bad Gateway"))
    film = tmp_path / "film.mp4"
    film.write_bytes(b"x" * 100)
    with pytest.raises(Unknown):
        await telegram.send(HERE, Reply(attachment=Attachment(film, "film.mp4", Style.NATIVE)))
    assert len(api.asked("sendVideo")) == 1


async def test_a_chat_that_blocks_is_gone(telegram: Telegram, api: BotApi) -> None:
    """Blocked, kicked or unknown: there is nobody to write to."""
    api.blocked.add(1)

    with pytest.raises(Gone):
        await telegram.send(HERE, Reply("hello"))
    with pytest.raises(Gone):
        await telegram.edit(MessageRef(HERE, "1"), Reply("hello"))
    with pytest.raises(Gone):
        await telegram.send(ChatKey("telegram", "555"), Reply("hello"))


async def test_a_group_that_moved_is_followed(telegram: Telegram, api: BotApi) -> None:
    """A message to a group's old number arrives at its new one, once."""
    group = Group(api, -5, kind="group")
    group.upgrade(-100)

    await telegram.send(ChatKey("telegram", "-5"), Reply("hello"))
    await telegram.send(ChatKey("telegram", "-5"), Reply("again"))

    assert [shown.text for shown in api.of(-100)] == ["hello", "again"]
    assert len([params for params in api.asked("sendMessage") if params["chat_id"] == "-5"]) == 1


async def test_each_style_is_sent_its_own_way(telegram: Telegram, api: BotApi, clip: Path) -> None:
    """A video plays in place, a document stays untouched, a picture is shown; the caption goes below."""
    for style in Style:
        await telegram.send(HERE, Reply("**Here**", attachment=Attachment(clip, "my clip.mp4", style)))

    assert [file.kind for file in api.files(1)] == ["video", "document", "photo"]
    assert all(cmp(file.path, clip, shallow=False) for file in api.files(1))
    assert api.files(1)[0].name == "my clip.mp4"
    assert {shown.text for shown in api.of(1)} == {"Here"}
    assert {params["action"] for params in api.asked("sendChatAction")} >= {"upload_video"}


async def test_a_file_that_was_sent_before_goes_by_its_id(
    telegram: Telegram, api: BotApi, clip: Path
) -> None:
    """The second time no byte is sent; should Telegram have forgotten it, the bytes are sent after all."""
    reply = Reply(attachment=Attachment(clip, "a.mp4", Style.NATIVE))
    for _ in range(2):
        await telegram.send(HERE, reply)
    api.when("sendVideo", bad("wrong file identifier/HTTP URL specified"))
    await telegram.send(HERE, reply)

    assert [file.has_bytes for file in api.files(1)] == [True, False, True]


async def test_a_long_caption_goes_on_below(telegram: Telegram, api: BotApi, clip: Path) -> None:
    """What a caption cannot hold follows in a message, with the buttons at the very end."""
    row = ((Button("Export", "export"),),)
    attachment = Attachment(clip, "a.mp4", Style.NATIVE)
    await telegram.send(HERE, Reply("word " * 400, buttons=row, attachment=attachment))

    video, text = api.of(1)
    assert len(video.text) <= 1024 < len(video.text) + len(text.text)
    assert (video.buttons, bool(text.buttons)) == ([], True)


async def test_refusals_of_a_file(telegram: Telegram, api: BotApi, clip: Path) -> None:
    """Too large, of a kind that cannot be shown, or lost on the way: each is told apart."""
    reply = Reply(attachment=Attachment(clip, "a.mp4", Style.NATIVE))
    for refusal, meant in (
        (No(413, "Request Entity Too Large"), TooLarge),
        (bad("VIDEO_CONTENT_TYPE_INVALID"), Refused),
        (No(500, "Internal Server Error"), Unknown),
    ):
        api.when("sendVideo", refusal)
        with pytest.raises(meant):
            await telegram.send(HERE, reply)

    assert len(api.asked("sendVideo")) == 3


def test_limits_are_those_of_the_chat(telegram: Telegram) -> None:
    """Groups are edited more slowly, and the cloud gives less than it takes."""
    private, group = telegram.limits(HERE), telegram.limits(ChatKey("telegram", "-100"))

    assert private.bytes_in == 20 * 1024 * 1024
    assert private.bytes_out == 49_000_000
    assert private.edit_every_s < group.edit_every_s
