"""A brief that names places of the whole gazetteer by their ids, with the index built and without."""

import pytest

from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.brief_reader import read_brief_bytes
from geodata.layout.composition import compose_scene
from geodata.view import View
from geodata.words import LANGS

PLACES = (
    "gn-170063",
    "adm1-ua-07",
    "nile-river",
    "lake-chad",
    "donbas",
    "adm1-iq-15",
    "icao-orbi",
    "gn-713174",
)


@pytest.mark.parametrize("cache", ["names_index", "empty_cache"])
@pytest.mark.parametrize("place", PLACES)
def test_it_opens_and_is_drawn(
    place: str, cache: str, demo_yaml: str, request: pytest.FixtureRequest
) -> None:
    """Without a problem, in both languages; a name that one language lacks is shown in the other."""
    request.getfixturevalue(cache)
    written = demo_yaml.replace("place: sea-of-japan", f"place: {place}")
    assert written != demo_yaml
    reading = read_brief_bytes(written.encode())
    assert reading.brief is not None
    assert [each for each in reading.problems if place in str(each)] == []
    selection = select_events(build_atlas(reading.brief, "demo"), View())
    record = reading.brief.place_by_id[place]
    for lang in LANGS:
        assert record.name[lang]
        scene = compose_scene(selection, lang=lang, theme="light")
        assert [*scene.areas, *scene.glyph_marks]


@pytest.mark.usefixtures("empty_cache")
def test_a_province_is_drawn_as_a_state_is(demo_yaml: str) -> None:
    """Its events are one sign for the whole area, which nobody says they fill."""
    reading = read_brief_bytes(demo_yaml.replace("place: sea-of-japan", "place: adm1-ua-07").encode())
    assert reading.brief is not None
    selection = select_events(build_atlas(reading.brief, "demo"), View())
    scene = compose_scene(selection, lang="en", theme="light")
    assert {area.look for area in scene.areas if area.event == "harbour-exercise"} == {"country"}


def test_an_unknown_id_is_said(demo_yaml: str, empty_cache: object) -> None:
    """As any other id that nothing has."""
    assert empty_cache
    reading = read_brief_bytes(demo_yaml.replace("place: sea-of-japan", "place: gn-99999999999").encode())
    assert any("gn-99999999999" in str(each) for each in reading.problems)
