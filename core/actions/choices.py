"""What a chat may choose for itself: its profile and its language."""

from core.chat import Button
from core.turn import Turn


async def skill(turn: Turn) -> None:
    """Choose a profile, or show which there are."""
    wanted = turn.decision.args.strip().lower()
    skills = turn.services.skills
    if wanted in skills:
        await turn.services.chats.choose_skill(turn.chat.key, wanted)
        chosen = skills[wanted]
        await turn.finish(turn.t("skill-chosen", title=chosen.title(turn.language)))
        return
    rows = tuple((Button(one.title(turn.language), action=f"skill:{one.name}"),) for one in skills)
    text = turn.t("skill-unknown", name=wanted[:40]) if wanted else turn.t("skill-list")
    await turn.finish(text, buttons=rows)


async def language(turn: Turn) -> None:
    """Choose a language, or show which there are."""
    catalogue = turn.services.catalogue
    wanted = turn.decision.args.strip().lower()
    known = {**{tag: tag for tag in catalogue.languages}, **_by_name(turn)}
    if wanted in known:
        tag = known[wanted]
        await turn.services.chats.choose_language(turn.chat.key, tag)
        await turn.finish(catalogue.say(tag, "language-chosen"))
        return
    rows = tuple(
        (Button(catalogue.say(tag, "language-name"), action=f"language:{tag}"),)
        for tag in catalogue.languages
    )
    await turn.finish(turn.t("language-list"), buttons=rows)


def _by_name(turn: Turn) -> dict[str, str]:
    catalogue = turn.services.catalogue
    return {catalogue.say(tag, "language-name").lower(): tag for tag in catalogue.languages}
