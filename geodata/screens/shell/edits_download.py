"""Download of the brief with this session's changes."""

from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from geodata.brief.brief_reader import BRIEF_FILE_NAME, read_brief_bytes
from geodata.brief.records import Brief
from geodata.brief.yaml_edit import EditError
from geodata.drafting.edit_fit import fit_edits
from geodata.drafting.pending_edits import PendingEdits, apply_edits
from geodata.jobs.export_log import ExportFacts, logged_export
from geodata.phrasing.list_words import join_list
from geodata.screens.shell import session_store
from geodata.screens.shell.export_jobs import session_requester
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.session_store import SavedEdits
from geodata.screens.shell.widget_text import html_element
from geodata.tables.masked_reading import masked_reading
from geodata.words import Lang, language_direction, translate

_LOOPBACK_NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_PROXY_HEADERS: Final = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


def show_edits_download(context: PageContext, place: str) -> None:
    """Write the number of changes and the download; nothing where there are no changes.

    Parameters
    ----------
    place
        Part of the widget's key: one rerun may offer the download in several places.
    """
    edits, lang = session_store.session_edits(context.atlas), context.lang
    folder = context.entry.folder if context.entry else None
    if not edits or folder is None:
        return
    offered = may_offer_file(context.atlas.brief)
    with st.container(key=f"edited-{place}"):
        key = "session-edits.summary" if offered else "session-edits.not-offered"
        words = translate(key, lang, what=edits_summary(edits, lang))
        st.html(
            html_element("p", words, class_="quiet", role="status", lang=lang, dir=language_direction(lang))
        )
        if not offered:
            return
        st.download_button(
            translate("session-edits.download", lang),
            data=partial(
                logged_export,
                ExportFacts(BRIEF_FILE_NAME, context.selection, session_requester()),
                partial(_give_out, folder, edits, context.brief.id, session_store.saved_edits()),
            ),
            file_name=BRIEF_FILE_NAME,
            mime="application/yaml",
            icon=":material/download:",
            key=f"edited-{place}-{lang}",
            on_click="ignore",
        )


def may_offer_file(brief: Brief) -> bool:
    """Return whether the file of a brief is offered: one that withholds a source, over loopback only.

    A proxy on the same machine connects over loopback too; it asks for another host, or says for whom.
    """
    if not any(source.withheld for source in brief.sources):
        return True
    headers = st.context.headers
    host = headers.get("Host", "").rpartition("@")[2]
    name = host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
    is_direct = not any(headers.get(each) for each in _PROXY_HEADERS)
    return st.context.ip_address is None and name in _LOOPBACK_NAMES and is_direct


def edits_summary(edits: PendingEdits, lang: Lang) -> str:
    """Return the number of changes of each kind in words."""
    numbers = {
        "claims": len(edits.additions),
        "grades": len(edits.grades),
        "slides": len(edits.slides),
        "places": len(edits.places),
        "theatre": int(edits.theatre is not None),
    }
    changed = (
        translate(f"session-edits.{name}", lang, n=number) for name, number in numbers.items() if number
    )
    return join_list(changed, lang)


def _give_out(folder: Path, edits: PendingEdits, brief_id: str, saved: SavedEdits) -> bytes:
    """Return the brief's file with all changes, and note that the session has given them out."""
    made = edited_yaml(folder, edits)
    saved.by_brief[brief_id] = edits
    return made


def edited_yaml(folder: Path, edits: PendingEdits) -> bytes:
    """Return the brief's file with all changes; lines they do not touch stay as they are.

    Raises
    ------
    EditError
        Where a change does not fit the file, which may be another one than the reader sees.
    """
    text = read_brief_yaml(folder)
    brief = masked_reading(read_brief_bytes(text.encode())).brief
    misfits = fit_edits(edits, brief).misfits if brief is not None else ()
    if misfits:
        names = ", ".join(f"{each.sort} {each.id} ({each.reason})" for each in misfits)
        message = f"edit: brief.yaml has changed meanwhile: {names}; look at the page again"
        raise EditError(message)
    return apply_edits(text, edits).encode()


def read_brief_yaml(folder: Path) -> str:
    """Return the brief's file as it stands."""
    return (folder / BRIEF_FILE_NAME).read_bytes().decode("utf-8-sig")
