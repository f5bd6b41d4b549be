"""Per-rerun page context: brief, View, selected events, language and theme."""

from dataclasses import dataclass, replace
from functools import cached_property

import streamlit as st

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.brief_entry import LibraryEntry
from geodata.atlas.library import BriefLibrary
from geodata.atlas.selection import Selection, select_events
from geodata.atlas.view_defaults import resolve_entry, resolve_lang, resolve_theme
from geodata.brief.grades import apply_grades
from geodata.brief.records import Brief, Event
from geodata.brief.source_text import SourceText
from geodata.layout.camera_fit import fit_event_camera
from geodata.screens.shell import session_store, view_state
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.page_registry import DESKTOP_MAP_SIZE, PHONE_MAP_SIZE, MapSizes, page_by_path
from geodata.view import Theme, View
from geodata.words import Lang

_PAGE_CONTEXT = "page_context"


@dataclass(frozen=True, eq=False)
class PageContext:
    """Brief, View, language and theme of one rerun; without an atlas where the brief could not be opened."""

    library: BriefLibrary
    entry: LibraryEntry | None
    view: View
    lang: Lang
    theme: Theme
    map_sizes: MapSizes = (DESKTOP_MAP_SIZE, PHONE_MAP_SIZE)

    @property
    def atlas(self) -> Atlas:
        """The atlas of the brief.

        Raises
        ------
        LookupError
            Where no brief could be opened; test ``has_brief`` first.
        """
        if self.entry is None or self.entry.atlas is None:
            message = "page context: found no brief that opens, expected one; test has_brief first"
            raise LookupError(message)
        return self.entry.atlas

    @property
    def has_brief(self) -> bool:
        """Whether a brief was opened."""
        return self.entry is not None and self.entry.atlas is not None

    @property
    def title(self) -> str:
        """The brief's title in the reader's language; the product's name where no brief is open."""
        words = self.entry.title if self.entry else None
        return words[self.lang] if words else "Briefmap"

    @cached_property
    def brief(self) -> Brief:
        """The brief, with the grades of this session in place of its own."""
        return apply_grades(self.atlas.brief, session_store.session_grades(self.atlas.brief.id))

    @property
    def map_size(self) -> tuple[int, int]:
        """Width and height of the map in CSS pixels, as far as the server can know.

        Labels are placed and cameras fitted for it.
        """
        desktop, phone = self.map_sizes
        return phone if "Mobile" in st.context.headers.get("User-Agent", "") else desktop

    @property
    def focused_event(self) -> Event | None:
        """The event in focus; None where there is none or the brief lacks it."""
        return self.brief.event_by_id.get(self.view.focus) if self.view.focus else None

    @property
    def text(self) -> SourceText | None:
        """The brief's source text: beside the brief, or attached in this session."""
        return (self.entry.text if self.entry else None) or (
            view_state.attached_text(self.brief.text_sha256) if self.brief.text_sha256 else None
        )

    @property
    def card_context(self) -> CardContext:
        """Context of the event cards."""
        return CardContext(
            self.brief,
            self.lang,
            self.text,
            log_scale=session_store.is_log_scale(),
            theme=self.theme,
            grades=session_store.session_grades(self.brief.id),
        )

    @cached_property
    def selection(self) -> Selection:
        """The atlas filtered by the View."""
        return select_events(self.atlas, self.view)


def make_page_context(library: BriefLibrary, view: View, url_path: str = "") -> PageContext:
    """Return the context of a View on a page, and keep it for :func:`current_page_context`."""
    entry = resolve_entry(library, view.brief)
    brief = entry.atlas.brief if entry is not None and entry.atlas is not None else None
    lang = resolve_lang(view, brief, st.context.locale)
    theme = resolve_theme(view, "dark" if st.context.theme.type == "dark" else "light")
    sizes = page_by_path(url_path).map_sizes
    context = _with_focus_camera(PageContext(library, entry, view, lang, theme, sizes))
    st.session_state[_PAGE_CONTEXT] = context
    return context


def current_page_context() -> PageContext:
    """Return the context that this rerun has made."""
    context: PageContext = st.session_state[_PAGE_CONTEXT]
    return context


def _with_focus_camera(context: PageContext) -> PageContext:
    """Set the camera on the event that a link puts in focus, where the link has no camera of its own.

    From then on the camera stays: closing the card or filtering must not move the map.
    """
    if not context.has_brief or context.view.camera is not None:
        return context
    if context.focused_event is None or not context.focused_event.on_map:
        return context
    view = context.view.with_changes(
        camera=fit_event_camera(context.atlas, context.map_size, context.focused_event.id)
    )
    view_state.replace_view(view)
    return replace(context, view=view)
