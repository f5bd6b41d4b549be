"""Figures page: each figure with its speaker, on one axis per unit."""

from geodata.screens.pages.figures_page import show_figures_page
from geodata.screens.shell.page_body import show_page

show_page(show_figures_page)
