"""Slides (PPTX): title, picture, then the slides of the brief, or one slide an event where it has none.

Claims are text and citations are in the notes.
Maps are vectors with a PNG for programs that take none. Nothing is cut off: what finds no room on a slide
goes on with the next one, and events without a place stand on slides of their own with the reason.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from geodata import __version__
from geodata.atlas.selection import Selection, select
from geodata.brief.slide_record import Slide
from geodata.export.formats import MOST_SLIDES
from geodata.export.pptx_writer import HIGH, WIDE, Place, Stage
from geodata.export.report_content import Dossier, Item, Passage, Said, bounded
from geodata.export.report_maps import chapter, plate
from geodata.export.slide_paragraphs import Block, Paragraph, Run, columns, fitted, joined, plain
from geodata.layout.scene import Scene
from geodata.phrasing.list_words import join_clauses, join_facts
from geodata.phrasing.query_words import QueryWords
from geodata.render.picture_file import framed, outlines, snapshot
from geodata.render.picture_file import plain as drawn
from geodata.render.picture_options import Order
from geodata.view import Theme, View
from geodata.words import Lang, say

MAP: Final = (600, 468)
"""Pixels of an event's map: as few as show figures, so that its words are large on a wall."""
WHOLE: Final = (1280, 720)
SHARP: Final = 2
TOP, BOTTOM, SIDE = 114.0, 44.0, 40.0
"""Points that stay free of text: title, foot, sides."""
MAP_WIDE: Final = 460.0
GUTTER: Final = 26.0
ROOM: Final = HIGH - TOP - BOTTOM
FULL: Final = WIDE - 2 * SIDE
BESIDE: Final = FULL - MAP_WIDE - GUTTER

Progress = Callable[[int, int], None]
"""Told how many slides with a map are made, and of how many."""


def slides(
    selection: Selection,
    *,
    lang: Lang,
    theme: Theme = "light",
    marking: str = "",
    progress: Progress | None = None,
) -> bytes:
    """The slides of what is selected: the focused event alone where there is one, else every event.

    Where a brief with slides of its own is asked for as it is, those are made, and then one for each event on
    the map that none of them shows. The same bytes for the same selection.

    Raises
    ------
    TooManyError
        Where more events are selected than slides can be shown.
    """
    dossier = Dossier(bounded(selection, MOST_SLIDES), lang)
    stage = Stage(lang, theme, marking, foot=join_facts(dossier.title, dossier.imprint))
    focus = selection.view.focus
    items = [item for item in dossier.items if focus in {None, item.id}]
    chapters = {slide: select(selection.atlas, slide.asked) for slide in _briefed(selection)}
    told = {item.id for chosen in chapters.values() for item in Dossier(chosen, lang).items}
    placed = [item for item in items if item.reason is None and item.id not in told]
    _title(stage, dossier)
    _whole(stage, dossier)
    for done, (slide, chosen) in enumerate(chapters.items(), 1):
        _chapter(stage, slide, chosen)
        _tell(progress, done, len(chapters) + len(placed))
    for done, item in enumerate(placed, len(chapters) + 1):
        _event(stage, item, plate(selection, MAP, lang=lang, theme=theme, event=item.id))
        _tell(progress, done, len(chapters) + len(placed))
    _listed(stage, [item for item in items if item.reason is not None])
    _remarks(stage, dossier, () if focus else dossier.notes)
    _sources(stage, dossier)
    return stage.file(dossier.brief)


def _briefed(selection: Selection) -> tuple[Slide, ...]:
    """The brief's own slides, where nothing is asked but the brief, its language and its look."""
    asked = selection.view.change(brief=None, lang=None, theme=None, camera=None)
    return selection.atlas.brief.slides if asked == View() else ()


def _tell(progress: Progress | None, done: int, of: int) -> None:
    if progress:
        progress(done, of)


