"""Words of a record that stand in another language than the reader's, since they are not translated."""

from typing import Self

from geodata.words.languages import Lang
from geodata.words.text_direction import isolate_text


class UntranslatedText(str):
    """Words in another language than the one that was wanted; the language of each is kept."""

    __slots__ = ("lang", "wanted")
    lang: Lang
    """Language of the words."""
    wanted: Lang
    """Language of the reader, in which there are none."""

    def __new__(cls, text: str, lang: Lang, wanted: Lang) -> Self:
        """Return the words with the two languages."""
        made = super().__new__(cls, text)
        made.lang, made.wanted = lang, wanted
        return made

    def __getnewargs__(self) -> tuple[str, Lang, Lang]:  # type: ignore[override]
        """Return what a copy is made of."""
        return str(self), self.lang, self.wanted


def isolate_untranslated(text: str) -> str:
    """Return untranslated words in an isolate, so that they keep their own direction; others unchanged."""
    return isolate_text(text) if isinstance(text, UntranslatedText) else text
