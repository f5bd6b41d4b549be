"""Links of readers open the same view, events and page as ever: see ``tests/vectors/links.py``."""

import json
from pathlib import Path
from typing import Any

import pytest

from geodata.view import URL_PARAMETERS
from geodata.webmap import assets
from tests.loaded_script import load_script

FOLDER = Path(__file__).parent / "vectors"
PICTURES = Path(__file__).parent / "browser" / "pictures" / "links"
PAGES = Path(__file__).parents[1] / "pages"
LINKS: list[dict[str, Any]] = json.loads((FOLDER / "links.json").read_text(encoding="utf-8"))
WORDS: dict[str, list[str]] = json.loads((FOLDER / "pages.json").read_text(encoding="utf-8"))
each_link = pytest.mark.parametrize("entry", LINKS, ids=[each["link"] for each in LINKS])


@pytest.fixture(scope="module")
def recorder() -> Any:
    """The module that has recorded the links."""
    return load_script(FOLDER / "links.py")


@each_link
def test_a_link_opens_the_same_view_and_events(recorder: Any, entry: dict[str, Any]) -> None:
    """Every field of the view, the parts not understood, the events with their reasons, the slide."""
    assert recorder.opened(entry["link"]) == entry["opens"]


@each_link
@pytest.mark.skipif(not assets.is_map_built(), reason="the map's code was not built: make run builds it")
def test_a_link_shows_the_same_page(recorder: Any, entry: dict[str, Any]) -> None:
    """Headings, warnings, events listed and linked to, the camera of the map; of some pages all words."""
    app = recorder.run(entry["link"])
    assert recorder.shown(app) == entry["shows"]
    if entry.get("words"):
        assert recorder.told(app) == WORDS[entry["link"]]


def test_all_links_are_recorded() -> None:
    """At least fifty, each once; words and pictures are those of the links."""
    assert len({each["link"] for each in LINKS}) == len(LINKS) >= 50
    assert list(WORDS) == [each["link"] for each in LINKS if each.get("words")]
    pictures = sorted(each["picture"] for each in LINKS if "picture" in each)
    assert pictures == sorted(path.stem for path in PICTURES.iterdir())
    assert len(pictures) >= 10


def test_every_page_is_linked_to() -> None:
    """No page is without a link."""
    pages = {each["link"].partition("?")[0] or "dashboard" for each in LINKS}
    assert pages == {path.stem for path in PAGES.glob("*.py")} - {"main"}


@pytest.mark.parametrize("name", sorted(URL_PARAMETERS))
def test_every_parameter_is_used(name: str) -> None:
    """Each parameter of a link is understood in one of them."""
    plain = LINKS[0]["opens"]["view"][name]
    assert any(each["opens"]["view"][name] != plain for each in LINKS)


def test_every_choice_is_made() -> None:
    """All languages and themes, every reason for omission, each way of not being understood."""
    views = [each["opens"]["view"] for each in LINKS]
    assert {view["theme"] for view in views} == {None, "light", "dark", "contrast"}
    assert {view["lang"] for view in views} == {None, "ar", "en"}
    omitted = {reason for each in LINKS for reason in each["opens"]["omitted"].values()}
    assert omitted == {
        *("layer", "statement", "status", "tag", "actor", "role", "bounds", "undated", "ahead", "period")
    }
    ignored = {reason for each in LINKS for *_, reason in each["opens"]["ignored"]}
    assert ignored == {"unknown-key", "repeated", "bad-value"}
