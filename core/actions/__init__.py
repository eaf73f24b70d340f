"""One file per row of the routing table, and the table that finds them."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from core.actions.broadcast import broadcast
from core.actions.cancel import cancel
from core.actions.choices import language, skill
from core.actions.credits import balance
from core.actions.edit import edit
from core.actions.export import export
from core.actions.forget import forget
from core.actions.help import guide
from core.actions.limits import limits
from core.actions.logs import logs
from core.actions.permit import allow, deny
from core.actions.projects import new, projects
from core.actions.stats import stats
from core.actions.status import status
from core.actions.upload import upload
from core.routing import Action
from core.turn import Turn

ACTIONS: Final[Mapping[Action, Callable[[Turn], Awaitable[None]]]] = {
    Action.UPLOAD: upload,
    Action.EDIT: edit,
    Action.EXPORT: export,
    Action.STATUS: status,
    Action.CREDITS: balance,
    Action.HELP: guide,
    Action.CANCEL: cancel,
    Action.NEW: new,
    Action.PROJECTS: projects,
    Action.SKILL: skill,
    Action.LANGUAGE: language,
    Action.FORGET: forget,
    Action.ALLOW: allow,
    Action.DENY: deny,
    Action.LIMITS: limits,
    Action.STATS: stats,
    Action.BROADCAST: broadcast,
    Action.LOGS: logs,
}
