"""The reading page: the brief sentence by sentence, beside the map."""

from geodata.screens.pages.reading_page import reading
from geodata.screens.shell.page_body import body

body(reading)
