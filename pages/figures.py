"""Figures: who gave which, on one axis a unit."""

from geodata.screens.desk import at_hand
from geodata.screens.figures import figures
from geodata.screens.foot import foot

desk = at_hand()
if desk.readable:
    figures(desk)
foot(desk)
