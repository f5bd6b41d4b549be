"""Security headers: an ASGI middleware that adds them to every response.

Streamlit sends none. The policy is the narrowest under which its pages, tables, fonts and maps were seen to
work in Chromium without a violation: scripts from this server only, plus the inline script of Streamlit's
own page by its hash; icons of the map are fetched from ``data:`` addresses; workers start from ``blob:``.
"""

import base64
import hashlib
import os
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FRAME_ANCESTORS_VARIABLE = "BRIEFMAP_FRAME_ANCESTORS"
_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.IGNORECASE)
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
_ERROR_RESPONSE = PlainTextResponse("Internal Server Error", status_code=500)


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
        except Exception:
            # An outer handler would answer without these headers; it logs the error all the same.
            if scope["type"] == "http" and not started:
                await _ERROR_RESPONSE(scope, receive, send_with_headers)
            raise


def security_middleware() -> tuple[Middleware, ...]:
    """Return the middleware of the app, set up from the environment."""
    return (
        Middleware(
            SecurityHeaders, ancestors=parse_frame_ancestors(os.environ.get(FRAME_ANCESTORS_VARIABLE, ""))
        ),
    )


def parse_frame_ancestors(value: str) -> str:
    """Return the origins that may frame the app, from ``BRIEFMAP_FRAME_ANCESTORS``.

    Raises
    ------
    ValueError
        Where a word is neither ``'self'``, ``'none'`` nor an origin: a policy that a browser cannot read
        would let everyone frame the app.
    """
    words = value.split() or ["'self'"]
    wrong = [word for word in words if word not in {"'self'", "'none'"} and not _ORIGIN.fullmatch(word)]
    if wrong or ("'none'" in words and len(words) > 1):
        msg = (
            f"{FRAME_ANCESTORS_VARIABLE}: found {' '.join(wrong or words)}; expected 'none' alone, or a list "
            "of 'self' and origins such as https://intranet.example; separate them by spaces"
        )
        raise ValueError(msg)
    return " ".join(words)


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
