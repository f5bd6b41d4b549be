"""The briefing screen: the brief's slides over the whole window."""

from geodata.screens.briefing import briefing
from geodata.screens.desk import at_hand
from geodata.screens.notices import notices

desk = at_hand()
if desk.readable:
    briefing(desk)
else:
    notices(desk)
