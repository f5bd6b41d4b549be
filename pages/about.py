"""About: version, digests, data and licences, and what codes, grades and kinds of statement mean."""

from geodata.screens.about import about
from geodata.screens.body import body

body(about, needs_brief=False)
