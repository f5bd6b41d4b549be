"""The map component: its data, the changes it may make, and the chart where it was not built."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from geodata import screens
from geodata.editing.operations import SetField
from geodata.layout.screen_frame import STAND_IN_WIDTHS
from geodata.library.brief_library import process_library
from geodata.library.edited_briefs import process_edits
from geodata.screens.map.instrument import PATCHED, MapState, apply_map_change
from geodata.screens.shell import view_state
from geodata.screens.shell.page_registry import PHONE_MAP_SIZE, page_by_path
from geodata.service import stand_in_route
from geodata.view import Camera, View, parse_view
from geodata.webmap import assets
from geodata.webmap.browser_contract import ViewChange, ViewPatch
from geodata.webmap.component_contract import FilterPanelData, InstrumentData

Run = Callable[..., AppTest]
Sent = Callable[[AppTest, str], dict[str, Any]]
FRAME_EDGES = 2
"""Pixels that both edges of the map's frame take."""
HERE = {"lon": 50.0, "lat": 40.0, "zoom": 3.0}

needs_code = pytest.mark.skipif(
    not assets.is_map_built(), reason="the map's code is not built: python geodata/instrument/hatch_build.py"
)


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A session with a View, without a browser."""
    found: dict[str, Any] = {"view": View(lang="en"), "map-state": MapState("demo", None)}
    monkeypatch.setattr("geodata.screens.shell.view_state.st.session_state", found)
    monkeypatch.setattr(
        "geodata.screens.shell.view_state.st.query_params", type("Address", (), {"from_dict": print})()
    )
    return found


@needs_code
def test_a_run_sends_addresses_and_state(run: Run, sent: Sent) -> None:
    """Under two kilobytes for any View; no row, no word of the brief."""
    data = sent(run(actor="irn", focus="ocean-2024", **{"from": "2024-01-01"}), "map")
    assert len(json.dumps(data)) < 2048
    assert data["view"]["actors"] == ["irn"]
    assert data["view"]["start"] == "2024-01-01"
    assert data["scene"].startswith("scene/")
    assert data["words"].endswith("/words-en.json")


@needs_code
@pytest.mark.parametrize(
    "parameters", [{}, {"actor": "irn", "bounds": "120,30,140,60", "lon": "50", "lat": "40"}]
)
def test_the_data_have_the_fields_of_the_contract(run: Run, sent: Sent, parameters: dict[str, str]) -> None:
    """Those of the map and of the filter panel, and no others."""
    app = run(**parameters)
    InstrumentData.model_validate_json(json.dumps(sent(app, "map")))
    FilterPanelData.model_validate_json(json.dumps(sent(app, "filters")))


def test_a_patch_has_the_fields_that_the_map_may_change() -> None:
    """The contract's patch and the server's list name the same fields."""
    assert set(ViewPatch.model_fields) == PATCHED
    assert ViewChange.model_validate({"seq": 1, "patch": {"focus": None}}).seq == 1


@needs_code
def test_the_picture_is_of_the_view_on_screen(run: Run, sent: Sent) -> None:
    """Its address names brief, filters, language and appearance, and leaves the camera to the map."""
    data = sent(run(actor="irn", lon="50", lat="40", zoom="3", projection="globe", theme="dark"), "map")
    path, _, query = data["picture"]["url"].partition("?")
    asked = parse_qs(query)
    assert path == "snapshot.png"
    assert asked == {
        "brief": ["siyaqat-2024-10"],
        "actor": ["irn"],
        "lang": ["en"],
        "theme": ["dark"],
        "size": ["16:9"],
    }
    assert parse_view(query).ignored == ()
    assert data["picture"]["map"] == [960, 640]


@needs_code
def test_the_picture_in_its_place_is_of_the_view(run: Run, sent: Sent) -> None:
    """Its address names brief, filters and look; a plain link's is the one that is drawn ahead."""
    plain = sent(run(lang="en"), "map")["stand_in"]
    path, _, query = plain["url"].partition("?")
    assert (path, plain["widths"]) == (f"stand-in/{_digest()}.webp", list(STAND_IN_WIDTHS))
    assert parse_view(query).view == View(lang="en", theme="light")
    found = sent(run(lang="en", actor="irn", lon="50", lat="40", zoom="3"), "map")["stand_in"]["url"]
    shown = parse_view(found.partition("?")[2]).view
    assert (shown.actors, shown.camera) == (frozenset({"irn"}), Camera(**HERE))


@needs_code
def test_heights_of_plain_maps_are_drawn_ahead() -> None:
    """Those that the style sheet gives the dashboard, and that of the reading page beside its text."""
    widths, heights = zip(*stand_in_route.PLAIN_MAP_SIZES, strict=True)
    styles = Path(screens.__file__).with_name("layouts").joinpath("between-columns.css").read_text("utf-8")
    (reading_width, reading_height), _ = page_by_path("reading").map_sizes
    assert set(map(str, heights)) == {*re.findall(r"--map-height: (\d+)px", styles), str(reading_height)}
    assert (reading_width - FRAME_EDGES, reading_height) in stand_in_route.PLAIN_MAP_SIZES
    phone_width, phone_height = PHONE_MAP_SIZE
    assert (phone_width - FRAME_EDGES, phone_height) in stand_in_route.PLAIN_MAP_SIZES
    assert set(widths) == set(STAND_IN_WIDTHS)


@needs_code
def test_a_globe_and_a_changed_brief_have_no_picture_in_their_place(run: Run, sent: Sent) -> None:
    """The server draws flat maps, and what the files say."""
    assert sent(run(projection="globe"), "map")["stand_in"] is None
    _grade()
    assert sent(run(), "map")["stand_in"] is None


