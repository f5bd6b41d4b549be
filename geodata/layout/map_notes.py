"""Notes under the map and its text alternative."""

from collections.abc import Iterator, Sequence

from geodata.brief.records import Event
from geodata.layout.layout_context import Sheet
from geodata.layout.scene import Area, Dense, Lane
from geodata.phrasing.list_words import join_clauses
from geodata.words import Lang, isolate, say


def map_note_lines(
    context: Sheet, areas: Sequence[Area], lanes: Sequence[Lane], thin: Dense | None
) -> Iterator[str]:
    """Yield the notes that a reader needs to read the map right."""
    lang = context.lang
    if context.drafted:
        yield say("picture.note.proposed", lang)
    if thin:
        yield say("picture.note.points", lang)
    if any(area.hatch for area in areas):
        yield say("picture.note.seas", lang)
    if lanes:
        yield say("picture.note.schematic", lang)
    if context.selection.view.projection == "globe":
        yield say("picture.note.flat", lang)
    yield say("picture.note.borders", lang)


def map_text_alternative(context: Sheet, thin: Dense | None) -> str:
    """Return the text alternative of the map; the table lists the same events."""
    lang = context.lang
    events = [drawn.event for drawn in context.drawn] if thin is None else []
    selection = context.selection
    number = int(selection.atlas.events["on_map"].to_numpy(bool)[selection.shown].sum())
    lead = say(
        "picture.alternative",
        lang,
        title=context.brief.title[lang],
        count=say("count.events", lang, n=number),
    )
    drafted = [say("picture.note.proposed", lang)] if context.drafted else []
    return " ".join([lead, *drafted, _titles(events, lang)]).strip()


def _titles(events: Sequence[Event], lang: Lang) -> str:
    words = [isolate(event.title[lang]) if lang == "ar" else event.title[lang] for event in events]
    return f"{join_clauses(words, lang)}." if words else ""
