"""Every error in people's words, in every language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import errors
from core.apology import apologise, sentence
from core.errors import (
    BackendError,
    CutroomError,
    ExportBlocked,
    OutOfCredits,
    RenderFailed,
    ScopeMissing,
    SessionLost,
    SettingsError,
)
from core.locales import Catalogue
from core.settings import DEFAULT_CONFIG

CATALOGUE = Catalogue(DEFAULT_CONFIG / "locales")


def _kinds(kind: type[CutroomError] = CutroomError) -> Iterator[type[CutroomError]]:
    yield kind
    for child in kind.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from _kinds(child)


KINDS: tuple[type[CutroomError], ...] = tuple(_kinds())


def _raised(kind: type[CutroomError]) -> CutroomError:
    return SettingsError("must be positive", setting="CUTROOM_X") if kind is SettingsError else kind()


@pytest.mark.parametrize("language", CATALOGUE.languages)
@pytest.mark.parametrize("kind", KINDS, ids=[kind.__name__ for kind in KINDS])
def test_every_error_has_two_sentences_of_its_own(kind: type[CutroomError], language: str) -> None:
    """What happened and what can be done, without the name of a class or a code."""
    assert CATALOGUE.has(sentence(kind))

    apology = apologise(CATALOGUE, language, _raised(kind))

    assert apology.what.endswith((".", "。"))
    assert len(apology.way) > 4
    assert kind.__name__ not in str(apology)
    assert "{" not in str(apology)


def test_languages_do_not_share_their_sentences() -> None:
    """Chinese is Chinese, and its sentences follow each other without a gap."""
    said = str(apologise(CATALOGUE, "zh_CN", errors.BackendDown()))

    assert said == "暂时无法连接剪辑服务。内容没有丢失，请稍后再试。"


def test_an_unknown_kind_is_told_as_its_nearest_ancestor() -> None:
    """A kind that somebody adds tomorrow is not silence."""

    class Odd(SessionLost):
        pass

    assert apologise(CATALOGUE, "en", Odd()) == apologise(CATALOGUE, "en", SessionLost())


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"kind": "anonymous", "link": "https://n.test/register?bind=anon_1"},
            "Register to get more: https://n.test/register?bind=anon_1",
        ),
        ({"kind": "registered", "link": "https://n.test"}, "Top up in your account: https://n.test"),
        ({"kind": "studio", "link": "none"}, "CUTROOM_STUDIO_CREDITS"),
    ],
    ids=["anonymous", "registered", "studio"],
)
def test_the_way_to_more_credits_depends_on_the_account(facts: dict[str, str], said: str) -> None:
    """Who has no account registers, who has one tops up, and who runs a studio changes its setting."""
    assert said in apologise(CATALOGUE, "en", OutOfCredits(), **facts).way


def test_a_blocked_export_names_the_link_and_is_no_matter_of_credits() -> None:
    """Nobody buys credits for nothing."""
    apology = apologise(CATALOGUE, "en", ExportBlocked(), link="https://n.test/up")

    assert "nothing to do with credits" in apology.what
    assert "https://n.test/up" in apology.way


def test_the_backends_own_words_are_kept_short_and_on_one_line() -> None:
    """A detail is a part of a sentence."""
    said = apologise(CATALOGUE, "en", BackendError("no\n such  thing." + "x" * 500)).what

    assert said.startswith("The editing service refused this: no such thing.xx")
    assert "\n" not in said
    assert len(said) < 260


def test_a_detail_that_ends_a_sentence_does_not_end_it_twice() -> None:
    """One full stop."""
    assert (
        apologise(CATALOGUE, "en", RenderFailed("no room.")).what
        == "The video could not be rendered: no room."
    )
    assert apologise(CATALOGUE, "en", RenderFailed(". ")).what == "The video could not be rendered."


def test_a_missing_scope_and_a_bad_setting_are_named() -> None:
    """Whoever has to act knows on what."""
    assert "“render”" in apologise(CATALOGUE, "en", ScopeMissing(scope="render")).what
    assert "CUTROOM_X" in apologise(CATALOGUE, "en", SettingsError("odd", setting="CUTROOM_X")).what


def test_the_command_is_not_told_to_send_a_clip() -> None:
    """In a chat one sends again, at the command one runs it again."""
    chat = apologise(CATALOGUE, "en", SessionLost())
    command = apologise(CATALOGUE, "en", SessionLost(), where="command")

    assert "send your clips" in chat.way
    assert "run the command again" in command.way


def test_both_catalogues_hold_the_same_sentences() -> None:
    """A sentence that one language lacks would be said in English."""
    names = {
        language: {
            line.split(" =", 1)[0]
            for line in Path(DEFAULT_CONFIG / "locales" / f"{language}.ftl").read_text("utf-8").splitlines()
            if line[:1].isalpha()
        }
        for language in CATALOGUE.languages
    }

    assert names["en"] == names["zh"]
