"""Content of the briefing: slides, figures with their speakers, citations, and enlarged maps."""

import json
from typing import Any

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.export.briefing_content import (
    briefing_words,
    compose_briefing,
    slide_map_spec,
    slide_selection,
    slides_of_brief,
)
from geodata.layout.camera_fit import WORLD_CAMERA
from geodata.layout.full_layout import LayoutOptions
from geodata.layout.legend import drawn_standings
from geodata.layout.styles import REFERENCE_RADIUS, REFERENCE_WIDTH
from geodata.library.brief_library import process_library
from geodata.view import Camera, parse_view
from geodata.words import LANGS, Lang
from geodata.words.text_direction import strip_isolates

SIZE = (1320, 800)


def drawn(atlas: Atlas, at: int, scale: float = 1.0) -> Any:
    """Return the map spec of a slide."""
    slide = slides_of_brief(atlas.brief)[at]
    return json.loads(
        slide_map_spec(
            slide_selection(atlas, slide), LayoutOptions("en", "light", WORLD_CAMERA, SIZE), scale=scale
        )
    )


def test_what_is_proposed_says_so(drafted_atlas: Atlas) -> None:
    """A claim that no person has accepted carries the mark where its speaker is named."""
    figures = compose_briefing(drafted_atlas, "en", "light")["slides"][0]["figures"]
    assert ["Found by rule" in figure["tags"] for figure in figures] == [False, True]


def test_rival_figures_stand_beside_each_other(shipped_atlas: Atlas) -> None:
    """Each with its speaker and source numbers, in the order of the text; none is merged."""
    slide = compose_briefing(shipped_atlas, "en", "light")["slides"][0]
    assert [
        (figure["speaker"], amount["before"], amount["number"], amount["after"], amount["counts"])
        for figure in slide["figures"]
        for amount in figure["amounts"]
    ] == [
        ("South Korean intelligence", "close to", "1,500", "soldiers", "sent"),
        ("Zelensky", "", "10,000", "soldiers", "in all"),
        ("Kirby", "", "3,000", "soldiers", "in training"),
    ]
    cited = [slide["sources"][figure["source_numbers"][0] - 1]["name"] for figure in slide["figures"]]
    assert cited[0] == "South Korea's intelligence service"


