"""Tests of the rules that propose queries."""

from datetime import date
from typing import Any

import pytest

from geodata.brief.records import Brief
from geodata.brief.source_text import decode_text
from geodata.drafting.query_rules import propose_queries

COUNTS = {"id": "part", "ar": "مشاركة", "en": "taking part"}
NEAR = {"value": 28, "unit": "ship", "counts": COUNTS}


def changed(brief: Brief, event: int, claim: int, **fields: Any) -> Brief:
    """The brief with some fields of a claim changed."""
    data = brief.model_dump(mode="json")
    data["events"][event]["claims"][claim] |= fields
    return Brief.model_validate(data)


def rules(brief: Brief) -> list[str]:
    """Return the rules with a proposal."""
    return [found.rule for found in propose_queries(brief)]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ["figures"]),
        ({"figure": NEAR}, []),
        ({"figure": NEAR | {"value": 26.9}}, ["figures"]),
        ({"figure": NEAR | {"value": 3, "unit": "aircraft"}}, []),
        ({"figure": NEAR | {"value": 3, "counts": COUNTS | {"id": "left"}}}, []),
        ({"figure": {"low": 10, "high": 28, "unit": "ship", "counts": COUNTS}}, []),
        ({"figure": {"low": 1, "high": 5, "unit": "ship", "counts": COUNTS}}, ["figures"]),
        ({"figure": None}, []),
    ],
)
def test_figures(demo: Brief, fields: dict[str, Any], found: list[str]) -> None:
    """More than a tenth apart, counting the same in the same unit."""
    assert rules(changed(demo, 0, 1, **fields)) == found


def test_alternatives_are_no_rivals(demo: Brief) -> None:
    """Figures that are offered as one or the other do not contradict."""
    figure = {"unit": "ship", "counts": COUNTS, "alternative": "either"}
    brief = changed(demo, 0, 0, figure=figure | {"value": 30})
    assert rules(changed(brief, 0, 1, figure=figure | {"value": 3})) == []


def test_attribution(demo: Brief) -> None:
    """A citation of another actor closes the sentence of an announcement; of the same actor it may."""
    sources = demo.model_dump(mode="json")["sources"]
    other = {"sentence": 2, "spans": [[49, 56], [60, 80]], "via": [], "figure": None}
    for actor, found in (("kor", ["attribution"]), ("jpn", []), (None, [])):
        brief = Brief.model_validate(
            changed(demo, 0, 1, **other).model_dump(mode="json")
            | {"sources": [sources[0], sources[1] | {"actor": actor}]}
        )
        assert rules(brief) == found


def test_chain(demo: Brief) -> None:
    """A chain of attribution through two actors is queried."""
    sources = demo.model_dump(mode="json")["sources"]
    data = changed(demo, 0, 1, figure=None).model_dump(mode="json")
    brief = Brief.model_validate(data | {"sources": [sources[0], sources[1] | {"actor": "kor"}]})
    assert rules(brief) == ["attribution"]


WEEKDAYS = [
    ("On Wednesday 23 October 2024 it began", None, []),
    ("On Tuesday 23 October 2024 it began", None, ["Tuesday 2024-10-23"]),
    ("It began on Monday", "2030-01-10", ["Monday 2030-01-10"]),
    ("It began on Thursday", "2030-01-10", []),
    ("It began on Monday, not on Tuesday", "2030-01-10", []),
]


@pytest.mark.parametrize(("words", "said_on", "found"), WEEKDAYS)
def test_weekdays(demo: Brief, words: str, said_on: str | None, found: list[str]) -> None:
    """A weekday is compared with its date, a lone one with the day of the statement."""
    data = changed(demo, 1, 0, said_on=said_on, gist={"ar": "نص", "en": words}).model_dump(mode="json")
    listed = [each for each in propose_queries(Brief.model_validate(data)) if each.rule == "weekday"]
    assert [each.found for each in listed] == found
    assert all("was a" in each.why for each in listed)


def test_weekday_in_the_text(demo: Brief, demo_text: str) -> None:
    """With its own text the cited sentence is read, not the restatement."""
    text = demo_text.replace("Iran has long shipped", "Iran on Monday 1 May 2029, shipped")[: len(demo_text)]
    own = decode_text(text.encode())
    facts = {"documents": [{"id": "text", "sha256": own.sha256, "characters": len(own.content)}]}
    brief = Brief.model_validate(demo.model_dump(mode="json") | facts)
    found = [each for each in propose_queries(brief, own) if each.rule == "weekday"]
    assert [(each.event, each.found) for each in found] == [("parts", "Monday 2029-05-01")]
    assert [each.why for each in found] == [f"2029-05-01 was a {date(2029, 5, 1):%A}"]


def test_the_shipped_brief(shipped: Brief) -> None:
    """Two proposals on the shipped brief, one of them covered by a query."""
    found = [(each.rule, each.event, each.sentences, each.covered_by) for each in propose_queries(shipped)]
    assert found == [
        ("figures", "prk-rus-containers", (25, 26), None),
        ("attribution", "prk-rus-containers", (25,), "containers-attribution"),
    ]


def test_one_line_and_json(demo: Brief) -> None:
    """A proposal is printed on one line and as values for JSON."""
    found = propose_queries(demo)[0]
    assert str(found).startswith(
        "candidate figures harbour-exercise (harbour-exercise-1, harbour-exercise-2): found"
    )
    assert found.as_dict()["claims"] == ["harbour-exercise-1", "harbour-exercise-2"]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"unit": "warship"}, ["figures"]),
        ({"covers": {"from": "2029"}}, []),
        ({"per": "day"}, []),
        ({"revises": "harbour-exercise-1"}, []),
    ],
)
def test_only_comparable_figures_differ(demo: Brief, fields: dict[str, Any], found: list[str]) -> None:
    """One class is compared; another scope or rate, and a figure that the speaker revised, are not."""
    assert rules(changed(demo, 0, 1, figure=NEAR | {"value": 3} | fields)) == found


def test_units_of_a_measure_are_compared_by_their_size(told: Brief) -> None:
    """2 tonnes and 800 kilograms differ; 2 tonnes and 2,000 kilograms do not."""
    for kilograms, found in ((800, 1), (2000, 0)):
        data = told.model_dump(mode="json")
        data["events"][0]["claims"][6]["figure"]["value"] = kilograms
        proposals = propose_queries(Brief.model_validate(data))
        assert sum(set(each.claims) == {"raid-6", "raid-7"} for each in proposals) == found
