"""The route that names the nearest town."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette

from geodata.service.routes import build_routes

Ask = Callable[..., Any]


@pytest.fixture
def app() -> Starlette:
    """The routes alone."""
    return Starlette(routes=build_routes())


@pytest.mark.usefixtures("names_index")
@pytest.mark.parametrize(
    ("lang", "start"), [("en", "2.3 km S of Baghdad"), ("ar", "على بُعد 2.3 كم جنوبي بغداد")]
)
def test_a_point_is_told_from_the_nearest_town(app: Starlette, ask: Ask, lang: str, start: str) -> None:
    """In the reader's language; a browser keeps the answer."""
    found = ask(app, f"/near.json?lon=44.4&lat=33.32&lang={lang}")
    assert found.status == 200
    assert found.headers["cache-control"].startswith("private, max-age=")
    assert json.loads(found.body)["words"].replace("\u2068", "").replace("\u2069", "").startswith(start)


@pytest.mark.parametrize(
    "query",
    ["", "lon=22.4", "lon=181&lat=0", "lon=0&lat=91", "lon=nan&lat=0", "lon=1e2&lat=0", "lon=²&lat=0"],
)
def test_what_is_no_point_is_refused(app: Starlette, ask: Ask, query: str) -> None:
    """The answer says what is expected."""
    found = ask(app, f"/near.json?{query}")
    assert found.status == 400
    assert "expected degrees" in found.body.decode()
