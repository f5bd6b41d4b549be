"""Reading page: the brief sentence by sentence, beside the map."""

from geodata.screens.pages.reading_page import show_reading_page
from geodata.screens.shell.page_body import show_page

show_page(show_reading_page)
