"""Actors: who is related to whom by which events."""

from geodata.screens.actors import actors
from geodata.screens.desk import at_hand
from geodata.screens.foot import foot

desk = at_hand()
if desk.readable:
    actors(desk)
foot(desk)
