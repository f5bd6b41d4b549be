"""The slides as PowerPoint reads them: titles, native text, notes, pictures, direction."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.record_types.slide_record import Slide
from geodata.brief.records import Brief
from geodata.export.pptx_slides import EVENT_MAP_SIZE, MAP_WIDE, pptx_file
from geodata.layout.labels.label_blocks import TEXT_SIZE
from geodata.layout.labels.label_words import NUMBER_SIZE
from geodata.layout.name_placement import NAME_SIZES
from geodata.view import View, parse_view
from geodata.words import Lang

PERIOD = "layer=deployment&layer=agreement"
MARKING = "EXAMPLE // FOR TRAINING"


@pytest.fixture(scope="module")
def made(shipped_atlas: Atlas) -> Any:
    """The slides of a few events, once a language."""
    selection = select_events(shipped_atlas, parse_view(PERIOD).view)

    @cache
    def once(lang: Lang) -> bytes:
        return pptx_file(selection, lang=lang, marking=MARKING)

    return once


def opened(data: bytes) -> Any:
    """A presentation from its bytes."""
    return Presentation(io.BytesIO(data))


def words(slide: Any) -> str:
    """Return all text of a slide."""
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def paragraphs(deck: Any) -> Iterator[Any]:
    """Every paragraph with words, of slides and notes."""
    for slide in deck.slides:
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        for frame in [*frames, slide.notes_slide.notes_text_frame] if slide.has_notes_slide else frames:
            yield from (paragraph for paragraph in frame.paragraphs if paragraph.text)


def test_what_is_proposed_says_so(drafted_atlas: Atlas) -> None:
    """Under the title of the event's slide, at the claim, and in a note under each map that shows it."""
    deck = opened(pptx_file(select_events(drafted_atlas, View()), lang="en"))
    words_by_title = {slide.shapes.title.text: words(slide) for slide in deck.slides}
    assert words_by_title["Harbour exercise"].count("Found by rule") == 2
    assert "Some of this is found by rule" in words_by_title["Harbour exercise"]
    assert "roposed by rule" not in words_by_title["Spare parts"]


def test_every_event_is_told(made: Any, shipped_atlas: Atlas) -> None:
    """An event on the map has a slide of its own; the others stand with their reasons."""
    selection = select_events(shipped_atlas, parse_view(PERIOD).view)
    deck = opened(made("en"))
    titles = [slide.shapes.title.text for slide in deck.slides]
    everything = "\n".join(words(slide) for slide in deck.slides)
    brief = shipped_atlas.brief
    for event in (brief.events[int(row)] for row in selection.shown_rows):
        assert event.title["en"] in titles if brief.is_on_map(event) else event.title["en"] in everything
        assert brief.is_on_map(event) or event.off_map is None or event.off_map["en"] in everything


def test_the_claims_are_text_and_the_citations_notes(made: Any) -> None:
    """Rival figures are native text with their speakers; sentence and restatement are in the notes."""
    slide = next(one for one in opened(made("en")).slides if "soldiers in Russia" in one.shapes.title.text)
    assert "Close to 1,500 soldiers sent to Russia" in words(slide)
    assert "Zelensky" in words(slide)
    notes = slide.notes_slide.notes_text_frame.text
    assert "paragraph 4, sentence 1, restated: South Korea's intelligence service" in notes
    assert "John Kirby, White House NSC communications adviser" in notes


def test_every_slide_is_marked_and_traceable(made: Any) -> None:
    """Marking twice, and the brief's state, on each slide; the picture in its frame has its own."""
    for slide in opened(made("en")).slides:
        framed = any(shape.width == opened(made("en")).slide_width for shape in slide.shapes)
        assert framed or words(slide).count(MARKING) == 2
        assert framed or "siyaqat-2024-10, state shipped" in words(slide)


