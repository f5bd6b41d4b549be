"""Words: what is said on the screen, numbers and dates, folding for search, the direction of text."""

from geodata.words.catalogue import LANGS, entries, say
from geodata.words.dates import day, month, period, weekday
from geodata.words.direction import Lang, direction, first_strong, gl, isolate, ltr, suspicious, trim_marks
from geodata.words.folding import fold
from geodata.words.numbers import number, number_range, parse_number

__all__ = [
    "LANGS",
    "Lang",
    "day",
    "direction",
    "entries",
    "first_strong",
    "fold",
    "gl",
    "isolate",
    "ltr",
    "month",
    "number",
    "number_range",
    "parse_number",
    "period",
    "say",
    "suspicious",
    "trim_marks",
    "weekday",
]
