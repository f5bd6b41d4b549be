"""The dashboard: controls, map, card; under them the lists."""

from geodata.screens.body import body
from geodata.screens.dashboard import dashboard

body(dashboard)
