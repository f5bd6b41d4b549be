"""Interface text in every language: catalogue, numbers, dates, text direction, folding for search.

In: everything that depends on the language alone. Not in: words about a record of a brief (see
``geodata.phrasing``).
"""

from geodata.words.catalogue import LANGS, entries, say
from geodata.words.day_names import day, month, period, weekday
from geodata.words.folding import fold
from geodata.words.number_format import number, number_range, parse_number
from geodata.words.text_direction import (
    Lang,
    direction,
    first_strong,
    gl,
    isolate,
    ltr,
    suspicious,
    trim_marks,
)

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
