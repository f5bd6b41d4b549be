"""What changed between an older version of the brief and the one that is open."""

from geodata.screens.body import body
from geodata.screens.changes import changes

body(changes)