def test_pictures_are_vectors_with_a_bitmap(made: Any) -> None:
    """Each map is there as SVG and PNG, with its alternative text."""
    with zipfile.ZipFile(io.BytesIO(made("en"))) as file:
        vectors = [name for name in file.namelist() if name.endswith(".svg")]
        drawings = [file.read(name).decode() for name in vectors]
        # PowerPoint has neither the typeface nor the joining of its letters: the letters are shapes.
        assert all("<svg" in each and "<text" not in each and "http-equiv" not in each for each in drawings)
        slide_texts = [
            file.read(name).decode() for name in file.namelist() if name.startswith("ppt/slides/slide")
        ]
    pictures = [
        shape
        for slide in opened(made("en")).slides
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE
    ]
    assert len(vectors) == len(pictures) == sum(text.count("svgBlip") for text in slide_texts) > 3
    assert all(shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures)
    assert all(shape.image.content_type == "image/png" for shape in pictures)


def test_arabic_runs_from_the_right(made: Any) -> None:
    """Every paragraph in Arabic is set from the right, in a typeface for its script; English is not."""
    for lang, direction in (("ar", "1"), ("en", "0")):
        found = list(paragraphs(opened(made(lang))))
        assert {paragraph._p.pPr.get("rtl") for paragraph in found} == {direction}
        assert {run._r.rPr.get("lang")[:2] for paragraph in found for run in paragraph.runs} == {lang}
    assert b'<a:cs typeface="IBM Plex Sans Arabic"/>' in zipfile.ZipFile(io.BytesIO(made("ar"))).read(
        "ppt/slides/slide1.xml"
    )


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_leaves_its_slide(lang: Lang, made: Any) -> None:
    """Every box lies on its slide; the title of a full picture stands beside it."""
    deck = opened(made(lang))
    for slide in deck.slides:
        for shape in slide.shapes:
            beside = shape == slide.shapes.title and shape.top + shape.height < 0
            inside = shape.top >= 0 and shape.top + shape.height <= deck.slide_height
            assert beside or (inside and 0 <= shape.left <= deck.slide_width - shape.width)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_word_is_small(lang: Lang, made: Any) -> None:
    """Ten points of a slide of 960 are 20 pixels of a screen of 1920; the words of maps have them too."""
    shapes = (shape for slide in opened(made(lang)).slides for shape in slide.shapes if shape.has_text_frame)
    written = (paragraph for shape in shapes for paragraph in shape.text_frame.paragraphs)
    assert min(run.font.size.pt for paragraph in written for run in paragraph.runs) >= 10
    assert MAP_WIDE / EVENT_MAP_SIZE[0] * min(*NAME_SIZES.values(), TEXT_SIZE, NUMBER_SIZE) >= 10


def test_same_bytes_twice(demo_atlas: Atlas) -> None:
    """The file depends on neither clock nor chance."""
    selection: Selection = select_events(demo_atlas, View(focus="parts"))
    assert pptx_file(selection, lang="en") == pptx_file(selection, lang="en")


def test_a_focus_is_one_event(demo_atlas: Atlas) -> None:
    """With an event in focus there is a slide for it and for no other; progress is told."""
    counts: list[tuple[int, int]] = []
    selection = select_events(demo_atlas, View(focus="parts"))
    deck = opened(pptx_file(selection, lang="en", progress=lambda *done: counts.append(done)))
    titles = [slide.shapes.title.text for slide in deck.slides]
    lists = ["Sources of what is shown", "Documents that this rests on"]
    assert titles == ["Demo brief", "Map: Demo brief", "Spare parts", *lists]
    assert counts == [(1, 1)]


def test_hostile_words_are_literal(hostile_atlas: Atlas) -> None:
    """Words of a brief are text on the slide, unchanged."""
    deck = opened(pptx_file(select_events(hostile_atlas, View()), lang="en"))
    title = hostile_atlas.brief.title["en"]
    assert deck.slides[0].shapes.title.text == title
    assert any(
        title in slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide
    )


@pytest.fixture(scope="module")
def briefed(shipped_atlas: Atlas) -> Any:
    """The shipped brief as it is, in English."""
    return opened(pptx_file(select_events(shipped_atlas, View()), lang="en"))


