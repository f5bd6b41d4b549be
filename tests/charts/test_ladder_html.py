"""Ladders as HTML: every figure in words, its mark on the axis, no script and no inline drawing."""

import re
from base64 import b64decode

import pytest

from geodata.brief.records import Brief
from geodata.charts.ladder_html import (
    LadderStyle,
    ladder_legend,
    ladder_style,
    ladder_table,
    ladder_tables,
    rung_mark_svg,
    unit_heading,
)
from geodata.charts.ladders import Ladder, LadderAxis, event_ladders, unit_axes
from geodata.words import LANGS, Lang

AXIS = LadderAxis(0, 10000, log=False, ticks=(0, 5000, 10000))


def soldiers(brief: Brief) -> Ladder:
    """The ladder of the soldiers of October 2024."""
    return event_ladders(brief.event_by_id["troops-in-russia"])[0]


def drawn(html: str) -> list[str]:
    """Return the images in some HTML."""
    return [b64decode(data).decode() for data in re.findall(r"svg\+xml;base64,([^\"]+)", html)]


@pytest.mark.parametrize(
    ("claim", "there"),
    [
        ("troops-in-russia-kirby", 'x="30.60%"'),
        ("troops-in-russia-nis", 'stroke-opacity="0.2"'),
        ("troops-in-russia-zelensky", 'x="88.00%"'),
    ],
)
def test_marks_stand_at_their_values(shipped: Brief, claim: str, there: str) -> None:
    """3,000 of 10,000 at three tenths of the axis; "close to" has a soft edge."""
    rung = next(rung for rung in soldiers(shipped).rungs if rung.claim.id == claim)
    assert there in (rung_mark_svg(rung, AXIS, ladder_style(None, "en", "light")) or "")


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_is_in_words(lang: Lang, shipped: Brief) -> None:
    """Amounts, speakers and counts are text; the images have none."""
    found = soldiers(shipped)
    html = ladder_table(found, AXIS, shipped, ladder_style(None, lang, "light"))
    for rung in found.rungs:
        assert rung.figure.counts[lang] in html
    assert html.count("<tr>") == 5
    assert not [svg for svg in drawn(html) if "<text" in svg]


def test_only_pictures_draw(shipped: Brief) -> None:
    """There is no inline SVG, which Streamlit strips."""
    html = "".join(
        "".join(
            ladder_tables(
                event_ladders(event),
                unit_axes(event_ladders(event)),
                shipped,
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
    html = ladder_table(soldiers(shipped), AXIS, shipped, ladder_style(None, "ar", "light"))
    assert re.search(r'class="ticks" dir="ltr".*<bdi>0</bdi>.*<bdi>10,000</bdi>', html)


def test_the_axis_stands_under_the_marks(shipped: Brief) -> None:
    """In a cell of the same column and width, so that marks and ticks agree."""
    html = ladder_table(soldiers(shipped), AXIS, shipped, ladder_style(None, "en", "light"))
    assert '<tfoot aria-hidden="true"><tr><td colspan="2"></td><td class="scale"><div class="ticks"' in html


def test_the_look_follows_the_theme(shipped: Brief) -> None:
    """The ink of the layer, in the tone of the appearance."""
    event = shipped.event_by_id["prk-rus-containers"]
    assert ladder_style(shipped.kind_table.look_of(event.kind), "en", "light").ink == "#D55E00"
    assert ladder_style(shipped.kind_table.look_of(event.kind), "en", "dark").ink == "#E8772E"
    assert ladder_style(None, "en", "dark") == LadderStyle("en", "#E7EBEF", "#1A2028")


def test_hollow_is_a_judgement(shipped: Brief) -> None:
    """The capacity of the containers is judged: its dot shows the ground."""
    shells = event_ladders(shipped.event_by_id["prk-rus-containers"])[1]
    looks = ladder_style(None, "en", "light")
    assert f'fill="{looks.ground}"' in (
        rung_mark_svg(shells.rungs[0], unit_axes([shells])["shell"], looks) or ""
    )


def test_a_unit_without_a_name_is_its_id() -> None:
    """Nothing is invented for a unit that the catalogue does not know."""
    assert unit_heading("soldier", "ar") == "الجنود"
    assert unit_heading("sea-mile", "en") == "sea-mile"


def test_the_legend_tells_every_mark() -> None:
    """Dot, bar, soft edge, two arrows, form, hollow."""
    html = ladder_legend(ladder_style(None, "en", "light"))
    assert len(drawn(html)) == html.count("<li>") == 7
