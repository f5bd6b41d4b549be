"""Sources page: the claims of each source, a matrix, and an analyst's grades."""

from geodata.screens.pages.sources_page import show_sources_page
from geodata.screens.shell.page_body import show_page

show_page(show_sources_page)
