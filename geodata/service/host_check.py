"""Check of Host and Origin: an ASGI middleware over pages, sockets, uploads and routes alike."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_WRITING_METHODS: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_WRONG_HOST = PlainTextResponse("Misdirected Request", status_code=421)
_WRONG_ORIGIN = PlainTextResponse("Forbidden: another site's page", status_code=403)
_FORBIDDEN_CODE: Final = 4403
"""Close code of a refused socket; before it is accepted the server answers 403."""


class HostCheck:
    """ASGI middleware that answers known hosts, and sockets and writing requests of its own pages only."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = (), origins: Sequence[str] = ()) -> None:
        """Wrap an application; without ``hosts`` every host is known, ``origins`` are further pages."""
        self._app = app
        self._hosts = tuple(host.lower() for host in hosts)
        self._origins = tuple(origin.lower().rstrip("/") for origin in origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or web socket handshake."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_socket = scope["type"] == "websocket"
        refused = None
        if not is_known_host(headers.get("host", ""), self._hosts):
            refused = _WRONG_HOST
        elif is_socket or scope["method"] in _WRITING_METHODS:
            origin, host = headers.get("origin"), headers.get("host", "")
            if origin is not None and not is_own_origin(origin, host, self._origins):
                refused = _WRONG_ORIGIN
        if refused is None:
            await self._app(scope, receive, send)
        elif is_socket:
            await receive()
            await send({"type": "websocket.close", "code": _FORBIDDEN_CODE})
        else:
            await refused(scope, receive, send)


def is_known_host(host: str, known: Sequence[str]) -> bool:
    """Return whether a Host header names one of the known hosts, whatever its port; all are where none is."""
    if not known:
        return True
    name = _host_name(host)
    return any(
        pattern in {"*", name} or (pattern.startswith("*.") and name.endswith(pattern[1:]))
        for pattern in known
    )


def is_own_origin(origin: str, host: str, others: Sequence[str]) -> bool:
    """Return whether an Origin header is that of the host, or one of the others.

    A Host header without a port, as a proxy may write it, is that of any port of its name.
    """
    given = origin.lower()
    if given in others:
        return True
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return False
    wanted = host.lower()
    if parts.netloc == wanted:
        return True
    return wanted == _host_name(wanted) == _host_name(parts.netloc)


def _host_name(host: str) -> str:
    """Return a host in lower case without its port."""
    text = host.strip().lower()
    if text.startswith("["):
        return text.partition("]")[0] + "]"
    return text.partition(":")[0]
