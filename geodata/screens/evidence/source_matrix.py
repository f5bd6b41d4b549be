"""Matrix of sources and events: the number of claims in each cell, by kind of statement."""

from collections import Counter
from typing import Final

from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.source_record import Source
from geodata.phrasing.list_words import join_list
from geodata.phrasing.source_words import short_source_name
from geodata.screens.evidence.focused_event import focus_link
from geodata.screens.evidence.source_list import grade_badge
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_theme import family_class
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.vocabulary import Statement
from geodata.words import Lang, language_direction, translate

MAX_MATRIX_EVENTS: Final = 300
MAX_MATRIX_SOURCES: Final = 40
STATEMENT_SIGNS: Final = {Statement.REPORTED: "●", Statement.JUDGEMENT: "○", Statement.FORECAST: "◇"}
"""Sign of each kind of statement; a judgement is hollow, as on the map."""


def source_matrix_html(context: PageContext) -> Markup:
    """Return a table with a row per selected event and a column per source with a claim on any."""
    lang = context.lang
    shown, claims = context.selection.shown_rows, context.atlas.claims
    if not len(shown):
        return html_element("p", translate("source-matrix.no-events", lang), role="status")
    claim_counts = Counter(claims.loc[claims["event"].isin(shown), "source"])
    column_ids = {name for name, _ in claim_counts.most_common(MAX_MATRIX_SOURCES)}
    columns = tuple(source for source in context.brief.sources if source.id in column_ids)
    rows = [
        _event_row(context, context.brief.events[row], columns) for row in shown[:MAX_MATRIX_EVENTS].tolist()
    ]
    cut = " ".join(
        translate(key, lang, shown=most, n=number)
        for key, most, number in (
            ("source-matrix.truncated", MAX_MATRIX_EVENTS, len(shown)),
            ("sources.truncated", MAX_MATRIX_SOURCES, len(claim_counts)),
        )
        if number > most
    )
    legend = translate(
        "source-matrix.legend", lang, **{kind.value: sign for kind, sign in STATEMENT_SIGNS.items()}
    )
    table = html_element("table", _header_row(columns, lang), html_element("tbody", *rows))
    return html_element(
        "div",
        html_element("p", legend, class_="quiet"),
        html_element("p", cut, class_="notice") if cut else None,
        # A region that scrolls must be within reach of the keyboard.
        html_element(
            "div",
            table,
            class_="scroll-area",
            tabindex=0,
            role="region",
            aria_label=translate("sources.matrix", lang),
        ),
        class_="matrix event-links",
        lang=lang,
        dir=language_direction(lang),
    )


def count_statements(event: Event, source: Source) -> dict[Statement, int]:
    """Count a source's claims about an event by kind of statement; kinds without any are left out."""
    found = Counter(claim.statement for claim in event.claims if claim.source == source.id)
    return {kind: found[kind] for kind in Statement if found[kind]}


def _header_row(columns: tuple[Source, ...], lang: Lang) -> Markup:
    cells = [
        html_element(
            "th",
            html_element("bdi", short_source_name(source, lang)),
            grade_badge(source.reliability, lang),
            scope="col",
        )
        for source in columns
    ]
    first = html_element("th", translate("source-matrix.event-heading", lang), scope="col")
    return html_element("thead", html_element("tr", first, *cells))


def _event_row(context: PageContext, event: Event, columns: tuple[Source, ...]) -> Markup:
    cells = [html_element("td", _cell_link(context, event, source)) for source in columns]
    row_class = "highlighted" if context.view.focus == event.id else None
    name = html_element(
        "th",
        html_element("bdi", event.title[context.lang]),
        scope="row",
        class_=family_class(context.brief.family_of(event)),
    )
    return html_element("tr", name, *cells, class_=row_class)


def _cell_link(context: PageContext, event: Event, source: Source) -> Markup | None:
    found, lang = count_statements(event, source), context.lang
    if not found:
        return None
    signs = " ".join(
        STATEMENT_SIGNS[kind] + (str(number) if number > 1 else "") for kind, number in found.items()
    )
    counts = (f"{translate(f'statement.{kind}', lang)} {number}" for kind, number in found.items())
    claims = join_list(counts, lang)
    words = short_source_name(source, lang)
    return focus_link(
        context,
        event.id,
        signs,
        label=translate("source-matrix.cell", lang, source=words, event=event.title[lang], claims=claims),
    )
