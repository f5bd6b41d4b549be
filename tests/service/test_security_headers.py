"""Security headers: on every answer, and refused when a browser could not read them."""

import asyncio
import errno
from collections.abc import Callable, MutableMapping
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geodata.service.middleware import build_middleware
from geodata.service.security_headers import (
    SecurityHeaders,
    content_security_policy,
)


@pytest.mark.parametrize("path", ["/", "/absent"])
def test_every_answer_carries_the_headers(path: str, ask: Callable[..., Any]) -> None:
    """Pages and errors alike are sniffed by nobody and framed by nobody else."""
    home = Route("/", lambda _request: PlainTextResponse("home"))
    found = ask(Starlette(routes=[home], middleware=list(build_middleware([]))), path).headers
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'self';" in found["content-security-policy"]
    assert "camera=()" in found["permissions-policy"]


def test_a_failure_carries_the_headers(ask: Callable[..., Any]) -> None:
    """An answer that says only that something failed is as guarded as the others."""

    def failing(_request: Request) -> Response:
        raise RuntimeError

    app = Starlette(routes=[Route("/", failing)], middleware=list(build_middleware([])))
    sent: list[MutableMapping[str, Any]] = []
    with pytest.raises(RuntimeError):
        ask(app, "/", into=sent)
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert (sent[0]["status"], headers["x-content-type-options"]) == (500, "nosniff")


def test_a_full_disk_is_said(ask: Callable[..., Any]) -> None:
    """An upload or a picture for which there is no room is answered in words, with the headers."""

    def failing(_request: Request) -> Response:
        raise OSError(errno.ENOSPC, "No space left on device")

    sent: list[MutableMapping[str, Any]] = []
    app = Starlette(routes=[Route("/", failing)], middleware=list(build_middleware([])))
    with pytest.raises(OSError, match="No space left"):
        ask(app, "/", into=sent)
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert (sent[0]["status"], headers["x-content-type-options"]) == (507, "nosniff")
    assert b"no room" in sent[1]["body"]


@pytest.mark.parametrize("kind", ["websocket.accept", "websocket.http.response.start"])
def test_a_handshake_carries_the_headers(kind: str) -> None:
    """A web socket is opened, or refused, with the same headers."""
    sent: list[MutableMapping[str, Any]] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": kind})

    async def keep(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "websocket", "headers": [(b"host", b"map.example")]}
    asyncio.run(SecurityHeaders(app, "'self'")(scope, keep, keep))  # type: ignore[arg-type]
    names = {name.decode() for name, _ in sent[0]["headers"]}
    assert {"content-security-policy", "permissions-policy", "referrer-policy"} <= names


@pytest.mark.parametrize("extensions", [{}, {"websocket.http.response": {}}])
def test_a_refused_handshake_carries_the_headers(extensions: dict[str, Any]) -> None:
    """Where the server lets the application answer a handshake; else it closes the socket as before."""

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "websocket.close", "code": 1008})

    sent: list[MutableMapping[str, Any]] = []

    async def keep(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/", "headers": [], "extensions": extensions}
    asyncio.run(SecurityHeaders(app, "'self'")(scope, None, keep))  # type: ignore[arg-type]
    if not extensions:
        assert [each["type"] for each in sent] == ["websocket.close"]
        return
    assert (sent[0]["type"], sent[0]["status"]) == ("websocket.http.response.start", 403)
    assert (b"x-content-type-options", b"nosniff") in sent[0]["headers"]


def test_policy_allows_no_inline_script_but_by_hash() -> None:
    """Neither inline scripts nor eval run; Streamlit's one inline script is named by its hash."""
    scripts = next(
        part
        for part in content_security_policy("localhost", "'self'").split("; ")
        if part.startswith("script-src")
    )
    assert "'unsafe-inline'" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert scripts.count("'sha256-") == 1


@pytest.mark.parametrize(
    ("host", "sockets"),
    [
        ("localhost:8501", "ws://localhost:8501 wss://localhost:8501"),
        ("map.example", "ws://map.example wss://map.example"),
        ("[::1]:8501", "ws://[::1]:8501 wss://[::1]:8501"),
        ("evil.example; script-src *", ""),
        ("", ""),
    ],
)
def test_a_forged_host_does_not_enter_the_policy(host: str, sockets: str) -> None:
    """Only a host that is one names sockets; nothing else of a request is in the policy."""
    connect = next(
        part for part in content_security_policy(host, "'self'").split("; ") if part.startswith("connect-src")
    )
    assert connect == f"connect-src 'self' data: blob: {sockets}".strip()
    assert "script-src *" not in content_security_policy(host, "'self'")
