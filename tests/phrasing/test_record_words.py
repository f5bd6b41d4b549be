"""Records in words, in both languages."""

import pytest

from geodata.brief.date_record import When
from geodata.brief.figure_record import Figure
from geodata.brief.records import Brief
from geodata.phrasing.record_words import (
    badge,
    figure_parts,
    figure_words,
    locator,
    rivals,
    span_words,
    speaker,
    when_words,
    where_words,
)
from geodata.words import Lang

WHENS = [
    ({"edtf": "2024-10"}, "October 2024", "أكتوبر/تشرين الأول 2024"),
    ({"edtf": "2018/..", "holds": "throughout"}, "since 2018", "منذ 2018"),
    ({"edtf": "2024-10/.."}, "from October 2024 on", "ابتداءً من أكتوبر/تشرين الأول 2024"),
    ({"edtf": "../2024-11"}, "no later than November 2024", "في موعد أقصاه نوفمبر/تشرين الثاني 2024"),
    ({"edtf": "2012/..", "holds": "recurring"}, "recurring since 2012", "على نحو متكرر منذ 2012"),
    (
        {"edtf": "../..", "start": "../2022-10"},
        "begun no later than October 2022",
        "بدأ في موعد أقصاه أكتوبر/تشرين الأول 2022",
    ),
    (
        {"edtf": "2024-10/..", "holds": "throughout", "convention": {"ar": "اصطلاح", "en": "a convention"}},
        "from October 2024 on",
        "ابتداءً من أكتوبر/تشرين الأول 2024",
    ),
    ({"undated": True}, "Undated", "غير مؤرخ"),
    ({"edtf": "2024-10~"}, "about October 2024", "نحو أكتوبر/تشرين الأول 2024"),
    (
        {"edtf": "2024-09/2024-11"},
        "between September 2024 and November 2024",
        "بين سبتمبر/أيلول 2024 ونوفمبر/تشرين الثاني 2024",
    ),
]
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
COUNTS = {"id": "sent", "ar": "أُرسلوا", "en": "sent"}


@pytest.mark.parametrize(("when", "en", "ar"), WHENS)
def test_when(when: dict[str, str], en: str, ar: str) -> None:
    """A date is said as people say it; EDTF never reaches a reader."""
    record = When.model_validate(when)
    assert when_words(record, "en").translate(ISOLATES) == en
    assert when_words(record, "ar").translate(ISOLATES) == ar


def test_span() -> None:
    """The outer bounds in words."""
    assert span_words(When(edtf="2024-10~"), "en") == "24 September – 7 November 2024"
    assert span_words(When(undated=True), "en") == "no bound given"


@pytest.mark.parametrize(
    ("fields", "en"),
    [
        ({"value": 1500, "qualifier": "close-to"}, "close to 1,500 soldiers"),
        ({"value": 10000}, "10,000 soldiers"),
        ({"low": 6700, "high": 13000}, "6,700–13,000 soldiers"),
        ({"value": 1}, "1 soldier"),
        ({"ratio": {"times": 3, "period": "2018", "base": "2016"}}, "3 times 2016, in 2018"),
    ],
)
def test_figure(fields: dict[str, object], en: str) -> None:
    """A figure is said with the word that stood before it and with its unit."""
    figure = Figure.model_validate({**fields, "unit": "soldier", "counts": COUNTS})
    assert figure_words(figure, "en").translate(ISOLATES) == en


def test_arabic_dual_after_a_preposition() -> None:
    """The words for more than two years take the genitive."""
    figure = Figure.model_validate({"value": 2, "qualifier": "more-than", "unit": "year", "counts": COUNTS})
    assert figure_words(figure, "ar").translate(ISOLATES) == "أكثر من سنتين"


def test_badge_names_speakers(demo: Brief) -> None:
    """Rival figures stand side by side, each with what it counts and who says it."""
    assert badge(demo.events[0], demo, "en") == (
        "about 30 ships taking part (The ministry)"
        " · 20 ships taking part (The ministry, according to A rival paper)"
    )
    assert "25" not in badge(demo.events[0], demo, "en")


def test_places(demo: Brief) -> None:
    """A route points from its supplier in either direction of writing."""
    assert where_words(demo.events[1], demo, "en") == "Iran → Russia"
    assert where_words(demo.events[1], demo, "ar").translate(ISOLATES) == "إيران ← روسيا"
    assert where_words(demo.events[2], demo, "en") == "place not given"


def test_locator_and_speaker(demo: Brief) -> None:
    """A citation is found by paragraph and by the sentence in it."""
    assert locator(5, demo, "en") == "paragraph 3, sentence 2"
    assert speaker(demo.events[0].claims[0], demo, "ar") == "الوزارة"


@pytest.mark.parametrize(
    ("event", "lang", "expected"),
    [
        ("troops-in-russia", "en", ("close to", "1,500", "soldiers")),
        ("troops-in-russia", "ar", ("ما يقرب من", "1,500", "جندي")),
        ("iran-drones", "ar", ("", "أكثر من سنتين", "")),
        ("chn-yellow-sea", "en", ("", "×3", "(2018 against 2016)")),
    ],
)
def test_a_figure_in_pieces(shipped: Brief, event: str, lang: Lang, expected: tuple[str, ...]) -> None:
    """Before the number, the number, after it; a word that holds its number stays whole."""
    figure = next(claim.figure for claim in rivals(shipped.event[event]) if claim.figure)
    assert figure_parts(figure, lang) == expected
