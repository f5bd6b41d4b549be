"""Slides (PPTX): title, picture, then the slides of the brief, or one slide an event where it has none.

Claims are native text, citations are in the notes, maps are SVG with a PNG fallback. Nothing is cut off: text
that does not fit continues on the next slide, and events without a place have slides with the reason.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from geodata import __version__
from geodata.atlas.selection import Selection, select_events
from geodata.brief.record_types.slide_record import Slide
from geodata.export.formats import MAX_EVENT_SLIDES
from geodata.export.pptx_writer import HIGH, WIDE, PptxWriter, SlideBox
from geodata.export.report_content import (
    ClaimContent,
    EventContent,
    PassageContent,
    ReportContent,
)
from geodata.export.report_maps import selection_scene, slide_scene
from geodata.export.slide_paragraphs import (
    LEAST_SIZE,
    ParagraphBlock,
    SlideParagraph,
    TextRun,
    divide_into_columns,
    fit_type_size,
    join_runs,
    plain_paragraph,
)
from geodata.layout.map_notes import picture_notes
from geodata.layout.scene import Scene
from geodata.phrasing.list_words import join_clauses, join_facts
from geodata.phrasing.query_words import QueryWords
from geodata.render.picture_file import compose_picture_scene, render_framed_scene, render_outlined_svg
from geodata.render.picture_file import render_map as drawn
from geodata.render.picture_options import PictureOptions
from geodata.view import Theme, View
from geodata.words import Lang, translate

EVENT_MAP_SIZE: Final = (540, 370)
"""Pixels of an event's map; few, so that its words are large when projected."""
PICTURE_SIZE: Final = (1280, 720)
PNG_SCALE: Final = 2
TOP, BOTTOM, SIDE = 114.0, 44.0, 40.0
"""Margins of the text in points: title, foot, sides."""
MAP_WIDE: Final = 460.0
GUTTER: Final = 26.0
TEXT_HEIGHT: Final = HIGH - TOP - BOTTOM
TEXT_WIDTH: Final = WIDE - 2 * SIDE
NARROW_TEXT_WIDTH: Final = TEXT_WIDTH - MAP_WIDE - GUTTER

ProgressCallback = Callable[[int, int], None]
"""Callback with the number of map slides made, and of how many."""


def pptx_file(
    selection: Selection,
    *,
    lang: Lang,
    theme: Theme = "light",
    marking: str = "",
    progress: ProgressCallback | None = None,
) -> bytes:
    """Return the slides of a selection: of the event in focus, else of every event.

    For an unfiltered brief with slides of its own, those are made, then one for each event on the map that
    none of them shows. Of very many events the first have slides of their own, the next are listed, and the
    others counted. The same bytes for the same selection.
    """
    dossier = ReportContent(selection, lang, marking)
    stage = PptxWriter(lang, theme, dossier.stamp, foot=join_facts(dossier.title, dossier.imprint))
    focus = selection.view.focus
    items = [item for item in dossier.items if focus in {None, item.id}]
    chapters = {
        slide: select_events(selection.atlas, slide.parsed_view) for slide in _slides_of_brief(selection)
    }
    events = selection.atlas.events["event_id"]
    event_ids = {
        events.iat[row] for chosen in chapters.values() for row in ReportContent(chosen, lang).told_rows
    }
    on_map = [item for item in items if item.reason is None and item.id not in event_ids]
    placed, listed = on_map[:MAX_EVENT_SLIDES], on_map[MAX_EVENT_SLIDES:]
    _add_title_slide(stage, dossier)
    _add_picture_slide(stage, dossier)
    for done, (slide, chosen) in enumerate(chapters.items(), 1):
        _add_brief_slide(stage, slide, chosen)
        _report_progress(progress, done, len(chapters) + len(placed))
    for done, item in enumerate(placed, len(chapters) + 1):
        _add_event_slide(
            stage, item, selection_scene(selection, EVENT_MAP_SIZE, lang=lang, theme=theme, event=item.id)
        )
        _report_progress(progress, done, len(chapters) + len(placed))
    off_map = [item for item in items if item.reason is not None]
    _add_listed_slides(stage, "report.listed-on-map", [(_listed_block(item), item) for item in listed])
    _add_listed_slides(stage, "report.off-map", [(_off_map_block(item, lang), item) for item in off_map])
    _add_query_slides(stage, dossier, () if focus else dossier.notes)
    _add_source_slides(stage, dossier)
    _add_document_slides(stage, dossier)
    return stage.to_bytes(dossier.brief)


