"""Edits menu of the header: their number, undo and redo, versions, the file; and the lines beside forms."""

from functools import partial
from typing import Final

import streamlit as st

from geodata.access.request_person import RequestOrigin, is_local_request
from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.brief.records import Brief
from geodata.brief.yaml_edit import EditError
from geodata.jobs.export_log import ExportFacts, logged_export
from geodata.library.brief_entry import LibraryEntry
from geodata.library.edited_briefs import process_edits
from geodata.screens.shell import brief_edits
from geodata.screens.shell.export_jobs import session_requester
from geodata.screens.shell.menu_button import show_menu
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_brief
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.store.brief_rows import BriefState
from geodata.store.store_engine import StoreError
from geodata.words import Lang, in_language, language_direction, translate
from geodata.words.untranslated_text import isolate_untranslated

MAX_MESSAGE_CHARACTERS: Final = 200
_SHOWN_VALUE: Final = 80


def show_edit_menu(context: PageContext) -> None:
    """Write the header's button with the menu behind it, for those who may edit."""
    if not brief_edits.may_edit(context):
        return
    lang = context.lang
    show_menu(
        translate("edits.menu", lang),
        _show_edits,
        key=f"edits-{lang}",
        icon=":material/edit:",
        keeps=[f"version-message-{lang}"],
    )


def show_edit_status(context: PageContext) -> None:
    """Write how many edits are stored since the last version, or that this session may not edit."""
    lang = context.lang
    if not brief_edits.may_edit(context):
        st.html(_line(translate("edits.read-only", lang), lang))
        return
    state = _state(context)
    if state is not None and state.edited:
        st.html(_line(edit_count_words(state, lang), lang, role="status"))


def show_refused_edit(context: PageContext) -> None:
    """Write why the last edit was not stored; where someone else was faster, both values and the choice."""
    refused, lang = brief_edits.refused_edit(context), context.lang
    if refused is None:
        return
    with st.container(key="refused-edit"):
        if refused.conflict is None:
            words = translate("edits.refused", lang, reason=in_language(refused.reason, lang))
            st.html(_line(words, lang, class_="notice", role="alert"))
            return
        values = {"yours": refused.conflict.yours, "theirs": refused.conflict.theirs}
        shown = {name: _value_words(value, lang) for name, value in values.items()}
        st.html(_line(translate("edits.conflict", lang, **shown), lang, class_="notice", role="alert"))
        with st.container(key="refused-choice", horizontal=True):
            st.button(
                translate("edits.take-mine", lang),
                key=f"take-mine-{lang}",
                on_click=changes_brief(partial(brief_edits.take_own_value, context, refused)),
            )
            st.button(
                translate("edits.take-theirs", lang),
                key=f"take-theirs-{lang}",
                on_click=changes_brief(brief_edits.drop_refused_edit),
            )


def edit_count_words(state: BriefState, lang: Lang) -> str:
    """Return the number of edits since the last version in words."""
    if not state.edited:
        return translate("edits.none-since", lang, version=state.base)
    return translate("edits.count", lang, n=state.edited, version=state.base)


def may_offer_file(brief: Brief) -> bool:
    """Return whether the file of a brief is offered: one that withholds a source, on this machine only."""
    if not any(source.withheld for source in brief.sources):
        return True
    return is_local_request(RequestOrigin(st.context.headers.to_dict(), {}, st.context.ip_address))


def _show_edits(context: PageContext) -> None:
    lang, state = context.lang, _state(context)
    words = edit_count_words(state, lang) if state else translate("edits.none-yet", lang)
    st.html(_line(words, lang, role="status"))
    if state is not None:
        with st.container(key="edit-steps", horizontal=True):
            for name, again in (("undo", False), ("redo", True)):
                st.button(
                    translate(f"edits.{name}", lang),
                    key=f"edit-{name}-{lang}",
                    icon=f":material/{name}:",
                    on_click=changes_brief(partial(brief_edits.undo_edit, context, again=again)),
                )
        if state.waiting is not None:
            _show_waiting_choice(context, state.waiting)
        _show_version_form(context, state)
    _show_download(context)


def _show_waiting_choice(context: PageContext, number: int) -> None:
    lang = context.lang
    st.html(_line(translate("edits.waiting", lang, version=number), lang, class_="notice", role="alert"))
    for name, keep_edits in (("take-file", False), ("keep-edits", True)):
        st.button(
            translate(f"edits.{name}", lang),
            key=f"waiting-{name}-{lang}",
            on_click=changes_brief(
                partial(brief_edits.choose_waiting_version, context, keep_edits=keep_edits)
            ),
        )


def _show_version_form(context: PageContext, state: BriefState) -> None:
    """Write the form that saves a version, and what the last one of this session has come to."""
    lang, key = context.lang, f"version-message-{context.lang}"
    if state.edited or state.published != state.base:
        st.text_input(translate("edits.message", lang), key=key, max_chars=MAX_MESSAGE_CHARACTERS)
        st.button(
            translate("edits.save", lang),
            key=f"save-version-{lang}",
            icon=":material/save:",
            on_click=changes_brief(
                lambda: brief_edits.save_version(context, str(st.session_state.get(key, "")).strip())
            ),
        )
    elif (saved := brief_edits.last_saved_version(context)) is not None:
        name = "edits.saved" if saved.is_in_file else "edits.saved-in-store"
        words = translate(name, lang, version=saved.version.number)
        st.html(_line(words, lang, role="status"))


def _show_download(context: PageContext) -> None:
    lang, entry = context.lang, context.entry
    if entry is None:
        return
    if not may_offer_file(context.atlas.brief):
        st.html(_line(translate("edits.not-offered", lang), lang))
        return
    st.download_button(
        translate("edits.download", lang),
        data=partial(
            logged_export,
            ExportFacts(BRIEF_FILE_NAME, context.selection, session_requester()),
            partial(edited_file, entry),
        ),
        file_name=BRIEF_FILE_NAME,
        mime="application/yaml",
        icon=":material/download:",
        key=f"edited-file-{lang}",
        on_click="ignore",
    )


def edited_file(entry: LibraryEntry) -> bytes:
    """Return the brief's file with all edits; lines that they do not touch stay as they are.

    Raises
    ------
    EditError
        Where the file cannot be read.
    StoreError
        Where the store does not answer.
    """
    return process_edits().text(entry).encode()


def _state(context: PageContext) -> BriefState | None:
    """Return the state of the open brief in the store; None where it is not in it, or it does not answer."""
    if context.entry is None:
        return None
    try:
        return process_edits().state(context.entry.id)
    except (EditError, StoreError):
        return None


def _value_words(value: object, lang: Lang) -> str:
    """Return a value of a field as a reader sees it."""
    if value in (None, "", [], {}):
        return translate("edits.nothing", lang)
    plain = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return isolate_untranslated(plain[:_SHOWN_VALUE])


def _line(words: str, lang: Lang, **attributes: str) -> Markup:
    given = {"class_": "quiet", **attributes}
    return html_element("p", words, **given, lang=lang, dir=language_direction(lang))
