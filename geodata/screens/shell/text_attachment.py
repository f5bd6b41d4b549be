"""Attachment of the brief's source text in the browser; another text is refused with the reason."""

from collections.abc import Iterable
from typing import Final

import streamlit as st

from geodata.brief.records import Brief
from geodata.brief.source_text import MAX_TEXT_BYTES, SourceText, TextError, decode_text, only_difference
from geodata.screens.shell import view_state
from geodata.screens.shell.menu_button import show_menu
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import Lang, language_direction, translate

DIGEST_DIGITS: Final = 12


def show_text_attachment(context: PageContext) -> None:
    """Write the menu that attaches the text or, where it was attached here, removes it."""
    lang = context.lang
    attached = context.text is not None
    label = translate("text-attachment.attached" if attached else "text-attachment.attach", lang)
    show_menu(label, _show_text_menu, key=f"text-{attached}-{lang}", icon=":material/attach_file:")


def _show_text_menu(context: PageContext) -> None:
    st.html(html_element("p", translate("text-attachment.intro", context.lang)))
    if context.text is None:
        _show_upload(context)
    elif (
        context.entry is not None
        and context.entry.text is None
        and st.button(translate("text-attachment.remove", context.lang), key=f"remove-{context.lang}")
    ):
        view_state.attach_text(None)
        st.rerun()


def _show_upload(context: PageContext) -> None:
    """Write the file field, the way its hash is computed, and the reason for a refused file."""
    key = f"file-{context.lang}"
    uploaded = st.file_uploader(translate("text-attachment.file-label", context.lang), key=key)
    st.html(
        html_element(
            "p", translate("text-attachment.checksum-help", context.lang, most=MAX_TEXT_BYTES), class_="quiet"
        )
    )
    if uploaded is None:
        return
    others = [entry.atlas.brief for entry in context.library.entries() if entry.atlas is not None]
    problem = attach_matching_text(uploaded.getvalue(), context.brief, context.lang, others=others)
    if problem is None:
        st.rerun()
    st.html(problem)


def attach_matching_text(
    data: bytes, brief: Brief, lang: Lang, *, others: Iterable[Brief] = ()
) -> Markup | None:
    """Attach the brief's text; for other bytes return the reason and the remedy in words."""
    try:
        text = decode_text(data)
    except TextError as error:
        return _notice_html(
            [translate("text-attachment.file-unreadable", lang, reason=error.message_in(lang))], lang
        )
    if not text.matches(brief):
        return _notice_html(text_mismatch_lines(text, brief, lang, others=others), lang)
    view_state.attach_text(text)
    return None


def text_mismatch_lines(
    text: SourceText, brief: Brief, lang: Lang, *, others: Iterable[Brief] = ()
) -> list[str]:
    """Return lines that say how a text differs from the expected one, and the remedy."""
    sizes = (
        ("text-attachment.expected-text", brief.text.characters, brief.text.sha256),
        ("text-attachment.given-text", len(text.content), text.sha256),
    )
    lines = [
        translate(
            key,
            lang,
            characters=translate("coverage-meter.characters", lang, n=size),
            digest=digest[:DIGEST_DIGITS],
        )
        for key, size, digest in sizes
    ]
    owner = next((other for other in others if text.matches(other)), None)
    if owner is not None:
        advice = translate("text-attachment.text-of-other-brief", lang, title=owner.title[lang])
    else:
        advice = translate(f"text-attachment.differs-{only_difference(text, brief) or 'words'}", lang)
    return [translate("text-attachment.wrong-text", lang, title=brief.title[lang]), *lines, advice]


def _notice_html(lines: list[str], lang: Lang) -> Markup:
    said = (html_element("span", line, class_="line") for line in lines)
    return html_element("p", *said, class_="notice", role="alert", lang=lang, dir=language_direction(lang))
