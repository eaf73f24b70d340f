"""The people of a Bot API server: what they do becomes updates, in the shapes of the real one."""

import re
from pathlib import Path
from typing import Any

from tests.fakes.telegram import BotApi, Json, Shown

_COMMAND = re.compile(r"/\w+(@\w+)?")
_MENTION = re.compile(r"@\w+")


class Group:
    """A group, or a forum with topics."""

    def __init__(self, api: BotApi, number: int, title: str = "Team", kind: str = "supergroup") -> None:
        self.id = number
        api.chats[number] = {"id": number, "type": kind, "title": title, "is_forum": False}
        self._api = api

    def topic(self, number: int) -> int:
        """Open a topic."""
        self._api.chats[self.id]["is_forum"] = True
        self._api.threads[self.id].add(number)
        return number

    def upgrade(self, new: int) -> "Group":
        """Become a supergroup, with another number."""
        group = Group(self._api, new)
        self._api.migrated[self.id] = new
        chat, fresh = self._api.chats[self.id], self._api.chats[new]
        self._api.push(message=self._service(chat) | {"migrate_to_chat_id": new})
        self._api.push(message=self._service(fresh) | {"migrate_from_chat_id": self.id})
        return group

    def _service(self, chat: Json) -> Json:
        number = self._api.next_id(f"message{chat['id']}")
        return {"message_id": number, "date": 1, "chat": chat, "from": self._api.me}


class Person:
    """Somebody with Telegram on the telephone; speaks in private unless told where."""

    def __init__(self, api: BotApi, number: int, name: str = "Ann", language: str = "en") -> None:
        self.id = number
        self.user: Json = {"id": number, "is_bot": False, "first_name": name, "language_code": language}
        self._api = api
        api.chats.setdefault(number, {"id": number, "type": "private", "first_name": name})

    def say(self, text: str, chat: int | None = None, **more: Any) -> Json:
        """Say something."""
        return self._send(chat, {"text": text, "entities": _entities(text)}, more)

    def send(self, kind: str, path: Path, caption: str = "", chat: int | None = None, **more: Any) -> Json:
        """Send a file: a video, document, animation, video_note, audio, voice or photo."""
        file: Json = {
            "file_id": self._api.put(path),
            "file_unique_id": "u",
            "file_size": path.stat().st_size,
        }
        file |= _FACTS.get(kind, {})
        if kind in {"video", "document", "animation", "audio"}:
            file["file_name"] = path.name
        body: Json = {kind: [file | {"width": 9, "height": 9}] if kind == "photo" else file}
        if kind == "animation":
            body["document"] = {"file_id": file["file_id"], "file_unique_id": "u", "mime_type": "video/mp4"}
        if caption:
            body |= {"caption": caption, "caption_entities": _entities(caption)}
        return self._send(chat, body, more)

    def press(self, shown: Shown, label: str) -> str:
        """Press a button, by what stands on it."""
        query_id = f"query-{self._api.next_id('query')}"
        message: Json = {
            "message_id": shown.id,
            "date": 1,
            "chat": self._api.chats[shown.chat_id],
            "from": self._api.me,
            "text": shown.text,
        }
        if shown.thread is not None:
            message |= {"message_thread_id": shown.thread, "is_topic_message": True}
        self._api.push(
            callback_query={
                "id": query_id,
                "from": self.user,
                "message": message,
                "chat_instance": "1",
                "data": shown.press_of(label),
            }
        )
        return query_id

    def invite(self, group: Group) -> None:
        """Take the bot into a group."""
        old = {"status": "left", "user": self._api.me}
        new = {"status": "member", "user": self._api.me}
        self._api.push(
            my_chat_member={
                "chat": self._api.chats[group.id],
                "from": self.user,
                "date": 1,
                "old_chat_member": old,
                "new_chat_member": new,
            }
        )

    def _send(self, chat: int | None, body: Json, more: Json) -> Json:
        where = self._api.chats[self.id if chat is None else chat]
        message: Json = {
            "message_id": self._api.next_id(f"message{where['id']}"),
            "date": 1_800_000_000,
            "chat": where,
            "from": self.user,
            **body,
        }
        if "thread" in more:
            message |= {"message_thread_id": more.pop("thread"), "is_topic_message": True}
        if "album" in more:
            message["media_group_id"] = more.pop("album")
        if "answers" in more:
            message["reply_to_message"] = more.pop("answers")
        message |= more
        self._api.push(message=message)
        return message


_FACTS: dict[str, Json] = {
    "video": {"width": 160, "height": 90, "duration": 1, "mime_type": "video/mp4"},
    "animation": {"width": 160, "height": 90, "duration": 1, "mime_type": "video/mp4"},
    "video_note": {"length": 90, "duration": 1},
    "audio": {"duration": 1, "mime_type": "audio/mpeg"},
    "voice": {"duration": 1, "mime_type": "audio/ogg"},
    "document": {"mime_type": "video/mp4"},
}


def _entities(text: str) -> list[Json]:
    found = [("bot_command", match) for match in (_COMMAND.match(text),) if match]
    found += [("mention", match) for match in _MENTION.finditer(text)]
    return [
        {
            "type": kind,
            "offset": len(text[: match.start()].encode("utf-16-le")) // 2,
            "length": len(match[0].encode("utf-16-le")) // 2,
        }
        for kind, match in found
    ]
