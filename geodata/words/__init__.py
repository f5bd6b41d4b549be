"""Interface text in every language: registry of languages, catalogue, numbers, dates, direction, folding.

In: everything that depends on the language alone. Not in: words about a record of a brief (see
``geodata.phrasing``).
"""

from geodata.words.catalogue import entries, say
from geodata.words.day_names import day, month, period, weekday
from geodata.words.folding import fold
from geodata.words.languages import (
    DEFAULT_LANG,
    LANGS,
    LANGUAGES,
    RECORD_LANGS,
    Lang,
    Language,
    RecordLang,
    bilingual_text,
    check_language,
)
from geodata.words.number_format import number, number_range, parse_number
from geodata.words.text_direction import (
    direction,
    first_strong,
    gl,
    isolate,
    ltr,
    suspicious,
    trim_marks,
)

__all__ = [
    "DEFAULT_LANG",
    "LANGS",
    "LANGUAGES",
    "RECORD_LANGS",
    "Lang",
    "Language",
    "RecordLang",
    "bilingual_text",
    "check_language",
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