def _slides_of_brief(selection: Selection) -> tuple[Slide, ...]:
    """Return the brief's own slides where the View filters nothing, else none."""
    query_view = selection.view.with_changes(brief=None, lang=None, theme=None, camera=None)
    return selection.atlas.brief.slides if query_view == View() else ()


def _report_progress(progress: ProgressCallback | None, done: int, of: int) -> None:
    if progress:
        progress(done, of)


def _add_title_slide(stage: PptxWriter, dossier: ReportContent) -> None:
    """Add the title slide: brief, period, counts and bottom line."""
    lang = dossier.lang
    slide = stage.add_slide(dossier.title, size=32)
    counts = join_runs(
        [TextRun(f"{number} {words}", strong=number > 0) for number, words in dossier.counts], "   "
    )
    lead = [
        plain_paragraph(dossier.byline, 14, quiet=True),
        plain_paragraph(translate("report.period-line", lang, period=dossier.period), 14, above=10),
    ]
    notes = (dossier.stamp.language_note, dossier.stamp.edits_note)
    lead += [plain_paragraph(note, 12, quiet=True) for note in notes if note]
    if dossier.actors:
        lead.append(plain_paragraph(translate("report.actors-line", lang, actors=dossier.actors), 14))
    lead += [plain_paragraph(phrase, 14) for phrase in dossier.filters]
    lead.append(SlideParagraph(counts, 14, 6))
    if dossier.omitted:
        omitted = join_clauses(dossier.omitted, lang)
        lead.append(plain_paragraph(translate("report.filtered-out", lang, omitted=omitted), 12, quiet=True))
    if dossier.untold:
        lead.append(plain_paragraph(dossier.untold, 12, quiet=True))
    if dossier.summary:
        lead.append(plain_paragraph(translate("term.bottom-line", lang), 15, above=22, strong=True))
    lead += [plain_paragraph(line, 17, above=7) for line in dossier.summary]
    first, *rest = divide_into_columns(
        [(each,) for each in lead], TEXT_WIDTH, (HIGH - 150 - BOTTOM, TEXT_HEIGHT), lang
    )
    stage.add_text(slide, first, SlideBox(SIDE, 150, TEXT_WIDTH, HIGH - 150 - BOTTOM))
    _continue_text(stage, dossier.title, rest)
    made_with = translate("report.made-with", lang, version=__version__)
    stage.write_notes(
        slide,
        [
            dossier.imprint,
            translate("report.view-line", lang, query=dossier.selection.view.query_string()),
            made_with,
        ],
    )


def _add_picture_slide(stage: PptxWriter, dossier: ReportContent) -> None:
    """Add a slide with the framed picture: map, legend, sources and counts."""
    slide = stage.add_slide(f"{translate('report.map-heading', dossier.lang)}: {dossier.title}", hidden=True)
    order = PictureOptions("png", PICTURE_SIZE, PNG_SCALE, dossier.typed_marking)
    scene = compose_picture_scene(dossier.selection, order, lang=dossier.lang, theme=stage.theme)
    both = (
        render_framed_scene(scene, format="png", size=PICTURE_SIZE, scale=PNG_SCALE),
        render_outlined_svg(scene, order),
    )
    stage.add_picture(slide, both, SlideBox(0, 0, WIDE, HIGH), words=scene.text_alternative)
    stage.write_notes(slide, [scene.text_alternative, *picture_notes(scene)])


def _add_event_slide(stage: PptxWriter, item: EventContent, scene: Scene) -> None:
    """Add the slide of one event, its citations in the notes."""
    slide = stage.add_slide(item.title, tags=item.tags)
    _put_map_and_text(stage, slide, scene, _event_blocks(item))
    stage.write_notes(slide, _event_notes(item, stage.lang))


def _add_brief_slide(stage: PptxWriter, saved: Slide, selection: Selection) -> None:
    """Add a slide of the brief: caption, event in focus, other events; citations in the notes."""
    lang = stage.lang
    focus = saved.parsed_view.focus
    content = ReportContent(selection, lang)
    items = sorted(content.items, key=lambda item: item.id != focus)
    slide = stage.add_slide(saved.title[lang])
    note = [saved.note[lang]] if saved.note else []
    lead: list[ParagraphBlock] = [(plain_paragraph(line, 13),) for line in note]
    spoken = [block for item in items if item.id == focus for block in _focus_blocks(item)]
    rest = [_short_block(item) for item in items if item.id != focus]
    if content.untold:
        rest.append((plain_paragraph(content.untold, 10.5, quiet=True),))
    scene = slide_scene(selection, EVENT_MAP_SIZE, lang=lang, theme=stage.theme)
    _put_map_and_text(stage, slide, scene, [*lead, *spoken, *rest])
    cited = [line for item in items for line in (item.title, *_event_notes(item, lang))]
    stage.write_notes(slide, [*note, "", *cited])


