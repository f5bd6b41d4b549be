"""The Scene as the layers of a deck see it, and the fields that their rows share."""

from dataclasses import dataclass
from typing import Any, Final

from geodata.kinds.kind_table import KindTable
from geodata.layout.scene import Scene, Tooltip
from geodata.layout.styles import MAP_PALETTES, MapPalette
from geodata.webmap.deck_strings import escape_text

Row = dict[str, Any]
"""A record of a layer's data, as JSON."""

DASHED: Final[Row] = {"@@type": "PathStyleExtension", "dash": True, "highPrecisionDash": True}
"""Dashes that continue along a line; by default each segment between two vertices starts them anew."""
NO_FOCUS: Final = "-"


@dataclass(frozen=True)
class ColumnSource:
    """The column file from which the browser makes the points of a brief with many events."""

    address: str
    kinds: KindTable
    """Kinds of the brief, for the colours of the points."""


@dataclass(frozen=True)
class LayerContext:
    """The Scene that layers are made from, and whether their rows are sent inline."""

    scene: Scene
    inline: bool

    @property
    def paper(self) -> MapPalette:
        """The basemap colours of the Scene's theme."""
        return MAP_PALETTES[self.scene.theme]

    def layer_id(self, name: str) -> str:
        """Return the id of a pickable layer.

        Inline it contains the focus: when a click moves the focus, Streamlit drops its selection together
        with the old layer, and dims nothing.
        """
        return f"{name}:{self.scene.focus or NO_FOCUS}" if self.inline else name

    def event_row(self, event: str | None, tip: Tooltip | None) -> Row:
        """Return the fields that tie a row to its event or sign.

        Inline they include the tooltip's two texts, and the events of a sign.
        """
        if event is None or tip is None:
            return {}
        if not self.inline:
            return {"event": event}
        texts = {"heading": escape_text(tip.heading), "body": escape_text(tip.body)}
        events = {sign.key: {"events": sign.events} for sign in self.scene.group_signs}.get(event, {})
        return {"event": event} | events | texts