def test_alternatives_share_a_speaker(shipped_atlas: Atlas) -> None:
    """Shells or rockets are alternatives: two amounts of one speaker, between two counts of containers."""
    told = compose_briefing(shipped_atlas, "ar", "dark")["slides"][1]
    assert [[amount["number"] for amount in figure["amounts"]] for figure in told["figures"]] == [
        ["6,700"],
        ["3,000,000", "500,000"],
        ["13,000"],
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_a_slide_is_lost(shipped_atlas: Atlas, lang: Lang) -> None:
    """Every claim is a citation with its sentence; what has no place is listed with the reason."""
    for slide, content in zip(
        shipped_atlas.brief.slides, compose_briefing(shipped_atlas, lang, "light")["slides"], strict=True
    ):
        selection = slide_selection(shipped_atlas, slide)
        events = [shipped_atlas.brief.events[int(row)] for row in selection.shown_rows]
        assert len(content["citations"]) == sum(len(event.claims) for event in events)
        assert all(line["restatement"] and line["locator"] for line in content["citations"])
        assert {line["reason"] for line in content["off_map"]} == {
            event.off_map[lang]
            for event in events
            if not shipped_atlas.brief.is_on_map(event) and event.off_map
        }
        assert set(content["standing"]) == {event.id for event in events}


def test_a_brief_without_slides_has_one_an_event(demo_atlas: Atlas) -> None:
    """Each event on the map is a slide of its own, drawn alone."""
    slides = compose_briefing(demo_atlas, "en", "light")["slides"]
    assert [(slide["id"], list(slide["standing"])) for slide in slides] == [
        ("harbour-exercise", ["harbour-exercise"]),
        ("parts", ["parts"]),
    ]
    assert {label["event"] for label in drawn(demo_atlas, 0)["labels"]} == {"harbour-exercise"}


def test_slides_of_very_many_events_say_so(demo_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last that is made has it in its note, in every language."""
    assert [slide.note for slide in slides_of_brief(demo_atlas.brief)] == [None, None]
    monkeypatch.setattr("geodata.export.briefing_content.MOST_MADE_SLIDES", 1)
    (slide,) = slides_of_brief(demo_atlas.brief)
    assert slide.note is not None
    assert "first 1 events on the map; the brief has 3 events" in slide.note["en"]
    assert "أحداث" in slide.note["ar"]


def test_a_map_for_a_wall_is_the_same_ground_larger(shipped_atlas: Atlas) -> None:
    """Twice as large: words and lines of twice the pixels, one zoom nearer on a map of half the size."""
    usual, large = drawn(shipped_atlas, 2), drawn(shipped_atlas, 2, 2.0)
    assert large["camera"]["zoom"] == pytest.approx(usual["camera"]["zoom"], abs=0.01)
    sizes = [{row["size"] for label in found["labels"] for row in label["lines"]} for found in (usual, large)]
    assert sizes[1] == {2 * size for size in sizes[0]}
    widths = [
        next(layer for layer in found["deck"]["layers"] if layer["id"] == "lanes:casing")["data"][0]["width"]
        for found in (usual, large)
    ]
    assert widths[1] == pytest.approx(2 * widths[0], abs=0.1)


def test_only_the_slide_is_on_its_map(shipped_atlas: Atlas) -> None:
    """No mark of another event, and words placed as if there were no others."""
    found = drawn(shipped_atlas, 0)
    assert {label["event"] for label in found["labels"]} == {"troops-in-russia"}
    layers = found["deck"]["layers"]
    rows = [row for layer in layers if isinstance(layer["data"], list) for row in layer["data"]]
    events = {record["event"] for record in (*rows, *layers) if "event" in record}
    assert events == {"troops-in-russia"}


def test_hostile_words_stay_words(hostile_atlas: Atlas) -> None:
    """Words of a brief are carried unchanged; the screen sets them as text."""
    content = compose_briefing(hostile_atlas, "en", "light")
    assert content["title"] == hostile_atlas.brief.title["en"]
    assert content["slides"][0]["title"] == hostile_atlas.brief.events[0].title["en"]


def test_the_screen_has_its_words() -> None:
    """Both languages have the same words, none empty."""
    assert briefing_words("ar").keys() == briefing_words("en").keys() >= {"reconnecting", "next", "sources"}
    assert all(briefing_words("ar").values())


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_briefs_of_one_language_and_without_events(sparse: Brief, empty: Brief, lang: str) -> None:
    """The cover of an empty brief stands alone; documents are named where no sentence is cited."""
    assert compose_briefing(build_atlas(empty, "empty"), lang, "light")["slides"] == []
    told = compose_briefing(build_atlas(sparse, "sparse"), lang, "light")
    titles = [slide["title"] for slide in told["slides"]]
    assert [strip_isolates(title) for title in titles] == ["Ship hit", "Goods shipped"]
    assert ["\u2068" in title for title in titles] == [lang == "ar"] * 2
    assert "A notice to shipping" in str(told["slides"][0])


def test_a_slide_hides_what_its_view_hides_and_enlarges_the_rest(layered_atlas: Atlas) -> None:
    """Reference layers have no standing by which the browser would hide them."""
    selection = select_events(layered_atlas, parse_view("hide=layer:track").view)
    look = LayoutOptions("en", "light", Camera(lon=150, lat=45, zoom=3), (960, 640))
    spec = json.loads(slide_map_spec(selection, look, scale=2.0))
    layers = {layer["id"]: layer for layer in spec["deck"]["layers"] if "reference" in layer}
    assert {layer["reference"] for layer in layers.values()} == {"listed", "range", "bases", "wait"}
    assert layers["reference:bases:points"]["getPointRadius"] == 2 * REFERENCE_RADIUS
    assert layers["reference:range:lines"]["getLineWidth"] == 2 * REFERENCE_WIDTH
    (note,) = spec["note_lines"]
    assert (note["size"], note["offset"]) == (24.0, [14.0, 0.0])


def test_a_slide_says_who_tells_its_event(told_atlas: Atlas) -> None:
    """Figures that were revised, totals, likelihood and time of day stand in its words."""
    raid, depot = compose_briefing(told_atlas, "en", "light")["slides"]
    assert raid["tellers"] == ["4 independent sources"]
    assert depot["tellers"] == ["claimed by a party alone: the Front's wing"]
    first, _, total, *_ = raid["figures"]
    assert first["amounts"][0]["number"] == "7"
    assert "revises the earlier figure: 3 people" in first["tags"]
    assert total["amounts"][0]["counts"] == "killed in all, 4–18 April 2031, in Yemen"
    assert "likely (55–80 %)" in raid["claims"][0]["tags"]


def test_a_slide_explains_the_signs_on_its_map(shipped_atlas: Atlas) -> None:
    """By the legend of that map alone, with a picture a line."""
    first, second = (drawn(shipped_atlas, at)["legend"] for at in (0, 1))
    assert all(item["swatch"].startswith("<svg") and item["label"] for item in (*first, *second))
    assert first != second
    for at, slide in enumerate(slides_of_brief(shipped_atlas.brief)):
        standings = [item["id"] for item in drawn(shipped_atlas, at)["legend"] if item["group"] == "standing"]
        shown = drawn_standings(slide_selection(shipped_atlas, slide))
        assert standings == [each for each in ("within", "perhaps") if each in shown]
    kinds = {item["id"] for item in second if item["group"] == "kind"}
    selection = slide_selection(shipped_atlas, slides_of_brief(shipped_atlas.brief)[1])
    assert kinds <= {shipped_atlas.brief.events[int(row)].kind for row in selection.shown_rows}


@pytest.mark.parametrize("lang", LANGS)
def test_a_slide_tells_the_titles_of_its_numbers(lang: Lang) -> None:
    """Each number on its map, once, in its order; nothing where every event has its title."""
    atlases = (entry.atlas for entry in process_library().entries() if entry.atlas)
    atlas = next(each for each in atlases if each.brief.id == "red-sea-2024-03")
    first = slides_of_brief(atlas.brief)[0]
    look = LayoutOptions(lang, "light", WORLD_CAMERA, (420, 300))
    spec = json.loads(slide_map_spec(slide_selection(atlas, first), look, scale=1.0))
    on_map = [label["lines"][0]["text"] for label in spec["labels"] if label.get("number")]
    assert len(on_map) > 1
    assert [each["number"] for each in spec["numbers"]] == sorted(on_map, key=int)
    titles = {event.id: event.title[lang] for event in atlas.brief.events}
    assert all(strip_isolates(each["title"]) == titles[each["event"]] for each in spec["numbers"])
