"""What is said reaches the core: once, however often it is sent, and even when we die in between."""

import asyncio
from pathlib import Path

from tests.bots.web.browser import Browser
from tests.bots.web.house import house, shell


async def test_what_is_sent_twice_is_heard_once(tmp_path: Path) -> None:
    """A page that does not know whether it was heard may say it again, even at once."""
    async with house(tmp_path) as web, Browser.inside(web.url) as browser:
        answers = await asyncio.gather(*(browser.post(id="client-01", text="/credits") for _ in range(5)))
        await browser.sees("Edits and exports are free here.")
        again = await browser.post(id="client-01", text="something else")
        await browser.says("/help")
        await browser.sees("**Commands**")

    assert {answer.json()["message"] for answer in (*answers, again)} == {"m1"}
    assert browser.texts.count("/credits") == 1
    assert sum("Edits and exports are free here." in text for text in browser.texts) == 1


async def test_what_was_written_down_right_before_death_is_heard_after_it(tmp_path: Path) -> None:
    """Nobody needs to say it again."""
    async with shell(tmp_path) as web, Browser.inside(web.url) as browser:
        visitor = await web._visitors.find(next(iter(browser.client.cookies.jar)).value or "")
        assert visitor is not None
        await web._journal.hear(
            visitor.id,
            "client-01",
            {"text": "/language zh", "press": None, "language": "en"},
            {"text": "/language zh", "files": []},
        )
        cookies = browser.client.cookies
    async with house(tmp_path) as web, Browser.open(web.url) as browser:
        browser.client.cookies = cookies
        await browser.until(lambda browser: len(browser.messages) > 1)
        while (await browser.me())["language"] != "zh":
            pass


async def test_a_press_is_shown_as_what_was_written_on_the_button(tmp_path: Path) -> None:
    """The core hears the button's action alone; opening the page leaves nothing behind that looks said."""
    async with house(tmp_path) as web, Browser.inside(web.url) as browser:
        opened = await browser.post(id="client-01", press="start")
        await browser.sees("Ready.")
        try_it = browser.messages[-1]["buttons"][0][0]
        answer = await browser.post(id="client-02", press=try_it["action"], text="Pressed")
        await browser.until(lambda browser: any(message["from"] == "you" for message in browser.messages))
        await browser.post(id="client-03", press="credits", text="Credits")
        await browser.sees("Edits and exports are free here.")

    assert opened.json() == {"message": None}
    [tried, asked] = [message for message in browser.messages if message["from"] == "you"]
    assert (tried["id"], tried["text"], tried["pressed"]) == (answer.json()["message"], "Pressed", True)
    assert (asked["text"], asked["pressed"], asked["client"]) == ("Credits", True, "client-03")
    assert "Pressed" not in " ".join(
        message["text"] for message in browser.messages if message["from"] == "bot"
    )
