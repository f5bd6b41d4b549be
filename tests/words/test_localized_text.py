"""Tests of wording in one or several languages."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from geodata.words.languages import LANGUAGES, Language
from geodata.words.localized_text import LocalizedText

BOTH = LocalizedText(ar="نص", en="text")


@pytest.mark.parametrize(
    ("words", "lang", "found"),
    [
        (BOTH, "ar", "نص"),
        (BOTH, "en", "text"),
        (LocalizedText(en="text"), "ar", "text"),
        (LocalizedText(ar="نص"), "en", "نص"),
    ],
)
def test_a_reader_is_shown_the_wording_there_is(words: LocalizedText, lang: str, found: str) -> None:
    """The reader's language comes first; without a wording in it another is shown and named."""
    assert words[lang] == found
    assert words.get(words.language_for(lang)) == found
    assert words.has(lang) == (words.language_for(lang) == lang)


def test_the_own_language_stands_in_for_one_that_is_missing() -> None:
    """Of two other languages the brief's own is shown, in whatever order the file has them."""
    words = LocalizedText.model_validate({"ar": "نص", "en": "text"}, context={"language": "en"})
    assert words["xx"] == "text"
    assert words.wordings == ("text", "نص")
    assert words == BOTH
    assert hash(words) == hash(BOTH)


def test_the_fallback_of_a_language_comes_before_the_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of a third language is shown the language that its catalogue falls back to."""
    third = Language(code="fr", name="Français", locale="fr-FR", fallback="en")
    monkeypatch.setattr("geodata.words.localized_text.LANGUAGES", {**LANGUAGES, "fr": third})
    assert BOTH["fr"] == "text"
    assert LocalizedText.model_validate({"fr": "texte", "en": "text"})["fr"] == "texte"


def test_a_bare_string_is_in_the_own_language() -> None:
    """The language comes from the context; without it a bare string is refused."""
    assert LocalizedText.model_validate("نص", context={"language": "ar"}).root == {"ar": "نص"}
    with pytest.raises(ValidationError, match="with their language"):
        LocalizedText.model_validate("text")


@pytest.mark.parametrize(
    ("value", "reason"),
    [({}, "at least one"), ({"xx": "a"}, "not xx"), ({"en": " "}, "is empty"), ({"en": "a\u202eb"}, "seen")],
)
def test_refused(value: Any, reason: str) -> None:
    """No wording, a language that is not registered, an empty or a deceptive line."""
    with pytest.raises(ValidationError, match=reason):
        LocalizedText.model_validate(value)


def test_the_schema_takes_a_line_or_a_mapping() -> None:
    """The published schema knows both forms, and the registered languages."""
    schema = TypeAdapter(LocalizedText).json_schema()
    mapping, line = schema["anyOf"]
    assert list(mapping["properties"]) == list(LANGUAGES)
    assert line["type"] == "string"
