"""Recorded updates, and what they say to us."""

from typing import Any

import pytest
from telegram import Update

from bots.telegram.incoming import heard
from bots.telegram.people import Me
from core.chat import ChatKey, Incoming, Media

ME = Me(99, "Cut_Bot", frozenset({"edit", "status", "start"}))
ANN = {"id": 1, "is_bot": False, "first_name": "Ann", "last_name": "Lee", "language_code": "pt-br"}
BOT = {"id": 99, "is_bot": True, "first_name": "Cut", "username": "Cut_Bot"}
PRIVATE = {"id": 1, "type": "private", "first_name": "Ann"}
TEAM = {"id": -100, "type": "supergroup", "title": "Team"}
FILE = {"file_id": "f1", "file_unique_id": "u", "file_size": 5}
SHAPE = {"width": 160, "height": 90, "duration": 1}
VIDEO = FILE | SHAPE | {"mime_type": "video/mp4", "file_name": "beach.mp4"}
THEIRS = {"message_id": 3, "date": 1, "chat": TEAM, "from": ANN, "video": VIDEO}
OURS = {"message_id": 4, "date": 1, "chat": TEAM, "from": BOT, "text": "Done."}


def _read(chat: dict[str, Any] = PRIVATE, **message: Any) -> Incoming | None:
    body = {"message_id": 12, "date": 1, "chat": chat, "from": ANN, **message}
    return heard(Update.de_json({"update_id": 1, "message": body}, None), ME)


def _mention(text: str, name: str, kind: str = "mention", **more: Any) -> list[dict[str, Any]]:
    offset = len(text[: text.index(name)].encode("utf-16-le")) // 2
    return [{"type": kind, "offset": offset, "length": len(name), **more}]


def test_text_says_who_and_where() -> None:
    """A message in private carries its speaker, the locale of the client and nothing else."""
    said = _read(text="cut it")

    assert said is not None
    assert (said.chat, said.message, said.text) == (ChatKey("telegram", "1"), "12", "cut it")
    assert (said.person.id, said.person.name, said.person.language) == ("1", "Ann Lee", "pt-br")
    assert said.is_private


@pytest.mark.parametrize(
    ("message", "media"),
    [
        ({"video": VIDEO}, Media("f1", "beach.mp4", "video/mp4", 5)),
        ({"video": FILE | SHAPE}, Media("f1", "video-12.mp4", "video/mp4", 5)),
        (
            {"document": FILE | {"file_name": "raw.MOV", "mime_type": "video/quicktime"}},
            Media("f1", "raw.MOV", "video/quicktime", 5),
        ),
        (
            {"document": FILE | {"mime_type": "video/x-matroska"}},
            Media("f1", "file-12.mkv", "video/x-matroska", 5),
        ),
        (
            {
                "animation": FILE | SHAPE | {"file_name": "cat.gif", "mime_type": "video/mp4"},
                "document": {"file_id": "other", "file_unique_id": "u"},
            },
            Media("f1", "cat.mp4", "video/mp4", 5),
        ),
        ({"video_note": FILE | {"length": 9, "duration": 1}}, Media("f1", "video-12.mp4", "video/mp4", 5)),
        (
            {
                "photo": [
                    {"file_id": "small", "file_unique_id": "s", "width": 9, "height": 9},
                    FILE | {"width": 90, "height": 90},
                ]
            },
            Media("f1", "photo-12.jpg", "image/jpeg", 5),
        ),
        (
            {"audio": FILE | {"duration": 1, "mime_type": "audio/mpeg", "title": "Song"}},
            Media("f1", "Song.mp3", "audio/mpeg", 5),
        ),
        (
            {"voice": FILE | {"duration": 1, "mime_type": "audio/ogg"}},
            Media("f1", "voice-12.m4a", "audio/mp4", 5),
        ),
        (
            {"document": FILE | {"file_name": "../../etc/x\n.mp4", "mime_type": "video/mp4"}},
            Media("f1", "etc x .mp4", "video/mp4", 5),
        ),
    ],
    ids=["video", "nameless", "as file", "no ending", "animation", "note", "photo", "audio", "voice", "path"],
)
def test_every_kind_of_file_is_told(message: dict[str, Any], media: Media) -> None:
    """A file has a reference, a name that a disk takes, and the size and type that Telegram says."""
    said = _read(caption="cut it", **message)

    assert said is not None
    assert said.media == (media,)
    assert said.text == "cut it"


