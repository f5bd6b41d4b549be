"""Actors: who is related to whom by which events."""

from geodata.screens.actors import actors
from geodata.screens.body import body

body(actors)
