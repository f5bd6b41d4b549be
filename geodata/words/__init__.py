"""Interface text in every language: registry of languages, catalogue, numbers, dates, direction, folding.

In: everything that depends on the language alone. Not in: words about a record of a brief (see
``geodata.phrasing``).
"""

from geodata.words.catalogue import catalogue_entries, plural_category, translate, translate_plainly
from geodata.words.catalogue_text import (
    CatalogueText,
    alternatives,
    escape_unseen,
    in_language,
    in_plain_language,
)
from geodata.words.day_names import format_day, format_month, format_period, weekday_name
from geodata.words.desk_style import (
    chosen_month_name,
    gregorian_alone,
    plain_digits,
    written_language,
)
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
from geodata.words.nearest_spellings import nearest_keys
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
    "CatalogueText",
    "Lang",
    "Language",
    "alternatives",
    "catalogue_entries",
    "check_language",
    "chosen_month_name",
    "escape_unseen",
    "find_suspicious_characters",
    "first_strong_direction",
    "fold_text",
    "format_day",
    "format_month",
    "format_number",
    "format_number_range",
    "format_period",
    "gregorian_alone",
    "in_language",
    "in_plain_language",
    "isolate_left_to_right",
    "isolate_text",
    "language_direction",
    "nearest_keys",
    "next_language",
    "parse_number",
    "plain_digits",
    "plural_category",
    "remove_suspicious_characters",
    "strip_direction_marks",
    "to_visual_order",
    "translate",
    "translate_plainly",
    "weekday_name",
    "written_language",
]
