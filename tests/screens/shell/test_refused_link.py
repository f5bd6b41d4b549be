"""Unknown kinds and roles of a link are refused on a page; former ids are rewritten."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.selection import view_with_present_ids
from geodata.brief.records import Brief
from geodata.kinds.event_kind import EventKind
from geodata.screens.shell.refused_link import RefusedValue, view_without
from geodata.view import View

Run = Callable[..., AppTest]
OWN = EventKind.model_validate(
    {
        "id": "overflight",
        "words": {"en": {"one": "Overflight", "many": "Overflights"}},
        "family": "military",
        "was": ["flyby"],
    }
)


@pytest.mark.parametrize(
    ("query", "value", "near"),
    [
        ({"layer": "excercise"}, "layer=excercise", "exercise"),
        ({"layer": "millitary"}, "layer=millitary", "military"),
        ({"role": "suplier"}, "role=suplier", "supplier"),
    ],
)
def test_an_unknown_value_is_named_with_the_nearest(
    run: Run, query: dict[str, str], value: str, near: str
) -> None:
    """The page has the way without it, and nothing of its own."""
    app = run(lang="en", **query)
    found = "".join(block.proto.body for block in app.get("html") if value in block.proto.body)
    assert near in found
    assert 'href="?lang=en"' in found
    assert not app.get("bidi_component")


def test_known_kinds_and_families_are_no_refusal(run: Run) -> None:
    """A family is a layer too."""
    found = "".join(block.proto.body for block in run(lang="en", layer="supply").get("html"))
    assert "This link asks" not in found


def test_the_way_without_keeps_the_rest() -> None:
    """A filter of which nothing is left shows all."""
    view = View(layers=frozenset({"strike", "rumour"}), roles=frozenset({"boss"}))
    refused = (RefusedValue("layer", "rumour", {}), RefusedValue("role", "boss", {}))
    assert view_without(view, refused) == View(layers=frozenset({"strike"}))


def test_former_ids_are_replaced(shipped: Brief) -> None:
    """In a View, and in the events of the file."""
    brief = Brief.model_validate(shipped.model_dump() | {"kinds": [OWN.model_dump()]})
    view = View(layers=frozenset({"flyby", "strike"}))
    assert view_with_present_ids(view, brief).layers == {"overflight", "strike"}
    assert view_with_present_ids(View(), brief) == View()
    first, *others = (event.model_dump() for event in shipped.events)
    events = [first | {"kind": "flyby"}, *others]
    read = Brief.model_validate(shipped.model_dump() | {"kinds": [OWN.model_dump()], "events": events})
    assert read.events[0].kind == "overflight"
