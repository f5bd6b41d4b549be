"""The page What changed: an older version of the brief against the open one, record by record."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import streamlit as st

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.jobs.comparison_jobs import UploadComparison
from geodata.layout.composition import compose_scene
from geodata.layout.ghost_marks import add_older_marks
from geodata.phrasing.brief_diff import BriefChange, compare_briefs
from geodata.phrasing.list_words import join_facts
from geodata.screens.map import view_choice
from geodata.screens.map.fallback_map import compose_page_scene, thinning_notes, write_chart
from geodata.screens.pages.upload_comparison import compared_upload
from geodata.screens.shell import view_state
from geodata.screens.shell.notices import problem_item_html
from geodata.screens.shell.option_labels import unique_labels
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import Markup, escape_markdown, html_element
from geodata.view import View
from geodata.words import language_direction, translate

GHOSTED: Final = frozenset({"moved", "removed"})
"""Aspects of a change for which the older mark of its event is drawn."""
MOST_CHANGES: Final = 300
"""Most changes that are listed."""
MOST_PROBLEMS: Final = 20
"""Most problems of an unreadable file that are listed."""


def write_changes_page(desk: PageContext) -> None:
    """Write the choice of the older version, and the changes from it to the open one."""
    lang = desk.lang
    with st.container(key="changes"):
        st.html(html_element("h2", translate("page.changes", lang)))
        st.html(
            html_element(
                "p", translate("changes.intro", lang), class_="quiet", lang=lang, dir=language_direction(lang)
            )
        )
        compared = _choose_older(desk)
        if compared is None:
            return
        older, found = compared
        words = (
            translate("changes.count", lang, n=len(found))
            if found
            else translate("changes.nothing-changed", lang)
        )
        st.html(html_element("p", words, role="status"))
        _write_map(desk, older, found)
        for record, listed in groupby(found[:MOST_CHANGES], key=lambda change: change.record):
            _write_record(desk, record, list(listed))
        if len(found) > MOST_CHANGES:
            st.html(
                html_element(
                    "p",
                    translate("changes.truncated", lang, shown=MOST_CHANGES, n=len(found)),
                    class_="quiet",
                )
            )


def _write_map(desk: PageContext, older: Atlas, found: Sequence[BriefChange]) -> None:
    """Write the map over the older marks of moved and removed events; nothing where there are none."""
    ghosts = {change.id for change in found if change.record == "event" and change.aspect in GHOSTED}
    events = {
        name
        for name in ghosts
        if name in older.brief.event_by_id and older.brief.is_on_map(older.brief.event_by_id[name])
    }
    if not events:
        return
    scene = compose_page_scene(desk)
    view = View(camera=scene.camera)
    before = compose_scene(select_events(older, view), lang=desk.lang, theme=desk.theme, size=desk.map_size)
    st.html(html_element("p", translate("changes.older-marks", desk.lang, n=len(events)), class_="quiet"))
    with st.container(key="compared-map"):
        write_chart(desk, add_older_marks(scene, before, events))
    if notes := thinning_notes(scene, desk.lang):
        st.html(html_element("p", join_facts(*notes), class_="map-note"))


def _choose_older(desk: PageContext) -> tuple[Atlas, Sequence[BriefChange]] | None:
    """Write the two fields and return the older version, an upload or a brief, with the changes since it."""
    lang = desk.lang
    first, second = st.columns(2)
    entries = [entry for entry in desk.entries if entry.id != desk.brief.id]
    atlases = {entry.id: entry.atlas for entry in entries if entry.atlas is not None}
    names = unique_labels({name: each.brief.title[lang] for name, each in atlases.items()})
    with second:
        uploaded = st.file_uploader(
            translate("changes.older-file", lang), type=["yaml", "yml"], key=f"older-file-{lang}"
        )
    with first:
        chosen = st.selectbox(
            translate("changes.older-version", lang),
            list(atlases),
            index=None,
            placeholder=translate("changes.choose-version", lang),
            format_func=names.__getitem__,
            key=f"older-{lang}",
            disabled=not atlases,
        )
    if uploaded is not None:
        compared = compared_upload(desk, uploaded.getvalue(), uploaded.name)
        return _opened_upload(desk, compared) if compared else None
    return (atlases[chosen], compare_briefs(atlases[chosen].brief, desk.brief)) if chosen else None


def _opened_upload(
    desk: PageContext, compared: UploadComparison
) -> tuple[Atlas, Sequence[BriefChange]] | None:
    """Return the brief in an uploaded file with the changes; where it is unreadable, write its problems."""
    if compared.older is None:
        lines = [problem_item_html(problem, desk.lang) for problem in compared.problems[:MOST_PROBLEMS]]
        title = html_element("p", translate("changes.file-unreadable", desk.lang))
        st.html(html_element("div", title, html_element("ul", *lines), class_="warnings", role="alert"))
        return None
    return _cached_atlas(compared.digest, compared.older), compared.changes


@st.cache_resource(max_entries=4, show_spinner=False)
def _cached_atlas(digest: str, _brief: Brief) -> Atlas:
    """Return the atlas of an uploaded brief, made once for each digest."""
    return build_atlas(_brief, digest)


def _write_record(desk: PageContext, record: str, listed: Sequence[BriefChange]) -> None:
    """Write the changes of one sort of record; those of one event lead to it on the map."""
    st.html(html_element("h3", translate(f"changes.record.{record}", desk.lang)))
    for (name, event), same in groupby(listed, key=lambda change: (change.id, change.event)):
        with st.container(key=f"change-{record}-{name}", gap=None):
            if event is not None:
                _write_event_link(desk, record, name, event)
            else:
                st.html(html_element("p", html_element("code", name, dir="ltr"), class_="change-name"))
            st.html(_change_list(desk, list(same)))


def _write_event_link(desk: PageContext, record: str, name: str, event: str) -> None:
    """Write a button that opens the event on the map."""
    title = desk.brief.event_by_id[event].title[desk.lang]
    pressed = st.button(
        escape_markdown(title if record == "event" else f"{title} · {name}"),
        key=f"change-link-{record}-{name}-{desk.lang}",
        type="tertiary",
    )
    if pressed:
        view_state.set_view(view_choice.view_with_event(desk, event))
        st.switch_page("dashboard.py")


def _change_list(desk: PageContext, listed: Sequence[BriefChange]) -> Markup:
    rows = [_change_row(desk, change) for change in listed]
    return html_element("dl", *rows, class_="changes", lang=desk.lang, dir=language_direction(desk.lang))


def _change_row(desk: PageContext, change: BriefChange) -> Markup:
    """Return the aspect of a change with the words before and after it."""
    lang = desk.lang
    sides = [("before", "del"), ("after", "ins")]
    values = [
        html_element(tag, words, dir="auto", title=translate(f"changes.{side}", lang))
        for side, tag in sides
        if (words := getattr(change, side)[lang])
    ]
    return html_element(
        "div",
        html_element("dt", translate(f"changes.aspect.{change.aspect}", lang)),
        html_element("dd", *values),
    )
