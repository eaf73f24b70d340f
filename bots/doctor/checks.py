"""Everything that is looked at, as a table."""

from typing import Final

from bots.doctor.backend import backend
from bots.doctor.clock import clock
from bots.doctor.databases import databases
from bots.doctor.disk import disk
from bots.doctor.ffmpeg import ffmpeg
from bots.doctor.film import film
from bots.doctor.glyphs import glyphs
from bots.doctor.platforms import discord, telegram, web
from bots.doctor.token import token
from bots.finding import Check

CHECKS: Final = (
    Check("disk", disk),
    Check("databases", databases, limit_s=120.0),
    Check("backend", backend),
    Check("token", token),
    Check("clock", clock),
    Check("telegram", telegram),
    Check("discord", discord),
    Check("web", web),
    Check("ffmpeg", ffmpeg),
    Check("glyphs", glyphs),
    Check("film", film, limit_s=120.0),
)
