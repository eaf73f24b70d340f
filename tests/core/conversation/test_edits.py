"""Asking for an edit: one message a turn, one question to the agent, and an answer in particulars."""

import asyncio
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from core.nemo.wire import Path as Api
from tests.core.conversation.talk import SCORED, TRIMMED, Talk, known, with_cloud
from tests.fakes import streams
from tests.fakes.cloud import Cloud
from tests.fakes.streams import HEARTBEAT, call, piece, response, text

TRIM = "• Trimmed beach.mp4: 0:05 → 0:03\n• Total length 0:05 → 0:03"
LINE = "Timeline (1 track): 1. Video: beach.mp4 (0-3s)"


def _becomes(cloud: Cloud, draft: object) -> Callable[[], None]:
    """Let the project hold this from that step of the stream on."""

    def step() -> None:
        cloud.draft = draft

    return step


async def test_an_edit_is_told_in_one_message_from_start_to_end(talk: Talk, cloud: Cloud) -> None:
    """It begins at once, and ends with the agent's words, what changed and the timeline."""
    cloud.when_run(call("trim_clip"), _becomes(cloud, TRIMMED), response("trim_clip"), text("Shorter now."))

    answer = await talk.asks("trim 2 seconds off the end")

    assert len(talk.messages) == 1
    assert answer.history[0] == "On it…"
    assert answer.text == f"Shorter now.\n\n{TRIM}\n\n{LINE}"
    assert answer.labels == ["Export", "Timeline", "Undo"]
    assert answer.reply.answers == "m1"


async def test_what_the_agent_does_is_said_in_plain_words(talk: Talk, cloud: Cloud) -> None:
    """A tool's name becomes a sentence, and there is a button to stop it."""
    gate = asyncio.Event()
    cloud.when_run(call("add_background_music"), gate, text("Done."))
    await talk.says("add music")

    working = await talk.sees("Adding music…")
    assert working.labels == ["Cancel"]

    gate.set()
    await talk.settles()


async def test_streamed_text_is_shown_in_whole_sentences_and_counts_once(talk: Talk, cloud: Cloud) -> None:
    """Pieces edit the message as sentences end; the whole text afterwards replaces them."""
    gate = asyncio.Event()
    cloud.when_run(
        piece("I found three good moments. Now I am "), gate, piece("cutting."), text("I found three. Cut.")
    )
    await talk.says("cut the best moments")

    assert (await talk.sees("I found three good moments.")).text.startswith("I found three good moments.\n\n")

    gate.set()
    await talk.settles()
    assert talk.last.text.startswith("I found three. Cut.\n\n")
    assert "Now I am" not in "".join(talk.last.history)


async def test_waiting_is_told_every_two_minutes(talk: Talk, cloud: Cloud) -> None:
    """Heartbeats alone are told as work that goes on: after two minutes, four, and so on."""
    gate = asyncio.Event()
    cloud.when_run(HEARTBEAT, gate, text("Done."))
    await talk.says("generate a city timelapse")
    await talk.sees("On it…")
    for minutes in (2, 4, 6, 8):
        talk.clock.advance(120)
        await talk.sees(f"⏳ Still working… ({minutes} min)")

    gate.set()
    await talk.settles()
    assert talk.last.text.startswith("Done.")
    assert len(talk.messages) == 1


async def test_edits_come_at_the_platforms_pace(talk: Talk, cloud: Cloud) -> None:
    """However fast the agent speaks, the message is edited no more often than the platform allows."""
    cloud.when_run(*(piece(f"Sentence {number}. ") for number in range(200)), text("All said."))

    answer = await talk.asks("tell me a story")

    times = [at for at, _ in answer.replies[:-1]]  # the last word may come at any time
    assert len(answer.replies) < 50
    assert all(later - earlier >= 1.0 for earlier, later in pairwise(times))


async def test_ten_minutes_of_nothing_but_heartbeats_end_the_turn(talk: Talk, cloud: Cloud) -> None:
    """Then the state is read five times, nothing is asked again, and trying again is offered."""
    begun, gate = asyncio.Event(), asyncio.Event()
    cloud.when_run(HEARTBEAT, begun.set, gate, text("too late"))
    await talk.says("add music")
    await begun.wait()

    talk.clock.advance(601)
    await cloud.left.wait()
    await talk.waits_it_out()

    assert cloud.runs("1") == 1
    assert talk.last.text.startswith("The connection broke, and nothing changed on the timeline.")
    assert talk.last.labels == ["Try again"]
    gate.set()


