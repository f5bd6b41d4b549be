"""Actors: who is related to whom by which events."""

from geodata.screens.pages.actors_page import actors
from geodata.screens.shell.page_body import body

body(actors)
