"""What changed between an older version of the brief and the one that is open."""

from geodata.screens.pages.changes_page import changes
from geodata.screens.shell.page_body import show_page

show_page(changes)
