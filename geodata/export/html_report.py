"""The report in one HTML file: it opens without server and network, and nothing in it can run.

All text is escaped by :func:`geodata.words.html_elements.element`; the file's Content-Security-Policy forbids
scripts and requests, so that injected markup would do nothing.
"""

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from importlib.resources import files
from typing import Final

from geodata import __version__
from geodata.atlas.selection import Selection
from geodata.charts.ladder_html import LadderSource, ladder_style, ladder_tables
from geodata.charts.ladders import event_ladders, unit_axes
from geodata.export.report_content import (
    ClaimContent,
    EventContent,
    PassageContent,
    ReportContent,
)
from geodata.export.report_maps import selection_scene
from geodata.layout.looks.css_variables import map_css_variables
from geodata.layout.map_notes import picture_notes
from geodata.layout.scene import Scene
from geodata.phrasing.cited_words import Quotation
from geodata.phrasing.list_words import DOT, join_clauses, join_facts
from geodata.phrasing.query_words import QueryWords
from geodata.render.picture_file import render_map
from geodata.view import Theme
from geodata.words import Lang, language_direction, translate
from geodata.words.html_elements import Markup, html_element, join_markup, svg_image_element
from geodata.words.text_direction import strip_isolates

MAP_SIZE: Final = (1200, 760)
"""Pixels of the map, an SVG."""
FONT_WEIGHTS: Final = (("Regular", 400), ("SemiBold", 600))