async def test_fifteen_minutes_are_the_end_however_busy_the_agent_is(talk: Talk, cloud: Cloud) -> None:
    """Tools that go on and on are given up; what they changed by then is told from the state."""
    gates = [asyncio.Event() for _ in range(3)]
    cloud.when_run(
        call("cut", "1"), gates[0], call("add_title", "2"), gates[1], _becomes(cloud, TRIMMED), gates[2]
    )
    await talk.says("make a film")
    await talk.sees("Cutting…")
    talk.clock.advance(500)
    gates[0].set()
    await talk.sees("Adding the title…")
    gates[1].set()
    talk.clock.advance(401)
    await cloud.left.wait()
    await talk.waits_it_out()

    assert talk.last.text.startswith("The connection broke on the way, but the edit was made.")
    assert "Trimmed beach.mp4: 0:05 → 0:03" in talk.last.text
    gates[2].set()


async def test_a_silent_edit_is_told_from_the_two_states(talk: Talk, cloud: Cloud) -> None:
    """A stream that ends without a word is told by name, from what to what."""
    cloud.when_run(call("trim_clip"), _becomes(cloud, SCORED), response("trim_clip"))

    answer = await talk.asks("shorten it and add music")

    assert answer.text.startswith("Done.\n\n• ")
    assert "• Trimmed beach.mp4: 0:05 → 0:03" in answer.text
    assert '• Added music "Lo-fi" (0-3s)' in answer.text
    assert answer.text.endswith("2. BGM: Lo-fi (0-3s)")


async def test_a_generation_is_told_at_its_first_stage_and_whole_at_its_second(
    talk: Talk, cloud: Cloud
) -> None:
    """The raw video is announced when it is there; all tracks are shown at the end."""
    cloud.draft = None
    begun, gate = asyncio.Event(), asyncio.Event()
    first, *rest = streams.two_stages()
    cloud.when_run(first, begun, rest[0], gate, *rest[1:4], _becomes(cloud, SCORED), rest[4])
    await talk.says("generate a city timelapse with music")

    await talk.sees("Generating the video…")
    begun.set()
    await talk.sees("The raw video is there. Adding music, titles and effects…")
    gate.set()
    await talk.settles()

    assert "The raw video is ready." in talk.last.text
    assert "Music and title are in." in talk.last.text
    assert talk.last.text.endswith("Timeline (2 tracks): 1. Video: beach.mp4 (0-3s) 2. BGM: Lo-fi (0-3s)")


async def test_an_apology_after_an_answer_is_dropped(talk: Talk, cloud: Cloud) -> None:
    """An answer stands; the trailing apology that some answers end with is not shown."""
    cloud.when_run(text("The clip is shorter."), _becomes(cloud, TRIMMED), text(streams.APOLOGY))

    answer = await talk.asks("shorten it")

    assert answer.text.startswith("The clip is shorter.\n\n")
    assert "temporary issue" not in answer.text


async def test_talk_of_a_screen_becomes_buttons(talk: Talk, cloud: Cloud) -> None:
    """What the agent tells its reader to click is offered as a button, and not shown."""
    cloud.when_run(text("The title is in. Click the Export button to download it. Check your account page."))

    answer = await talk.asks("add a title")

    assert answer.text.startswith("The title is in.\n\n")
    assert "lick" not in answer.text
    assert answer.labels == ["Export", "Timeline", "Undo", "Credits"]
    assert not cloud.calls(Api.RENDERS)


async def test_figures_that_the_agent_has_told_are_not_told_twice(talk: Talk, cloud: Cloud) -> None:
    """A change whose figures stand in the agent's own words is left out of the list."""
    cloud.when_run(_becomes(cloud, TRIMMED), text("I cut beach.mp4 from 0:05 to 0:03."))

    answer = await talk.asks("shorten it")

    assert answer.text == f"I cut beach.mp4 from 0:05 to 0:03.\n\n{LINE}"


async def test_undo_is_a_wish_like_any_other(talk: Talk, cloud: Cloud) -> None:
    """The button under an answer asks the agent to take it back."""
    await talk.asks("shorten it")
    await talk.presses("Undo")
    await talk.settles()

    said = [asked.json["new_message"]["parts"][0]["text"] for asked in cloud.calls(Api.RUN)]
    assert said == ["shorten it", "undo"]


async def test_a_broken_connection_is_told_from_the_state(talk: Talk, cloud: Cloud) -> None:
    """The question is not put again: the state shows that the edit was made."""
    cloud.when_run(call("trim_clip"), _becomes(cloud, TRIMMED), None)
    await talk.says("shorten it")
    await talk.sees("The connection broke. Looking at what was done…")
    await talk.waits_it_out()

    assert cloud.runs("1") == 1
    assert talk.last.text.startswith("The connection broke on the way, but the edit was made.")
    assert "• Trimmed beach.mp4: 0:05 → 0:03" in talk.last.text
    assert talk.last.labels == ["Export", "Timeline", "Undo"]


