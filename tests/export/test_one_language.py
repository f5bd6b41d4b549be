"""A brief in one language in every format, for readers of both: no id and no None is a word."""

import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from pptx import Presentation

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.csv_rows import selection_to_csv
from geodata.atlas.geojson import feature_collection
from geodata.atlas.selection import Selection, select_events
from geodata.export.briefing_content import (
    compose_briefing,
    slide_map_spec,
    slide_selection,
    slides_of_brief,
)
from geodata.export.formats import FORMATS, FormatGroup, formats_of
from geodata.layout.camera_fit import WORLD_CAMERA
from geodata.layout.full_layout import LayoutOptions
from geodata.render.picture_options import PictureOptions
from geodata.tables.brief_opening import open_brief
from geodata.view import View
from geodata.words import LANGS, Lang
from tests.one_language import OWN_ID, WORDS, write_brief

PAIRS = [(own, lang) for own in LANGS for lang in LANGS]
NOTES = {
    ("en", "ar"): "هذا الموجز باللغة الإنجليزية فقط.",
    ("ar", "en"): "This brief is written in Arabic only.",
}
_FAULTS = re.compile(r"None\b|\bnan\b|\bNaN\b|root=|\{['\"](en|ar)['\"]|LocalizedText|UntranslatedText")
_ID = re.compile(rf"\b{OWN_ID}-\w+")


@pytest.fixture(scope="module")
def atlases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Atlas]:
    """The atlas of the brief in each language."""
    made = {}
    for lang in LANGS:
        reading = open_brief(write_brief(tmp_path_factory.mktemp(f"only-{lang}"), lang))
        assert reading.brief is not None
        assert reading.problems == ()
        made[lang] = build_atlas(reading.brief, f"only-{lang}")
    return made


@pytest.fixture(params=PAIRS, ids="-for-".join)
def shown(request: pytest.FixtureRequest, atlases: dict[str, Atlas]) -> tuple[Selection, Lang]:
    """Everything in the brief of one language, for a reader of one."""
    own, lang = request.param
    return select_events(atlases[own], View(lang=lang)), lang


def faults(texts: Iterator[str] | list[str], *, ids: bool = False) -> list[str]:
    """Texts that are no words: values of the program, ids, empty isolates."""
    return [
        text
        for text in texts
        if _FAULTS.search(text) or "\u2068\u2069" in text or (not ids and _ID.search(text))
    ]


def plain(text: str) -> str:
    """A text without isolates and marks of direction."""
    return re.sub("[\u2066-\u2069\u200e\u200f]", "", text)


def note_of(selection: Selection, lang: Lang) -> str:
    """The sentence on the language of the brief, where the reader needs it."""
    return NOTES.get((selection.atlas.brief.language, lang), "")


def marking_of(selection: Selection) -> str:
    """The marking, which has one wording."""
    return WORDS[selection.atlas.brief.language]["marking"]


@pytest.mark.parametrize("form", formats_of(FormatGroup.PICTURE))
def test_pictures(shown: tuple[Selection, Lang], form: str) -> None:
    """Each is drawn; the words of an SVG are the brief's, with marking and note."""
    selection, lang = shown
    options = PictureOptions(form, (1000, 800))  # type: ignore[arg-type] - a name of the registry
    made = FORMATS[form].load_maker()(selection, options, lang=lang, theme="light")
    if form != "svg":
        assert len(made) > 10_000
        return
    told = [unescape(text) for text in re.findall(r"<(?:text|tspan|title|desc)[^>]*>([^<]+)<", made.decode())]
    assert faults(told) == []
    words = plain(" ".join(told))
    assert words.count(marking_of(selection)) == 2
    assert note_of(selection, lang) in words
    assert WORDS[selection.atlas.brief.language]["title"] in words


def test_slides(shown: tuple[Selection, Lang]) -> None:
    """Words of all slides and notes; each framed slide bears the marking at top and bottom."""
    selection, lang = shown
    made = FORMATS["slides"].load_maker()(selection, lang=lang, theme="light", marking="")
    deck = Presentation(io.BytesIO(made))
    told = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide]
    told_notes = [line for text in notes for line in text.split("\n") if "focus=" not in line]
    assert faults([*told, *told_notes]) == []
    assert note_of(selection, lang) in plain(" ".join(told))
    for slide in deck.slides:
        texts = [plain(shape.text_frame.text) for shape in slide.shapes if shape.has_text_frame]
        pictured = any(
            shape.name.startswith("Picture") and shape.width == deck.slide_width for shape in slide.shapes
        )
        assert texts.count(marking_of(selection)) == (0 if pictured else 2)


