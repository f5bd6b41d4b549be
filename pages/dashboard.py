"""The dashboard: controls, map, card; under them the lists."""

from geodata.screens.pages.dashboard_page import dashboard
from geodata.screens.shell.page_body import body

body(dashboard)
