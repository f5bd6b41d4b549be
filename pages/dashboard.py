"""Dashboard: controls, map and event card; the lists below them."""

from geodata.screens.pages.dashboard_page import show_dashboard_page
from geodata.screens.shell.page_body import show_page

show_page(show_dashboard_page)
