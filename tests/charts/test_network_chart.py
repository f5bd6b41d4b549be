"""The chart of the network: data only, nothing that runs."""

import json

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.charts.actor_network import lay_out_network
from geodata.charts.network_chart import PICKED_ACTOR, compose_network_chart
from geodata.view import parse_view

SIZE = (1000, 600)


def spec(atlas: Atlas, query: str = "", *, chosen: frozenset[str] = frozenset()) -> str:
    """Return the chart of a query's selection as JSON."""
    found = lay_out_network(select_events(atlas, parse_view(query).view), SIZE, lang="en", theme="dark")
    text: str = compose_network_chart(found, SIZE, theme="dark", chosen=chosen).to_json()
    return text


def test_a_node_can_be_picked(shipped_atlas: Atlas) -> None:
    """One selection, by the id of the actor, on the dots alone."""
    made = json.loads(spec(shipped_atlas))
    assert [each["name"] for each in made["params"]] == [PICKED_ACTOR]
    assert made["params"][0]["select"]["fields"] == ["id"]


def test_words_of_a_brief_are_data(hostile_atlas: Atlas) -> None:
    """No transform, no expression, no address: a name is a value in a table."""
    made = json.loads(spec(hostile_atlas))
    assert not {"transform", "usermeta"} & set(made)
    assert '"expr"' not in spec(hostile_atlas)
    assert '"url"' not in spec(hostile_atlas)


def test_chosen_actors_have_a_ring(shipped_atlas: Atlas) -> None:
    """Focus is a ring; one without an event is empty."""
    rows = [
        row
        for table in json.loads(spec(shipped_atlas, "actor=irn", chosen=frozenset({"irn"})))[
            "datasets"
        ].values()
        for row in table
    ]
    nodes = {row["id"]: row for row in rows if "id" in row}
    assert nodes["irn"]["rim"] > nodes["rus"]["rim"]
    assert nodes["usa"]["fill"] != nodes["rus"]["fill"]


def test_no_edges_no_layers_of_edges(shipped_atlas: Atlas) -> None:
    """Dots and names alone."""
    assert len(json.loads(spec(shipped_atlas, "layer=-"))["layer"]) == 3
