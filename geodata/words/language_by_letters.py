"""Language that words are written in, told by the direction of their first letter."""

from geodata.words.languages import DEFAULT_LANG, LANGS, LANGUAGES, Lang
from geodata.words.text_direction import first_strong_direction


def language_by_letters(content: str) -> Lang:
    """Return the language that is written in the direction of a text; English without any letter."""
    direction = first_strong_direction(content)
    return next((lang for lang in LANGS if LANGUAGES[lang].direction == direction), DEFAULT_LANG)
