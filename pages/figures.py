"""Figures: who gave which, on one axis a unit."""

from geodata.screens.pages.figures_page import figures
from geodata.screens.shell.page_body import body

body(figures)
