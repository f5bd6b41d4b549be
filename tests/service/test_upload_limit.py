"""Uploads of one session are bounded, whatever their number."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from geodata.service.upload_limit import MAX_SESSIONS, UploadLimit

PATH = "/briefs/_stcore/upload_file/{session}/{file}"


async def _read_all(_scope: Any, receive: Any, send: Any) -> None:
    """An application that takes the whole body."""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        if not message.get("more_body"):
            break
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def ask(
    limit: UploadLimit, session: str, file: str, size: int, *, method: str = "PUT", declared: bool = True
) -> int:
    """Return the status of an upload of so many bytes; 0 where its connection was given up."""
    headers = [(b"content-length", str(size).encode())] if declared else []
    path = PATH.format(session=session, file=file)
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    parts = [bytes(min(1_000, size - at)) for at in range(0, size, 1_000)] or [b""]
    found: list[int] = []

    async def receive() -> MutableMapping[str, Any]:
        body = parts.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(parts)}

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            found.append(message["status"])

    asyncio.run(limit(scope, receive, send))
    return found[0] if found else 0


@pytest.mark.parametrize("declared", [True, False])
def test_a_session_keeps_so_much_and_no_more(declared: bool) -> None:  # noqa: FBT001
    """The third file is one too many, whether its length is declared or not; removing one makes room."""
    limit = UploadLimit(_read_all, limit_mb=0.01)
    sizes = {"a": 4_000, "b": 5_000}
    assert [ask(limit, "one", file, size, declared=declared) for file, size in sizes.items()] == [204, 204]
    assert ask(limit, "one", "c", 2_000, declared=declared) == (413 if declared else 0)
    assert ask(limit, "another", "c", 2_000, declared=declared) == 204
    ask(limit, "one", "a", 0, method="DELETE")
    assert ask(limit, "one", "d", 2_000, declared=declared) == 204


def test_the_same_file_again_counts_once() -> None:
    """A repeated upload replaces the first."""
    limit = UploadLimit(_read_all, limit_mb=0.01)
    assert [ask(limit, "one", "a", 6_000) for _ in range(3)] == [204] * 3


def test_other_requests_are_not_counted() -> None:
    """Only uploads are."""
    limit = UploadLimit(_read_all, limit_mb=0.001)
    assert ask(limit, "one", "a", 5_000, method="GET") == 204


def test_sessions_are_forgotten_in_time() -> None:
    """The list of sessions is bounded too."""
    limit = UploadLimit(_read_all, limit_mb=1)
    for at in range(MAX_SESSIONS + 5):
        limit._files_of(str(at))
    assert len(limit._sizes) == MAX_SESSIONS
