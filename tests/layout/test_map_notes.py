"""Notes and text alternative of the map."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import Selection, select_events
from geodata.layout.composition import compose_scene
from geodata.layout.scene import Scene
from geodata.view import View, parse_view
from geodata.words import LANGS, Lang, translate


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
    """The note on boundaries stands on every map, the others where they apply."""
    meetings = select_events(everything.atlas, View(layers=frozenset({"meeting"})))
    bare = compose_scene(meetings, lang="en", theme="light")
    assert len(scene.notes) == 3
    assert bare.notes == scene.notes[-1:]
    assert "endorsement" in bare.notes[0]
