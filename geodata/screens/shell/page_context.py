"""Per-rerun page context: brief, View, selected events, language and theme."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import streamlit as st

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.link_ids import bad_values, former_values, view_with_present_ids
from geodata.atlas.product_stamp import ProductStamp, brief_stamp
from geodata.atlas.selection import Selection, select_events
from geodata.atlas.view_defaults import resolve_lang, resolve_theme
from geodata.brief.brief_files import DocumentFile, open_document_file, text_as_file
from geodata.brief.document_pictures import PictureError, picture_size, read_picture_file
from geodata.brief.record_types.document_record import Document
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.brief.source_text import SourceText
from geodata.kinds.kind_table import KindTable, shipped_kinds
from geodata.layout.camera_fit import fit_event_camera
from geodata.library.brief_entry import LibraryEntry, resolve_entry
from geodata.library.brief_library import BriefLibrary
from geodata.regular_file import FileReadError
from geodata.screens.shell import session_store, view_state
from geodata.screens.shell.card_context import CardContext, DocumentPicture
from geodata.screens.shell.page_registry import DESKTOP_MAP_SIZE, PHONE_MAP_SIZE, MapSizes, page_by_path
from geodata.view import Theme, View
from geodata.vocabulary import DocumentType
from geodata.words import Lang

_PAGE_CONTEXT = "page_context"
_IS_PHONE = "is_phone"


@dataclass(frozen=True, eq=False)
class PageContext:
    """Brief, View, language and theme of one rerun; without an atlas where the brief could not be opened."""

    entries: tuple[LibraryEntry, ...]
    """All briefs of the library as they were when the context was made."""
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
    def kinds(self) -> KindTable:
        """Kinds of the brief; the shipped ones where no brief is open."""
        return self.atlas.brief.kind_table if self.has_brief else shipped_kinds()

    @property
    def title(self) -> str:
        """The brief's title in the reader's language; the product's name where no brief is open."""
        words = self.entry.title if self.entry else None
        return words[self.lang] if words else "Briefmap"

    @property
    def brief(self) -> Brief:
        """The brief."""
        return self.atlas.brief

    @cached_property
    def stamp(self) -> ProductStamp:
        """Marking of the page, which holds the whole brief; draft stamp and note on its language."""
        return brief_stamp(self.atlas, self.lang) if self.has_brief else ProductStamp(self.lang)

    @property
    def map_size(self) -> tuple[int, int]:
        """Width and height of the map in CSS pixels, as far as the server can know.

        Labels are placed and cameras fitted for it.
        """
        desktop, phone = self.map_sizes
        if _IS_PHONE not in st.session_state:  # the headers are parsed at each access
            st.session_state[_IS_PHONE] = "Mobile" in st.context.headers.get("User-Agent", "")
        return phone if st.session_state[_IS_PHONE] else desktop

    @property
    def focused_event(self) -> Event | None:
        """The event in focus; None where there is none or the brief lacks it."""
        return self.brief.event_by_id.get(self.view.focus) if self.view.focus else None

    @property
    def text(self) -> SourceText | None:
        """The brief's source text: beside the brief, or attached in this session."""
        return (self.entry.text if self.entry else None) or view_state.attached_text(self.brief.text_sha256)

    @property
    def card_context(self) -> CardContext:
        """Context of the event cards."""
        return CardContext(
            self.brief,
            self.lang,
            self.text,
            log_scale=session_store.is_log_scale(),
            theme=self.theme,
            open_file=self.document_file,
            open_picture=self.document_picture,
        )

    def document_file(self, document: Document) -> DocumentFile:
        """Return the file of a document: beside the brief, or a text attached in this session."""
        folder = self.entry.folder if self.entry else None
        beside = _file_beside(self.atlas.digest, folder, document) if folder else DocumentFile()
        if beside.is_there or document.type is not DocumentType.TEXT:
            return beside
        attached = view_state.attached_text(document.sha256)
        return text_as_file(attached) if attached else beside

    def document_picture(self, document: Document) -> DocumentPicture | None:
        """Return the picture of a document; None where its file is not beside the brief."""
        folder = self.entry.folder if self.entry else None
        return _picture_beside(self.atlas.digest, folder, document) if folder and document.file else None

    @cached_property
    def selection(self) -> Selection:
        """The atlas filtered by the View."""
        return select_events(self.atlas, self.view)


@lru_cache(maxsize=64)
def _file_beside(_digest: str, folder: Path, document: Document) -> DocumentFile:
    """Return the file of a document in the folder of its brief; the digest changes with the file."""
    return open_document_file(folder, document)


def make_page_context(library: BriefLibrary, view: View, url_path: str = "") -> PageContext:
    """Return the context of a View on a page, and keep it for :func:`current_page_context`."""
    entries = library.entries(named_brief(view), edited=session_store.sees_edits())
    entry = resolve_entry(entries, named_brief(view))
    brief = entry.atlas.brief if entry is not None and entry.atlas is not None else None
    lang = resolve_lang(view, brief, st.context.locale)
    theme = resolve_theme(view, "dark" if st.context.theme.type == "dark" else "light")
    sizes = page_by_path(url_path).map_sizes
    if brief is not None and (renamed := former_values(view, brief)):
        view = view_with_present_ids(view, brief)
        view_state.rename_parameters(view, renamed)
    context = _with_focus_camera(PageContext(entries, entry, view, lang, theme, sizes))
    st.session_state[_PAGE_CONTEXT] = context
    return context


def named_brief(view: View) -> str | None:
    """Return the brief that the link names, even where that can be no id."""
    bad = dict(bad_values(view_state.ignored_parameters()))
    return view.brief or bad.get("brief")


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
    if context.focused_event is None or not context.brief.is_on_map(context.focused_event):
        return context
    view = context.view.with_changes(
        camera=fit_event_camera(context.atlas, context.map_size, context.focused_event.id)
    )
    view_state.replace_view(view)
    return replace(context, view=view)


@lru_cache(maxsize=64)
def _picture_beside(digest: str, folder: Path, document: Document) -> DocumentPicture | None:
    """Return the picture of a document in the folder of its brief; the digest changes with the file."""
    address = f"documents/{digest}/{document.id}"
    try:
        return DocumentPicture(address, picture_size(read_picture_file(folder, document)))
    except PictureError as error:
        return DocumentPicture(address, refused=error.words)
    except FileReadError:
        return None
