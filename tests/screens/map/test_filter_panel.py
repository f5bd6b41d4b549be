"""Filter panel: its data, and its changes of the View."""

import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.selection import count_filter_choices, select_events
from geodata.screens.map.filter_panel import count_active_filters, filter_panel_data, show_filter_panel
from geodata.view import HideOption, View

if TYPE_CHECKING:
    from geodata.screens.shell.page_context import PageContext

Run = Callable[..., AppTest]
Sent = Callable[[AppTest, str], dict[str, Any]]
MOST_BYTES = 4_000


@pytest.mark.parametrize(
    ("view", "number"),
    [
        (View(), 0),
        (View(start=date(2024, 1, 1), end=date(2024, 2, 1)), 1),
        (View(end=date(2024, 2, 1)), 1),
        (View(actors=frozenset({"irn"}), hide=frozenset({HideOption.AHEAD})), 2),
        (View(bounds=(30, 20, 60, 50)), 1),
        (View(hide=frozenset({HideOption.AHEAD, "layer:track"})), 1),
        (View(lang="ar", focus="a", theme="dark"), 0),
    ],
)
def test_active(view: View, number: int) -> None:
    """A period is one filter, the box another; language, focus and theme are none."""
    assert count_active_filters(view) == number


def test_they_follow_the_link(run: Run, sent: Sent) -> None:
    """The data hold the filters of the address, sorted, and no other words of the brief."""
    found = sent(run(actor=["rus", "irn"], statement="forecast", to="2024-10-31"), "filters")
    assert found["view"] | {"actors": ["irn", "rus"], "statements": ["forecast"]} == found["view"]
    assert (found["view"]["start"], found["view"]["end"]) == (None, "2024-10-31")
    assert len(json.dumps(found, ensure_ascii=False).encode()) < MOST_BYTES


def test_the_example_of_a_date_is_of_the_brief(run: Run, sent: Sent) -> None:
    """A log of 2031 is not asked for a month of 2024."""
    assert sent(run(brief="red-sea-2024-03", lang="en"), "filters")["words"]["date-example"] == "e.g. 2024-03"


def test_they_count_what_each_choice_would_show(run: Run, sent: Sent) -> None:
    """All other filters as they are."""
    app = run(actor="irn", layer="transfer")
    context: PageContext = app.session_state["page_context"]
    facets = count_filter_choices(select_events(context.atlas, context.view))
    found = sent(app, "filters")["counts"]
    assert found["layers"] == {name: number for name, number in facets.layers.items() if number}
    assert found["actors"]["irn"] == facets.actors["irn"] > 0


def test_no_filter_moves_a_chip(run: Run, sent: Sent) -> None:
    """Actors stand in the order of the whole brief, the busiest first, under any filter."""
    found = [
        sent(run(**asked), "filters")["labels"]["actors"]
        for asked in ({}, {"actor": "irn"}, {"layer": "meeting"})
    ]
    assert [name for name, _ in found[0]][:3] == ["rus", "prk", "kor"]
    assert found[0] == found[1] == found[2]


def test_every_layer_of_the_brief_has_a_switch(run: Run, sent: Sent) -> None:
    """In the order of the legend, those of a family together, in both languages."""
    kinds = ["exercise", "deployment", "transfer", "meeting", "agreement", "alignment"]
    for lang, family in (("ar", "إمداد"), ("en", "Supply")):
        found = sent(run(lang=lang), "filters")
        assert [name for name, _ in found["labels"]["layers"]] == kinds
        assert found["families"][1] == ["supply", family, ["transfer"]]
        assert [kind for *_, inside in found["families"] for kind in inside] == kinds


def test_a_family_in_a_link_is_its_kinds(run: Run, sent: Sent) -> None:
    """The browser hears of kinds alone."""
    layers = sent(run(layer="supply"), "filters")["view"]["layers"]
    assert {"transfer", "aid"} == set(layers)


def test_what_is_typed_has_a_place_in_what_is_said_of_it(run: Run, sent: Sent) -> None:
    """The browser sets it in."""
    for lang in ("ar", "en"):
        assert "{typed}" in sent(run(lang=lang), "filters")["words"]["bad-date"]


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Reference layer: Course of shipping through the Red Sea, schematic"),
        ("ar", "الطبقة المرجعية: \u2068مسار الملاحة عبر البحر الأحمر، رسم تخطيطي\u2069"),
    ],
)
def test_reference_layers_are_switches(run: Run, sent: Sent, lang: str, title: str) -> None:
    """After the groups of events; what hides one reaches the panel as it is."""
    found = sent(run(brief="red-sea-2024-03", lang=lang, hide="layer:shipping-course"), "filters")
    assert [name for name, _ in found["labels"]["hide"]][:3] == ["undated", "ahead", "layer:shipping-course"]
    assert dict(found["labels"]["hide"])["layer:shipping-course"] == title
    assert found["view"]["hide"] == ["layer:shipping-course"]


def test_what_they_ask_reaches_the_view(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a map the panel's own message changes the View."""
    context: PageContext = run().session_state["page_context"]
    heard: dict[str, Any] = {}
    mounted = lambda **options: heard.update(options)  # noqa: E731
    monkeypatch.setattr("geodata.screens.map.filter_panel.component_renderer", lambda *_: mounted)
    show_filter_panel(context)
    patch = {"actors": ["irn"], "hide": ["ahead"], "show": ["relations"], "match": "all", "roles": ["lead"]}
    session = {"view": context.view, heard["key"]: {"ask": {"seq": 0, "patch": patch}}}
    monkeypatch.setattr("streamlit.session_state", session)
    monkeypatch.setattr("geodata.screens.shell.view_state.set_view", lambda view: session.update(view=view))
    heard["on_ask_change"]()
    asked = session["view"]
    assert (asked.actors, asked.hide, asked.match) == (
        frozenset({"irn"}),
        frozenset({HideOption.AHEAD}),
        "all",
    )
    assert asked == context.view.with_changes(**patch)
    assert heard["data"] == filter_panel_data(context)
