"""Notes and text alternative of the map."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import Selection, select_events
from geodata.layout import map_notes
from geodata.layout.composition import compose_scene
from geodata.layout.map_notes import COARSE_COAST_ZOOM, MOST_PLACES, picture_notes
from geodata.layout.scene import Scene
from geodata.phrasing.map_content_words import cited_documents_note
from geodata.view import Camera, View, parse_view
from geodata.words import LANGS, Lang, translate
from geodata.words.text_direction import strip_isolates


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_alternative_names_every_mark(everything: Selection, lang: Lang) -> None:
    """The text alternative has the titles of all events on the map."""
    scene = compose_scene(everything, lang=lang, theme="light")
    brief = everything.atlas.brief
    for event in brief.events:
        assert (event.title[lang] in scene.text_alternative) is brief.is_on_map(event)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_proposed_is_said_first(lang: Lang, drafted_atlas: Atlas) -> None:
    """Notes and text alternative name proposals; a selection without any does not."""
    note = translate("picture.note.proposed", lang)
    drafted = compose_scene(select_events(drafted_atlas, View()), lang=lang, theme="light")
    accepted = compose_scene(
        select_events(drafted_atlas, parse_view("layer=transfer").view), lang=lang, theme="light"
    )
    assert drafted.notes[0] == note
    assert note in drafted.text_alternative
    assert note not in (*accepted.notes, accepted.text_alternative)


def test_boundaries_are_always_disclaimed(scene: Scene, everything: Selection) -> None:
    """Sources of the ground and, last, the note on boundaries stand on every map, others where they apply."""
    meetings = select_events(everything.atlas, View(layers=frozenset({"meeting"})))
    bare = compose_scene(meetings, lang="en", theme="light")
    assert len(scene.notes) == 4
    assert bare.notes == scene.notes[-2:]
    assert "endorsement" in bare.notes[-1]


def _shown(atlas: Atlas, query: str, lang: Lang = "en") -> str:
    return strip_isolates(
        compose_scene(select_events(atlas, parse_view(query).view), lang=lang, theme="light").shown
    )


def test_a_map_says_what_it_shows(demo_atlas: Atlas) -> None:
    """The places of its events that are in view, those of most events first; in focus the event."""
    brief = demo_atlas.brief
    places = {location.place for event in brief.events for location in event.places}
    names = {brief.place_by_id[place].name["en"] for place in places}
    said = _shown(demo_atlas, "")
    assert said.startswith("On this map: ")
    listed = said.removeprefix("On this map: ").partition(" and ")[0].split(", ")
    assert set(listed) <= names
    assert len(listed) <= MOST_PLACES
    event = [each for each in brief.events if brief.is_on_map(each)][-1]
    assert _shown(demo_atlas, f"focus={event.id}").startswith(event.title["en"])
    assert _shown(demo_atlas, "", "ar").startswith("على هذه الخريطة: ")
    assert _shown(demo_atlas, "lon=0&lat=-60&zoom=6") == ""


def test_places_that_a_map_does_not_name_are_counted(shipped_atlas: Atlas) -> None:
    """It names at most ``MOST_PLACES``."""
    named, _, rest = _shown(shipped_atlas, "").partition(" more places")
    assert rest == ""
    listed, number = named.rsplit(" and ", 1)
    assert len(listed.replace(" and ", ", ").split(", ")) == MOST_PLACES
    assert int(number) > 1


@pytest.mark.parametrize("lang", LANGS)
def test_a_picture_says_that_its_coast_is_coarse(lang: Lang, everything: Selection) -> None:
    """Beyond the zoom from which the screen says so; before it stands how many documents it shows."""
    shown = cited_documents_note(1, lang)
    note = translate("picture.note.coarse-coast", lang)
    for zoom, said in ((COARSE_COAST_ZOOM, False), (COARSE_COAST_ZOOM + 0.01, True)):
        camera = Camera(lon=131.9, lat=43.1, zoom=zoom)
        scene = compose_scene(everything, lang=lang, theme="light", camera=camera)
        assert note not in scene.notes
        assert picture_notes(scene) == (shown, *scene.notes, *([note] if said else []))


@pytest.mark.parametrize(
    ("style", "said"),
    [("broken", "disputed ones are broken lines"), ("plain", "like the others"), ("hidden", "are not drawn")],
)
def test_the_note_says_how_disputed_boundaries_are_drawn(
    style: str, said: str, everything: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the setting; the legend has their line only where it is of a look of its own."""
    monkeypatch.setenv("BRIEFMAP_DISPUTED", style)
    scene = compose_scene(everything, lang="en", theme="light")
    assert said in scene.notes[-1]
    assert any(item.id == "disputed" for item in scene.legend) is (style == "broken")


def test_the_note_says_whose_names_are_drawn(everything: Selection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the desk has a file of names of its own."""
    note = translate("picture.note.names", "en")
    assert note not in compose_scene(everything, lang="en", theme="light").notes
    monkeypatch.setattr(map_notes, "has_desk_names", lambda: True)
    assert note in compose_scene(everything, lang="en", theme="light").notes
