"""Security headers: an ASGI middleware that adds them to every response.

Streamlit sends none. The policy is the narrowest under which its pages, tables, fonts and maps were seen to
work in Chromium without a violation: scripts from this server only, plus the inline script of Streamlit's
own page by its hash; icons of the map are fetched from ``data:`` addresses; workers start from ``blob:``.
"""

import base64
import hashlib
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geodata.errors import is_storage_error

_HOST = re.compile(r"[a-z0-9.-]+(:\d{1,5})?|\[[0-9a-f:]+\](:\d{1,5})?", re.IGNORECASE)
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_UNUSED_FEATURES = (
    "accelerometer camera display-capture geolocation gyroscope magnetometer microphone midi payment usb"
)
"""Browser features that no page of ours uses."""
_FIXED_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": ", ".join(f"{name}=()" for name in _UNUSED_FEATURES.split()),
}
_START_MESSAGES = frozenset({"http.response.start", "websocket.accept", "websocket.http.response.start"})
"""ASGI messages that carry the headers of a response."""
_REFUSED_SOCKET = PlainTextResponse("Forbidden", status_code=403)
_ERROR_RESPONSE = PlainTextResponse("Internal Server Error", status_code=500)
_NO_ROOM_RESPONSE = PlainTextResponse(
    "The server has no room for temporary files: its keeper frees some, or sets TMPDIR to another folder.",
    status_code=507,
)


class SecurityHeaders:
    """ASGI middleware that adds the headers to each response of an application."""

    def __init__(self, app: ASGIApp, ancestors: str) -> None:
        """Wrap an application; ``ancestors`` is the value of ``frame-ancestors``."""
        self._app = app
        self._ancestors = ancestors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or web socket handshake."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "websocket.close" and not started and _takes_responses(scope):
                # Of a refusal that is only a close the server would write the answer, without headers.
                await _REFUSED_SOCKET(scope, receive, send_with_headers)
                return
            if message["type"] in _START_MESSAGES:
                started = True
                message.setdefault("headers", [])
                headers = MutableHeaders(scope=message)
                for name, value in _FIXED_HEADERS.items():
                    headers.setdefault(name, value)
                headers["content-security-policy"] = content_security_policy(host, self._ancestors)
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception as error:
            # An outer handler would answer without these headers; it logs the error all the same.
            if scope["type"] == "http" and not started:
                answer = _NO_ROOM_RESPONSE if is_storage_error(error) else _ERROR_RESPONSE
                await answer(scope, receive, send_with_headers)
            raise


def _takes_responses(scope: Scope) -> bool:
    """Return whether the handshake of a web socket can be answered with a response."""
    return scope["type"] == "websocket" and "websocket.http.response" in scope.get("extensions", {})


def content_security_policy(host: str, ancestors: str) -> str:
    """Return the Content-Security-Policy for pages requested under a host."""
    # Older browsers do not take the socket of the same host for 'self'; a forged host is left out.
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval'{_inline_script_sources()}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' data: blob:{sockets}",
            "worker-src 'self' blob:",
            f"frame-ancestors {ancestors}",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


@cache
def _inline_script_sources() -> str:
    """Return the hashes of the inline scripts of Streamlit's page, as policy sources."""
    # Found without importing the package: this room knows no screens.
    spec = find_spec("streamlit")
    folders = (spec.submodule_search_locations if spec else None) or []
    pages = [Path(folder) / "static" / "index.html" for folder in folders]
    scripts = [
        script for page in pages if page.is_file() for script in _INLINE.findall(page.read_text("utf-8"))
    ]
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    return "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
