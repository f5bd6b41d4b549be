"""Limit of uploads: an ASGI middleware that bounds what one session keeps in the server's memory."""

import re
from collections import OrderedDict
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geodata.service.http_responses import refuse_request

_UPLOAD: Final = re.compile(r".*/_stcore/upload_file/([^/]+)/([^/]+)")
MAX_SESSIONS: Final = 10_000
"""Sessions whose uploads are counted; those that uploaded longest ago are forgotten beyond."""


class UploadLimit:
    """ASGI middleware that counts the bytes that each session uploads and has not removed."""

    def __init__(self, app: ASGIApp, limit_mb: float) -> None:
        """Wrap an application; ``limit_mb`` are the megabytes of one session."""
        self._app, self._limit = app, int(limit_mb * 1_000_000)
        self._sizes: OrderedDict[str, dict[str, int]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; an upload beyond the limit gets 413 before it is kept."""
        match = _UPLOAD.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if match is None or scope["method"] not in {"PUT", "POST", "DELETE"}:
            await self._app(scope, receive, send)
            return
        files, name = self._files_of(match[1]), match[2]
        if scope["method"] == "DELETE":
            files.pop(name, None)
            await self._app(scope, receive, send)
            return
        kept = sum(size for file, size in files.items() if file != name)
        if kept + _declared_length(scope) > self._limit:
            await refuse_request(413, "too many uploads: remove some")(scope, receive, send)
            return
        taken = 0

        async def receive_counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if kept + taken > self._limit:
                files.pop(name, None)
                return {"type": "http.disconnect"}
            files[name] = taken
            return message

        await self._app(scope, receive_counted, send)

    def _files_of(self, session: str) -> dict[str, int]:
        """Return the sizes of a session's uploads, by file; the session counts as the latest."""
        files = self._sizes.setdefault(session, {})
        self._sizes.move_to_end(session)
        while len(self._sizes) > MAX_SESSIONS:
            self._sizes.popitem(last=False)
        return files


def _declared_length(scope: Scope) -> int:
    """Return the length that a request declares; 0 where it declares none."""
    values = [value for name, value in scope["headers"] if name.lower() == b"content-length"]
    return int(values[0]) if values and values[0].isdigit() and len(values[0]) <= len("9" * 12) else 0
