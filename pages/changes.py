"""What changed between an older version of the brief and the one that is open."""

from geodata.screens.changes import changes
from geodata.screens.desk import at_hand
from geodata.screens.foot import foot

desk = at_hand()
if desk.readable:
    changes(desk)
foot(desk)
