"""Briefing screen: the brief's slides over the whole window."""

from geodata.screens.pages.briefing_page import show_briefing_page
from geodata.screens.shell.notices import show_notices
from geodata.screens.shell.page_context import current_page_context

context = current_page_context()
if context.has_brief:
    show_briefing_page(context)
else:
    show_notices(context)
