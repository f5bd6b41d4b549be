"""Ladders as HTML: a table a unit, a row a claim, its mark on the common axis as an SVG image.

A mark is drawn in per cent of its cell, so that the same image fits a card, a page and a printed report.
There is no script and no inline SVG, which Streamlit strips; every word is text. Low amounts are at the left
in both languages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from geodata.brief.records import Brief
from geodata.charts.ladders import Ladder, LadderAxis, LadderRung
from geodata.kinds.kind_table import KindLook
from geodata.layout.styles import (
    LADDER_BAR_WIDTH,
    LADDER_OUTLINE_WIDTH,
    LADDER_SOFT_OPACITY,
    LADDER_SOFT_WIDTH,
    MAP_PALETTES,
)
from geodata.phrasing.claim_words import said_on_phrase
from geodata.phrasing.figure_words import figure_phrase
from geodata.phrasing.proposal_words import proposed_tag
from geodata.phrasing.source_words import claim_grade_phrase, speaker_phrase
from geodata.view import Theme
from geodata.words import DEFAULT_LANG, Lang, catalogue_entries, format_number, translate
from geodata.words.html_elements import Markup, html_element, join_markup, svg_data_uri

AXIS_START, AXIS_LENGTH = 6.0, 82.0
"""Start and length of the axis in per cent of the cell; the rest is room for an open end."""
COUNT_SHAPES: Final = (
    "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z",
    "M-4.5 -4.5H4.5V4.5H-4.5Z",
    "M0 -6L6 0L0 6L-6 0Z",
    "M0 -5.5L5.5 4.5H-5.5Z",
    "M0 5.5L5.5 -4.5H-5.5Z",
    "M-6 0L-3 -5H3L6 0L3 5H-3Z",
)
"""SVG paths round the origin, one for each thing that is counted: circle, square, diamond …"""
ARROW: Final = "M7 0H22M16.5 -4.5L22 0L16.5 4.5"
MARK_HEIGHT: Final = 24


@dataclass(frozen=True)
class LadderStyle:
    """Language and colours of ladders."""

    lang: Lang
    ink: str
    ground: str
    """Background colour, which fills hollow marks."""


def ladder_style(look: KindLook | None, lang: Lang, theme: Theme) -> LadderStyle:
    """Return the style of the ladders of a kind of event: the ink of its family, or that of text."""
    paper = MAP_PALETTES[theme]
    return LadderStyle(lang, look.colours.of(theme) if look else paper.text, paper.panel)


def ladder_tables(
    found: Iterable[Ladder],
    axes: Mapping[str, LadderAxis],
    brief: Brief,
    look: LadderStyle,
    *,
    alone: bool = False,
) -> tuple[Markup, ...]:
    """Return a table for each ladder; with ``alone`` a single figure is drawn on an axis too."""
    return tuple(
        ladder_table(each, axes.get(each.unit) if each.has_rivals or alone else None, brief, look)
        for each in found
    )


def ladder_table(ladder: Ladder, axis: LadderAxis | None, brief: Brief, look: LadderStyle) -> Markup:
    """Return a ladder as a table: amount and count, speaker with day and grade, mark on the axis.

    Without an axis there are no marks.
    """
    rows = [_rung_row(rung, axis, brief, look) for rung in ladder.rungs]
    return html_element(
        "table",
        html_element("caption", unit_heading(ladder.unit, look.lang)),
        _table_head(look.lang, marked=axis is not None),
        html_element("tbody", *rows),
        _axis_foot(axis) if axis is not None else None,
        class_="rungs" if axis is not None else "rungs unmarked",
    )


def unit_heading(unit: str, lang: Lang) -> str:
    """Return the name of a unit as a heading; its id where the catalogue has none."""
    return translate(f"unit-name.{unit}", lang) if f"unit-name.{unit}" in catalogue_entries() else unit


def ladder_legend(look: LadderStyle) -> Markup:
    """Return the key to the marks as a list."""
    samples = {
        "dot": _Mark(50, 50),
        "bar": _Mark(22, 78),
        "soft": _Mark(50, 50, soft=True),
        "more": _Mark(30, 30, opens=1),
        "less": _Mark(70, 70, opens=-1),
        "form": _Mark(50, 50, COUNT_SHAPES[2]),
        "hollow": _Mark(50, 50, judged=True),
    }
    items = (
        html_element("li", _mark_image(_mark_svg(each, look)), translate(f"figures.legend-{name}", look.lang))
        for name, each in samples.items()
    )
    return html_element("ul", *items, class_="rungs-legend", aria_label=translate("term.legend", look.lang))


def rung_mark_svg(rung: LadderRung, axis: LadderAxis, look: LadderStyle) -> str | None:
    """Return the mark of a claim on an axis as SVG; None for a ratio.

    A number is a dot, a range a bar; "about" is a soft edge, an open end an arrow, a judgement is hollow.
    The shape shows what is counted.
    """
    if rung.ends is None:
        return None
    low, high = (AXIS_START + AXIS_LENGTH * axis.position_of(end) for end in rung.ends)
    return _mark_svg(
        _Mark(low, high, _count_shape(rung), rung.inexact, rung.open_direction, rung.judged), look
    )


@dataclass(frozen=True)
class _Mark:
    """Shape and ends of a mark; the ends in per cent of the cell."""

    low: float
    high: float
    form: str = COUNT_SHAPES[0]
    soft: bool = False
    opens: int = 0
    judged: bool = False


def _mark_svg(mark: _Mark, look: LadderStyle) -> Markup:
    shape = html_element("path", d=mark.form, fill=look.ground if mark.judged else look.ink)
    arrow = html_element("path", d=ARROW, fill="none", transform="scale(-1 1)" if mark.opens < 0 else None)
    return _svg(
        _bar(mark, width=LADDER_SOFT_WIDTH, opacity=f"{LADDER_SOFT_OPACITY:g}") if mark.soft else None,
        _bar(mark, width=LADDER_BAR_WIDTH) if mark.high > mark.low else None,
        *(_place_shape(place, shape) for place in dict.fromkeys((mark.low, mark.high))),
        _place_shape(mark.high if mark.opens > 0 else mark.low, arrow) if mark.opens else None,
        ink=look.ink,
    )


def _rung_row(rung: LadderRung, axis: LadderAxis | None, brief: Brief, look: LadderStyle) -> Markup:
    lang = look.lang
    small = (
        proposed_tag(rung.claim, lang),
        said_on_phrase(rung.claim, lang),
        claim_grade_phrase(rung.claim, brief, lang),
    )
    lines = (html_element("span", words, class_="quiet line") for words in small if words)
    drawn = rung_mark_svg(rung, axis, look) if axis else None
    return html_element(
        "tr",
        html_element(
            "td",
            html_element("span", figure_phrase(rung.figure, lang), class_="amount"),
            html_element(
                "span",
                _count_key(rung, look) if drawn else None,
                html_element("bdi", rung.figure.counts[lang]),
                class_="line",
            ),
        ),
        html_element("td", html_element("bdi", speaker_phrase(rung.claim, brief, lang)), *lines),
        html_element("td", _mark_image(drawn), class_="scale") if axis else None,
    )


def _count_key(rung: LadderRung, look: LadderStyle) -> Markup:
    """Return the shape of what is counted, as an image before its words."""
    shape = html_element("path", d=_count_shape(rung), fill=look.ink, transform="translate(7 7)")
    svg = html_element("svg", shape, xmlns="http://www.w3.org/2000/svg", width=14, height=14)
    return html_element("img", src=svg_data_uri(svg), alt="", class_="key")


def _table_head(lang: Lang, *, marked: bool) -> Markup:
    keys = [
        "event-card.amount-and-counted",
        "event-card.speaker",
        *(["figures.scale-column"] if marked else []),
    ]
    return html_element(
        "thead", html_element("tr", *(html_element("th", translate(key, lang), scope="col") for key in keys))
    )


def _axis_foot(axis: LadderAxis) -> Markup:
    """Return the amounts at the evenly spaced ticks; on narrow pages the inner ones are hidden."""
    last = len(axis.ticks) - 1
    amounts = (
        html_element(
            "span",
            html_element("bdi", format_number(tick, DEFAULT_LANG)),
            class_="end" if at in {0, last} else "inner",
        )
        for at, tick in enumerate(axis.ticks)
    )
    scale = html_element("div", *amounts, class_="ticks", dir="ltr")
    row = html_element("tr", html_element("td", colspan=2), html_element("td", scale, class_="scale"))
    return html_element("tfoot", row, aria_hidden="true")


def _bar(mark: _Mark, *, width: int, opacity: str | None = None) -> Markup:
    """Return a bar; with an opacity it is the soft edge of an inexact figure."""
    return html_element(
        "line",
        x1=_percent(mark.low),
        x2=_percent(mark.high + 0.01),  # not every browser draws round ends of a line without length
        y1="50%",
        y2="50%",
        stroke_width=width,
        stroke_opacity=opacity,
        stroke_linecap="round" if opacity else None,
    )


def _place_shape(place: float, shape: Markup) -> Markup:
    return html_element("svg", shape, x=_percent(place), y="50%", overflow="visible")


def _svg(*shapes: Markup | None, ink: str) -> Markup:
    return html_element(
        "svg",
        join_markup(*shapes),
        xmlns="http://www.w3.org/2000/svg",
        width="100%",
        height=MARK_HEIGHT,
        stroke=ink,
        stroke_width=f"{LADDER_OUTLINE_WIDTH:g}",
    )


def _mark_image(svg: str | None) -> Markup | None:
    """Return a mark as an image without alternative text, since the words beside it say the same."""
    return html_element("img", src=svg_data_uri(svg), alt="", class_="mark") if svg else None


def _count_shape(rung: LadderRung) -> str:
    return COUNT_SHAPES[rung.count_index % len(COUNT_SHAPES)]


def _percent(place: float) -> str:
    return f"{place:.2f}%"
