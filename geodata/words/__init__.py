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
    RECORD_LANGS,
    Lang,
    Language,
    RecordLang,
    bilingual_text,
    check_language,
)
from geodata.words.number_format import format_number, format_number_range, parse_number
from geodata.words.text_direction import (
    language_direction,
    first_strong_direction,
    to_visual_order,
    isolate_text,
    isolate_left_to_right,
    find_suspicious_characters,
    strip_direction_marks,
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
    "format_day",
    "language_direction",
    "catalogue_entries",
    "first_strong_direction",
    "fold_text",
    "to_visual_order",
    "isolate_text",
    "isolate_left_to_right",
    "format_month",
    "format_number",
    "format_number_range",
    "parse_number",
    "format_period",
    "translate",
    "find_suspicious_characters",
    "strip_direction_marks",
    "weekday_name",
]
