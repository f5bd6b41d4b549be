"""Hosts and origins that are answered."""

import asyncio
from collections.abc import Callable, MutableMapping
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geodata.service.host_check import HostCheck, is_known_host, is_own_origin

Ask = Callable[..., Any]


@pytest.mark.parametrize(
    ("host", "known", "expected"),
    [
        ("anything.example", (), True),
        ("briefs.example:8501", ("briefs.example",), True),
        ("BRIEFS.example", ("briefs.example",), True),
        ("evil.example", ("briefs.example",), False),
        ("a.briefs.example", ("*.briefs.example",), True),
        ("evilbriefs.example", ("*.briefs.example",), False),
        ("[::1]:8501", ("[::1]",), True),
        ("", ("briefs.example",), False),
        ("evil.example", ("*",), True),
    ],
)
def test_known_hosts(host: str, known: tuple[str, ...], *, expected: bool) -> None:
    """A name counts whatever its port, a star stands for what is before a dot."""
    assert is_known_host(host, known) is expected


@pytest.mark.parametrize(
    ("origin", "host", "expected"),
    [
        ("http://localhost:8501", "localhost:8501", True),
        ("http://localhost:9999", "localhost:8501", False),
        ("https://briefs.example:8443", "briefs.example", True),
        ("https://evil.example", "briefs.example", False),
        ("null", "localhost:8501", False),
        ("file://localhost:8501", "localhost:8501", False),
        ("https://intranet.example", "briefs.example", True),
    ],
)
def test_own_origins(origin: str, host: str, *, expected: bool) -> None:
    """Another port of this machine is another site; a proxy's Host without a port is any of its ports."""
    assert is_own_origin(origin, host, ("https://intranet.example",)) is expected


async def _hello(_request: Request) -> Response:
    return PlainTextResponse("hello")


APP = Starlette(
    routes=[Route("/", _hello, methods=["GET", "POST"])],
    middleware=[Middleware(HostCheck, hosts=("briefs.example",), origins=())],
)


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", {"host": "briefs.example"}, 200),
        ("GET", {"host": "evil.example"}, 421),
        ("GET", {}, 421),
        ("GET", {"host": "briefs.example", "origin": "https://evil.example"}, 200),
        ("POST", {"host": "briefs.example", "origin": "https://evil.example"}, 403),
        ("POST", {"host": "briefs.example", "origin": "https://briefs.example"}, 200),
        ("POST", {"host": "briefs.example"}, 200),
    ],
)
def test_requests(method: str, headers: dict[str, str], status: int, ask: Ask) -> None:
    """Every route obeys the list of hosts; another site's page may not write."""
    assert ask(APP, "/", method=method, **headers).status == status


@pytest.mark.parametrize(
    "headers", [{"host": "evil.example"}, {"host": "briefs.example", "origin": "http://x"}]
)
def test_a_socket_of_another_page_is_closed(headers: dict[str, str]) -> None:
    """The handshake is refused before the application sees it."""
    sent: list[MutableMapping[str, Any]] = []

    async def never(*_: object) -> None:
        pytest.fail("the application was called")

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    checked = HostCheck(never, ("briefs.example",))
    asyncio.run(checked({"type": "websocket", "path": "/", "headers": raw}, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]
