"""Work of this session that no file holds: the browser asks before it is lost; what fits no more is shown."""

from importlib.resources import files
from pathlib import Path
from typing import Final

import streamlit as st

from geodata.brief.yaml_writer import record_yaml
from geodata.drafting.edit_fit import MisfitEdit, MisfitReason
from geodata.screens.shell import session_store
from geodata.screens.shell.components import component_renderer
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import UNSAVED_WORK, changes_brief
from geodata.screens.shell.widget_text import html_element
from geodata.words import Lang, language_direction, translate

UNSAVED_COMPONENT: Final = "briefmap.unsaved-work"
UNSAVED_SCRIPT: Final = Path(str(files("geodata"))) / "instrument" / "served" / "unsaved-work.js"
_DIGEST_CHARACTERS: Final = 8


@st.fragment(key=UNSAVED_WORK)
def mount_unsaved_work() -> None:
    """Mount an invisible component that asks before the page is left with unsaved changes of a brief."""
    if not session_store.holds_edits():
        return
    with st.container(key="hidden-unsaved-work"):
        component_renderer(UNSAVED_COMPONENT, UNSAVED_SCRIPT)(
            key="unsaved-work",
            data={"unsaved": session_store.holds_unsaved_work()},
            on_fetched_change=lambda: None,  # the run itself tells whether a file was given out
        )


def show_misfit_edits(context: PageContext) -> None:
    """Write the changes of this session that do not fit the brief as it is now; nothing where all fit."""
    misfits, lang = session_store.session_edit_fit(context.atlas).misfits, context.lang
    if not misfits:
        return
    with st.container(key="misfit-edits"):
        st.html(
            html_element(
                "div",
                html_element("strong", translate("misfit-edits.title", lang, n=len(misfits))),
                html_element("ul", *(html_element("li", misfit_line(each, lang)) for each in misfits)),
                html_element(
                    "details",
                    html_element("summary", translate("misfit-edits.contents", lang)),
                    html_element("pre", misfits_yaml(misfits), dir="ltr"),
                ),
                class_="warnings",
                role="alert",
                lang=lang,
                dir=language_direction(lang),
            )
        )
        with st.container(key="misfit-actions", horizontal=True):
            if any(each.reason is MisfitReason.ID_TAKEN for each in misfits):
                st.button(
                    translate("misfit-edits.free-ids", lang),
                    key=f"free-ids-{lang}",
                    on_click=changes_brief(lambda: session_store.free_taken_ids(context.atlas)),
                )
            st.button(
                translate("misfit-edits.drop", lang),
                key=f"drop-misfits-{lang}",
                on_click=changes_brief(lambda: session_store.drop_misfits(context.atlas)),
            )


def misfit_line(edit: MisfitEdit, lang: Lang) -> str:
    """Return an edit that does not fit, the reason, and the version of the brief that it was made on."""
    return translate(
        "misfit-edits.line",
        lang,
        what=translate(f"misfit-edits.{edit.sort}", lang, id=edit.id),
        reason=translate(f"misfit-edits.{edit.reason}", lang),
        digest=edit.made_on[:_DIGEST_CHARACTERS] or "—",
    )


def misfits_yaml(misfits: tuple[MisfitEdit, ...]) -> str:
    """Return the fields of edits as they would stand in ``brief.yaml``."""
    return "\n".join(line for each in misfits for line in record_yaml(dict(each.fields)))
