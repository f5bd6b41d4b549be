"""Download of the brief with this session's changes."""

from functools import partial
from pathlib import Path

import streamlit as st

from geodata.brief.brief_reader import BRIEF_FILE_NAME
from geodata.drafting.pending_edits import PendingEdits, apply_edits
from geodata.phrasing.list_words import join_list
from geodata.screens.shell import session_store
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import html_element
from geodata.words import Lang, language_direction, translate


def show_edits_download(context: PageContext, place: str) -> None:
    """Write the number of changes and the download; nothing where there are no changes.

    Parameters
    ----------
    place
        Part of the widget's key: one rerun may offer the download in several places.
    """
    edits, lang = session_store.session_edits(context.atlas.brief), context.lang
    folder = context.entry.folder if context.entry else None
    if not edits or folder is None:
        return
    with st.container(key=f"edited-{place}"):
        words = translate("session-edits.summary", lang, what=edits_summary(edits, lang))
        st.html(
            html_element("p", words, class_="quiet", role="status", lang=lang, dir=language_direction(lang))
        )
        st.download_button(
            translate("session-edits.download", lang),
            data=partial(edited_yaml, folder, edits),
            file_name=BRIEF_FILE_NAME,
            mime="application/yaml",
            icon=":material/download:",
            key=f"edited-{place}-{lang}",
            on_click="ignore",
        )


def edits_summary(edits: PendingEdits, lang: Lang) -> str:
    """Return the number of changes of each kind in words."""
    numbers = {"claims": len(edits.additions), "grades": len(edits.grades), "slides": len(edits.slides)}
    changed = (
        translate(f"session-edits.{name}", lang, n=number) for name, number in numbers.items() if number
    )
    return join_list(changed, lang)


def edited_yaml(folder: Path, edits: PendingEdits) -> bytes:
    """Return the brief's file with all changes; lines they do not touch stay as they are."""
    return apply_edits(read_brief_yaml(folder), edits).encode()


def read_brief_yaml(folder: Path) -> str:
    """Return the brief's file as it stands."""
    return (folder / BRIEF_FILE_NAME).read_bytes().decode("utf-8-sig")
