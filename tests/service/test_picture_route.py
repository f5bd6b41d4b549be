"""Pictures over the network: within bounds, cached, and refused with a reason."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from starlette.applications import Starlette

from geodata.service.picture_route import AT_ONCE, BusyError, PictureCache
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
        ("actor=nobody", 400),
        ("colour=red", 400),
        ("focus=../../etc/passwd", 400),
        ("marking=" + "x" * 300, 400),
        ("brief=nowhere", 404),
    ],
)
def test_impossible_requests_are_refused(ask: Ask, query: str, status: int) -> None:
    """Too large, too small, unknown: an error with a reason."""
    found = ask(APP, f"/snapshot.png?{query}")
    assert found.status == status
    assert json.loads(found.body)["error"]


def test_other_forms_are_not_found(ask: Ask) -> None:
    """There are three formats."""
    assert ask(APP, "/snapshot.gif").status == 404


def test_two_at_once_and_the_third_waits() -> None:
    """While two pictures are drawn a third is refused; afterwards it is drawn."""
    cache, begun, go = PictureCache(), [Event() for _ in range(AT_ONCE)], Event()

    def slow(started: Event) -> bytes:
        started.set()
        assert go.wait(20)
        return b"picture"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        running = [pool.submit(cache.get, str(at), lambda at=at: slow(begun[at])) for at in range(AT_ONCE)]
        assert all(each.wait(20) for each in begun)
        with pytest.raises(BusyError):
            cache.get("third", lambda: b"")
        go.set()
        assert [each.result() for each in running] == [b"picture"] * AT_ONCE
    assert cache.get("third", lambda: b"now") == b"now"


def test_busy_says_when_to_come_back(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is 503 with Retry-After."""

    def busy(*_: object) -> bytes:
        raise BusyError

    monkeypatch.setattr(PictureCache, "get", busy)
    found = ask(APP, f"/snapshot.png?{SMALL}")
    assert (found.status, found.headers["retry-after"]) == (503, "2")


def test_the_cache_keeps_the_latest_and_draws_once() -> None:
    """The same request is drawn once; over the limit the oldest goes first."""
    cache, drawn = PictureCache(limit=25), list[str]()
    for key in ("a", "a", "b", "c", "a"):
        cache.get(key, lambda key=key: drawn.append(key) or b"0123456789")
    assert drawn == ["a", "b", "c", "a"]


def test_failed_drawing_gives_its_turn_back() -> None:
    """After an error its slot is free."""
    cache = PictureCache()
    for _ in range(AT_ONCE + 1):
        with pytest.raises(ZeroDivisionError):
            cache.get("x", lambda: bytes([1 // 0]))
