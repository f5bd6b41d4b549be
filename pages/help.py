"""Help page: the guide."""

from geodata.screens.pages.help_page import show_help_page
from geodata.screens.shell.page_body import show_page

show_page(show_help_page)
