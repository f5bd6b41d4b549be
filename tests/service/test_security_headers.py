"""Security headers: on every answer, and refused when a browser could not read them."""

import asyncio
from collections.abc import Callable, MutableMapping
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geodata.service.security_headers import (
    FRAME_ANCESTORS_VARIABLE,
    SecurityHeaders,
    content_security_policy,
    parse_frame_ancestors,
    security_middleware,
)


@pytest.mark.parametrize("path", ["/", "/absent"])
def test_every_answer_carries_the_headers(path: str, ask: Callable[..., Any]) -> None:
    """Pages and errors alike are sniffed by nobody and framed by nobody else."""
    home = Route("/", lambda _request: PlainTextResponse("home"))
    found = ask(Starlette(routes=[home], middleware=list(security_middleware())), path).headers
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'self';" in found["content-security-policy"]
    assert "camera=()" in found["permissions-policy"]


def test_a_failure_carries_the_headers(ask: Callable[..., Any]) -> None:
    """An answer that says only that something failed is as guarded as the others."""

    def failing(_request: Request) -> Response:
        raise RuntimeError

    app = Starlette(routes=[Route("/", failing)], middleware=list(security_middleware()))
    sent: list[MutableMapping[str, Any]] = []
    with pytest.raises(RuntimeError):
        ask(app, "/", into=sent)
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert (sent[0]["status"], headers["x-content-type-options"]) == (500, "nosniff")


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


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", "'self'"),
        ("'none'", "'none'"),
        ("'self' https://intranet.example", "'self' https://intranet.example"),
        ("https://*.example:8443", "https://*.example:8443"),
    ],
)
def test_frame_ancestors(value: str, expected: str) -> None:
    """The variable lists origins; without it only the app itself may frame the app."""
    assert parse_frame_ancestors(value) == expected


@pytest.mark.parametrize(
    "value", ["*", "intranet.example", "'none' 'self'", "https://a.example; script-src *"]
)
def test_frame_ancestors_that_no_browser_reads_are_refused(value: str) -> None:
    """A word that is no origin stops the start, with the remedy."""
    with pytest.raises(
        ValueError, match=f"{FRAME_ANCESTORS_VARIABLE}: found .*; expected .*https://intranet.example"
    ):
        parse_frame_ancestors(value)
