"""Changes page: an older version of the brief compared with the open one."""

from geodata.screens.pages.changes_page import write_changes_page
from geodata.screens.shell.page_body import show_page

show_page(write_changes_page)
