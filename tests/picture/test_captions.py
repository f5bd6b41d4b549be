"""What the map says of itself."""

import pytest

from geodata.atlas.filters import Selection, select
from geodata.picture.compose import compose
from geodata.picture.scene import Scene
from geodata.view import View
from geodata.vocabulary import Kind
from geodata.words import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_alternative_names_every_mark(everything: Selection, lang: Lang) -> None:
    """Who does not see the map reads the titles of all that is on it."""
    scene = compose(everything, lang=lang, theme="light")
    for event in everything.atlas.brief.events:
        assert (event.title[lang] in scene.text_alternative) is event.on_map


def test_boundaries_are_always_disclaimed(scene: Scene, everything: Selection) -> None:
    """The note on boundaries stands on every map, the others where they apply."""
    meetings = select(everything.atlas, View(layers=frozenset({Kind.MEETING})))
    bare = compose(meetings, lang="en", theme="light")
    assert len(scene.notes) == 3
    assert bare.notes == scene.notes[-1:]
    assert "endorsement" in bare.notes[0]
