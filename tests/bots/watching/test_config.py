"""The example dashboard, the alerts and the document speak of figures that exist, and of all of them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bots.watching.prometheus import Prometheus

ROOT = Path(__file__).parents[3]
WATCHING = ROOT / "config" / "watching"
DOCUMENT = ROOT / "docs" / "watching.md"
NAME = re.compile(r"\b(?:cutroom|process|python)_[a-z_]+\b")
PARTS = {
    "counter": ("_total",),
    "histogram": ("_bucket", "_sum", "_count"),
    "gauge": ("",),
    "info": ("_info",),
}


def _names() -> dict[str, set[str]]:
    """Give every family with the names of its samples."""
    registry = Prometheus().registry
    return {
        family.name: {f"{family.name}{part}" for part in PARTS[family.type]} for family in registry.collect()
    }


def _expressions(file: Path) -> list[str]:
    if file.suffix == ".json":
        panels: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["panels"]
        return [str(target["expr"]) for panel in panels for target in panel.get("targets", ())]
    groups = yaml.safe_load(file.read_text(encoding="utf-8"))["groups"]
    return [str(rule["expr"]) for group in groups for rule in group["rules"]]


@pytest.mark.parametrize("file", ["dashboard.json", "alerts.yml"])
def test_every_figure_that_is_asked_for_exists(file: str) -> None:
    """A renamed figure breaks no alert silently."""
    known = set().union(*_names().values())
    expressions = _expressions(WATCHING / file)
    asked = {name for expression in expressions for name in NAME.findall(expression)}

    assert len(expressions) >= 8
    assert asked <= known


def test_every_label_that_is_asked_for_exists() -> None:
    """The same for what figures are told apart by."""
    registry = Prometheus().registry
    labels = {
        label for collector in registry._collector_to_names for label in getattr(collector, "_labelnames", ())
    }
    expressions = _expressions(WATCHING / "dashboard.json") + _expressions(WATCHING / "alerts.yml")
    asked = {
        label.strip()
        for expression in expressions
        for group in re.findall(r"\bby \(([^)]*)\)", expression)
        for label in group.split(",")
    } | {label for expression in expressions for label in re.findall(r"[{,]\s*(\w+)\s*[=!]", expression)}

    assert asked - {"le", "instance", "job"} <= labels


def test_every_alert_says_what_is_wrong_and_what_to_do() -> None:
    """In two sentences; how bad it is as well."""
    groups = yaml.safe_load((WATCHING / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    for rule in (rule for group in groups for rule in group["rules"]):
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert rule["annotations"]["summary"]
        assert rule["annotations"]["description"]


def test_every_figure_is_explained() -> None:
    """Each one of ours has a line in the document, and the document names none that is not there."""
    document = DOCUMENT.read_text(encoding="utf-8")
    named = set(re.findall(r"`(cutroom_[a-z_]+)`", document))
    ours = {
        name if family.startswith("cutroom_") else ""
        for family, parts in _names().items()
        for name in ({family} if parts == {f"{family}_bucket", f"{family}_sum", f"{family}_count"} else parts)
    } - {""}

    assert named == ours