async def test_looking_for_a_lost_answer_keeps_nobody_waiting(cloud: Cloud, tmp_path: Path) -> None:
    """Even where one thing is done at a time, another chat is answered between two readings."""
    cloud.when_run(None)
    cloud.when_run(text("Quick."))
    async with with_cloud(cloud, tmp_path, settings={"turns_at_once": 1}) as talk:
        other = talk.in_chat("2")
        await known(talk.cutroom, other.chat)
        await talk.says("shorten it")
        broken = await talk.sees("The connection broke. Looking at what was done…")
        assert broken.labels == ["Cancel"]

        assert (await other.asks("a quick one")).text.startswith("Quick.")
        assert await talk.cutroom.inbox.is_busy(talk.chat)

        await talk.waits_it_out()
        assert talk.last.labels == ["Try again"]
        assert cloud.runs("1") == 1


async def test_a_lost_answer_need_not_be_waited_for(talk: Talk, cloud: Cloud) -> None:
    """While nobody knows what came of it, it can be stopped like anything else, and the next is done."""
    cloud.when_run(None)
    cloud.when_run(text("Next."))
    await talk.says("shorten it")
    await talk.sees("The connection broke. Looking at what was done…")

    await talk.presses("Cancel")
    await talk.settles()

    assert (await talk.asks("another thing")).text.startswith("Next.")
    assert cloud.runs("1") == 2


async def test_a_question_that_is_lost_is_asked_again_only_by_a_person(talk: Talk, cloud: Cloud) -> None:
    """After five unchanged readings the failure is said; the button asks once more."""
    cloud.when_run(None)
    await talk.says("shorten it")
    await talk.sees("The connection broke. Looking at what was done…")
    await talk.waits_it_out()
    assert cloud.runs("1") == 1

    await talk.presses("Try again")
    await talk.presses("Try again")  # a second tap in a hurry
    await talk.settles()

    assert cloud.runs("1") == 2
    assert talk.last.text.startswith("Done.")


async def test_a_failure_that_the_agent_tells_is_told_without_its_words(talk: Talk, cloud: Cloud) -> None:
    """The backend's own words are for logs; people read a sentence and a way on."""
    cloud.when_run({"errorCode": "500", "errorMessage": "Traceback: KeyError 'sg'"})

    answer = await talk.asks("shorten it")

    assert answer.text.startswith("The editing service could not finish this.")
    assert "Traceback" not in answer.text
    assert answer.labels == ["Try again"]


async def test_a_second_wish_waits_in_line_and_is_told_its_place(talk: Talk, cloud: Cloud) -> None:
    """Turns of a chat run one at a time in order; each place in line is told, and goes on as its answer."""
    gate = asyncio.Event()
    cloud.when_run(gate, text("First."))
    cloud.when_run(text("Second."))
    cloud.when_run(text("Third."))
    await talk.says("one thing")
    await talk.sees("On it…")
    await talk.says("another")
    await talk.says("a third")

    assert talk.transcript[1].startswith("Queued: 2nd.")
    assert talk.transcript[2].startswith("Queued: 3rd.")
    assert len(cloud.calls(Api.RUN)) == 1

    gate.set()
    await talk.settles()
    assert [words.partition("\n")[0] for words in talk.transcript] == ["First.", "Second.", "Third."]


async def test_a_message_that_comes_twice_is_asked_once(talk: Talk, cloud: Cloud) -> None:
    """Platforms repeat what they are not sure to have delivered."""
    await talk.says("shorten it", message="77")
    await talk.says("shorten it", message="77")
    await talk.settles()

    assert cloud.runs("1") == 1
    assert len(talk.messages) == 1


async def test_two_chats_do_not_wait_for_each_other(talk: Talk, cloud: Cloud) -> None:
    """Each chat has a line of its own, and a project of its own."""
    gate = asyncio.Event()
    cloud.when_run(gate, text("Slow."))
    cloud.when_run(text("Quick."))
    other = talk.in_chat("2")
    await talk.cutroom.chats.meet(other.chat, None)
    await talk.cutroom.chats.greet(other.chat)
    await talk.says("a slow one")
    await talk.sees("On it…")

    assert (await other.asks("a quick one")).text.startswith("Quick.")

    gate.set()
    await talk.settles()
    assert (cloud.runs("1"), cloud.runs("2")) == (1, 1)
