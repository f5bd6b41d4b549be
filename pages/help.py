"""Help page: the guide."""

from geodata.screens.pages.help_page import show_help_page
from geodata.screens.shell.page_body import body

body(show_help_page, needs_brief=False)
