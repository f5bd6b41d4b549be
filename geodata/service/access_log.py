"""Access log: an ASGI middleware that adds a line of JSON for each request to a file, when asked to."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geodata.jobs.export_log import add_log_line
from geodata.service.sign_in import UserOf


class AccessLog:
    """ASGI middleware that logs who asked for what, when, and what was answered."""

    def __init__(self, app: ASGIApp, file: str, user_of: UserOf) -> None:
        """Wrap an application; ``file`` is added to, ``-`` is standard output."""
        self._app, self._file, self._user_of = app, file, user_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or web socket, and log it when it is over."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        began, status = time.monotonic(), 101 if scope["type"] == "websocket" else 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            entry = _logged_request(scope, self._user_of(scope), status, time.monotonic() - began)
            add_log_line(self._file, "request", entry)


def _logged_request(scope: Scope, user: str, status: int, seconds: float) -> dict[str, object]:
    """Return the entry of a request: user, address, method, path, query, status, seconds."""
    client = scope.get("client")
    return {
        "user": user,
        "address": client[0] if client else "",
        "method": scope.get("method", "SOCKET"),
        "path": scope["path"],
        "query": scope.get("query_string", b"").decode("latin-1"),
        "status": status,
        "seconds": round(seconds, 3),
    }
