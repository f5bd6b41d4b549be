"""The page context of a rerun."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geodata.atlas.atlas_frames import Atlas
from geodata.layout.camera_fit import MAX_ROUTE_ZOOM, MAX_ZOOM_BY_PRECISION, fit_camera, fit_event_camera
from geodata.screens.shell.page_context import PageContext
from geodata.view import View

Run = Callable[..., AppTest]


def test_focus_that_the_brief_lacks_is_no_event(run: Run) -> None:
    """An unknown focus opens no card and is warned about."""
    app = run(focus="nothing")
    context: PageContext = app.session_state["page_context"]
    assert context.focused_event is None
    assert any("focus=nothing" in each.proto.body for each in app.get("html"))


def test_context_without_a_brief_says_so() -> None:
    """Reading the atlas of no brief raises an error with the remedy."""
    empty = PageContext((), None, View(), "en", "light")
    assert not empty.has_brief
    assert empty.title == "Briefmap"
    with pytest.raises(LookupError, match="no brief that opens"):
        _ = empty.atlas


@pytest.mark.parametrize(
    ("event", "farthest"),
    [
        ("troops-in-russia", MAX_ZOOM_BY_PRECISION[6]),
        ("ocean-2024", MAX_ZOOM_BY_PRECISION[5]),
        ("kor-ukr-arms", MAX_ROUTE_ZOOM),
    ],
)
def test_link_to_a_vague_place_is_seen_from_afar(
    run: Run, shipped_atlas: Atlas, event: str, farthest: float
) -> None:
    """A link's focus sets the camera on the event; a whole country is no place to zoom into."""
    context: PageContext = run(focus=event).session_state["page_context"]
    assert context.view.camera == fit_event_camera(shipped_atlas, context.map_size, event)
    assert context.view.camera is not None
    whole = fit_camera(shipped_atlas, context.map_size).zoom
    assert context.view.camera.zoom <= max(farthest, whole)
