"""Unknown values of a link are refused on a page of their own, with ways on."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.screens.shell.refused_link import RefusedValue, view_without
from geodata.view import View

Run = Callable[..., AppTest]
HIDDEN = {"briefmap.lost-server", "briefmap.first-stop"}
"""The components of every page with a head, which draw nothing."""


def mounted(app: AppTest) -> set[str]:
    """The components on the page."""
    return {each.proto.component_name for each in app.get("bidi_component")}


@pytest.mark.parametrize(
    ("query", "value", "near"),
    [
        ({"layer": "excercise"}, "layer=excercise", "exercise"),
        ({"layer": "millitary"}, "layer=millitary", "military"),
        ({"role": "suplier"}, "role=suplier", "supplier"),
        ({"actor": "ruz"}, "actor=ruz", "?actor=rus&amp;lang=en"),
        ({"focus": "ocean-2023"}, "focus=ocean-2023", "?lang=en&amp;focus=ocean-2024"),
        ({"status": "aleged"}, "status=aleged", "?status=alleged&amp;lang=en"),
        ({"statement": "reportd"}, "statement=reportd", "reported"),
        ({"layer": "Exercise!"}, "layer=Exercise!", "exercise"),
        ({"document": "txt"}, "document=txt", "<code>text</code>"),
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
    assert mounted(app) == HIDDEN


@pytest.mark.parametrize("name", ["siyaqat-2024-11", "Siyaqat 2024", "nope"])
def test_an_unknown_brief_opens_no_other(run: Run, name: str) -> None:
    """Neither its title nor its map is shown; all that there are, and the first, are led to."""
    app = run(lang="en", brief=name, actor="zzz")
    found = "".join(block.proto.body for block in app.get("html"))
    assert "There is no such brief here" in found
    assert f"brief={name}" in found
    assert 'href="?brief=siyaqat-2024-10&amp;lang=en"' in found
    assert 'href="?brief=red-sea-2024-03&amp;lang=en"' in found
    assert 'href="?lang=en"' in found
    assert "<h1>Briefmap</h1>" in found
    assert mounted(app) == HIDDEN


def test_the_briefing_refuses_too(run: Run) -> None:
    """Its window is filled by the refusal."""
    app = run(lang="en", actor="ruz").switch_page("briefing.py").run()
    assert "actor=ruz" in "".join(block.proto.body for block in app.get("html"))
    assert mounted(app) == {"briefmap.lost-server"}


def test_known_kinds_and_families_are_no_refusal(run: Run) -> None:
    """A family is a layer too."""
    found = "".join(block.proto.body for block in run(lang="en", layer="supply").get("html"))
    assert "This link asks" not in found


def test_the_way_without_keeps_the_rest() -> None:
    """A filter of which nothing is left shows all."""
    view = View(layers=frozenset({"strike", "rumour"}), roles=frozenset({"boss"}))
    refused = (RefusedValue("layer", "rumour", {}), RefusedValue("role", "boss", {}))
    assert view_without(view, refused) == View(layers=frozenset({"strike"}))
    gone = View(focus="gone", tags=frozenset({"oil"}), lang="ar")
    assert view_without(gone, (RefusedValue("focus", "gone", {}),)) == gone.with_changes(focus=None)
    assert view_without(gone, (RefusedValue("brief", "x", {}),)) == View(lang="ar")
    hiding = View.model_validate({"hide": ["layer:x"]})
    assert view_without(hiding, (RefusedValue("hide", "layer:x", {}),)) == View()
    paper = View(document="paper", focus="attack")
    assert view_without(paper, (RefusedValue("document", "paper", {}),)) == View(focus="attack")
