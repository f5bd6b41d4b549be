"""Ladders as HTML: a table a unit, a row a claim, with its mark on the common axis as a picture of our own.

A mark is drawn in per cent of its cell, so that the same picture fits a card, a page and a printed report.
There is no script and no inline drawing, which pages strip; every word is text, and the marks need none. Low
amounts stand at the left in both languages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from geodata.brief.records import Brief
from geodata.charts.ladders import Axis, Ladder, Rung
from geodata.layout.styles import INKS, PAPERS
from geodata.phrasing.claim_words import said_on_words
from geodata.phrasing.figure_words import figure_words
from geodata.phrasing.proposal_words import proposed_tag
from geodata.phrasing.source_words import grade_words, speaker
from geodata.view import Theme
from geodata.vocabulary import Kind
from geodata.words import Lang, entries, number, say
from geodata.words.html_elements import Markup, data_uri, element, together

START, REACH = 6.0, 82.0
"""Per cent of the cell before the axis, and of the axis; the rest is room for an open end."""
FORMS: Final = (
    "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z",
    "M-4.5 -4.5H4.5V4.5H-4.5Z",
    "M0 -6L6 0L0 6L-6 0Z",
    "M0 -5.5L5.5 4.5H-5.5Z",
    "M0 5.5L5.5 -4.5H-5.5Z",
    "M-6 0L-3 -5H3L6 0L3 5H-3Z",
)
"""Circle, square, diamond, triangles, hexagon round the origin: one for each thing that is counted."""
ARROW: Final = "M7 0H22M16.5 -4.5L22 0L16.5 4.5"
HIGH: Final = 24


@dataclass(frozen=True)
class Look:
    """In which language and in which tones ladders are set."""

    lang: Lang
    ink: str
    ground: str
    """Behind the marks: what shows through a hollow one."""


def look(kind: Kind | None, lang: Lang, theme: Theme) -> Look:
    """The look of the ladders of a kind of event: its layer's ink, or that of text."""
    paper = PAPERS[theme]
    return Look(lang, INKS[theme][kind] if kind else paper.text, paper.panel)


def tables(
    found: Iterable[Ladder], axes: Mapping[str, Axis], brief: Brief, look: Look, *, alone: bool = False
) -> tuple[Markup, ...]:
    """Ladders, each in its table; ``alone`` puts a single figure on its axis too."""
    return tuple(
        table(each, axes.get(each.unit) if each.rival or alone else None, brief, look) for each in found
    )


def table(ladder: Ladder, axis: Axis | None, brief: Brief, look: Look) -> Markup:
    """A ladder as a table: amount and what is counted, speaker with day and grade, the mark on the axis.

    Without an axis there are no marks.
    """
    rows = [_row(rung, axis, brief, look) for rung in ladder.rungs]
    return element(
        "table",
        element("caption", unit_words(ladder.unit, look.lang)),
        _head(look.lang, marked=axis is not None),
        element("tbody", *rows),
        _foot(axis) if axis is not None else None,
        class_="rungs" if axis is not None else "rungs unmarked",
    )


def unit_words(unit: str, lang: Lang) -> str:
    """The name of a unit as a heading; its id where the catalogue has none."""
    return say(f"units.{unit}", lang) if f"units.{unit}" in entries() else unit


def legend(look: Look) -> Markup:
    """What the marks mean."""
    samples = {
        "dot": _Mark(50, 50),
        "bar": _Mark(22, 78),
        "soft": _Mark(50, 50, soft=True),
        "more": _Mark(30, 30, opens=1),
        "less": _Mark(70, 70, opens=-1),
        "form": _Mark(50, 50, FORMS[2]),
        "hollow": _Mark(50, 50, judged=True),
    }
    items = (
        element("li", _picture(_drawn(each, look)), say(f"figures.legend-{name}", look.lang))
        for name, each in samples.items()
    )
    return element("ul", *items, class_="rungs-legend", aria_label=say("term.legend", look.lang))


def mark(rung: Rung, axis: Axis, look: Look) -> str | None:
    """The mark of a claim on an axis as SVG; None for a ratio.

    A number is a dot, a range a bar; "about" is a soft edge, an open end an arrow, a judgement is hollow.
    The form tells what is counted.
    """
    if rung.ends is None:
        return None
    low, high = (START + REACH * axis.at(end) for end in rung.ends)
    return _drawn(_Mark(low, high, _form(rung), rung.soft, rung.opens, rung.judged), look)


