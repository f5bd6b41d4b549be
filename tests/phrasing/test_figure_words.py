"""Figures in words, in both languages."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.derived_facts.comparable_figures import claims_with_figures
from geodata.brief.record_types.figure_record import Covers, Figure
from geodata.brief.records import Brief
from geodata.phrasing.figure_words import (
    figure_lines,
    figure_phrase,
    figure_with_counts,
    group_alternatives,
    revision_phrases,
    scope_phrase,
    split_figure_phrase,
)
from geodata.words import Lang
from geodata.words.text_direction import strip_isolates

COUNTS = {"id": "sent", "ar": "أُرسلوا", "en": "sent"}


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
def test_figure(fields: dict[str, object], en: str, shipped: Brief) -> None:
    """A figure is said with the word that stood before it and with its unit."""
    figure = Figure.model_validate({**fields, "unit": "soldier", "counts": COUNTS})
    assert strip_isolates(figure_phrase(figure, shipped, "en")) == en


@pytest.mark.parametrize(
    ("times", "period", "words"),
    [
        (3, "2018", "3 أمثال ما كان في 2016، عام 2018"),
        (2, "2018", "مثلا ما كان في 2016، عام 2018"),
        (1.5, "2018-06", "1.5 مثل ما كان في 2016، في يونيو/حزيران 2018"),
    ],
)
def test_arabic_ratio(times: float, period: str, words: str, shipped: Brief) -> None:
    """A ratio says what it multiplies, in the form of its number, and a year is called one."""
    ratio = {"times": times, "period": period, "base": "2016"}
    figure = Figure.model_validate({"ratio": ratio, "unit": "passage", "counts": COUNTS})
    assert strip_isolates(figure_phrase(figure, shipped, "ar")) == words


def test_arabic_dual_after_a_preposition(shipped: Brief) -> None:
    """The words for more than two years take the genitive."""
    figure = Figure.model_validate({"value": 2, "qualifier": "more-than", "unit": "year", "counts": COUNTS})
    assert strip_isolates(figure_phrase(figure, shipped, "ar")) == "أكثر من سنتين"


def test_badge_names_speakers(demo: Brief) -> None:
    """Rival figures stand side by side, each with what it counts and who says it."""
    assert figure_lines(demo.events[0], demo, "en") == (
        "about 30 ships taking part (The ministry)",
        "20 ships taking part (The ministry, according to A rival paper)",
    )


def test_badge_of_a_proposed_claim_says_so(drafted_atlas: Atlas) -> None:
    """A proposed claim of an accepted event is marked; one that is proposed with its event is not."""
    brief = drafted_atlas.brief
    event = brief.event_by_id["harbour-exercise"]
    accepted = event.model_copy(update={"proposed": {}})
    assert event.is_proposed
    assert not any("proposed" in line for line in figure_lines(event, brief, "en"))
    assert ["(found by rule)" in line for line in figure_lines(accepted, brief, "en")] == [False, True]


def test_alternatives_stay_together(shipped: Brief) -> None:
    """Shells or rockets are one group, each count of containers another."""
    claims = claims_with_figures(shipped.event_by_id["prk-rus-containers"])
    groups = group_alternatives(claims)
    assert [len(group) for group in groups] == [1, 2, 1]
    assert {claim.id for group in groups for claim in group} == {claim.id for claim in claims}


def test_what_is_counted(demo: Brief) -> None:
    """A figure is followed by its count, behind a dot or a blank."""
    figure = claims_with_figures(demo.events[0])[0].figure
    assert figure is not None
    assert figure_with_counts(figure, demo, "en") == "about 30 ships · taking part"
    assert figure_with_counts(figure, demo, "en", between=" ") == "about 30 ships taking part"


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
    figure = next(claim.figure for claim in claims_with_figures(shipped.event_by_id[event]) if claim.figure)
    assert split_figure_phrase(figure, shipped, lang) == expected


@pytest.mark.parametrize(
    ("at", "en", "ar"),
    [
        (2, "best estimate 5 soldiers (4–9)", "5 جنود في التقدير الأرجح (4–9)"),
        (4, "12 sorties a day", "12 طلعة يوميًا"),
        (5, "2 tonnes", "طنان"),
    ],
)
def test_rates_and_best_estimates(told: Brief, at: int, en: str, ar: str) -> None:
    """A rate names its period, a best estimate its range, which it never replaces."""
    figure = told.event_by_id["raid"].claims[at].figure
    assert figure is not None
    assert [strip_isolates(figure_phrase(figure, told, lang)) for lang in ("en", "ar")] == [en, ar]


def test_a_total_says_what_it_spans(told: Brief) -> None:
    """Period and place stand behind the thing counted, so that no reader takes it for one day's."""
    figure = told.event_by_id["raid"].claims[3].figure
    assert figure is not None
    assert figure_with_counts(figure, told, "en", between=" ") == (
        "205 people killed in all, 4–18 April 2031, in Yemen"
    )
    assert strip_isolates(figure_with_counts(figure, told, "ar", between=" ")) == (
        "205 أشخاص قُتلوا إجمالًا، 4–18 أبريل/نيسان 2031، في اليمن"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"from": "2031-04-04"}, "in all, from 4 April 2031"),
        ({"to": "2031-04"}, "in all, until 30 April 2031"),
        ({"place": "yem"}, "in all, in Yemen"),
        ({}, "in all"),
    ],
)
def test_scope(told: Brief, fields: dict[str, str], words: str) -> None:
    """What is known of period and place."""
    assert scope_phrase(Covers.model_validate(fields), told, "en") == words


def test_lines_join_a_revision(told: Brief) -> None:
    """The later figure stands with the earlier one behind its speaker; the earlier has no line of its own."""
    lines = figure_lines(told.event_by_id["raid"], told, "en")
    assert lines[0] == "7 people killed (A hospital, earlier: 3 people)"
    assert not any(line.startswith("3 people") for line in lines)


def test_each_side_of_a_revision_names_the_other(told: Brief) -> None:
    """The earlier figure says what it became, the later what it was."""
    event = told.event_by_id["raid"]
    first, later, other, *_ = (revision_phrases(claim, event, told, "en") for claim in event.claims)
    assert (first, later, other) == (
        ("revised later: 7 people",),
        ("revises the earlier figure: 3 people",),
        (),
    )


def test_units_of_a_brief_and_currencies(told: Brief) -> None:
    """An own unit and a currency have their words."""
    lines = figure_lines(told.event_by_id["depot"], told, "ar")
    assert [strip_isolates(line) for line in lines] == [
        "5 براميل معدنية تلفت (صحيفة، بحسب مكتب الجناح)",
        "250,000 دولار أمريكي أضرارًا (مكتب الجبهة)",
    ]


def test_a_best_estimate_in_pieces(told: Brief) -> None:
    """The estimate is set large, its range behind it."""
    figure = told.event_by_id["raid"].claims[2].figure
    assert figure is not None
    assert split_figure_phrase(figure, told, "en") == ("best estimate", "5", "soldiers (4–9)")
