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
from geodata.charts.ladder_html import look, tables
from geodata.charts.ladders import axes, ladders
from geodata.export.formats import MOST_REPORTED
from geodata.export.report_content import Dossier, Item, Passage, Said, bounded
from geodata.export.report_maps import plate
from geodata.layout.scene import Scene
from geodata.layout.styles import variables
from geodata.phrasing.list_words import DOT, join_clauses, join_facts
from geodata.phrasing.query_words import QueryWords
from geodata.render.picture_file import plain
from geodata.view import Theme
from geodata.words import Lang, direction, say
from geodata.words.html_elements import Markup, element, picture, together

MAP_SIZE: Final = (1200, 760)
"""Pixels of the map, an SVG."""
FONT_WEIGHTS: Final = (("Regular", 400), ("SemiBold", 600))


def html_report_file(selection: Selection, *, lang: Lang, theme: Theme = "light", marking: str = "") -> bytes:
    """Return the report of a selection as HTML in UTF-8; the same bytes for the same selection.

    Raises
    ------
    TooManyError
        Where more events are selected than one page can hold.
    """
    dossier = Dossier(bounded(selection, MOST_REPORTED), lang)
    scene = plate(selection, MAP_SIZE, lang=lang, theme=theme)
    style = f"{_font_faces()}:root{{{_colour_variables(theme)}}}{_style_rules()}"
    main = element("main", _header(dossier), _figure(scene, dossier), *_sections(dossier, theme))
    body = _marked_sheet(together(main, _footer(dossier)), marking)
    page = (
        f'<!DOCTYPE html>\n<html lang="{lang}" dir="{direction(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="briefmap-view" content="{escape(selection.view.query())}">\n'
        f"<title>{escape(dossier.title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode()


def _marked_sheet(content: Markup, marking: str) -> Markup:
    """Return the content between two marking lines, which are repeated on every printed page."""
    line = element("tr", element("td", marking, class_="marking")) if marking else None
    return element(
        "table",
        element("thead", line) if line else None,
        element("tbody", element("tr", element("td", content))),
        element("tfoot", line) if line else None,
        class_="sheet",
        role="presentation",
    )


def policy(style: str) -> str:
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
    return "".join(f"{name}:{value};" for name, value in variables(theme).items())


def _style_rules() -> str:
    return (files("geodata.export") / "report.css").read_text(encoding="utf-8")


def _header(dossier: Dossier) -> Markup:
    lang = dossier.lang
    chosen = say("paper.chosen", lang, actors=dossier.actors) if dossier.actors else None
    omitted = join_clauses(dossier.omitted, lang)
    counts = (
        element("span", element("strong", element("bdi", str(number))), " ", words)
        for number, words in dossier.counts
    )
    return element(
        "header",
        element("h1", dossier.title),
        element("p", dossier.byline, class_="byline"),
        element("p", say("paper.period", lang, period=dossier.period)),
        element("p", chosen) if chosen else None,
        element("p", *counts, class_="counts"),
        element("p", say("paper.omitted", lang, omitted=omitted), class_="quiet") if omitted else None,
    )


def _figure(scene: Scene, dossier: Dossier) -> Markup:
    drawing = base64.b64encode(plain(scene, format="svg")).decode()
    # The sections below have the same content as text.
    image = element(
        "img", src=f"data:image/svg+xml;base64,{drawing}", alt=scene.text_alternative, class_="map"
    )
    items = (
        element(
            "li",
            picture(item.swatch),
            element("span", item.label),
            element("span", str(item.count), class_="number") if item.count is not None else None,
        )
        for item in scene.legend
    )
    return element(
        "figure",
        image,
        element("ul", *items, class_="legend", aria_label=say("term.legend", dossier.lang)),
        element("figcaption", join_facts(*scene.notes)),
    )


def _sections(dossier: Dossier, theme: Theme) -> Iterable[Markup | None]:
    lang = dossier.lang
    placed = [item for item in dossier.items if item.reason is None]
    unplaced = [item for item in dossier.items if item.reason is not None]
    summary = [element("p", line) for line in dossier.summary]
    yield _section(say("term.bottom-line", lang), summary, class_="summary")
    if not dossier.items:
        yield element("p", say("paper.nothing", lang))
    yield _section(say("paper.on-map", lang), [_item(item, dossier, theme) for item in placed])
    yield _section(say("paper.off-map", lang), [_item(item, dossier, theme) for item in unplaced])
    yield _section(say("paper.notes", lang), [_note(note, lang) for note in dossier.notes])
    listed = [
        element("li", element("bdi", name), element("span", f"{DOT}{cited}", class_="quiet"))
        for name, cited in dossier.sources
    ]
    sources = [element("ol", *listed, class_="sources")] if listed else []
    yield _section(say("paper.sources", lang), sources)


def _section(title: str, parts: list[Markup], *, class_: str | None = None) -> Markup | None:
    return element("section", element("h2", title), *parts, class_=class_) if parts else None


def _item(item: Item, dossier: Dossier, theme: Theme) -> Markup:
    lang = dossier.lang
    facts = (together(element("dt", name), element("dd", words)) for name, words in item.facts)
    return element(
        "article",
        element("h3", item.title),
        element("p", *(element("span", tag) for tag in item.tags), class_="tags"),
        element("p", say("paper.reason", lang, reason=item.reason), class_="reason") if item.reason else None,
        element("dl", *facts, class_="facts"),
        _figures(item, dossier, theme),
        *(_passage(passage) for passage in item.passages),
        *(_note(note, lang) for note in item.notes),
        id=f"event-{item.id}",
    )


def _figures(item: Item, dossier: Dossier, theme: Theme) -> Markup | None:
    """Return the figures of an event, each with its speaker: rivals as ladders, others as lines."""
    event, lang = dossier.brief.event[item.id], dossier.lang
    found = ladders(event)
    if any(ladder.rival for ladder in found):
        return together(*tables(found, axes(found), dossier.brief, look(event.kind, lang, theme)))
    lines = [element("li", line) for line in item.figures]
    return element("ul", *lines, class_="figures", aria_label=say("paper.figures", lang)) if lines else None


def _passage(passage: Passage) -> Markup:
    return element(
        "div",
        *(_claim(said) for said in passage.said),
        element("blockquote", passage.restatement) if passage.restatement else None,
        element("p", passage.locator, class_="quiet"),
        class_="passage",
    )


def _claim(said: Said) -> Markup:
    name = None if said.speaker == said.source else element("span", said.source, class_="tag")
    return together(
        element(
            "p",
            element("bdi", said.speaker, class_="speaker"),
            name,
            *(element("span", tag, class_="tag") for tag in said.tags),
        ),
        element("p", said.gist) if said.gist else None,
        *(element("p", line, class_="quiet") for line in said.details),
    )


def _note(note: QueryWords, lang: Lang) -> Markup:
    readings = [element("li", reading) for reading in note.readings]
    return element(
        "div",
        element("p", element("strong", note.kind), DOT, note.what),
        element("p", note.why, class_="quiet"),
        element("p", say("card.readings", lang), class_="quiet") if readings else None,
        element("ul", *readings) if readings else None,
        element("p", note.reference, class_="quiet") if note.reference else None,
        class_="queries",
    )


def _footer(dossier: Dossier) -> Markup:
    lang = dossier.lang
    query = dossier.selection.view.query()
    return element(
        "footer",
        element("p", dossier.imprint),
        element("p", say("paper.view", lang, query=query)) if query else None,
        element("p", say("paper.made", lang, version=__version__)),
        class_="foot",
    )