def html_report_file(selection: Selection, *, lang: Lang, theme: Theme = "light", marking: str = "") -> bytes:
    """Return the report of a selection as HTML in UTF-8; the same bytes for the same selection.

    Of very many events the first are told and the others counted.
    """
    dossier = ReportContent(selection, lang, marking)
    scene = selection_scene(selection, MAP_SIZE, lang=lang, theme=theme)
    style = f"{_font_faces()}:root{{{_colour_variables(theme)}}}{_style_rules()}"
    main = html_element("main", _header(dossier), _figure(scene, dossier), *_sections(dossier, theme))
    body = _marked_sheet(join_markup(main, _footer(dossier)), dossier.stamp.marking)
    page = (
        f'<!DOCTYPE html>\n<html lang="{lang}" dir="{language_direction(lang)}">\n'
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{report_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="briefmap-view" content="{escape(selection.view.query_string())}">\n'
        f'<meta name="briefmap-marking" content="{escape(dossier.stamp.marking)}">\n'
        f"<title>{escape(dossier.title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode()


def _marked_sheet(content: Markup, marking: str) -> Markup:
    """Return the content between two marking lines, which are repeated on every printed page."""
    line = html_element("tr", html_element("td", marking, class_="marking")) if marking else None
    return html_element(
        "table",
        html_element("thead", line) if line else None,
        html_element("tbody", html_element("tr", html_element("td", content))),
        html_element("tfoot", line) if line else None,
        class_="sheet",
        role="presentation",
    )


def report_policy(style: str) -> str:
    """Return the Content-Security-Policy of a report with this style sheet: no script, no request."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _font_faces() -> str:
    folder = files("geodata") / "data" / "fonts"
    faces = []
    for name, weight in FONT_WEIGHTS:
        data = base64.b64encode((folder / f"IBMPlexSansArabic-{name}.woff2").read_bytes()).decode()
        faces.append(
            f'@font-face{{font-family:"IBM Plex Sans Arabic";font-weight:{weight};'
            f'src:url("data:font/woff2;base64,{data}") format("woff2")}}'
        )
    return "".join(faces)


def _colour_variables(theme: Theme) -> str:
    return "".join(f"{name}:{value};" for name, value in map_css_variables(theme).items())


def _style_rules() -> str:
    return (files("geodata.export") / "report.css").read_text(encoding="utf-8")


def _header(dossier: ReportContent) -> Markup:
    lang = dossier.lang
    chosen = translate("report.actors-line", lang, actors=dossier.actors) if dossier.actors else None
    omitted, stamp = join_clauses(dossier.omitted, lang), dossier.stamp
    counts = (
        html_element("span", html_element("strong", html_element("bdi", str(number))), " ", words)
        for number, words in dossier.counts
    )
    return html_element(
        "header",
        html_element("p", dossier.stamp.unfinished, class_="unfinished")
        if dossier.stamp.unfinished
        else None,
        html_element("h1", dossier.title),
        html_element("p", dossier.byline, class_="byline"),
        *(
            html_element("p", note, class_="quiet")
            for note in (stamp.language_note, stamp.edits_note)
            if note
        ),
        html_element("p", translate("report.period-line", lang, period=dossier.period)),
        html_element("p", chosen) if chosen else None,
        *(html_element("p", phrase) for phrase in dossier.filters),
        html_element("p", *counts, class_="counts"),
        html_element("p", translate("report.filtered-out", lang, omitted=omitted), class_="quiet")
        if omitted
        else None,
        html_element("p", dossier.untold, class_="quiet") if dossier.untold else None,
    )


def _figure(scene: Scene, dossier: ReportContent) -> Markup:
    drawing = base64.b64encode(render_map(scene, format="svg")).decode()
    # The sections below have the same content as text.
    image = html_element(
        "img", src=f"data:image/svg+xml;base64,{drawing}", alt=scene.text_alternative, class_="map"
    )
    items = (
        html_element(
            "li",
            svg_image_element(item.swatch_svg),
            html_element("span", item.label),
            html_element("span", str(item.count), class_="number") if item.count is not None else None,
        )
        for item in scene.legend
    )
    return html_element(
        "figure",
        image,
        html_element("ul", *items, class_="legend", aria_label=translate("term.legend", dossier.lang)),
        html_element("figcaption", join_facts(*picture_notes(scene))),
    )


def _sections(dossier: ReportContent, theme: Theme) -> Iterable[Markup | None]:
    lang = dossier.lang
    placed = [item for item in dossier.items if item.reason is None]
    unplaced = [item for item in dossier.items if item.reason is not None]
    summary = [html_element("p", line) for line in dossier.summary]
    yield _section(translate("term.bottom-line", lang), summary, class_="summary")
    if not dossier.items:
        yield html_element("p", translate("report.no-events", lang))
    yield _section(translate("report.on-map", lang), [_item(item, dossier, theme) for item in placed])
    yield _section(translate("report.off-map", lang), [_item(item, dossier, theme) for item in unplaced])
    yield _section(translate("report.notes", lang), [_note(note, lang) for note in dossier.notes])
    listed = [
        html_element(
            "li",
            html_element("bdi", name, dir=language_direction(lang)),
            html_element("span", f"{DOT}{cited}", class_="quiet") if cited else None,
        )
        for name, cited in dossier.sources
    ]
    sources = [html_element("ol", *listed, class_="sources")] if listed else []
    yield _section(translate("report.sources", lang), sources)
    documents = [
        html_element("li", html_element("bdi", line, dir=language_direction(lang)))
        for line in dossier.documents
    ]
    listed_documents = [html_element("ol", *documents, class_="sources")] if documents else []
    yield _section(translate("report.documents", lang), listed_documents)


def _section(title: str, parts: list[Markup], *, class_: str | None = None) -> Markup | None:
    return html_element("section", html_element("h2", title), *parts, class_=class_) if parts else None


def _item(item: EventContent, dossier: ReportContent, theme: Theme) -> Markup:
    lang = dossier.lang
    facts = (join_markup(html_element("dt", name), html_element("dd", words)) for name, words in item.facts)
    return html_element(
        "article",
        html_element("h3", item.title),
        html_element("p", *(html_element("span", tag) for tag in item.tags), class_="tags"),
        html_element("p", translate("report.not-on-map-because", lang, reason=item.reason), class_="reason")
        if item.reason
        else None,
        html_element("dl", *facts, class_="facts"),
        _figures(item, dossier, theme),
        *(_passage(passage, lang) for passage in item.passages),
        *(_note(note, lang) for note in item.notes),
        id=f"event-{item.id}",
    )


def _figures(item: EventContent, dossier: ReportContent, theme: Theme) -> Markup | None:
    """Return the figures of an event, each with its speaker: compared ones as ladders, others as lines."""
    event, lang = dossier.brief.event_by_id[item.id], dossier.lang
    ladders = event_ladders(event, dossier.brief)
    if any(ladder.is_compared for ladder in ladders):
        return join_markup(
            *ladder_tables(
                ladders,
                unit_axes(ladders),
                LadderSource(event, dossier.brief),
                ladder_style(dossier.brief.kind_table.look_of(event.kind), lang, theme),
            )
        )
    lines = [html_element("li", line) for line in item.figures]
    return (
        html_element("ul", *lines, class_="figures", aria_label=translate("report.figures", lang))
        if lines
        else None
    )


def _passage(passage: PassageContent, lang: Lang) -> Markup:
    return html_element(
        "div",
        *(_claim(claim) for claim in passage.claims),
        *(_quotation(quotation, lang) for quotation in passage.quotations),
        html_element("blockquote", passage.restatement) if passage.restatement else None,
        html_element("p", passage.locator, class_="quiet"),
        class_="passage",
    )


def _quotation(quotation: Quotation, lang: Lang) -> Markup:
    """Return words of a document in their own direction, with publisher and day."""
    return html_element(
        "blockquote",
        # A browser takes the quotation marks from the language round the quotation.
        html_element(
            "span", html_element("q", quotation.words), lang=quotation.lang, dir=quotation.direction
        ),
        " ",
        html_element("cite", quotation.credit(lang), class_="quiet"),
    )


def _claim(said: ClaimContent) -> Markup:
    is_same = strip_isolates(said.speaker) == said.source
    name = None if is_same else html_element("span", said.source, class_="tag")
    return join_markup(
        html_element(
            "p",
            html_element("bdi", said.speaker, class_="speaker"),
            name,
            *(html_element("span", tag, class_="tag") for tag in said.tags),
        ),
        html_element("p", said.gist) if said.gist else None,
        *(html_element("p", line, class_="quiet") for line in said.details),
    )


def _note(note: QueryWords, lang: Lang) -> Markup:
    readings = [html_element("li", reading) for reading in note.readings]
    return html_element(
        "div",
        html_element("p", html_element("strong", note.kind), DOT, note.what),
        html_element("p", note.why, class_="quiet"),
        html_element("p", translate("event-card.possible-readings", lang), class_="quiet")
        if readings
        else None,
        html_element("ul", *readings) if readings else None,
        html_element("p", note.reference, class_="quiet") if note.reference else None,
        class_="queries",
    )


def _footer(dossier: ReportContent) -> Markup:
    lang = dossier.lang
    query = dossier.selection.view.query_string()
    return html_element(
        "footer",
        html_element("p", dossier.imprint),
        html_element("p", translate("report.view-line", lang, query=query)) if query else None,
        html_element("p", translate("report.made-with", lang, version=__version__)),
        class_="foot",
    )
