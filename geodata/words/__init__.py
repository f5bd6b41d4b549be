"""Interface text in every language: registry of languages, catalogue, numbers, dates, direction, folding.

In: everything that depends on the language alone. Not in: words about a record of a brief (see
``geodata.phrasing``).
"""

from geodata.words.catalogue import catalogue_entries, translate
from geodata.words.day_names import format_day, format_month, format_period, weekday_name
from geodata.words.folding import fold_text
from geodata.words.languages import (
    DEFAULT_LANG,
    LANGS,
    LANGUAGES,
    Lang,
    Language,
    check_language,
    next_language,
)
from geodata.words.number_format import format_number, format_number_range, parse_number
from geodata.words.text_direction import (
    find_suspicious_characters,
    first_strong_direction,
    isolate_left_to_right,
    isolate_text,
    language_direction,
    remove_suspicious_characters,
    strip_direction_marks,
    to_visual_order,
)

__all__ = [
    "DEFAULT_LANG",
    "LANGS",
    "LANGUAGES",
    "Lang",
    "Language",
    "catalogue_entries",
    "check_language",
    "find_suspicious_characters",
    "first_strong_direction",
    "fold_text",
    "format_day",
    "format_month",
    "format_number",
    "format_number_range",
    "format_period",
    "isolate_left_to_right",
    "isolate_text",
    "language_direction",
    "next_language",
    "parse_number",
    "remove_suspicious_characters",
    "strip_direction_marks",
    "to_visual_order",
    "translate",
    "weekday_name",
]
