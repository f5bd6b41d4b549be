"""What lies before the reader in one run: the brief, the View, the events it selects, language and theme."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import streamlit as st

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.library import Entry, Library
from geodata.atlas.selection import Selection, select
from geodata.brief.grades import graded
from geodata.brief.records import Brief, Event
from geodata.brief.source_text import Text
from geodata.screens.shell import session_store, view_state
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.map_camera import onto
from geodata.view import Theme, View
from geodata.words import LANGS, Lang

_DESK = "desk"
WIDE: Final = (792, 600)
NARROW: Final = (362, 420)
"""Pixels of the map on a desk and on a phone: words are placed and cameras fitted for them."""
Room = tuple[tuple[int, int], tuple[int, int]]
"""Pixels of a map on a desk and on a phone."""
ROOMS: Final[Mapping[str, Room]] = {"reading": ((480, 340), (362, 260))}
"""Pages, by address, that leave another room for the map than the usual."""


@dataclass(frozen=True, eq=False)
class Desk:
    """One run's material; without an atlas where the brief could not be opened."""

    library: Library
    entry: Entry | None
    view: View
    lang: Lang
    theme: Theme
    room: Room = (WIDE, NARROW)
    """What the page leaves for the map."""

    @property
    def atlas(self) -> Atlas:
        """The atlas of the brief.

        Raises
        ------
        LookupError
            Where the brief could not be opened; ask ``readable`` first.
        """
        if self.entry is None or self.entry.atlas is None:
            message = "desk: found no brief that opens, expected one; ask for readable first"
            raise LookupError(message)
        return self.entry.atlas

    @property
    def readable(self) -> bool:
        """Whether there is a brief that opens."""
        return self.entry is not None and self.entry.atlas is not None

    @property
    def title(self) -> str:
        """The brief's title in the reader's language; the product's name where no brief is open."""
        words = self.entry.title if self.entry else None
        return words[self.lang] if words else "Briefmap"

    @cached_property
    def brief(self) -> Brief:
        """The brief, with the grades of this session in place of its own."""
        return graded(self.atlas.brief, session_store.grades(self.atlas.brief.id))

    @property
    def size(self) -> tuple[int, int]:
        """Pixels of the map, as far as the server can know."""
        wide, narrow = self.room
        return narrow if "Mobile" in st.context.headers.get("User-Agent", "") else wide

    @property
    def event(self) -> Event | None:
        """The event in focus, where the brief has it."""
        return self.brief.event.get(self.view.focus) if self.view.focus else None

    @property
    def text(self) -> Text | None:
        """The brief's own text: beside it, or attached in this session."""
        return (self.entry.text if self.entry else None) or view_state.attached_text(self.brief.text.sha256)

    @property
    def reader(self) -> CardContext:
        """Who reads the cards."""
        return CardContext(
            self.brief,
            self.lang,
            self.text,
            log=session_store.log_scale(),
            theme=self.theme,
            grades=session_store.grades(self.brief.id),
        )

    @cached_property
    def selection(self) -> Selection:
        """The events that the View asks for."""
        return select(self.atlas, self.view)


def lay(library: Library, view: View, page: str = "") -> Desk:
    """The desk for a View on a page: its brief, else the first that opens; language and theme likewise."""
    entry = _entry(library, view.brief)
    found: Theme = "dark" if st.context.theme.type == "dark" else "light"
    lang = language(view, st.context.locale, entry)
    room = ROOMS.get(page, (WIDE, NARROW))
    desk = _settled(Desk(library, entry, view, lang, view.theme or found, room))
    st.session_state[_DESK] = desk
    return desk


def at_hand() -> Desk:
    """The desk that this run laid, for the page that runs in its frame."""
    desk: Desk = st.session_state[_DESK]
    return desk


def language(view: View, locale: str | None, entry: Entry | None) -> Lang:
    """The language asked for, else the browser's where it is one of ours, else the brief's."""
    if view.lang is not None:
        return view.lang
    spoken = (locale or "").partition("-")[0].lower()
    own = entry.atlas.brief.language if entry is not None and entry.atlas is not None else "en"
    return next((lang for lang in LANGS if lang == spoken), own)


def _settled(desk: Desk) -> Desk:
    """The desk with the camera on the event that a link puts in focus, where the link has no camera.

    From then on the camera stands: closing the card or filtering must not move the map.
    """
    if not desk.readable or desk.view.camera is not None or desk.event is None or not desk.event.on_map:
        return desk
    view = desk.view.change(camera=onto(desk.atlas, desk.size, desk.event.id))
    view_state.settle(view)
    return replace(desk, view=view)


def _entry(library: Library, brief_id: str | None) -> Entry | None:
    """The brief asked for; unasked the first that opens, so that a broken one does not stand in front."""
    entries = library.entries()
    asked = [entry for entry in entries if entry.id == brief_id]
    open_ = [entry for entry in entries if entry.atlas is not None]
    return next(iter([*asked, *open_, *entries]), None)
