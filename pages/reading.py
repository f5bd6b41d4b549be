"""The reading page: the brief sentence by sentence, beside the map."""

from geodata.screens.desk import at_hand
from geodata.screens.encoding import encoding
from geodata.screens.foot import foot
from geodata.screens.reading import reading

desk = at_hand()
if desk.readable:
    reading(desk)
    encoding(desk)
foot(desk)
