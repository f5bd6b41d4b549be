"""Words of the stamp: markings on one line, draft, languages."""

import pytest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.record_fields import Marking
from geodata.brief.records import Brief
from geodata.phrasing.stamp_words import (
    language_line,
    marking_line,
    unfinished_line,
    untranslated_part,
    untranslated_tag,
)
from geodata.words import Lang
from geodata.words.localized_text import LocalizedText

GREEN = Marking(text=LocalizedText({"en": "TLP:GREEN"}), level=1)
DESK = Marking(text=LocalizedText({"en": "Desk only", "ar": "للمكتب"}), level=1)


def test_schemes_stand_side_by_side() -> None:
    """Each wording once, the typed one last; nothing without a marking."""
    assert marking_line([GREEN, DESK], "en", typed="EXERCISE") == "TLP:GREEN · Desk only · EXERCISE"
    assert marking_line([GREEN, GREEN], "en", typed="TLP:GREEN") == "TLP:GREEN"
    assert marking_line([], "en") == ""


def test_in_arabic_no_scheme_reorders_another() -> None:
    """Each is isolated where there are several."""
    assert marking_line([DESK], "ar") == "للمكتب"
    assert marking_line([GREEN, DESK], "ar") == "\u2068TLP:GREEN\u2069 · \u2068للمكتب\u2069"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Draft · 3 unfinished, not shown"),
        ("ar", "مسودة · \u20683\u2069 بنود غير مكتملة لا تُعرض"),
    ],
)
def test_a_draft_counts_what_is_not_shown(demo_yaml: str, lang: Lang, words: str) -> None:
    """A finished brief has no stamp."""
    bad = demo_yaml.replace("kind: alignment", "kind: x").replace("place: sea-of-japan", "place: atlantis")
    brief = read_brief_bytes(bad.encode()).brief
    finished = read_brief_bytes(demo_yaml.encode()).brief
    assert brief is not None
    assert finished is not None
    assert unfinished_line(brief, lang) == words
    assert unfinished_line(finished, lang) == ""


def test_a_brief_that_only_blocks_is_a_draft_too(demo_yaml: str) -> None:
    """Nothing is left off, so nothing is counted."""
    brief = read_brief_bytes(("published: soon\n" + demo_yaml).encode()).brief
    assert brief is not None
    assert unfinished_line(brief, "en") == "Draft"


def test_languages_of_a_brief(sparse: Brief, demo: Brief) -> None:
    """All of it, its events, or some are in another language; a translated brief says nothing."""
    assert (untranslated_part(demo, "ar"), language_line(demo, "ar")) == ("", "")
    assert (untranslated_part(sparse, "en"), untranslated_part(sparse, "ar")) == ("", "brief")
    titled = sparse.model_copy(update={"title": LocalizedText({"en": "Attacks", "ar": "هجمات"})})
    assert untranslated_part(titled, "ar") == "events"
    assert language_line(titled, "ar") == "أحداث هذا الموجز باللغة \u2068الإنجليزية\u2069 فقط."
    mixed = with_translated_title(sparse)
    assert untranslated_part(mixed, "ar") == "some"
    assert language_line(mixed, "ar") == "بعض ما في هذا الموجز غير مترجم."


def test_only_in_a_mixed_brief_an_event_is_marked(sparse: Brief) -> None:
    """Where none is translated, one line says it for all."""
    mixed = with_translated_title(sparse)
    assert [untranslated_tag(event, sparse, "ar") for event in sparse.events] == [None] * 3
    assert [untranslated_tag(event, mixed, "ar") for event in mixed.events] == [None, *["غير مترجم"] * 2]


def with_translated_title(brief: Brief) -> Brief:
    """The brief with the title of its first event in both languages."""
    first = brief.events[0]
    both = first.model_copy(update={"title": LocalizedText({"en": "Ship hit", "ar": "إصابة سفينة"})})
    return brief.model_copy(update={"events": (both, *brief.events[1:])})
