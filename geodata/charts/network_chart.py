"""The network of actors as a Vega-Lite chart; a brief's words are data in it, never expressions."""

from collections.abc import Iterable
from typing import Any, Final

import altair as alt
import pandas as pd

from geodata.charts.actor_network import NAME_SIZE, ActorNetwork, NetworkEdge, NetworkNode, arrowhead_length
from geodata.layout.styles import (
    MAP_PALETTES,
    NETWORK_DASH,
    NETWORK_EDGE_WIDTH,
    NETWORK_NAME_HALO,
    NETWORK_RING_WIDTH,
    MapPalette,
)
from geodata.view import Theme

PICKED_ACTOR: Final = "actor"
"""Name of the chart's selection parameter: a click on a node."""
FONT_FAMILY: Final = "IBM Plex Sans Arabic"
HEAD_SHAPE: Final = "M0 -1L0.8 0.8H-0.8Z"


def compose_network_chart(
    found: ActorNetwork, size: tuple[int, int], *, theme: Theme, chosen: frozenset[str]
) -> Any:
    """Return the Altair chart of a network: edges, arrowheads, nodes and names.

    Parameters
    ----------
    chosen
        Ids of the actors that get a ring.
    """
    layers = [
        *(_edge_layer(found.edges, size, broken=broken) for broken in (False, True)),
        _arrowhead_layer(found.edges, size),
        *_node_layers(found.nodes, size, theme, chosen),
    ]
    shown = [layer for layer in layers if layer is not None]
    chart = alt.layer(*shown, width=size[0], height=size[1], background="transparent")
    return chart.configure_view(stroke=None).configure_axis(disable=True)


def _node_layers(
    nodes: Iterable[NetworkNode], size: tuple[int, int], theme: Theme, chosen: frozenset[str]
) -> list[alt.Chart]:
    """Return the clickable nodes, and the names over a halo."""
    paper = MAP_PALETTES[theme]
    pick = alt.selection_point(name=PICKED_ACTOR, fields=["id"], on="click", empty=False)
    frame = alt.Chart(_node_frame(nodes, paper, chosen))
    dots = (
        frame.mark_point(filled=True, opacity=1, cursor="pointer")
        .encode(
            x=_x_channel("x", size),
            y=_y_channel("y", size),
            size=alt.Size("area:Q", scale=None, legend=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("ring:N", scale=None),
            strokeWidth=alt.StrokeWidth("rim:Q", scale=None),
            description="name:N",
        )
        .add_params(pick)
    )
    names = frame.encode(
        x=_x_channel("label_x", size), y=_y_channel("label_y", size), text=alt.Text("name:N")
    )
    face: dict[str, Any] = {
        "font": FONT_FAMILY,
        "fontSize": NAME_SIZE,
        "fontWeight": 600,
        "baseline": "middle",
    }
    face |= {"align": "center", "aria": False}
    halo = names.mark_text(**face, stroke=paper.panel, strokeWidth=NETWORK_NAME_HALO, strokeJoin="round")
    return [dots, halo, names.mark_text(**face).encode(fill=alt.Fill("ink:N", scale=None))]


def _node_frame(found: Iterable[NetworkNode], paper: MapPalette, chosen: frozenset[str]) -> pd.DataFrame:
    """Return a row a node; one without a selected event is an empty ring."""
    return pd.DataFrame(
        {
            "id": node.id,
            "name": node.name,
            "x": node.position[0],
            "y": node.position[1],
            "label_x": node.name_centre[0],
            "label_y": node.name_centre[1],
            "area": 3.1416 * node.radius**2,
            "fill": paper.text if node.events else paper.panel,
            "ring": paper.ring if node.id in chosen else paper.text if node.events else paper.quiet,
            "rim": NETWORK_RING_WIDTH if node.id in chosen else NETWORK_EDGE_WIDTH,
            "ink": paper.text if node.events else paper.quiet,
        }
        for node in found
    )


def _edge_layer(edges: Iterable[NetworkEdge], size: tuple[int, int], *, broken: bool) -> alt.Chart | None:
    rows = [_edge_row(edge) for edge in edges if edge.dashed is broken]
    if not rows:
        return None
    made: alt.Chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_rule(strokeDash=[*NETWORK_DASH] if broken else [1, 0], strokeCap="butt", aria=False)
        .encode(
            x=_x_channel("x", size),
            y=_y_channel("y", size),
            x2="x2:Q",
            y2="y2:Q",
            size=alt.Size("width:Q", scale=None, legend=None),
            color=alt.Color("ink:N", scale=None),
            opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
        )
    )
    return made


def _arrowhead_layer(edges: Iterable[NetworkEdge], size: tuple[int, int]) -> alt.Chart | None:
    rows = [_edge_row(edge) for edge in edges if edge.relation.directed]
    if not rows:
        return None
    made: alt.Chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_point(shape=HEAD_SHAPE, filled=True, aria=False)
        .encode(
            x=_x_channel("x2", size),
            y=_y_channel("y2", size),
            size=alt.Size("head:Q", scale=None, legend=None),
            angle=alt.Angle("turn:Q", scale=None),
            color=alt.Color("ink:N", scale=None),
            opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
        )
    )
    return made


def _edge_row(edge: NetworkEdge) -> dict[str, Any]:
    return {
        "x": edge.start[0],
        "y": edge.start[1],
        "x2": edge.end[0],
        "y2": edge.end[1],
        "ink": edge.ink,
        "width": edge.width,
        "opacity": edge.opacity,
        "turn": edge.direction,
        "head": arrowhead_length(edge.width) ** 2,
    }


def _x_channel(field: str, size: tuple[int, int]) -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, size[0]], nice=False, zero=False), title=None)


def _y_channel(field: str, size: tuple[int, int]) -> alt.Y:
    """Return the vertical axis, downwards as pixels are counted."""
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[size[1], 0], nice=False, zero=False), title=None)
