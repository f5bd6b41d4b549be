"""What the map says of itself in words: notes for its readers, and a text for who does not see it."""

from collections.abc import Iterator, Sequence

from geodata.brief.records import Event
from geodata.layout.layout_context import Sheet
from geodata.layout.scene import Area, Dense, Lane
from geodata.phrasing.list_words import join_clauses
from geodata.words import Lang, isolate, say


def notes(sheet: Sheet, zones: Sequence[Area], ways: Sequence[Lane], thin: Dense | None) -> Iterator[str]:
    """What a reader must know to read the map right."""
    lang = sheet.lang
    if sheet.drafted:
        yield say("picture.note.proposed", lang)
    if thin:
        yield say("picture.note.points", lang)
    if any(area.hatch for area in zones):
        yield say("picture.note.seas", lang)
    if ways:
        yield say("picture.note.schematic", lang)
    if sheet.selection.view.projection == "globe":
        yield say("picture.note.flat", lang)
    yield say("picture.note.borders", lang)


def alternative(sheet: Sheet, thin: Dense | None) -> str:
    """What the map shows, in words, for who does not see it; the table holds the same events."""
    lang = sheet.lang
    events = [drawn.event for drawn in sheet.drawn] if thin is None else []
    selection = sheet.selection
    number = int(selection.atlas.events["on_map"].to_numpy(bool)[selection.shown].sum())
    lead = say(
        "picture.alternative", lang, title=sheet.brief.title[lang], count=say("count.events", lang, n=number)
    )
    drafted = [say("picture.note.proposed", lang)] if sheet.drafted else []
    return " ".join([lead, *drafted, _titles(events, lang)]).strip()


def _titles(events: Sequence[Event], lang: Lang) -> str:
    words = [isolate(event.title[lang]) if lang == "ar" else event.title[lang] for event in events]
    return f"{join_clauses(words, lang)}." if words else ""
