"""Sources: who says what, a matrix, and an analyst's grades."""

from geodata.screens.desk import at_hand
from geodata.screens.foot import foot
from geodata.screens.sources import sources

desk = at_hand()
if desk.readable:
    sources(desk)
foot(desk)