@pytest.mark.parametrize(
    "message",
    [
        {"text": "hello all"},
        {"video": VIDEO, "caption": "look"},
        {"text": "/edit@other_bot mute", "entities": _mention("/edit@other_bot", "/edit", "bot_command")},
        {"text": "/ban", "entities": _mention("/ban", "/ban", "bot_command")},
        {"text": "hi @other_bot", "entities": _mention("hi @other_bot", "@other_bot")},
        {"text": "yes", "reply_to_message": THEIRS},
        {"text": "yes", "reply_to_message": OURS | {"forum_topic_created": {"name": "t", "icon_color": 1}}},
        {"new_chat_members": [ANN]},
    ],
    ids=["text", "clip", "other's command", "unknown command", "other", "answer", "topic's root", "service"],
)
def test_what_is_not_said_to_us_is_not_heard(message: dict[str, Any]) -> None:
    """In a group, people talk among themselves."""
    assert _read(TEAM, **message) is None


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"text": "/edit@cut_bot mute"}, "/edit mute"),
        ({"text": "/status"}, "/status"),
        (
            {"text": "😀 @Cut_Bot cut it", "entities": _mention("😀 @Cut_Bot cut it", "@Cut_Bot")},
            "😀  cut it",
        ),
        ({"text": "cut it, @cut_bot", "entities": _mention("cut it, @cut_bot", "@cut_bot")}, "cut it"),
        ({"text": "Cut do", "entities": _mention("Cut do", "Cut", "text_mention", user=BOT)}, "do"),
        ({"text": "and export", "reply_to_message": OURS}, "and export"),
        (
            {
                "video": VIDEO,
                "caption": "@cut_bot mute",
                "caption_entities": _mention("@cut_bot mute", "@cut_bot"),
            },
            "mute",
        ),
    ],
    ids=["command", "bare command", "mention", "at the end", "by name", "answer", "caption"],
)
def test_what_is_said_to_us_is_heard_without_our_name(message: dict[str, Any], text: str) -> None:
    """A command, a mention, an answer to the bot, or a caption with its name."""
    said = _read(TEAM, **message)

    assert said is not None
    assert said.text == text
    assert not said.is_private


def test_an_answer_to_a_file_means_the_file() -> None:
    """A command that works on files takes the answered one; /status does not, nor an answer to ourselves."""
    ours = OURS | {"video": VIDEO}
    edit = _read(TEAM, text="/edit mute", reply_to_message=THEIRS)
    status = _read(TEAM, text="/status", reply_to_message=THEIRS)
    of_ours = _read(TEAM, text="/edit mute", reply_to_message=ours)

    assert edit is not None
    assert [media.ref for media in edit.media] == ["f1"]
    assert status is not None
    assert status.media == ()
    assert of_ours is not None
    assert of_ours.media == ()


@pytest.mark.parametrize(
    ("message", "thread"),
    [
        ({"message_thread_id": 7, "is_topic_message": True}, "7"),
        ({"message_thread_id": 1, "is_topic_message": True}, ""),
        ({"message_thread_id": 7}, ""),
    ],
    ids=["topic", "General", "chain of answers"],
)
def test_only_a_topic_is_a_place_of_its_own(message: dict[str, Any], thread: str) -> None:
    """General has no number that can be written to, and a chain of answers is no topic."""
    said = _read(TEAM, text="/status", **message)

    assert said is not None
    assert said.chat == ChatKey("telegram", "-100", thread)


def test_speakers_that_are_stand_ins() -> None:
    """An anonymous admin speaks as the group, a machine not at all, and nobody hears an edited message."""
    group_bot = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    anonymous = _read(TEAM, text="/status", sender_chat=TEAM, **{"from": group_bot})
    edited = {"message_id": 1, "date": 1, "edit_date": 2, "chat": PRIVATE, "from": ANN, "text": "cut"}

    assert anonymous is not None
    assert anonymous.person.id == "-100"
    assert anonymous.person.is_admin
    assert _read(text="cut", **{"from": BOT | {"id": 5}}) is None
    assert heard(Update.de_json({"update_id": 1, "edited_message": edited}, None), ME) is None


def test_a_link_behind_a_word_is_read() -> None:
    """A word that leads somewhere brings the address with it."""
    said = _read(
        text="cut this", entities=_mention("cut this", "this", "text_link", url="https://x.org/a.mp4")
    )

    assert said is not None
    assert said.text == "cut this https://x.org/a.mp4"


def test_a_press_is_heard_even_where_its_message_cannot_be_seen() -> None:
    """A press names who pressed; its key differs from every message's."""
    gone = {"chat": TEAM, "message_id": 5, "date": 0}
    query = {"id": "77", "from": ANN, "message": gone, "chat_instance": "1", "data": "export"}
    pressed = heard(Update.de_json({"update_id": 1, "callback_query": query}, None), ME)

    assert pressed is not None
    assert (pressed.press, pressed.person.id, pressed.message) == ("export", "1", "press-77")
    assert pressed.chat == ChatKey("telegram", "-100")


def test_a_group_that_moves_says_where_it_was() -> None:
    """Both ends of a move tell the same story."""
    old = {"id": -5, "type": "group", "title": "Team"}
    left, arrived = _read(old, migrate_to_chat_id=-100), _read(TEAM, migrate_from_chat_id=-5)

    for moved in (left, arrived):
        assert moved is not None
        assert moved.chat == ChatKey("telegram", "-100")
        assert moved.moved_from == ChatKey("telegram", "-5")
