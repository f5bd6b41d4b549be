"""The reading page: the brief sentence by sentence, beside the map."""

from geodata.screens.body import body
from geodata.screens.reading import reading

body(reading)