def _digest() -> str:
    return next(entry.atlas.digest for entry in process_library().entries() if entry.atlas)


def _grade() -> None:
    """Store a grade of the shipped brief that is not published."""
    entry = process_library().entries()[0]
    edit = SetField(record="sources/nis", field="reliability", before=None, after="A")
    process_edits().edit(entry, (edit,), "local")


@needs_code
def test_the_picture_is_of_the_brief_that_is_shown(run: Run, sent: Sent) -> None:
    """A working copy is asked for by its digest; without edits the published brief is."""
    assert "digest=" not in sent(run(), "map")["picture"]["url"]
    _grade()
    data = sent(run(), "map")
    digest = data["scene"].removeprefix("scene/").partition(".")[0]
    assert data["picture"]["url"].endswith(f"&digest={digest}")


@needs_code
def test_filters_do_not_reach_the_map_spec(run: Run, sent: Sent) -> None:
    """One address for all filters: labels and camera stay."""
    filters: tuple[dict[str, str], ...] = ({}, {"actor": "irn"}, {"from": "2024-01-01"}, {"layer": "-"})
    found = [sent(run(**each), "map") for each in filters]
    assert len({(data["scene"], data["table"], data["camera"], data["camera_move"]) for data in found}) == 1


@needs_code
def test_a_choice_on_the_page_moves_the_map(run: Run, sent: Sent) -> None:
    """A link to an event opens on it; a search hit moves the camera there, closing the card does not."""
    app = run(focus="ocean-2024")
    there = sent(app, "map")
    assert there["camera"] is not None
    assert there["camera_move"] == 0
    app.button(key="close-en").click().run()
    assert (sent(app, "map")["camera"], sent(app, "map")["camera_move"]) == (there["camera"], 0)
    app.text_input(key="search-en").input("vladivostok").run()
    next(each for each in app.button if (each.key or "").startswith("hit-")).click().run()
    assert sent(app, "map")["camera_move"] == 1
    assert sent(app, "map")["camera"] != there["camera"]


@needs_code
def test_the_map_makes_room_for_all_ends_of_an_event(run: Run, sent: Sent) -> None:
    """While the camera is the one fitted to the event in focus; a link's own camera is held."""
    app = run(focus="iran-drones")
    west, south, east, north = sent(app, "map")["ends"]
    assert west < 48
    assert east > 52
    assert south < 36
    assert north > 40
    held = sent(run(focus="iran-drones", lon="50", lat="40", zoom="3"), "map")
    assert (held["ends"], sent(run(), "map")["ends"]) == (None, None)
    assert sent(run(focus="four-front"), "map")["ends"] is None


def test_a_change_of_the_map_reaches_the_view(session: dict[str, Any]) -> None:
    """Period, focus and camera are applied, the number is kept, and the camera is not moved."""
    patch = {"start": "2024-01-01", "layers": ["transfer"], "focus": "parts", "camera": HERE}
    apply_map_change({"seq": 3, "patch": patch})
    view = view_state.current_view()
    assert (view.start, view.focus, view.camera) == (date(2024, 1, 1), "parts", Camera(**HERE))
    assert session["map-state"] == MapState("demo", Camera(**HERE), move=0, seq=3)


@pytest.mark.parametrize(
    ("patch", "camera"), [({"camera": HERE}, None), ({"camera": HERE, "focus": "parts"}, HERE)]
)
def test_the_camera_of_a_map_that_was_left_by_the_way_back_is_dropped(
    session: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    patch: dict[str, Any],
    camera: dict[str, float] | None,
) -> None:
    """It would overwrite the address that the reader has gone to; what a reader chose is kept."""
    monkeypatch.setattr(view_state, "has_gone_elsewhere", lambda: True)
    apply_map_change({"seq": 3, "patch": patch})
    assert view_state.current_view().camera == (Camera(**camera) if camera else None)
    assert session


@pytest.mark.parametrize(
    "asked",
    [
        None,
        "<script>",
        {"seq": 1},
        {"seq": "1", "patch": {}},
        {"seq": 1, "patch": {"brief": "other"}},
        {"seq": 1, "patch": {"lang": "en"}},
        {"seq": 1, "patch": {"start": "tomorrow"}},
        {"seq": 1, "patch": {"start": "2024-02-01", "end": "2024-01-01"}},
        {"seq": 1, "patch": {"focus": "<img src=x>"}},
        {"seq": 1, "patch": {"camera": {"lon": 500, "lat": 0, "zoom": 1}}},
        {"seq": 1, "patch": {"bounds": [0, 0, 1]}},
        {"seq": 1, "patch": {"layers": ["exercise", "No rumour"]}},
    ],
)
def test_an_invalid_change_is_refused_and_shown(asked: object, session: dict[str, Any]) -> None:
    """The View stays; the change is listed as ignored."""
    apply_map_change(asked)
    assert view_state.current_view() == View(lang="en")
    assert view_state.ignored_parameters() == (("map", repr(asked), "bad-value"),)
    assert session["map-state"].seq == 0


def test_the_map_does_not_change_the_page() -> None:
    """Brief, language and theme are the page's."""
    assert not PATCHED & {"brief", "lang", "theme"}


def test_streamlits_chart_stands_in_for_a_map_that_was_not_built(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a notice, a chart and the counts."""
    monkeypatch.setattr("geodata.webmap.assets.is_map_built", lambda: False)
    app = run()
    assert len(app.get("deck_gl_json_chart")) == 1
    said = " ".join(each.proto.body for each in app.get("html"))
    assert "was not built" in said
    assert "within the period" in said