def _focus_blocks(item: EventContent) -> list[ParagraphBlock]:
    return [(plain_paragraph(item.title, 13, above=10, strong=True),), *_event_blocks(item)]


def _short_block(item: EventContent) -> ParagraphBlock:
    """Return an event as a short block: title, tags without the standing, tellers, reason for no place."""
    reason = [plain_paragraph(item.reason, 10.5, quiet=True)] if item.reason else []
    return (
        plain_paragraph(item.title, 11, above=9, strong=True),
        plain_paragraph(join_facts(*item.tags[:2], *item.tags[3:], item.tellers), 10.5, quiet=True),
        *reason,
    )


def _put_map_and_text(stage: PptxWriter, slide: Any, scene: Scene, blocks: list[ParagraphBlock]) -> None:
    """Put the map at the start and text at the end; text that does not fit continues over the full width."""
    title, high = slide.shapes.title.text_frame.text, MAP_WIDE * EVENT_MAP_SIZE[1] / EVENT_MAP_SIZE[0]
    both = drawn(scene, format="png", scale=PNG_SCALE), render_outlined_svg(scene)
    stage.add_picture(slide, both, SlideBox(SIDE, TOP, MAP_WIDE, high), words=scene.text_alternative)
    stage.add_text(
        slide,
        (plain_paragraph(join_facts(*picture_notes(scene)), LEAST_SIZE, quiet=True),),
        SlideBox(SIDE, TOP + high + 5, MAP_WIDE, HIGH - BOTTOM - TOP - high - 5),
    )
    words = fit_type_size(blocks, NARROW_TEXT_WIDTH, TEXT_HEIGHT, stage.lang)
    first, *rest = divide_into_columns(words, NARROW_TEXT_WIDTH, (TEXT_HEIGHT,), stage.lang)
    stage.add_text(slide, first, SlideBox(SIDE + MAP_WIDE + GUTTER, TOP, NARROW_TEXT_WIDTH, TEXT_HEIGHT))
    left = fit_type_size([(each,) for column in rest for each in column], TEXT_WIDTH, TEXT_HEIGHT, stage.lang)
    _continue_text(
        stage, title, divide_into_columns(left, TEXT_WIDTH, (TEXT_HEIGHT,), stage.lang) if left else []
    )


def _event_blocks(item: EventContent) -> list[ParagraphBlock]:
    facts = tuple(
        SlideParagraph((TextRun(f"{name}  ", quiet=True), TextRun(words)), 11, 2)
        for name, words in item.facts
    )
    return [facts, *(_claim_block(claim) for passage in item.passages for claim in passage.claims)]


def _claim_block(said: ClaimContent) -> ParagraphBlock:
    head = SlideParagraph(
        (TextRun(said.speaker, strong=True), TextRun(f"  {join_facts(*said.tags)}", quiet=True)), 12, 9
    )
    gist = [plain_paragraph(said.gist, 12)] if said.gist else []
    return (head, *gist, *(plain_paragraph(line, 10.5, quiet=True) for line in said.details))


def _event_notes(item: EventContent, lang: Lang) -> list[str]:
    """Return the notes of an event: each passage restated with its sources, then the queries."""
    cited = [line for passage in item.passages for line in _passage_notes(passage, lang)]
    queries = [f"{note.kind}: {note.what}. {note.why}" for note in item.notes]
    return [*cited, *([translate("report.notes", lang), *queries] if queries else [])]


def _passage_notes(passage: PassageContent, lang: Lang) -> Iterable[str]:
    for claim in passage.claims:
        words = join_facts(*claim.tags, claim.gist, *claim.details)
        yield translate("report.speaker-line", lang, speaker=claim.source, words=words)
    yield from (
        translate("report.quotation", lang, words=each.words, credit=each.credit(lang))
        for each in passage.quotations
    )
    if passage.restatement:
        yield translate("report.restated-sentence", lang, locator=passage.locator, words=passage.restatement)
    else:
        yield passage.locator
    yield ""