def test_a_brief_with_slides_is_told_by_them(briefed: Any, shipped_atlas: Atlas) -> None:
    """Its slides in their order, the caption on each; the sentences they rest on in the notes."""
    brief = shipped_atlas.brief
    titles = [slide.shapes.title.text for slide in briefed.slides]
    assert [title for title in titles if title in {each.title["en"] for each in brief.slides}] == [
        each.title["en"] for each in brief.slides
    ]
    first = briefed.slides[titles.index(brief.slides[0].title["en"])]
    assert "neither added nor averaged" in words(first)
    assert "close to 1,500 soldiers" in words(first)
    assert "restated: South Korea's intelligence service" in first.notes_slide.notes_text_frame.text


def test_no_event_is_lost_to_the_slides_of_a_brief(demo_atlas: Atlas) -> None:
    """An event that no slide of the brief shows has a slide of its own; a filtered brief has one an event."""
    saved = Slide.model_validate({"id": "one", "title": {"ar": "أ", "en": "Told"}, "view": "focus=parts"})
    narrow = saved.model_copy(update={"view": "focus=parts&layer=transfer"})
    brief = demo_atlas.brief.model_copy(update={"slides": (narrow,)})
    found = build_atlas(brief, "with-slides")
    for query, expected in (("", ["Told", "Harbour exercise"]), ("from=2000-01-01", ["Harbour exercise"])):
        deck = opened(pptx_file(select_events(found, parse_view(query).view), lang="en"))
        titles = [slide.shapes.title.text for slide in deck.slides]
        assert [title for title in titles if title in {"Told", "Harbour exercise"}] == expected


def test_a_draft_is_stamped_on_every_slide(demo_yaml: str) -> None:
    """What blocks is left off and counted, at the foot and in the facts of the file; the rest is shown."""
    brief = read_brief_bytes(demo_yaml.replace("kind: alignment", "kind: x").encode()).brief
    assert brief is not None
    deck = opened(pptx_file(select_events(build_atlas(brief, "draft"), View()), lang="en"))
    stamp = f"Draft · {brief.unfinished} unfinished, not shown"
    framed = [slide for slide in deck.slides if "demo-2030-01" in words(slide)]
    assert len(framed) >= 3
    assert all(stamp in words(slide) for slide in framed)
    assert deck.core_properties.content_status == stamp


def test_a_typed_marking_stands_beside_that_of_the_brief(sparse: Brief) -> None:
    """On each slide and in the facts of the file."""
    deck = opened(
        pptx_file(select_events(build_atlas(sparse, "sparse"), View()), lang="en", marking="EXERCISE")
    )
    assert words(deck.slides[0]).count("TLP:GREEN · EXERCISE") == 2
    assert deck.core_properties.keywords == "TLP:GREEN · EXERCISE"


def test_a_long_marking_stays_in_its_box(sparse: Brief) -> None:
    """It is set smaller, not cut off."""
    long = " ".join(["CAVEAT"] * 60)
    deck = opened(pptx_file(select_events(build_atlas(sparse, "s"), View()), lang="en", marking=long))
    (top, _) = [shape for shape in deck.slides[0].shapes if "CAVEAT" in shape.text_frame.text]
    assert top.text_frame.paragraphs[0].runs[0].font.size < Pt(11)


def test_very_many_events_are_listed_then_counted(
    shipped_atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first have slides of their own, the next are listed with their notes, the rest is a number."""
    monkeypatch.setattr("geodata.export.pptx_slides.MAX_EVENT_SLIDES", 2)
    monkeypatch.setattr("geodata.export.report_content.MAX_TOLD_EVENTS", 8)
    selection = select_events(shipped_atlas, parse_view("actor=prk&actor=rus&actor=kor").view)
    deck = opened(pptx_file(selection, lang="en"))
    brief = shipped_atlas.brief
    events = [brief.events[int(row)] for row in selection.shown_rows]
    told, untold = events[:8], events[8:]
    placed = [event for event in told if brief.is_on_map(event)]
    pictures = [slide for slide in deck.slides if slide.shapes.title.text in {e.title["en"] for e in placed}]
    assert len(pictures) == 2
    listed = [slide for slide in deck.slides if slide.shapes.title.text.startswith("Also on the map")]
    text = "\n".join(map(words, listed))
    assert all(event.title["en"] in text for event in placed[2:])
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in listed)
    assert all(event.title["en"] in notes for event in placed[2:])
    front = words(deck.slides[0])
    assert f"not told in this file: {len(untold)} event" in front
