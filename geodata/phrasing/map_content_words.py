"""Content of a map in words: the documents that it rests on, and how many events have a place on it."""

from geodata.phrasing.list_words import join_clauses
from geodata.words import Lang, translate


def cited_documents_note(documents: int, lang: Lang) -> str:
    """Return the note that a map shows what some documents say, and no more."""
    if documents == 0:
        return translate("picture.note.no-documents", lang)
    return translate("picture.note.cited-documents", lang, n=documents)


def placed_events_phrase(placed: int, total: int, lang: Lang) -> str:
    """Return how many events have a place, and how many are only listed: "15 of 30 events …; 15 are listed".

    The legend of the map component says the same, by the same entries of the catalogue.
    """
    events = translate("map.legend.total", lang, n=total)
    line = translate("map.legend.placed", lang, n=placed, total=events)
    listed = total - placed
    return join_clauses([line, *([translate("map.legend.listed", lang, n=listed)] if listed else [])], lang)
