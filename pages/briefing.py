"""The briefing screen: the brief's slides over the whole window."""

from geodata.screens.pages.briefing_page import briefing
from geodata.screens.shell.notices import notices
from geodata.screens.shell.page_context import at_hand

desk = at_hand()
if desk.readable:
    briefing(desk)
else:
    notices(desk)
