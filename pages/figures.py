"""Figures: who gave which, on one axis a unit."""

from geodata.screens.body import body
from geodata.screens.figures import figures

body(figures)
