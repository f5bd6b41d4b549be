"""About: version, digests, data and licences, and what codes, grades and kinds of statement mean."""

from geodata.screens.pages.about_page import about
from geodata.screens.shell.page_body import body

body(about, needs_brief=False)
