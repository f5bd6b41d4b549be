"""Menu that carries a brief's citations to a corrected text: a file field, the numbers, the edited file."""

from functools import partial
from typing import Final

import streamlit as st

from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.brief.record_types.document_record import Document
from geodata.brief.source_text import SourceText, TextError, decode_text
from geodata.brief.yaml_edit import EditError
from geodata.drafting.rebase import RebasedBrief, RebaseError, rebase_brief
from geodata.drafting.span_carrier import SpanState
from geodata.jobs.export_log import ExportFacts, logged_export
from geodata.library.brief_entry import LibraryEntry
from geodata.screens.shell.brief_edits import may_edit
from geodata.screens.shell.edit_menu import edited_file, may_offer_file
from geodata.screens.shell.export_jobs import session_requester
from geodata.screens.shell.menu_button import show_menu
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import Lang, language_direction, translate

_REBASED: Final = "rebased-brief"
"""Session key of the last rebased brief, with what it was made of."""


def show_rebase_menu(context: PageContext, document: Document | None) -> None:
    """Write the menu that carries the citations of a text to a corrected one, for editors who have the text.

    Without a document it is the text that the brief encodes.
    """
    found = document or context.brief.text
    if found is None or not may_edit(context) or context.card_context.text_of(found.id) is None:
        return
    show_menu(
        translate("rebase-offer.menu", context.lang),
        partial(_show_offer, document=found),
        key=f"rebase-{found.id}-{context.lang}",
        icon=":material/difference:",
    )


def _show_offer(context: PageContext, document: Document) -> None:
    """Write the file field for a corrected text and, for one, the brief that cites it."""
    lang = context.lang
    old, entry = context.card_context.text_of(document.id), context.entry
    if old is None or entry is None:
        return
    st.html(_line("rebase-offer.intro", lang))
    if not may_offer_file(context.atlas.brief):
        st.html(_line("rebase-offer.not-offered", lang))
        return
    label = translate("rebase-offer.file-label", lang)
    uploaded = st.file_uploader(label, key=f"corrected-{document.id}-{lang}")
    if uploaded is not None:
        _show_rebased(context, entry, document, old, uploaded.getvalue())


def _show_rebased(
    context: PageContext, entry: LibraryEntry, document: Document, old: SourceText, data: bytes
) -> None:
    """Write what becomes of the citations with the bytes of a corrected text, and the file to download."""
    lang = context.lang
    try:
        new = decode_text(data)
        if new.sha256 == old.sha256:
            st.html(_line("rebase-offer.same-text", lang))
            return
        # A document of the masked brief may have another id than in the file, but not the encoded text.
        name = None if document == context.brief.text else document.id
        rebased = _rebased((context.atlas.digest, name, new.sha256), entry, old, new)
    except TextError as error:
        reason = error.words.in_language(lang)
        st.html(_notice(translate("text-attachment.file-unreadable", lang, reason=reason), lang))
        return
    except RebaseError as error:
        parts = (error.found, error.expected, error.mend)
        found, expected, mend = (part.in_language(lang) for part in parts)
        said = translate("rebase-offer.refused", lang, found=found, expected=expected, remedy=mend)
        st.html(_notice(said, lang))
        return
    except EditError:
        st.html(_notice(translate("rebase-offer.layout", lang), lang))
        return
    for line in rebase_count_lines(rebased, lang):
        st.html(html_element("p", line, lang=lang, dir=language_direction(lang)))
    st.download_button(
        translate("rebase-offer.download", lang),
        data=partial(
            logged_export,
            ExportFacts(BRIEF_FILE_NAME, context.selection, session_requester()),
            rebased.yaml.encode,
        ),
        file_name=BRIEF_FILE_NAME,
        mime="application/yaml",
        icon=":material/download:",
        key=f"rebased-{lang}",
        on_click="ignore",
    )


def rebase_count_lines(rebased: RebasedBrief, lang: Lang) -> list[str]:
    """Return the numbers of citations and sentences by what became of them, and what is to be done."""
    numbers = {state: len(rebased.in_state(state, cited=True)) for state in SpanState}
    lines = [translate(f"rebase-offer.{state}", lang, n=n) for state, n in numbers.items() if n]
    changed = sum(len(rebased.in_state(each, cited=False)) for each in SpanState if each != SpanState.CARRIED)
    lines += [translate("rebase-offer.sentences", lang, n=changed)] if changed else []
    lines += [translate("rebase-offer.added", lang, n=len(rebased.added))] if rebased.added else []
    is_asked = changed or any(n for state, n in numbers.items() if state != SpanState.CARRIED)
    return [*lines, translate("rebase-offer.then-check" if is_asked else "rebase-offer.then-replace", lang)]


def _rebased(
    key: tuple[str, str | None, str], entry: LibraryEntry, old: SourceText, new: SourceText
) -> RebasedBrief:
    """Return the rebased brief of an entry; it is made once, not with every rerun.

    Parameters
    ----------
    key
        Digest of the brief, id of the document, none for the encoded text, and hash of the new text.

    Raises
    ------
    RebaseError
        Where the new text is altogether different.
    EditError
        Where the layout of the file cannot be edited.
    """
    kept: tuple[object, RebasedBrief] | None = st.session_state.get(_REBASED)
    if kept is not None and kept[0] == key:
        return kept[1]
    made = rebase_brief(edited_file(entry).decode(), old, new, key[1])
    st.session_state[_REBASED] = key, made
    return made


def _line(key: str, lang: Lang) -> Markup:
    return html_element("p", translate(key, lang), class_="quiet", lang=lang, dir=language_direction(lang))


def _notice(words: str, lang: Lang) -> Markup:
    return html_element("p", words, class_="notice", role="alert", lang=lang, dir=language_direction(lang))