def _add_listed_slides(
    stage: PptxWriter, title_key: str, listed: list[tuple[ParagraphBlock, EventContent]]
) -> None:
    """Add slides that list events, a block each; citations in the notes."""
    # A paragraph stays the same object in its column: titles of two events can be alike.
    item_of = {id(block[0]): item for block, item in listed}
    columns = divide_into_columns([block for block, _ in listed], TEXT_WIDTH, (TEXT_HEIGHT,), stage.lang)
    for column in columns if listed else []:
        slide = stage.add_slide(translate(title_key, stage.lang))
        stage.add_text(slide, column, SlideBox(SIDE, TOP, TEXT_WIDTH, TEXT_HEIGHT))
        shown = [item_of[id(each)] for each in column if id(each) in item_of]
        stage.write_notes(
            slide, [line for item in shown for line in (item.title, *_event_notes(item, stage.lang))]
        )


def _listed_block(item: EventContent) -> ParagraphBlock:
    """Return an event on the map in two lines: title; tags with its date."""
    return (
        plain_paragraph(item.title, 12, above=8, strong=True),
        plain_paragraph(join_facts(*item.tags, item.facts[0][1]), 10.5, quiet=True),
    )


def _off_map_block(item: EventContent, lang: Lang) -> ParagraphBlock:
    claims = (
        SlideParagraph((TextRun(f"{claim.speaker}  ", quiet=True), TextRun(claim.gist)), 11)
        for passage in item.passages
        for claim in passage.claims
        if claim.gist
    )
    return (
        plain_paragraph(item.title, 13, above=12, strong=True),
        plain_paragraph(join_facts(*item.tags, item.facts[0][1], item.tellers), 10.5, quiet=True),
        plain_paragraph(translate("report.not-on-map-because", lang, reason=item.reason), 11),
        *claims,
    )


def _add_query_slides(stage: PptxWriter, dossier: ReportContent, notes: tuple[QueryWords, ...]) -> None:
    """Add slides of the queries."""
    blocks = [
        (
            SlideParagraph((TextRun(f"{note.kind}  ", quiet=True), TextRun(note.what, strong=True)), 13, 12),
            plain_paragraph(note.why, 11.5),
            *(plain_paragraph(f"– {reading}", 11.5) for reading in note.readings),
            *([plain_paragraph(note.reference, 10.5, quiet=True)] if note.reference else []),
        )
        for note in notes
    ]
    _add_text_slides(stage, translate("report.notes", dossier.lang), blocks)


def _add_source_slides(stage: PptxWriter, dossier: ReportContent) -> None:
    """Add slides of the cited sources."""
    listed = enumerate(dossier.sources, 1)
    blocks: list[ParagraphBlock] = [
        (SlideParagraph((TextRun(f"{number}. {name}"), *_cited_run(cited)), 12, 5),)
        for number, (name, cited) in listed
    ]
    _add_text_slides(stage, translate("report.sources", dossier.lang), blocks)


def _cited_run(cited: str) -> tuple[TextRun, ...]:
    """Return the quiet words for the cited sentences of a source; nothing where none is cited."""
    return (TextRun(f"  {cited}", quiet=True),) if cited else ()


def _add_document_slides(stage: PptxWriter, dossier: ReportContent) -> None:
    """Add slides of the documents that the shown events rest on."""
    blocks: list[ParagraphBlock] = [
        (plain_paragraph(f"{number}. {line}", 11, above=5),)
        for number, line in enumerate(dossier.documents, 1)
    ]
    _add_text_slides(stage, translate("report.documents", dossier.lang), blocks)


def _add_text_slides(stage: PptxWriter, title: str, blocks: list[ParagraphBlock]) -> None:
    """Put blocks on as many slides as they need."""
    if blocks:
        larger = fit_type_size(blocks, TEXT_WIDTH, TEXT_HEIGHT, stage.lang)
        first, *rest = divide_into_columns(larger, TEXT_WIDTH, (TEXT_HEIGHT,), stage.lang)
        stage.add_text(stage.add_slide(title), first, SlideBox(SIDE, TOP, TEXT_WIDTH, TEXT_HEIGHT))
        _continue_text(stage, title, rest)


def _continue_text(stage: PptxWriter, title: str, pages: list[ParagraphBlock]) -> None:
    for page in pages:
        slide = stage.add_slide(translate("report.title-continued", stage.lang, title=title))
        stage.add_text(slide, page, SlideBox(SIDE, TOP, TEXT_WIDTH, TEXT_HEIGHT))
