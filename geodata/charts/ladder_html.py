"""Ladders as HTML: a table a unit, a row a claim, its mark on the common axis as an SVG image.

A mark is drawn in per cent of its cell, so that the same image fits a card, a page and a printed report.
There is no script and no inline SVG, which Streamlit strips; every word is text. Low amounts are at the left
in both languages.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.charts.ladders import AxisKey, Ladder, LadderAxis, LadderRung
from geodata.kinds.kind_table import KindLook
from geodata.layout.styles import (
    LADDER_BAR_WIDTH,
    LADDER_EARLIER_OPACITY,
    LADDER_OUTLINE_WIDTH,
    LADDER_SOFT_OPACITY,
    LADDER_SOFT_WIDTH,
    MAP_PALETTES,
)
from geodata.phrasing.claim_words import said_on_phrase
from geodata.phrasing.figure_words import figure_phrase, revision_phrases, scope_phrase
from geodata.phrasing.list_words import join_list
from geodata.phrasing.proposal_words import proposed_tag
from geodata.phrasing.source_words import claim_grade_phrase, speaker_phrase
from geodata.view import Theme
from geodata.words import DEFAULT_LANG, Lang, format_number, translate
from geodata.words.html_elements import Markup, html_element, join_markup, svg_data_uri

AXIS_START, AXIS_LENGTH = 6.0, 82.0
"""Start and length of the axis in per cent of the cell; the rest is room for an open end."""
DOT_SHAPE: Final = "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z"
"""SVG path of a mark round the origin."""
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


@dataclass(frozen=True)
class LadderSource:
    """The event whose figures are shown, and its brief."""

    event: Event
    brief: Brief


def ladder_tables(
    found: Iterable[Ladder],
    axes: Mapping[AxisKey, LadderAxis],
    source: LadderSource,
    look: LadderStyle,
    *,
    alone: bool = False,
) -> tuple[Markup, ...]:
    """Return a table for each ladder; with ``alone`` a single figure is drawn on an axis too."""
    return tuple(
        ladder_table(each, axes.get(each.axis_key) if each.is_compared or alone else None, source, look)
        for each in found
    )


def ladder_table(ladder: Ladder, axis: LadderAxis | None, source: LadderSource, look: LadderStyle) -> Markup:
    """Return a ladder as a table: amount and count, speaker with day and grade, mark on the axis.

    Without an axis there are no marks.
    """
    rows = [_rung_row(rung, axis, source, look) for rung in ladder.rungs]
    return html_element(
        "table",
        html_element("caption", ladder_heading(ladder, source.brief, look.lang)),
        _table_head(look.lang, marked=axis is not None),
        html_element("tbody", *rows),
        _axis_foot(axis) if axis is not None else None,
        class_="rungs" if axis is not None else "rungs unmarked",
    )


def ladder_heading(ladder: Ladder, brief: Brief, lang: Lang) -> str:
    """Return unit or class of a ladder, the unit of its axis where units differ, and its scope."""
    table, scope = brief.unit_table, ladder.key.scope
    words = [table.heading(ladder.units, lang)]
    if ladder.converted_to:
        words.append(translate("figures.axis-unit", lang, unit=table.heading([ladder.converted_to], lang)))
    return join_list([*words, *([scope_phrase(scope, brief, lang)] if scope else [])], lang)


def ladder_legend(look: LadderStyle) -> Markup:
    """Return the key to the marks as a list."""
    samples = {
        "dot": _Mark(50, 50),
        "bar": _Mark(22, 78),
        "soft": _Mark(50, 50, soft=True),
        "more": _Mark(30, 30, opens=1),
        "less": _Mark(70, 70, opens=-1),
        "best": _Mark(22, 78, best=45),
        "hollow": _Mark(50, 50, judged=True),
        "revised": _Mark(70, 70, earlier=((25, 25),)),
    }
    items = (
        html_element("li", _mark_image(_mark_svg(each, look)), translate(f"figures.legend-{name}", look.lang))
        for name, each in samples.items()
    )
    return html_element("ul", *items, class_="rungs-legend", aria_label=translate("term.legend", look.lang))


def rung_mark_svg(rung: LadderRung, axis: LadderAxis, look: LadderStyle) -> str | None:
    """Return the mark of a claim on an axis as SVG; None for a ratio.

    A number is a dot, a range a bar, a best estimate a dot on its bar; "about" is a soft edge, an open end an
    arrow, a judgement is hollow. The figures that it revises stand faint beside it, joined to it.
    """
    if rung.ends is None:
        return None
    return _mark_svg(
        _Mark(
            *_places(rung.ends, axis),
            rung.inexact,
            rung.open_direction,
            rung.judged,
            None if rung.best is None else _place(rung.best, axis),
            tuple(_places(each.ends, axis) for each in rung.earlier if each.ends),
            rung.is_revised,
        ),
        look,
    )


def _place(value: float, axis: LadderAxis) -> float:
    """Return the place of a value in per cent of the cell."""
    return AXIS_START + AXIS_LENGTH * axis.position_of(value)


def _places(ends: tuple[float, float], axis: LadderAxis) -> tuple[float, float]:
    return _place(ends[0], axis), _place(ends[1], axis)


@dataclass(frozen=True)
class _Mark:
    """Shape and ends of a mark; the ends in per cent of the cell."""

    low: float
    high: float
    soft: bool = False
    opens: int = 0
    judged: bool = False
    best: float | None = None
    earlier: tuple[tuple[float, float], ...] = ()
    """Ends of the figures that it revises, the latest first."""
    revised: bool = False

    @property
    def dots(self) -> tuple[float, ...]:
        """Places of its dots: the best estimate, else both ends."""
        return tuple(dict.fromkeys((self.low, self.high))) if self.best is None else (self.best,)


def _mark_svg(mark: _Mark, look: LadderStyle) -> Markup:
    shape = html_element("path", d=DOT_SHAPE, fill=look.ground if mark.judged else look.ink)
    arrow = html_element("path", d=ARROW, fill="none", transform="scale(-1 1)" if mark.opens < 0 else None)
    return _svg(
        _bar(mark, width=LADDER_SOFT_WIDTH, opacity=f"{LADDER_SOFT_OPACITY:g}") if mark.soft else None,
        _bar(mark, width=LADDER_BAR_WIDTH) if mark.high > mark.low else None,
        *_earlier_shapes(mark, shape),
        *(_place_shape(place, shape) for place in mark.dots),
        _place_shape(mark.high if mark.opens > 0 else mark.low, arrow) if mark.opens else None,
        ink=look.ink,
        opacity=LADDER_EARLIER_OPACITY if mark.revised else None,
    )


def _earlier_shapes(mark: _Mark, shape: Markup) -> Iterator[Markup]:
    """Yield a faint line from each earlier figure to the next one, and its faint dots."""
    after = (mark.low, mark.high)
    for low, high in mark.earlier:
        start, end = (high, after[0]) if high <= after[0] else (low, after[1])
        joined = sorted((start, end))
        line = _bar(_Mark(joined[0], joined[1]), width=1)
        dots = (_place_shape(place, shape) for place in dict.fromkeys((low, high)))
        yield html_element("g", line, *dots, opacity=f"{LADDER_EARLIER_OPACITY:g}")
        after = (low, high)


def _rung_row(rung: LadderRung, axis: LadderAxis | None, source: LadderSource, look: LadderStyle) -> Markup:
    lang, brief = look.lang, source.brief
    small = (
        proposed_tag(rung.claim, lang),
        *revision_phrases(rung.claim, source.event, brief, lang),
        said_on_phrase(rung.claim, lang),
        claim_grade_phrase(rung.claim, brief, lang),
    )
    lines = (html_element("span", words, class_="quiet line") for words in small if words)
    drawn = rung_mark_svg(rung, axis, look) if axis else None
    return html_element(
        "tr",
        html_element(
            "td",
            html_element("span", figure_phrase(rung.figure, brief, lang), class_="amount"),
            html_element("span", html_element("bdi", rung.figure.counts[lang]), class_="line"),
        ),
        html_element("td", html_element("bdi", speaker_phrase(rung.claim, brief, lang)), *lines),
        html_element("td", _mark_image(drawn), class_="scale") if axis else None,
        class_="revised" if rung.is_revised else None,
    )


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


def _svg(*shapes: Markup | None, ink: str, opacity: float | None = None) -> Markup:
    return html_element(
        "svg",
        join_markup(*shapes),
        xmlns="http://www.w3.org/2000/svg",
        width="100%",
        height=MARK_HEIGHT,
        stroke=ink,
        stroke_width=f"{LADDER_OUTLINE_WIDTH:g}",
        opacity=None if opacity is None else f"{opacity:g}",
    )


def _mark_image(svg: str | None) -> Markup | None:
    """Return a mark as an image without alternative text, since the words beside it say the same."""
    return html_element("img", src=svg_data_uri(svg), alt="", class_="mark") if svg else None


def _percent(place: float) -> str:
    return f"{place:.2f}%"
