"""Sources: who says what, a matrix, and an analyst's grades."""

from geodata.screens.body import body
from geodata.screens.sources import sources

body(sources)
