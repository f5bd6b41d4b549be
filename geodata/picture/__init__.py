"""The picture: one style table, the Scene that everything on screen is, and its drawing by deck.gl."""

from geodata.picture.compose import compose, fit
from geodata.picture.deck import deck, picked
from geodata.picture.dense import marks_json
from geodata.picture.scene import LegendItem, Scene

__all__ = ["LegendItem", "Scene", "compose", "deck", "fit", "marks_json", "picked"]
