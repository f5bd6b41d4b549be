"""Pictures over the network: within bounds, cached, and refused with a reason."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette

from geodata.render.picture_options import PICTURE_SIZES
from geodata.service.http_responses import MAX_REASON
from geodata.service.picture_route import PictureCache
from geodata.service.routes import build_routes

APP = Starlette(routes=build_routes())
SMALL = "size=800x600&brief=siyaqat-2024-10"
Ask = Callable[..., Any]


@pytest.mark.parametrize(
    ("form", "kind", "head"),
    [
        ("png", "image/png", b"\x89PNG"),
        ("svg", "image/svg+xml", b"<?xml"),
        ("pdf", "application/pdf", b"%PDF"),
    ],
)
def test_picture_of_a_view(ask: Ask, form: str, kind: str, head: bytes) -> None:
    """Each format has its media type; the same request with its tag is "not modified"."""
    address = f"/snapshot.{form}?{SMALL}&lang=ar&actor=prk"
    found = ask(APP, address)
    assert (found.status, found.headers["content-type"].split(";")[0]) == (200, kind)
    assert found.body.startswith(head)
    again = ask(APP, address, if_none_match=found.headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("size=4001x600", 400),
        ("size=4000x4000&scale=2", 400),
        ("size=1x1", 400),
        ("size=x", 400),
        ("actor=nobody", 422),
        ("tag=oil", 422),
        ("status=rumoured", 422),
        ("layer=excercise", 422),
        ("brief=siyaqat-2024-10&brief=siyaqat-2024-10", 400),
        ("colour=red", 400),
        ("focus=../../etc/passwd", 422),
        ("marking=" + "x" * 300, 400),
        ("brief=nowhere", 404),
    ],
)
def test_impossible_requests_are_refused(ask: Ask, query: str, status: int) -> None:
    """Too large, too small, unknown: an error with a reason."""
    found = ask(APP, f"/snapshot.png?{query}")
    assert found.status == status
    assert json.loads(found.body)["error"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("layer=excercise", "not known: layer=excercise (nearest: exercise)"),
        ("actor=ruz&focus=x%0Ay", "not known: focus=x\\u000ay; actor=ruz (nearest: rus)"),
        ("brief=siyaqat-2024-11", "no such brief: brief=siyaqat-2024-11 (nearest: siyaqat-2024-10)"),
    ],
)
def test_an_unknown_value_is_named_with_the_nearest(ask: Ask, query: str, told: str) -> None:
    """On one line of JSON."""
    body = ask(APP, f"/snapshot.png?{query}").body
    assert json.loads(body)["error"].startswith(told)
    assert b"\n" not in body


def test_other_forms_are_not_found(ask: Ask) -> None:
    """There are three formats."""
    assert ask(APP, "/snapshot.gif").status == 404


def test_the_cache_keeps_the_latest_and_draws_once() -> None:
    """The same request is drawn once; over the limit the oldest goes first."""
    cache, drawn = PictureCache(limit=25), list[str]()
    for key in ("a", "a", "b", "c", "a"):
        cache.get(key, lambda key=key: drawn.append(key) or b"0123456789")
    assert drawn == ["a", "b", "c", "a"]


def test_advice_is_given_in_full(ask: Ask) -> None:
    """A refused size names every size that there is, and what to do; a long request is not repeated."""
    said = json.loads(ask(APP, "/snapshot.png?size=600x400").body)["error"]
    assert all(name in said for name in PICTURE_SIZES)
    assert not said.endswith("…")
    said = json.loads(ask(APP, f"/snapshot.png?size={'9' * 5000}").body)["error"]
    assert len(said) <= MAX_REASON
