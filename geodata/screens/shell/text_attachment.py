"""Attachment of the text of a document in the browser; another text is refused with the reason."""

from collections.abc import Iterable
from functools import partial

import streamlit as st

from geodata.brief.record_types.document_record import Document
from geodata.brief.records import Brief
from geodata.brief.source_text import MAX_TEXT_BYTES, SourceText, TextError, decode_text, only_difference
from geodata.phrasing.document_words import SHORT_HASH_DIGITS, document_name
from geodata.screens.shell import view_state
from geodata.screens.shell.menu_button import show_menu
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.vocabulary import DocumentType
from geodata.words import Lang, language_direction, translate


def show_text_attachment(context: PageContext, document: Document | None = None) -> None:
    """Write the menu that attaches the text of a document or, where it was attached here, removes it.

    Without a document it is the text that the brief encodes.
    """
    lang = context.lang
    attached = context.card_context.text_of(document.id if document else None) is not None
    label = translate("text-attachment.attached" if attached else "text-attachment.attach", lang)
    name = f"{document.id}-" if document and document != context.brief.text else ""
    show_menu(
        label,
        partial(_show_text_menu, document=document or context.brief.text),
        key=f"text-{name}{attached}-{lang}",
        icon=":material/attach_file:",
    )


def _show_text_menu(context: PageContext, document: Document | None) -> None:
    st.html(html_element("p", translate("text-attachment.intro", context.lang)))
    sha256 = document.sha256 if document else None
    if context.card_context.text_of(document.id if document else None) is None:
        _show_upload(context, document)
    elif view_state.attached_text(sha256) is not None and st.button(
        translate("text-attachment.remove", context.lang), key=f"remove-{context.lang}"
    ):
        view_state.detach_text(sha256)
        st.rerun()


def _show_upload(context: PageContext, document: Document | None) -> None:
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
    others = [entry.atlas.brief for entry in context.entries if entry.atlas is not None]
    problem = attach_matching_text(
        uploaded.getvalue(), context.brief, context.lang, document=document, others=others
    )
    if problem is None:
        st.rerun()
    st.html(problem)


def attach_matching_text(
    data: bytes, brief: Brief, lang: Lang, *, document: Document | None = None, others: Iterable[Brief] = ()
) -> Markup | None:
    """Attach the text of any document of the brief; for other bytes return reason and remedy in words.

    ``document`` is the one whose text is expected; without it that of the encoded text.
    """
    try:
        text = decode_text(data)
    except TextError as error:
        return _notice_html(
            [translate("text-attachment.file-unreadable", lang, reason=error.words.in_language(lang))], lang
        )
    if not _is_text_of(text, brief):
        return _notice_html(text_mismatch_lines(text, brief, lang, document=document, others=others), lang)
    view_state.attach_text(text)
    return None


def _is_text_of(text: SourceText, brief: Brief) -> bool:
    """Return whether a text is that of a document of a brief."""
    return any(each.type is DocumentType.TEXT and each.sha256 == text.sha256 for each in brief.documents)


def text_mismatch_lines(
    text: SourceText,
    brief: Brief,
    lang: Lang,
    *,
    document: Document | None = None,
    others: Iterable[Brief] = (),
) -> list[str]:
    """Return lines that say how a text differs from the expected one, and the remedy."""
    expected = document or brief.text
    sha256 = expected.sha256 if expected else None
    sizes = (
        ("text-attachment.expected-text", (expected and expected.characters) or 0, sha256 or ""),
        ("text-attachment.given-text", len(text.content), text.sha256),
    )
    lines = [
        translate(
            key,
            lang,
            characters=translate("coverage-meter.characters", lang, n=size),
            digest=digest[:SHORT_HASH_DIGITS],
        )
        for key, size, digest in sizes
    ]
    owner = next((other for other in others if _is_text_of(text, other)), None)
    if owner is not None:
        advice = translate("text-attachment.text-of-other-brief", lang, title=owner.title[lang])
    else:
        advice = translate(f"text-attachment.differs-{only_difference(text, sha256) or 'words'}", lang)
    return [_wrong_text_line(expected, brief, lang), *lines, advice]


def _wrong_text_line(expected: Document | None, brief: Brief, lang: Lang) -> str:
    if expected is None or expected == brief.text:
        return translate("text-attachment.wrong-text", lang, title=brief.title[lang])
    return translate("text-attachment.wrong-document", lang, title=document_name(expected, lang))


def _notice_html(lines: list[str], lang: Lang) -> Markup:
    said = (html_element("span", line, class_="line") for line in lines)
    return html_element("p", *said, class_="notice", role="alert", lang=lang, dir=language_direction(lang))
