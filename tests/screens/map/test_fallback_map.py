"""The map's legend, counts and reasons."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import Selection, select_events
from geodata.atlas.thinning import MOST_EXACT_MARKS
from geodata.layout.composition import compose_scene
from geodata.layout.looks.disc_marks import DiscMark, DiscMarks
from geodata.layout.scene import LegendItem, PixelBox, Scene
from geodata.screens.map.fallback_map import (
    legend_corner,
    legend_html,
    omission_list_html,
    thinning_notes,
)
from geodata.view import View
from geodata.words import LANGS, Lang
from geodata.words import format_number as say_number

Run = Callable[..., AppTest]
ITEMS = (
    LegendItem("kind", "exercise", "Exercises", (), 4),
    LegendItem("status", "agreed", "Agreed <b>", (), 1),
    LegendItem("note", "hatch", "Sea named", ()),
)


@pytest.fixture(scope="session")
def scene(shipped_atlas: Atlas) -> Scene:
    """The shipped brief drawn for a desk."""
    return compose_scene(select_events(shipped_atlas, View()), lang="en", theme="light", size=(792, 620))


def test_legend_leaves_kinds_to_the_switches() -> None:
    """Statuses and notes are listed, kinds are not, labels are escaped."""
    html = legend_html(ITEMS, "en", is_open=True)
    assert "Agreed &lt;b&gt;" in html
    assert "Exercises" not in html
    assert html.count("<ul>") == 2


@pytest.mark.parametrize(
    ("is_open", "tag"), [(True, '<details class="legend" open'), (False, '<details class="legend" lang')]
)
def test_legend_opens(is_open: bool, tag: str) -> None:  # noqa: FBT001 - a column of the table
    """It is open where it covers no label."""
    assert legend_html(ITEMS, "en", is_open=is_open).startswith(tag)


@pytest.mark.parametrize(
    ("boxes", "found"),
    [
        ((), ("left", 0)),
        ((PixelBox(10, 500, 90, 520),), ("right", 0)),
        ((PixelBox(10, 500, 90, 520), PixelBox(700, 500, 780, 520)), ("left", 1)),
        ((PixelBox(10, 10, 90, 30),), ("left", 0)),
    ],
)
def test_corner(boxes: tuple[PixelBox, ...], found: tuple[str, int], scene: Scene) -> None:
    """The lower corner with fewer words under the legend."""
    assert legend_corner(replace(scene, boxes=boxes)) == found


def test_reasons() -> None:
    """Each filter with the number of events that it hides."""
    html = omission_list_html({"period": 5, "layer": 1}, "en")
    assert "5 events: outside the period" in html
    assert "1 event: layer switched off" in html


@pytest.mark.parametrize("lang", LANGS)
def test_a_thinned_map_states_its_limit(scene: Scene, lang: Lang) -> None:
    """Marks, events, and the most events that are drawn one by one; nothing where none is thinned."""
    disc = DiscMark(None, (0.0, 0.0), (0, 0, 0, 255), (0, 0, 0, 255), 3.0, "")
    discs = DiscMarks((disc, disc), 4600, is_exact=False)
    (words,) = thinning_notes(replace(scene, thinned=discs), lang)
    assert all(say_number(number, lang) in words for number in (2, 4600, MOST_EXACT_MARKS))
    assert thinning_notes(scene, lang) == []
    assert thinning_notes(replace(scene, thinned=replace(discs, is_exact=True)), lang) == []


def test_scene_is_made_once_a_view(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening a tab or typing a search places no label anew."""
    made: list[View] = []

    def _compose(selection: Selection, **options: Any) -> Scene:
        made.append(selection.view)
        return compose_scene(selection, **options)

    monkeypatch.setattr("geodata.screens.map.fallback_map.compose_scene", _compose)
    monkeypatch.setattr("geodata.webmap.assets.is_map_built", lambda: False)
    app = run(to="2019-03-07")
    app.text_input(key="search-en").input("iran").run()
    assert len([view for view in made if view.end]) == 1