@dataclass(frozen=True)
class _Mark:
    """What a mark looks like; its ends in per cent of the cell."""

    low: float
    high: float
    form: str = FORMS[0]
    soft: bool = False
    opens: int = 0
    judged: bool = False


def _drawn(mark: _Mark, look: Look) -> Markup:
    shape = element("path", d=mark.form, fill=look.ground if mark.judged else look.ink)
    arrow = element("path", d=ARROW, fill="none", transform="scale(-1 1)" if mark.opens < 0 else None)
    return _svg(
        _line(mark, width=20, opacity="0.2") if mark.soft else None,
        _line(mark, width=4) if mark.high > mark.low else None,
        *(_at(place, shape) for place in dict.fromkeys((mark.low, mark.high))),
        _at(mark.high if mark.opens > 0 else mark.low, arrow) if mark.opens else None,
        ink=look.ink,
    )


def _row(rung: Rung, axis: Axis | None, brief: Brief, look: Look) -> Markup:
    lang = look.lang
    small = (
        proposed_tag(rung.claim, lang),
        said_on_words(rung.claim, lang),
        grade_words(rung.claim, brief, lang),
    )
    lines = (element("span", words, class_="quiet line") for words in small if words)
    drawn = mark(rung, axis, look) if axis else None
    return element(
        "tr",
        element(
            "td",
            element("span", figure_words(rung.figure, lang), class_="amount"),
            element(
                "span",
                _key(rung, look) if drawn else None,
                element("bdi", rung.figure.counts[lang]),
                class_="line",
            ),
        ),
        element("td", element("bdi", speaker(rung.claim, brief, lang)), *lines),
        element("td", _picture(drawn), class_="scale") if axis else None,
    )


def _key(rung: Rung, look: Look) -> Markup:
    """The form that stands for what is counted, before its words."""
    shape = element("path", d=_form(rung), fill=look.ink, transform="translate(7 7)")
    svg = element("svg", shape, xmlns="http://www.w3.org/2000/svg", width=14, height=14)
    return element("img", src=data_uri(svg), alt="", class_="key")


def _head(lang: Lang, *, marked: bool) -> Markup:
    keys = ["card.amount", "card.speaker", *(["figures.scale"] if marked else [])]
    return element("thead", element("tr", *(element("th", say(key, lang), scope="col") for key in keys)))


def _foot(axis: Axis) -> Markup:
    """The amounts at the ticks, which stand at even distances; on narrow paper the inner ones give way."""
    last = len(axis.ticks) - 1
    amounts = (
        element("span", element("bdi", number(tick, "en")), class_="end" if at in {0, last} else "inner")
        for at, tick in enumerate(axis.ticks)
    )
    scale = element("div", *amounts, class_="ticks", dir="ltr")
    row = element("tr", element("td", colspan=2), element("td", scale, class_="scale"))
    return element("tfoot", row, aria_hidden="true")


def _line(mark: _Mark, *, width: int, opacity: str | None = None) -> Markup:
    """A bar; with an opacity the soft edge of what was not given exactly, round a dot or along a bar."""
    return element(
        "line",
        x1=_percent(mark.low),
        x2=_percent(mark.high + 0.01),  # not every browser draws round ends of a line without length
        y1="50%",
        y2="50%",
        stroke_width=width,
        stroke_opacity=opacity,
        stroke_linecap="round" if opacity else None,
    )


def _at(place: float, shape: Markup) -> Markup:
    return element("svg", shape, x=_percent(place), y="50%", overflow="visible")


def _svg(*shapes: Markup | None, ink: str) -> Markup:
    return element(
        "svg",
        together(*shapes),
        xmlns="http://www.w3.org/2000/svg",
        width="100%",
        height=HIGH,
        stroke=ink,
        stroke_width="1.5",
    )


def _picture(svg: str | None) -> Markup | None:
    """A mark as an image; what it shows stands in words beside it."""
    return element("img", src=data_uri(svg), alt="", class_="mark") if svg else None


def _form(rung: Rung) -> str:
    return FORMS[rung.form % len(FORMS)]


def _percent(place: float) -> str:
    return f"{place:.2f}%"
