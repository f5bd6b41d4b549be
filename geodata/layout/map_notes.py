"""Notes under the map and its text alternative."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from geodata.brief.record_types.event_record import Event
from geodata.gazetteer.desk_names import has_desk_names
from geodata.ground.ground_archive import GroundArchive
from geodata.ground.ground_sources import ground_sources
from geodata.ground.ground_tiles import is_shown
from geodata.layout.layout_context import LayoutContext
from geodata.layout.looks.disc_marks import DiscMarks
from geodata.layout.mercator import Viewport
from geodata.layout.scene import AreaMark, LaneMark, Scene
from geodata.phrasing.date_words import edtf_phrase
from geodata.phrasing.layer_words import layer_phrase
from geodata.phrasing.list_words import join_clauses, join_list
from geodata.phrasing.map_content_words import cited_documents_note
from geodata.settings import current_settings
from geodata.words import LANGUAGES, Lang, isolate_text, translate
from geodata.words.untranslated_text import isolate_untranslated

COARSE_COAST_ZOOM: Final = 9
"""Zoom beyond which the coast, drawn at 1:10 million, is coarse."""
NOTES_OF_SIGNS: Final = (("proposed", "proposed"), ("seas", "hatch"), ("schematic", "schematic"))
"""Notes that say what a line of the legend says, each with that line's sign."""
MOST_PLACES: Final = 4
"""Places that a picture says it shows, at most; the rest is counted."""


def map_note_lines(
    context: LayoutContext, areas: Sequence[AreaMark], lanes: Sequence[LaneMark], thin: DiscMarks | None
) -> Iterator[str]:
    """Yield the notes that a reader needs to read the map right."""
    lang = context.lang
    if context.has_proposals:
        yield translate("picture.note.proposed", lang)
    if thin:
        yield translate("picture.note.points", lang)
    if any(area.look == "sea" for area in areas):
        yield translate("picture.note.seas", lang)
    if lanes:
        yield translate("picture.note.schematic", lang)
    if context.selection.view.projection == "globe":
        yield translate("picture.note.flat", lang)
    if hidden := len(context.selection.atlas.layers) - len(context.selection.shown_layers):
        yield translate("picture.note.hidden-layers", lang, n=hidden)
    if has_desk_names():
        yield translate("picture.note.names", lang)
    yield from ground_credit_lines(context.viewport, lang)
    yield translate(f"picture.note.borders-{current_settings().disputed}", lang)


def shown_line(context: LayoutContext) -> str:
    """Return what the map shows: the event in focus, else the places of its events that are in view.

    Places of most events come first, at most ``MOST_PLACES``; "" where none is in view.
    """
    lang, brief, screen = context.lang, context.brief, context.viewport
    drawn = [each for each in context.events_on_map if each.focused] or list(context.events_on_map)
    count = Counter(location.place for each in drawn for location in each.event.places)
    names = [
        isolate_untranslated(brief.place_by_id[place].name[lang])
        for place, _ in count.most_common()
        if screen.contains(screen.project(*brief.place_resolver.resolve(place).anchor))
    ]
    if not names:
        return ""
    places = join_list(names[:MOST_PLACES], lang)
    if (rest := len(names) - MOST_PLACES) > 0:
        places = translate("picture.frame.more-places", lang, places=places, n=rest)
    if not drawn[0].focused:
        return translate("picture.frame.shown-places", lang, places=places)
    title = isolate_untranslated(drawn[0].event.title[lang])
    return translate("picture.frame.shown-event", lang, title=title, places=places)


def picture_notes(scene: Scene) -> tuple[str, ...]:
    """Return the notes of a picture: what it rests on, those of its Scene, and whether the coast is coarse.

    On the screen the map itself says the last, beyond :data:`COARSE_COAST_ZOOM`, as it zooms.
    """
    is_coarse = scene.camera.zoom > COARSE_COAST_ZOOM
    documents = [cited_documents_note(scene.imprint.document_count, scene.lang)] if scene.imprint else []
    coast = [translate("picture.note.coarse-coast", scene.lang)] if is_coarse else []
    return (*documents, *scene.notes, *coast)


def slide_notes(scene: Scene) -> tuple[str, ...]:
    """Return the notes of a picture without those that its legend says too: a slide has little room."""
    shown = {item.id for item in scene.legend if item.group == "note"}
    said = {translate(f"picture.note.{note}", scene.lang) for note, sign in NOTES_OF_SIGNS if sign in shown}
    return tuple(note for note in picture_notes(scene) if note not in said)


def ground_credit_lines(viewport: Viewport, lang: Lang) -> Iterator[str]:
    """Yield the sources of the shipped ground, then of each archive of the desk's own that is in view."""
    sources, box = ground_sources(), viewport.world_box()
    yield translate("picture.note.ground", lang)
    shown = (each for each in sources.own if is_shown(each, box, viewport.camera.zoom))
    yield from dict.fromkeys(_archive_credit(each, lang) for each in shown)


def _archive_credit(archive: GroundArchive, lang: Lang) -> str:
    rtl = LANGUAGES[lang].is_rtl
    source = isolate_text(archive.attribution) if rtl else archive.attribution
    if archive.kind == "vector":
        return translate("picture.note.own-ground", lang, source=source)
    if not archive.day:
        return translate("picture.note.undated-imagery", lang, source=source)
    return translate("picture.note.imagery", lang, source=source, day=edtf_phrase(archive.day, lang))


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
    return " ".join([lead, *drafted, _titles(events, lang), *_layers_alternative(context)]).strip()


def _layers_alternative(context: LayoutContext) -> Iterator[str]:
    """Yield the sentence that lists the reference layers, where there are any."""
    lang = context.lang
    phrases = [layer_phrase(layer, lang) for layer in context.selection.shown_layers]
    words = map(isolate_text, phrases) if LANGUAGES[lang].is_rtl else phrases
    if phrases:
        yield translate("picture.alt-layers", lang, layers=join_clauses(words, lang))


def _titles(events: Sequence[Event], lang: Lang) -> str:
    titles = [event.title[lang] for event in events]
    words = map(isolate_text, titles) if LANGUAGES[lang].is_rtl else titles
    return f"{join_clauses(words, lang)}." if titles else ""
