"""Briefing screen: the brief's slides over the whole window."""

from geodata.screens.pages.briefing_page import show_briefing_page
from geodata.screens.shell.notices import show_notices
from geodata.screens.shell.page_context import current_page_context
from geodata.screens.shell.refused_link import refused_values, show_refused_link

context = current_page_context()
if refused := refused_values(context):
    show_refused_link(context, refused)
elif context.has_brief:
    show_briefing_page(context)
else:
    show_notices(context)
