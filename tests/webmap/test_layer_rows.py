"""The fields that rows share."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout.composition import compose_scene
from geodata.layout.scene import Scene, Tooltip
from geodata.layout.styles import MAP_PALETTES
from geodata.view import View
from geodata.webmap.deck_strings import JOINER
from geodata.webmap.layer_rows import LayerContext

TIP = Tooltip("@@=lon", "{heading}")


def test_only_inline_rows_have_the_tooltip(scene: Scene) -> None:
    """Its two texts are escaped; a fetched row names its event alone."""
    inline = LayerContext(scene, inline=True).event_row("a-b", TIP)
    assert inline == {"event": "a-b", "heading": f"{JOINER}@@=lon", "body": f"{{{JOINER}heading}}"}
    assert LayerContext(scene, inline=False).event_row("a-b", TIP) == {"event": "a-b"}


@pytest.mark.parametrize(("event", "tip"), [(None, TIP), ("a-b", None), (None, None)])
def test_a_row_of_no_event_says_nothing(scene: Scene, event: str | None, tip: Tooltip | None) -> None:
    """Names of seas and countries belong to no event."""
    assert LayerContext(scene, inline=True).event_row(event, tip) == {}


def test_an_inline_id_contains_the_focus(scene: Scene) -> None:
    """A fetched one does not: the map component keeps its layers."""
    assert LayerContext(scene, inline=True).layer_id("dots") == "dots:-"
    assert LayerContext(scene, inline=False).layer_id("dots") == "dots"
    assert LayerContext(scene, inline=True).paper == MAP_PALETTES["light"]


def test_an_inline_row_of_a_sign_has_its_events(signed_atlas: Atlas) -> None:
    """For the chart, which has no other way to them."""
    scene = compose_scene(select_events(signed_atlas, View()), lang="en", theme="light")
    row = LayerContext(scene, inline=True).event_row("area:yem", TIP)
    assert row["events"] == ("hit", "strike-one", "strike-two", "warning")
    assert "events" not in LayerContext(scene, inline=False).event_row("area:yem", TIP)
