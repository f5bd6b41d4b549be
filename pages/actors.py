"""Actors page: the network of actors that events relate."""

from geodata.screens.pages.actors_page import show_actors_page
from geodata.screens.shell.page_body import show_page

show_page(show_actors_page)