def _title(stage: Stage, dossier: Dossier) -> None:
    """The brief, the view, the counts and the bottom line."""
    lang = dossier.lang
    slide = stage.slide(dossier.title, size=32)
    counts = joined([Run(f"{number} {words}", strong=number > 0) for number, words in dossier.counts], "   ")
    lead = [
        plain(dossier.byline, 14, quiet=True),
        plain(say("paper.period", lang, period=dossier.period), 14, above=10),
    ]
    if dossier.actors:
        lead.append(plain(say("paper.chosen", lang, actors=dossier.actors), 14))
    lead.append(Paragraph(counts, 14, 6))
    if dossier.omitted:
        omitted = join_clauses(dossier.omitted, lang)
        lead.append(plain(say("paper.omitted", lang, omitted=omitted), 12, quiet=True))
    if dossier.summary:
        lead.append(plain(say("term.bottom-line", lang), 15, above=22, strong=True))
    lead += [plain(line, 17, above=7) for line in dossier.summary]
    first, *rest = columns([(each,) for each in lead], FULL, (HIGH - 150 - BOTTOM, ROOM), lang)
    stage.text(slide, first, Place(SIDE, 150, FULL, HIGH - 150 - BOTTOM))
    _more(stage, dossier.title, rest)
    made = say("paper.made", lang, version=__version__)
    stage.notes(slide, [dossier.imprint, say("paper.view", lang, query=dossier.selection.view.query()), made])


def _whole(stage: Stage, dossier: Dossier) -> None:
    """The picture as everywhere else: map, legend, sources and counts in their frame."""
    slide = stage.slide(f"{say('paper.map', dossier.lang)}: {dossier.title}", hidden=True)
    order = Order("png", WHOLE, SHARP, stage.marking)
    scene = framed(dossier.selection, order, lang=dossier.lang, theme=stage.theme)
    both = (
        snapshot(scene, format="png", size=WHOLE, scale=SHARP, marking=stage.marking),
        outlines(scene, order),
    )
    stage.picture(slide, both, Place(0, 0, WIDE, HIGH), words=scene.text_alternative)
    stage.notes(slide, [scene.text_alternative, *scene.notes])


def _event(stage: Stage, item: Item, scene: Scene) -> None:
    """One event, with what its claims rest on in the notes."""
    slide = stage.slide(item.title, tags=item.tags)
    _beside(stage, slide, scene, _words(item))
    stage.notes(slide, _citations(item, stage.lang))


def _chapter(stage: Stage, saved: Slide, selection: Selection) -> None:
    """One slide of the brief: its caption and the claims of what it speaks of; all it shows in the notes."""
    lang = stage.lang
    focus = saved.asked.focus
    items = sorted(Dossier(selection, lang).items, key=lambda item: item.id != focus)
    slide = stage.slide(saved.title[lang])
    note = [saved.note[lang]] if saved.note else []
    lead: list[Block] = [(plain(line, 13),) for line in note]
    spoken = [block for item in items if item.id == focus for block in _spoken(item)]
    rest = [_listing(item) for item in items if item.id != focus]
    scene = chapter(selection, MAP, lang=lang, theme=stage.theme)
    _beside(stage, slide, scene, [*lead, *spoken, *rest])
    cited = [line for item in items for line in (item.title, *_citations(item, lang))]
    stage.notes(slide, [*note, "", *cited])


def _spoken(item: Item) -> list[Block]:
    return [(plain(item.title, 13, above=10, strong=True),), *_words(item)]


def _listing(item: Item) -> Block:
    """Another event of a slide in two lines: all its tags but the standing, and why it is not on the map."""
    reason = [plain(item.reason, 10.5, quiet=True)] if item.reason else []
    return (
        plain(item.title, 11, above=9, strong=True),
        plain(join_facts(*item.tags[:2], *item.tags[3:]), 10.5, quiet=True),
        *reason,
    )


def _beside(stage: Stage, slide: Any, scene: Scene, blocks: list[Block]) -> None:
    """Map at the start, words at the end; what is too much goes on over the whole width."""
    title, high = slide.shapes.title.text_frame.text, MAP_WIDE * MAP[1] / MAP[0]
    both = drawn(scene, format="png", scale=SHARP), outlines(scene)
    stage.picture(slide, both, Place(SIDE, TOP, MAP_WIDE, high), words=scene.text_alternative)
    stage.text(
        slide, (plain(join_facts(*scene.notes), 9, quiet=True),), Place(SIDE, TOP + high + 5, MAP_WIDE, 24)
    )
    words = fitted(blocks, BESIDE, ROOM, stage.lang)
    first, *rest = columns(words, BESIDE, (ROOM,), stage.lang)
    stage.text(slide, first, Place(SIDE + MAP_WIDE + GUTTER, TOP, BESIDE, ROOM))
    left = fitted([(each,) for column in rest for each in column], FULL, ROOM, stage.lang)
    _more(stage, title, columns(left, FULL, (ROOM,), stage.lang) if left else [])


