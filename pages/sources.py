"""Sources: who says what, a matrix, and an analyst's grades."""

from geodata.screens.pages.sources_page import sources
from geodata.screens.shell.page_body import body

body(sources)
