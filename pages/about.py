"""About page: version, digests, data and licences, and the meaning of codes and grades."""

from geodata.screens.pages.about_page import show_about_page
from geodata.screens.shell.page_body import show_page

show_page(show_about_page)
