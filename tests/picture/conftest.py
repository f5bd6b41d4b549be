"""The shipped brief as an Atlas, its Scenes, and one hostile brief made from it."""

from importlib.resources import files
from pathlib import Path

import pytest

from geodata.atlas.filters import Selection, select
from geodata.atlas.frames import Atlas, atlas
from geodata.brief.reader import read
from geodata.brief.records import Brief
from geodata.picture.compose import compose
from geodata.picture.mercator import Screen
from geodata.picture.scene import Scene
from geodata.picture.sheet import Sheet
from geodata.view import Camera, View, parse

FOLDER = Path(str(files("geodata"))) / "data" / "briefs" / "siyaqat-2024-10"
FAR_EAST = Camera(lon=130.0, lat=42.0, zoom=3.0)


@pytest.fixture(scope="session")
def brief() -> Brief:
    """The shipped brief."""
    found = read(FOLDER).brief
    assert found is not None
    return found


@pytest.fixture(scope="session")
def whole(brief: Brief) -> Atlas:
    """Its Atlas."""
    return atlas(brief, "digest")


@pytest.fixture(scope="session")
def everything(whole: Atlas) -> Selection:
    """All of it."""
    return select(whole, View())


@pytest.fixture(scope="session")
def related(whole: Atlas) -> Selection:
    """All of it, relations drawn."""
    return select(whole, parse("show=relations").view)


@pytest.fixture(scope="session")
def sheet(everything: Selection) -> Sheet:
    """All of it, in English on light paper, over the Far East."""
    return Sheet(everything, "en", "light", Screen(FAR_EAST, (960, 640)))


@pytest.fixture(scope="session")
def scene(everything: Selection) -> Scene:
    """The Scene of the whole brief in English."""
    return compose(everything, lang="en", theme="light")


@pytest.fixture(scope="session")
def hostile(brief: Brief) -> Selection:
    """The brief with a title that is code to deck.gl, to a template and to HTML."""
    titles = ("@@=lon", "{body} ~1,500~", "<img src=x onerror=alert(1)>")
    renamed = [
        event.model_copy(update={"title": event.title.model_copy(update={"en": title, "ar": title})})
        for event, title in zip([event for event in brief.events if event.on_map], titles, strict=False)
    ]
    by_id = {event.id: event for event in renamed}
    events = tuple(by_id.get(event.id, event) for event in brief.events)
    return select(atlas(brief.model_copy(update={"events": events}), "hostile"), View())