def _words(item: Item) -> list[Block]:
    facts = tuple(Paragraph((Run(f"{name}  ", quiet=True), Run(words)), 11, 2) for name, words in item.facts)
    return [facts, *(_claim(said) for passage in item.passages for said in passage.said)]


def _claim(said: Said) -> Block:
    head = Paragraph((Run(said.speaker, strong=True), Run(f"  {join_facts(*said.tags)}", quiet=True)), 12, 9)
    gist = [plain(said.gist, 12)] if said.gist else []
    return (head, *gist, *(plain(line, 10.5, quiet=True) for line in said.details))


def _citations(item: Item, lang: Lang) -> list[str]:
    """What stands in the notes of an event's slide: each passage in other words, and who is cited for it."""
    cited = [line for passage in item.passages for line in _citation(passage, lang)]
    queries = [f"{note.kind}: {note.what}. {note.why}" for note in item.notes]
    return [*cited, *([say("paper.notes", lang), *queries] if queries else [])]


def _citation(passage: Passage, lang: Lang) -> Iterable[str]:
    for said in passage.said:
        words = join_facts(*said.tags, said.gist, *said.details)
        yield say("paper.said-by", lang, speaker=said.source, words=words)
    if passage.restatement:
        yield say("paper.restated", lang, locator=passage.locator, words=passage.restatement)
    else:
        yield passage.locator
    yield ""


def _listed(stage: Stage, items: list[Item]) -> None:
    """The events without a place, each with its reason; their citations in the notes."""
    blocks = [_unplaced(item, stage.lang) for item in items]
    at = 0
    for column in columns(blocks, FULL, (ROOM,), stage.lang) if blocks else []:
        slide = stage.slide(say("paper.off-map", stage.lang))
        stage.text(slide, column, Place(SIDE, TOP, FULL, ROOM))
        titles = {paragraph.text for paragraph in column}
        told = [item for item in items[at:] if item.title in titles]
        at += len(told)
        stage.notes(slide, [line for item in told for line in (item.title, *_citations(item, stage.lang))])


def _unplaced(item: Item, lang: Lang) -> Block:
    claims = (
        Paragraph((Run(f"{said.speaker}  ", quiet=True), Run(said.gist)), 11)
        for passage in item.passages
        for said in passage.said
        if said.gist
    )
    return (
        plain(item.title, 13, above=12, strong=True),
        plain(join_facts(*item.tags, item.facts[0][1]), 10.5, quiet=True),
        plain(say("paper.reason", lang, reason=item.reason), 11),
        *claims,
    )


def _remarks(stage: Stage, dossier: Dossier, notes: tuple[QueryWords, ...]) -> None:
    """What looks wrong in the text."""
    blocks = [
        (
            Paragraph((Run(f"{note.kind}  ", quiet=True), Run(note.what, strong=True)), 13, 12),
            plain(note.why, 11.5),
            *(plain(f"– {reading}", 11.5) for reading in note.readings),
            *([plain(note.reference, 10.5, quiet=True)] if note.reference else []),
        )
        for note in notes
    ]
    _pages(stage, say("paper.notes", dossier.lang), blocks)


def _sources(stage: Stage, dossier: Dossier) -> None:
    """Who is cited for what is shown."""
    listed = enumerate(dossier.sources, 1)
    blocks: list[Block] = [
        (Paragraph((Run(f"{number}. {name}"), Run(f"  {cited}", quiet=True)), 12, 5),)
        for number, (name, cited) in listed
    ]
    _pages(stage, say("paper.sources", dossier.lang), blocks)


def _pages(stage: Stage, title: str, blocks: list[Block]) -> None:
    """Blocks on as many slides as they need."""
    if blocks:
        larger = fitted(blocks, FULL, ROOM, stage.lang)
        first, *rest = columns(larger, FULL, (ROOM,), stage.lang)
        stage.text(stage.slide(title), first, Place(SIDE, TOP, FULL, ROOM))
        _more(stage, title, rest)


def _more(stage: Stage, title: str, pages: list[Block]) -> None:
    for page in pages:
        slide = stage.slide(say("paper.continued", stage.lang, title=title))
        stage.text(slide, page, Place(SIDE, TOP, FULL, ROOM))
