"""Words in another language than the reader's."""

import copy
import pickle

from geodata.words.localized_text import LocalizedText
from geodata.words.untranslated_text import UntranslatedText, isolate_untranslated


def test_a_wording_knows_whether_it_is_translated() -> None:
    """Only the one in another language is marked, with both languages."""
    words = LocalizedText({"ar": "نص"})
    assert not isinstance(words["ar"], UntranslatedText)
    shown = words["en"]
    assert isinstance(shown, UntranslatedText)
    assert (shown, shown.lang, shown.wanted) == ("نص", "ar", "en")


def test_it_is_a_text_like_any_other() -> None:
    """Equal to its words, and the same after a copy."""
    text = UntranslatedText("نص", "ar", "en")
    assert {text: 1}["نص"] == 1
    for made in (copy.copy(text), copy.deepcopy(text), pickle.loads(pickle.dumps(text))):  # noqa: S301
        assert (made, made.lang, made.wanted) == (text, "ar", "en")


def test_only_untranslated_words_are_isolated() -> None:
    """Others stay as they are."""
    assert isolate_untranslated(UntranslatedText("نص", "ar", "en")) == "\u2068نص\u2069"
    assert isolate_untranslated("text") == "text"
