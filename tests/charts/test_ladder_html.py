"""Ladders as HTML: every figure in words, its mark on the axis, no script and no inline drawing."""

import re
from base64 import b64decode

import pytest

from geodata.brief.records import Brief
from geodata.charts.ladder_html import (
    LadderSource,
    LadderStyle,
    ladder_heading,
    ladder_legend,
    ladder_style,
    ladder_table,
    ladder_tables,
    rung_mark_svg,
)
from geodata.charts.ladders import Ladder, LadderAxis, event_ladders, unit_axes
from geodata.words import LANGS, Lang

AXIS = LadderAxis(0, 10000, log=False, ticks=(0, 5000, 10000))


def containers(brief: Brief) -> Ladder:
    """The ladder of the containers of October 2024."""
    return event_ladders(brief.event_by_id["prk-rus-containers"], brief)[0]


def source(brief: Brief, event: str = "prk-rus-containers") -> LadderSource:
    """An event of a brief."""
    return LadderSource(brief.event_by_id[event], brief)


def rung_marks(brief: Brief, event: str, at: int = 0) -> dict[str, str]:
    """The marks of a ladder of an event by claim."""
    ladder = event_ladders(brief.event_by_id[event], brief)[at]
    axis, look = unit_axes([ladder])[ladder.axis_key], ladder_style(None, "en", "light")
    return {rung.claim.id: rung_mark_svg(rung, axis, look) or "" for rung in ladder.rungs}


def drawn(html: str) -> list[str]:
    """Return the images in some HTML."""
    return [b64decode(data).decode() for data in re.findall(r"svg\+xml;base64,([^\"]+)", html)]


def test_marks_stand_at_their_values(shipped: Brief, told: Brief) -> None:
    """6,700 of 15,000 on the axis; "close to" has a soft edge, "more than" an arrow."""
    found = rung_marks(shipped, "prk-rus-containers")
    about, more = found.values()
    assert 'x="42.63%"' in about
    assert 'stroke-opacity="0.2"' in about
    assert "M7 0H22" not in about
    assert "M7 0H22" in more
    assert 'x="47.00%"' in rung_marks(told, "raid")["raid-3"]


def test_a_best_estimate_is_the_dot_of_its_range(told: Brief) -> None:
    """One dot on a bar from the low to the high end, never in the middle."""
    mark = rung_marks(told, "raid")["raid-3"]
    assert mark.count("<path") == 1
    assert 'x1="38.80%" x2="79.81%"' in mark


def test_a_revised_figure_is_faint_and_joined(told: Brief) -> None:
    """The earlier one is faint in its own row, and joined by a line in that of the later one."""
    found = rung_marks(told, "raid")
    assert 'opacity="0.45"' in found["raid-1"]
    assert 'opacity="0.45"' not in found["raid-3"]
    assert re.search(r'<g opacity="0.45"><line x1="30.60%" x2="63.41%"', found["raid-2"])


def test_the_words_of_a_revision_stand_in_both_rows(told: Brief) -> None:
    """The rows follow one another, the earlier marked as revised."""
    event = told.event_by_id["raid"]
    found = event_ladders(event, told)[0]
    html = ladder_table(found, None, source(told, "raid"), ladder_style(None, "en", "light"))
    assert [rung.claim.id for rung in found.rungs] == ["raid-3", "raid-1", "raid-2"]
    assert html.count('<tr class="revised">') == 1
    assert html.index("revised later: 7 people") < html.index("revises the earlier figure: 3 people")


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_is_in_words(lang: Lang, shipped: Brief) -> None:
    """Amounts, speakers and counts are text; the images have none."""
    found = containers(shipped)
    html = ladder_table(found, AXIS, source(shipped), ladder_style(None, lang, "light"))
    for rung in found.rungs:
        assert rung.figure.counts[lang] in html
    assert html.count("<tr>") == 4
    assert not [svg for svg in drawn(html) if "<text" in svg]


def test_only_pictures_draw(shipped: Brief) -> None:
    """There is no inline SVG, which Streamlit strips."""
    html = "".join(
        "".join(
            ladder_tables(
                event_ladders(event, shipped),
                unit_axes(event_ladders(event, shipped)),
                LadderSource(event, shipped),
                ladder_style(None, "ar", "dark"),
                alone=True,
            )
        )
        for event in shipped.events
    )
    assert not re.search(r"<(svg|script|style|path)", html)
    assert "style=" not in html


def test_an_axis_names_its_ends_from_left_to_right(shipped: Brief) -> None:
    """Also in Arabic, with digits of their own direction."""
    html = ladder_table(containers(shipped), AXIS, source(shipped), ladder_style(None, "ar", "light"))
    assert re.search(r'class="ticks" dir="ltr".*<bdi>0</bdi>.*<bdi>10,000</bdi>', html)


def test_the_axis_stands_under_the_marks(shipped: Brief) -> None:
    """In a cell of the same column and width, so that marks and ticks agree."""
    html = ladder_table(containers(shipped), AXIS, source(shipped), ladder_style(None, "en", "light"))
    assert '<tfoot aria-hidden="true"><tr><td colspan="2"></td><td class="scale"><div class="ticks"' in html


def test_the_look_follows_the_theme(shipped: Brief) -> None:
    """The ink of the layer, in the tone of the appearance."""
    event = shipped.event_by_id["prk-rus-containers"]
    assert ladder_style(shipped.kind_table.look_of(event.kind), "en", "light").ink == "#D55E00"
    assert ladder_style(shipped.kind_table.look_of(event.kind), "en", "dark").ink == "#E8772E"
    assert ladder_style(None, "en", "dark") == LadderStyle("en", "#E7EBEF", "#1A2028")


def test_hollow_is_a_judgement(shipped: Brief) -> None:
    """The capacity of the containers is judged: its dot shows the ground."""
    looks = ladder_style(None, "en", "light")
    assert f'fill="{looks.ground}"' in "".join(rung_marks(shipped, "prk-rus-containers", 1).values())
    assert f'fill="{looks.ground}"' not in "".join(rung_marks(shipped, "troops-in-russia").values())


def test_headings(told: Brief) -> None:
    """Unit or class, the unit of the axis where figures have several, and the scope of a total."""
    found = event_ladders(told.event_by_id["raid"], told)
    assert [ladder_heading(each, told, "en") for each in found] == [
        "People",
        "People, in all, 4–18 April 2031, in Yemen",
        "Sorties",
        "Mass, scale: Tonnes",
    ]
    drums, dollars = event_ladders(told.event_by_id["depot"], told)
    assert (ladder_heading(drums, told, "ar"), ladder_heading(dollars, told, "en")) == (
        "براميل معدنية",
        "US dollars",
    )


def test_the_legend_tells_every_mark() -> None:
    """Dot, bar, soft edge, two arrows, best estimate, hollow, revised."""
    html = ladder_legend(ladder_style(None, "en", "light"))
    assert len(drawn(html)) == html.count("<li>") == 8
