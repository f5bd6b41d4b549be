"""The catalogue: complete in both languages, clear about what is missing."""

from collections.abc import Mapping
from string import Formatter

import pytest

from geodata.words import LANGS, Lang, entries, say
from geodata.words.catalogue import Entry, _claim, _flat

FORMS = {"ar": {"zero", "one", "two", "few", "many", "other"}, "en": {"one", "other"}}
PRINTED = {"ar": {"few", "many", "other"}, "en": {"other"}}


def _templates(entry: Entry, lang: Lang) -> list[str]:
    template = entry[lang]
    return [template] if isinstance(template, str) else list(template.values())


def _asked(entry: Entry, lang: Lang) -> set[str]:
    return {
        name
        for each in _templates(entry, lang)
        for _, name, _, _ in Formatter().parse(each)
        if name is not None
    }


@pytest.mark.parametrize("key", entries())
def test_no_words_are_empty_or_padded(key: str) -> None:
    """Every entry says something in both languages, with no space at its ends."""
    for lang in LANGS:
        for template in _templates(entries()[key], lang):
            assert template
            assert template == template.strip()


@pytest.mark.parametrize("key", entries())
def test_both_languages_ask_for_the_same_values(key: str) -> None:
    """A value set into one language is set into the other, by a plain name."""
    entry = entries()[key]
    assert _asked(entry, "ar") == _asked(entry, "en")
    assert all(name.isidentifier() for name in _asked(entry, "en"))


@pytest.mark.parametrize("key", [key for key, entry in entries().items() if not isinstance(entry["ar"], str)])
def test_plurals_have_every_form(key: str) -> None:
    """A count has six forms in Arabic and two in English; the forms of many numbers print theirs."""
    for lang in LANGS:
        forms = entries()[key][lang]
        assert isinstance(forms, Mapping)
        assert set(forms) == FORMS[lang]
        assert all("{n}" in forms[form] for form in PRINTED[lang])


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (0, "لا أحداث", "0 events"),
        (1, "حدث واحد", "1 event"),
        (2, "حدثان", "2 events"),
        (3, "\u20683\u2069 أحداث", "3 events"),
        (10, "\u206810\u2069 أحداث", "10 events"),
        (11, "\u206811\u2069 حدثًا", "11 events"),
        (99, "\u206899\u2069 حدثًا", "99 events"),
        (100, "\u2068100\u2069 حدث", "100 events"),
        (103, "\u2068103\u2069 أحداث", "103 events"),
        (1500, "\u20681,500\u2069 حدث", "1,500 events"),
        (1.5, "\u20681.5\u2069 حدث", "1.5 events"),
    ],
)
def test_count_chooses_the_form(count: float, arabic: str, english: str) -> None:
    """The plural rules of CLDR choose the form, and the number is grouped."""
    assert say("count.events", "ar", n=count) == arabic
    assert say("count.events", "en", n=count) == english


def test_values_are_isolated_where_they_could_move_others() -> None:
    """In Arabic every value is isolated, in English only right-to-left letters."""
    assert say("according-to", "ar", source="Kirby") == "بحسب \u2068Kirby\u2069"
    assert say("according-to", "en", source="Kirby") == "according to Kirby"
    assert say("according-to", "en", source="سيول") == "according to \u2068سيول\u2069"


@pytest.mark.parametrize(
    ("key", "values", "told"),
    [
        ("no.such.key", {}, "no entry 'no.such.key'"),
        ("according-to", {}, "'source'"),
        ("count.events", {}, "needs a number n"),
        ("count.events", {"n": "3"}, "found '3'"),
    ],
)
def test_what_is_missing_is_named(key: str, values: dict[str, object], told: str) -> None:
    """An unknown key and a missing value are refused by name."""
    with pytest.raises(KeyError, match=told):
        say(key, "en", **values)


def test_one_key_in_two_files_is_refused() -> None:
    """The message names both files and the key."""
    with pytest.raises(ValueError, match=r"b\.toml.*'kind\.exercise'.*a\.toml"):
        _claim("kind.exercise", "b.toml", {"kind.exercise": "a.toml"})


@pytest.mark.parametrize(
    ("table", "told"),
    [({"kind": {"en": "Kind"}}, "expected ar and en"), ({"kind": "Kind"}, "expected a table")],
)
def test_half_an_entry_is_refused(table: dict[str, object], told: str) -> None:
    """An entry without Arabic, or without languages, names file and key."""
    with pytest.raises(ValueError, match=rf"a\.toml.*{told}"):
        list(_flat(table, "a.toml"))


def test_a_language_code_may_be_a_key() -> None:
    """`language.ar` is an entry of its own, not the Arabic of `language`."""
    assert say("language.ar", "en") == "Arabic"
    assert "language" not in entries()


VOCABULARIES = {
    "kind": "exercise transfer deployment agreement meeting alignment",
    "status": "actual agreed proposed expected feared",
    "statement": "reported judgement forecast",
    "stance": "asserts confirms does-not-deny denies",
    "standing": "within perhaps no",
    "role": "supplier recipient sender host participant lead party partner target subject",
    "basis": "stated inferred",
    "holds": "throughout sometime recurring",
    "coverage": "mapped off-map heading",
    "query": "contradiction wording reading outside",
    "qualifier": "exact about close-to more-than at-least less-than up-to",
    "reliability": "A B C D E F",
    "credibility": "1 2 3 4 5 6",
    "where-prec": "1 2 3 4 5 6 7",
    "unit": "soldier ship container shell rocket round year times",
}


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_word_of_a_vocabulary_has_an_entry(vocabulary: str) -> None:
    """What a brief may hold can be said on the screen."""
    wanted = {f"{vocabulary}.{word}" for word in VOCABULARIES[vocabulary].split()}
    assert wanted - entries().keys() == set()


@pytest.mark.parametrize(
    ("key", "avoided"),
    [
        ("standing.within", "مؤكد"),
        ("standing.perhaps", "محتمل"),
        ("standing.no", "محجوب"),
        ("kind.alignment", "محاذاة"),
        ("card.claims", "ادعاء"),
        ("coverage.title", "تغطية"),
    ],
)
def test_words_that_mislead_are_avoided(key: str, avoided: str) -> None:
    """Words about truth or layout do not stand for words about time or politics."""
    assert avoided not in say(key, "ar")
