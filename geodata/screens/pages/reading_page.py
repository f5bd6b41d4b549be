"""Reading page: a document on one side, the map and the card of the event in focus on the other."""

import streamlit as st

from geodata.brief.record_types.document_record import Document
from geodata.phrasing.document_words import document_name
from geodata.screens.evidence.document_list import (
    document_details,
    document_list_html,
    document_marks,
    unchecked_notice,
)
from geodata.screens.map.event_panel import show_focused_card
from geodata.screens.map.fallback_map import write_fallback_map
from geodata.screens.map.map_layout import map_columns
from geodata.screens.reading.claim_entry import show_claim_entry
from geodata.screens.reading.coverage_meter import coverage_meter_html
from geodata.screens.reading.opened_document import OpenedDocument, open_shown_document
from geodata.screens.reading.place_list import mount_choice_keys, show_place_list
from geodata.screens.reading.reading_place import turn_to_part
from geodata.screens.reading.reading_sync import mount_reading_sync
from geodata.screens.reading.rebase_offer import show_rebase_menu
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.text_attachment import show_text_attachment
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.vocabulary import DocumentType
from geodata.words import language_direction, translate


def show_reading_page(context: PageContext) -> None:
    """Write the document and the card of the event in focus beside the frame's map."""
    opened = open_shown_document(context)
    columns = map_columns()
    with columns.map:
        write_fallback_map(context)
    with columns.start, st.container(key="reading-text"):
        if opened is None:
            st.html(html_element("p", translate("document.none", context.lang), class_="quiet"))
        else:
            _show_intro(context, opened)
            places = st.container(key="places-room", gap=None)
            _show_part_buttons(context, opened)
            for each in opened.contents():
                st.html(each)
    with columns.card:
        _show_card(context, opened)
    st.html(focus_highlight_style(context.focused_event.id if context.focused_event else None))
    mount_reading_sync(context)
    if opened is None:
        return
    with places:  # last of all: reading a text for names takes longer than showing it
        asked = show_place_list(context)
    mount_choice_keys(asked)
    if opened.page.is_encoded:
        show_claim_entry(context, asked)


def _show_part_buttons(context: PageContext, opened: OpenedDocument) -> None:
    """Write buttons to the parts before and after; nothing for a document of one part."""
    if opened.parts == 1:
        return
    current = opened.page.part
    steps = {"before": current - 1, "after": current + 1}
    with st.container(key="part-buttons", horizontal=True, vertical_alignment="center"):
        for name, part in steps.items():
            st.button(
                translate(f"reading.{name}", context.lang),
                key=f"turn-{name}-{context.lang}",
                disabled=not 0 <= part < opened.parts,
                on_click=turn_to_part,
                args=(context.brief.id, part),
            )
        where = translate("reading.part", context.lang, part=current + 1, parts=opened.parts)
        st.html(html_element("p", where, class_="quiet"))


def focus_highlight_style(event_id: str | None) -> Markup:
    """Return the style sheet that highlights sentences, words and link of the event in focus.

    The id goes into selectors as it is: an event's id holds letters, digits and hyphens alone.
    """
    if event_id is None:
        return Markup("<style></style>")
    sentence, words, link = (
        f':is(.sentence,.anchored)[data-events~="{event_id}"]',
        f'mark[data-events~="{event_id}"]',
        f'.chip[data-focus="{event_id}"]',
    )
    return Markup(
        f"<style>{sentence}{{background:var(--tint);border-inline-start-color:var(--ink);}}"
        f"{words}{{background:var(--tone-strong);outline:2px solid var(--tone);outline-offset:-1px;}}"
        f"{link}{{background:var(--raised);border-color:var(--ink);font-weight:600;}}</style>"
    )


def _show_card(context: PageContext, opened: OpenedDocument | None) -> None:
    with st.container(key="reading-card"):
        if context.focused_event is None:
            has_marks = opened is not None and opened.page.shown and opened.page.text is not None
            hint = "reading.choose-hint" if has_marks else "document.choose-hint"
            st.html(html_element("p", translate(hint, context.lang), class_="quiet"))
            return
        show_focused_card(context, page_name="dashboard", link_label="reading.show-on-dashboard")


def _show_intro(context: PageContext, opened: OpenedDocument) -> None:
    """Write the title of the document, its facts, the choice of another, and the coverage of the text."""
    document, is_encoded = opened.document, opened.page.is_encoded
    with st.container(key="reading-intro"):
        with st.container(key="reading-title", horizontal=True, vertical_alignment="center"):
            title = None if is_encoded or document is None else document_name(document, context.lang)
            st.html(html_element("h2", title or translate("reading.title", context.lang)))
            if is_encoded or (document is not None and document.type is DocumentType.TEXT):
                show_text_attachment(context, document)
                show_rebase_menu(context, document)
        if len(context.brief.documents) > 1:
            st.html(_document_choice(context, document))
        if document is not None:
            st.html(_document_facts_html(context, document))
        st.html(
            html_element(
                "p",
                translate(_intro_key(opened), context.lang),
                class_="quiet",
                lang=context.lang,
                dir=language_direction(context.lang),
            )
        )
        if is_encoded:
            st.html(coverage_meter_html(opened.page))


def _intro_key(opened: OpenedDocument) -> str:
    has_text = opened.page.text is not None
    if opened.page.is_encoded:
        return "reading.intro-with-text" if has_text else "reading.intro-without-text"
    kind = opened.document.type if opened.document else DocumentType.TEXT
    if kind is DocumentType.TEXT:
        return "document.intro-text" if has_text else "document.intro-text-restated"
    return f"document.intro-{kind}"


def _document_choice(context: PageContext, document: Document | None) -> Markup:
    """Return the list of documents behind a disclosure, for the choice of another one."""
    lang, number = context.lang, len(context.brief.documents)
    counted = translate("count.documents", lang, n=number)
    return html_element(
        "details",
        html_element("summary", translate("document.choose", lang), " · ", counted),
        document_list_html(context.card_context, document.id if document else None),
        class_="document-choice",
        lang=lang,
        dir=language_direction(lang),
    )


def _document_facts_html(context: PageContext, document: Document) -> Markup:
    """Return marks and facts of the document on screen, and its citations that are not checked here."""
    # The heading of the page says which text the brief encodes.
    marks = document_marks(document, context.card_context, tells_encoded=False)
    return html_element(
        "div",
        html_element("p", *marks, class_="document-head") if marks else None,
        *document_details(document, context.card_context),
        unchecked_notice(context.card_context, document.id),
        class_="document-facts",
        lang=context.lang,
        dir=language_direction(context.lang),
    )
