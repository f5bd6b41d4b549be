"""The slides over HTTP: by digest and id, cached by browsers, within bounds."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette

from geodata.library.brief_library import process_library
from geodata.service.routes import build_routes
from geodata.settings import variable_of
from tests.library_entry import entry_of

Ask = Callable[..., Any]


@pytest.fixture
def root() -> str:
    """The path of the shipped brief's slides, without ending."""
    atlas = entry_of(process_library(), "siyaqat-2024-10").atlas
    assert atlas is not None
    return f"/slides/{atlas.digest}"


@pytest.fixture
def app() -> Starlette:
    """The routes alone."""
    return Starlette(routes=build_routes())


def test_slides_lead_to_their_maps(app: Starlette, ask: Ask, root: str) -> None:
    """The slides name the address of each map; both are cached for a year and tagged by their hash."""
    found = ask(app, f"{root}.json?lang=ar&theme=dark")
    told = json.loads(found.body)
    assert (told["language"]["code"], told["theme"], len(told["slides"])) == ("ar", "dark", 8)
    drawn = ask(app, f"/{told['slides'][0]['map_url']}&size=600x400&scale=1.5")
    assert {label["event"] for label in json.loads(drawn.body)["labels"]} == {"troops-in-russia"}
    for each in (found, drawn):
        assert each.headers["cache-control"] == "private, max-age=31536000"
        assert ask(app, f"{root}.json?lang=ar&theme=dark", if_none_match=found.headers["etag"]).status == 304
        assert each.headers["etag"]


def test_slides_of_another_ground_have_another_address(
    app: Starlette, ask: Ask, root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser keeps a map for a year at its address."""
    plain = ask(app, f"{root}.json?lang=en")
    monkeypatch.setenv(variable_of("disputed"), "plain")
    other = ask(app, f"{root}.json?lang=en")
    addresses = [{slide["map_url"] for slide in json.loads(each.body)["slides"]} for each in (plain, other)]
    assert addresses[0].isdisjoint(addresses[1])
    assert other.headers["etag"] != plain.headers["etag"]


@pytest.mark.parametrize("scale", ["0", "99", "nan", "x", "-1", "1e300"])
def test_a_scale_is_taken_within_bounds(app: Starlette, ask: Ask, root: str, scale: str) -> None:
    """Any scale is brought between 1 and 4."""
    found = ask(app, f"{root}/ocean-2024.json?size=800x600&scale={scale}")
    assert found.status == 200
    assert all(
        10 < line["size"] < 80 for label in json.loads(found.body)["labels"] for line in label["lines"]
    )


@pytest.mark.parametrize("path", ["/slides/absent.json", "/slides/absent/one.json", "{root}/none-such.json"])
def test_unknown_slides_are_not_found(app: Starlette, ask: Ask, root: str, path: str) -> None:
    """Another brief, another slide: 404."""
    assert ask(app, path.format(root=root)).status == 404


def test_what_is_unknown_is_named_with_the_nearest(app: Starlette, ask: Ask, root: str) -> None:
    """A slide, and a value of the view."""
    found = ask(app, f"{root}/ocean-2023.json")
    assert json.loads(found.body)["error"] == "no such slide: slide=ocean-2023 (nearest: ocean-2024)"
    for path in (f"{root}.json", f"{root}/ocean-2024.json"):
        found = ask(app, f"{path}?layer=excercise")
        assert (found.status, b"nearest: exercise" in found.body) == (422, True)
