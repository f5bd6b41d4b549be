"""Unknown values of a link, with the nearest known ones; former ids in a View."""

from typing import Any

import pytest

from geodata.atlas.link_ids import (
    UnknownValue,
    former_values,
    link_value_name,
    unknown_brief,
    unknown_values,
    view_with_present_ids,
)
from geodata.brief.records import Brief
from geodata.view import View, parse_view


@pytest.fixture
def renamed(demo: Brief) -> Brief:
    """The invented brief with former ids and tags."""
    values = demo.model_dump()
    first, *others = values["events"]
    first |= {"was": ["drill"], "tags": ["Red Sea", "نفط"]}
    actors = [values["actors"][0] | {"was": ["nippon"]}, *values["actors"][1:]]
    return Brief.model_validate(values | {"actors": actors, "events": [first, *others]})


def unknown(query: str, brief: Brief) -> list[tuple[Any, ...]]:
    """Key, value and nearest of each unknown value."""
    return [(each.key, each.value, each.near[:1]) for each in unknown_values(parse_view(query), brief)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("actor=prk&actor=nippon&role=lead&layer=supply&layer=exercise&status=alleged", []),
        ("focus=drill&tag=Red+Sea&statement=reported&brief=demo-2030-01", []),
        ("actor=jpm", [("actor", "jpm", ("jpn",))]),
        ("actor=japann", [("actor", "japann", ("jpn",))]),
        ("role=leed", [("role", "leed", ("lead",))]),
        ("layer=excercise", [("layer", "excercise", ("exercise",))]),
        ("tag=red-sea", [("tag", "red-sea", ("Red Sea",))]),
        ("status=aleged", [("status", "aleged", ("alleged",))]),
        ("statement=rumour", [("statement", "rumour", ())]),
        ("focus=harbor-exercise", [("focus", "harbor-exercise", ("harbour-exercise",))]),
        ("document=txt", [("document", "txt", ("text",))]),
        ("brief=demo-2030-02", [("brief", "demo-2030-02", ("demo-2030-01",))]),
        ("layer=Qx", [("layer", "Qx", ())]),
        ("focus=../etc", [("focus", "../etc", ())]),
        ("colour=red&from=yesterday&theme=sepia&actor=-&tag=-", []),
    ],
)
def test_unknown_values(renamed: Brief, query: str, found: list[tuple[Any, ...]]) -> None:
    """Each is named with the nearest; keys, days and looks are none of them."""
    assert unknown(query, renamed) == found


def test_former_ids_in_a_view(renamed: Brief) -> None:
    """They are replaced, and listed with the key of the link."""
    view = View(actors=frozenset({"nippon", "kor"}), focus="drill")
    assert former_values(view, renamed) == (
        ("actor", "nippon", "jpn"),
        ("focus", "drill", "harbour-exercise"),
    )
    present = view_with_present_ids(view, renamed)
    assert (present.actors, present.focus) == (frozenset({"jpn", "kor"}), "harbour-exercise")
    assert view_with_present_ids(present, renamed) is present


def test_names_of_known_values(renamed: Brief) -> None:
    """In the reader's language; a tag is its own name."""
    named = {"actor": "jpn", "layer": "supply", "focus": "parts", "status": "alleged", "tag": "نفط"}
    assert {key: link_value_name(key, value, renamed, "en") for key, value in named.items()} == {
        "actor": "Japan",
        "layer": "Supply",
        "focus": "Spare parts",
        "status": "Alleged",
        "tag": "نفط",
    }
    assert link_value_name("brief", renamed.id, renamed, "ar") == "موجز تجريبي"


def test_on_one_line() -> None:
    """A long value is cut."""
    assert str(UnknownValue("actor", "x" * 200, ("a", "b"))) == f"actor={'x' * 80} (nearest: a, b)"
    near = unknown_brief("red see", {"red-sea-2024": ("The Red Sea",)})
    assert str(near) == "brief=red see (nearest: red-sea-2024)"