def test_a_slide_in_another_language_runs_in_its_own_direction(shown: tuple[Selection, Lang]) -> None:
    """Its title has the direction and the language of its words, at the side where the reader begins."""
    selection, lang = shown
    own = selection.atlas.brief.language
    made = FORMATS["slides"].load_maker()(selection, lang=lang, theme="light", marking="")
    title = Presentation(io.BytesIO(made)).slides[0].shapes.title.text_frame.paragraphs[0]
    assert title._p.pPr.get("rtl") == ("1" if own == "ar" else "0")
    assert title._p.pPr.get("algn") == ("r" if lang == "ar" else "l")
    assert title.runs[0]._r.rPr.get("lang").startswith(own)


def test_report(shown: tuple[Selection, Lang]) -> None:
    """The text of the report; what is in another language says so to a reader and to a screen reader."""
    selection, lang = shown
    html = FORMATS["report"].load_maker()(selection, lang=lang, theme="light", marking="").decode()
    body = html[html.index("<body>") :]
    told = [unescape(text) for text in re.findall(r">([^<]+)<", body)]
    assert faults([text for text in told if "focus=" not in text]) == []
    assert plain(" ".join(told)).count(marking_of(selection)) == 2
    assert note_of(selection, lang) in plain(" ".join(told))
    own = selection.atlas.brief.language
    direction = "rtl" if own == "ar" else "ltr"
    assert (f'<h1><bdi lang="{own}" dir="{direction}"' in body) == (own != lang)


@pytest.mark.parametrize("form", formats_of(FormatGroup.DATA))
def test_data(shown: tuple[Selection, Lang], form: str) -> None:
    """Each is written, with the marking in it."""
    selection, _ = shown
    made = FORMATS[form].load_maker()(selection)
    if form != "parquet":  # whose pages are compressed
        assert marking_of(selection).encode() in made or json.dumps(marking_of(selection)).encode() in made
    if form in {"geojson", "csv", "kml"}:
        assert faults(made.decode("utf-8-sig").split("\n"), ids=True) == []


def test_data_never_invent_a_language(shown: tuple[Selection, Lang]) -> None:
    """``lang`` is that of the words; the Arabic fields are null where there is no Arabic."""
    selection, _ = shown
    own = selection.atlas.brief.language
    for feature in feature_collection(selection)["features"]:
        told = feature["properties"]
        assert told["lang"] == own
        assert told["title_ar"] == (told["title"] if own == "ar" else None)
        assert told["off_map_ar"] == (told["off_map"] if own == "ar" and told["off_map"] else None) or (
            told["event_id"].startswith("zz-log")
        )
    assert selection_to_csv(selection).count(marking_of(selection)) == len(selection.shown_rows)


def test_briefing(shown: tuple[Selection, Lang]) -> None:
    """The slides in the browser: their words keep their direction, each slide bears the marking."""
    selection, lang = shown
    own = selection.atlas.brief.language
    told = compose_briefing(selection.atlas, lang, "light")
    assert faults([json.dumps(told, ensure_ascii=False)], ids=True) == []
    assert told["language_note"] == "" or plain(told["language_note"]) == note_of(selection, lang)
    assert {slide["marking"] for slide in told["slides"]} == {marking_of(selection)} == {told["marking"]}
    assert [plain(slide["title"]) for slide in told["slides"]] == [
        slide.title[own] for slide in slides_of_brief(selection.atlas.brief)
    ]
    assert all(("\u2068" in slide["title"]) == (own != lang) for slide in told["slides"])
    look = LayoutOptions(lang, "light", WORLD_CAMERA, (1320, 800))
    for slide in slides_of_brief(selection.atlas.brief):
        drawn = slide_map_spec(slide_selection(selection.atlas, slide), look, scale=1.5)
        labels = [line["text"] for label in json.loads(drawn)["labels"] for line in label["lines"]]
        assert labels
        assert faults(labels) == []


def test_one_translated_title_is_told_by_the_others_marks(tmp_path: Path) -> None:
    """Where some is translated, each event that is not says so, and the brief that some is not."""
    folder = write_brief(tmp_path / "mixed", "en")
    file = folder / "brief.yaml"
    yaml = file.read_text(encoding="utf-8").replace(
        'title: "Ship came"', 'title: {en: "Ship came", ar: "وصول سفينة"}'
    )
    file.write_text(yaml, encoding="utf-8")
    brief = open_brief(folder).brief
    assert brief is not None
    selection = select_events(build_atlas(brief, "mixed"), View(lang="ar"))
    html = FORMATS["report"].load_maker()(selection, lang="ar", theme="light", marking="").decode()
    assert "بعض ما في هذا الموجز غير مترجم." in html
    marked = re.findall(r'<article id="event-([\w-]+)">.*?</article>', html, re.DOTALL)
    untold = [name for name in marked if "<span>غير مترجم</span>" not in article(html, name)]
    assert untold == ["zz-ship"]


def article(html: str, name: str) -> str:
    """The part of a report on one event."""
    start = html.index(f'<article id="event-{name}">')
    return html[start : html.index("</article>", start)]
