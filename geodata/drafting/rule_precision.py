"""Measured precision of the drafting rules: how often each was right on texts that it was not written on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from geodata.brief.record_fields import ProposedField

PRECISION_FILE: Final = files("geodata").joinpath("data", "prose", "rule-precision.json")
"""Table made by ``tests/bench/rule_precision.py``: right readings and cases of each rule."""


@dataclass(frozen=True)
class RuleCount:
    """Cases of a rule on the measured texts, and those that it read right."""

    right: int
    cases: int


@cache
def rule_counts() -> Mapping[str, RuleCount]:
    """Return the counts of each measured rule by its name."""
    listed = json.loads(PRECISION_FILE.read_text(encoding="utf-8"))
    return {rule: RuleCount(**count) for rule, count in listed["rules"].items()}


def proposed_by(rule: str, readings: tuple[str, ...] = ()) -> ProposedField:
    """Return the origin of a field that a rule filled, with its measured precision where there is one."""
    count = rule_counts().get(rule)
    if count is None or not count.cases:
        return ProposedField(rule=rule, readings=readings)
    return ProposedField(
        rule=rule, precision=round(count.right / count.cases, 2), n=count.cases, readings=readings
    )
