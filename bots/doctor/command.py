"""`cutroom doctor`: everything is looked at, and told."""

import json
import logging
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from bots.doctor.checks import CHECKS
from bots.doctor.environment import environment
from bots.doctor.examination import Examined, examine
from bots.doctor.telling import as_json, lines
from bots.finding import Check, Findings, Patient, skipped
from bots.process import FAILED, carry_out
from bots.speech import Speech, plain
from core.clock import SystemClock
from core.settings import Settings


def examined(*, as_object: bool) -> None:
    """Examine this installation."""
    logging.basicConfig(level=logging.CRITICAL)  # what goes wrong is told as a finding
    speech = Speech.of_terminal()
    found = carry_out(partial(_examined, speech), speech)
    if as_object:
        typer.echo(json.dumps(as_json(found, speech), ensure_ascii=False))
    else:
        for line in lines(found, speech):
            typer.echo(plain(line))
    if not all(one.is_good for one in found):
        raise typer.Exit(FAILED)


async def _examined(speech: Speech) -> list[Examined]:
    """Look at the settings, and at all the rest once they can be used."""
    first = Examined(Check("settings", _unasked), environment())
    if not first.is_good:
        rest = [Examined(check, [skipped("doctor-settings-first")]) for check in CHECKS]
        return [first, *rest]
    settings = Settings.read()
    with TemporaryDirectory(prefix="cutroom-doctor-") as folder:
        patient = Patient(settings, SystemClock(), speech.language, Path(folder))
        return [first, *await examine(patient, CHECKS)]


async def _unasked(_: Patient) -> Findings:
    return environment()
