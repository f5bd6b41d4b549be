"""Notes under the map and its text alternative."""

from collections.abc import Iterator, Sequence

from geodata.brief.records import Event
from geodata.layout.layout_context import LayoutContext
from geodata.layout.scene import AreaMark, DiscMarks, LaneMark
from geodata.phrasing.list_words import join_clauses
from geodata.words import LANGUAGES, Lang, isolate_text, translate


def map_note_lines(
    context: LayoutContext, areas: Sequence[AreaMark], lanes: Sequence[LaneMark], thin: DiscMarks | None
) -> Iterator[str]:
    """Yield the notes that a reader needs to read the map right."""
    lang = context.lang
    if context.has_proposals:
        yield translate("picture.note.proposed", lang)
    if thin:
        yield translate("picture.note.points", lang)
    if any(area.hatch for area in areas):
        yield translate("picture.note.seas", lang)
    if lanes:
        yield translate("picture.note.schematic", lang)
    if context.selection.view.projection == "globe":
        yield translate("picture.note.flat", lang)
    yield translate("picture.note.borders", lang)


def map_text_alternative(context: LayoutContext, thin: DiscMarks | None) -> str:
    """Return the text alternative of the map; the table lists the same events."""
    lang = context.lang
    events = [drawn.event for drawn in context.events_on_map] if thin is None else []
    selection = context.selection
    number = int(selection.atlas.events["on_map"].to_numpy(bool)[selection.shown_rows].sum())
    lead = translate(
        "picture.alt-text",
        lang,
        title=context.brief.title[lang],
        count=translate("count.events", lang, n=number),
    )
    drafted = [translate("picture.note.proposed", lang)] if context.has_proposals else []
    return " ".join([lead, *drafted, _titles(events, lang)]).strip()


def _titles(events: Sequence[Event], lang: Lang) -> str:
    titles = [event.title[lang] for event in events]
    words = map(isolate_text, titles) if LANGUAGES[lang].is_rtl else titles
    return f"{join_clauses(words, lang)}." if titles else ""
