"""Titles of drafted events: the kind with the actors, else with the place, else alone."""

from collections.abc import Sequence
from typing import Final

from geodata.drafting.speaker_sources import bilingual_entry, in_every_language, kind_names
from geodata.drafting.text_places import TextPlace
from geodata.kinds.event_kind import EventKind
from geodata.phrasing.list_words import join_list
from geodata.words import LANGS
from geodata.words.localized_text import LocalizedText

_TITLE_ACTORS: Final = 3
"""Actors named in the title of an event, at most."""


def event_title(
    kind: EventKind, actors: Sequence[LocalizedText], places: Sequence[TextPlace]
) -> LocalizedText:
    """Return the title of an event in every language, by the names of its actors and its places."""
    placed = [place.name for place in places if not place.asked]
    names = [*actors[:_TITLE_ACTORS]] or placed[:1]
    if not names:
        return kind_names(kind)
    joined = LocalizedText(
        {lang: join_list((in_every_language(name)[lang] for name in names), lang) for lang in LANGS}
    )
    return bilingual_entry("draft.event-title", kind=kind_names(kind), actors=joined)
