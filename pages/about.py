"""About: version, digests, data and licences, and what codes, grades and kinds of statement mean."""

from geodata.screens.about import about
from geodata.screens.desk import at_hand
from geodata.screens.foot import back

desk = at_hand()
back(desk)
about(desk)
