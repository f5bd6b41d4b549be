"""A client of our routes that needs no server: one ASGI call."""

import asyncio
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.applications import Starlette


@dataclass
class Answer:
    """Response of one request."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


Ask = Callable[..., Answer]


@pytest.fixture
def ask() -> Ask:
    """Asks an app for a path, with headers."""

    def one(
        app: Starlette,
        path: str,
        *,
        method: str = "GET",
        into: list[MutableMapping[str, Any]] | None = None,
        peer: str = "",
        **headers: str,
    ) -> Answer:
        return asyncio.run(_asked(app, path, method, headers, [] if into is None else into, peer))

    return one


async def _asked(
    app: Starlette,
    path: str,
    method: str,
    headers: dict[str, str],
    sent: list[MutableMapping[str, Any]],
    peer: str,
) -> Answer:
    bare, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "method": method,
        "path": bare,
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "server": ("localhost", 80),
        "scheme": "http",
        "root_path": "",
        **({"client": (peer, 50000)} if peer else {}),
    }
    answer = Answer()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            answer.body += message.get("body", b"")

    await app(scope, receive, send)
    return answer
