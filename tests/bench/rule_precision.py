"""Precision of the drafting rules, counted on texts that they were not written on.

``python tests/bench/rule_precision.py`` drafts the texts that were set aside and compares each proposed field
with gold; the counts go into ``geodata/data/prose/rule-precision.json``, from which drafts take them. All
other texts were at hand when the rules were written, so they are left out. The comparison is that of
``../shared/eval/score.py``, whose functions are used here.
"""

import bisect
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from geodata.brief.proposal_doubt import proposed_fields
from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.brief.source_text import load_text
from geodata.drafting.brief_draft import draft_brief
from geodata.drafting.rule_precision import PRECISION_FILE
from geodata.gazetteer import place_of_id

ROOT: Final = Path(__file__).resolve().parents[2]
SCORER: Final = ROOT.parent / "shared" / "eval" / "score.py"
SET_ASIDE: Final = ROOT / "tests" / "drafting" / "texts" / "set-aside"
_NEAR: Final = 300
"""Characters between the words of a date in gold and those that an event cites, at most."""
_FIRST: Final = 3
"""Candidates of a question among which the right place counts as found."""


@dataclass(frozen=True)
class GoldText:
    """A text with its gold and the functions that compare the two."""

    content: str
    gold: dict[str, Any]
    scorer: dict[str, Any]

    def sentence_of(self, at: int, length: int) -> tuple[int, int]:
        """Return the sentence around some characters."""
        ends = [0, *(m.end() for m in re.finditer(r"[.!?\u061f](?=\s)|\n", self.content)), len(self.content)]
        low = ends[max(0, bisect.bisect_right(ends, at) - 1)]
        return low, ends[bisect.bisect_left(ends, min(at + length, len(self.content)))]

    def events_told(self, event: Event) -> list[list[Any]]:
        """Return gold's events in the sentences that an event cites."""
        found = (
            (gold, self.sentence_of(self.content.find(gold[5]), len(gold[5]))) for gold in self.gold["events"]
        )
        spans = _cited(event)
        return [gold for gold, (low, high) in found if any(a < high and low < b for a, b in spans)]

    def has_date(self, event: Event) -> bool:
        """Return whether gold has the days of an event, on an event told there or near its words."""
        bounds = event.when.bounds
        days = self.scorer["days"]
        own = tuple(day and day.isoformat() for day in (bounds.earliest, bounds.latest)) if bounds else None
        near = [
            when
            for when, cue in self.gold["dates"]
            if any(abs(self.content.find(cue) - start) <= _NEAR for start, _ in _cited(event))
        ]
        return any(
            days(when) == own for when in (*near, *(gold[2] for gold in self.events_told(event))) if when
        )

    def has_place(self, lon: float, lat: float) -> bool:
        """Return whether gold has a place within its tolerance of a point in degrees."""
        far = self.scorer["km"]
        return any(
            far(place[1], place[2], lat, lon) <= (place[4] if len(place) > 4 else 25)
            for place in self.gold["places"]
        )

    def has_actor(self, names: tuple[str, ...]) -> bool:
        """Return whether gold has an actor or speaker by one of some names."""
        told = [self.scorer["words"](name) for name in names]
        return any(
            self.scorer["alike"](each, told) for each in (*self.gold["actors"], *self.gold["speakers"])
        )


def _cited(event: Event) -> list[TextSpan]:
    return [span for claim in event.claims for span in claim.spans]


def cases(brief: Brief, text: GoldText) -> Iterator[tuple[str, bool]]:
    """Yield the rule of each proposed field of a draft, and whether gold bears it out."""
    kinds = text.scorer["KINDS"]
    for event in brief.events:
        fields = proposed_fields(event)
        told = text.events_told(event)
        if "kind" in fields:
            yield fields["kind"].rule, any(event.kind in kinds.get(gold[0], gold[0]).split() for gold in told)
        if "when" in fields and not fields["when"].readings:
            yield fields["when"].rule, text.has_date(event)
        if "actors" in fields:
            for part in event.actors:
                yield fields["actors"].rule, text.has_actor(brief.actor_by_id[part.actor].name.wordings)
        if "places" in fields:
            yield from ((fields["places"].rule, found) for found in _placed(event, brief, text))


def _placed(event: Event, brief: Brief, text: GoldText) -> Iterator[bool]:
    asked = event.proposed["places"].readings
    if asked:
        found = [place for each in asked[:_FIRST] if (place := place_of_id(each)) is not None]
        yield any(text.has_place(place.lon, place.lat) for place in found)
        return
    for at in event.places:
        lon, lat = brief.place_resolver.resolve(at.place).anchor
        yield text.has_place(lon, lat)


def main() -> None:
    """Count and write the table."""
    if not SCORER.exists():
        sys.exit(f"rule precision: not measured, there is no {SCORER}")
    scorer: dict[str, Any] = {}
    exec(SCORER.read_text("utf-8").rsplit("main()", 1)[0], scorer)  # noqa: S102 - it has no other entry
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for path in sorted((SET_ASIDE / "texts").glob("*.txt")):
        gold = json.loads((SET_ASIDE / "gold" / f"{path.stem}.json").read_text("utf-8"))
        text = load_text(path)
        made = draft_brief(text, brief_id="draft", as_of=date.fromisoformat(gold["asof"]), lang=gold["lang"])
        for rule, right in cases(made.brief, GoldText(text.content, gold, scorer)):
            counts[rule][0] += right
            counts[rule][1] += 1
    rules = {rule: {"right": right, "cases": of} for rule, (right, of) in sorted(counts.items())}
    about = (
        "Counts of tests/bench/rule_precision.py on the texts that were set aside; made by it, not by hand."
    )
    Path(str(PRECISION_FILE)).write_text(
        json.dumps({"about": about, "rules": rules}, indent=1) + "\n", "utf-8"
    )
    for rule, each in rules.items():
        print(f"{rule}: {each['right']} of {each['cases']}")


if __name__ == "__main__":
    main()
