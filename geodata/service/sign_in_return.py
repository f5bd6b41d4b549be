"""Way back from a sign-in: an ASGI middleware keeps the link that was opened, and leads to it afterwards.

Streamlit leads to its root after every sign-in; a link with a brief, a view or a slide would be lost.
"""

from typing import Final
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geodata.access.signed_cookie import USER_COOKIE

RETURN_COOKIE: Final = "briefmap_return"
"""Cookie with path and query of the page from which a sign-in began, quoted."""
KEPT_S: Final = 900
"""Seconds within which a sign-in leads back."""
_LONGEST: Final = 3000
"""Characters of such a cookie; a browser stores about 4,000."""


class SignInReturn:
    """ASGI middleware round Streamlit's sign-in; it leads to paths of this site under ``base`` alone."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        """Wrap an application; ``base`` is the path under which it lies."""
        self._app = app
        self._root = f"/{base.strip('/')}".rstrip("/")
        self._login, self._callback = f"{self._root}/auth/login", f"{self._root}/oauth2callback"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope.get("path", "")
        if scope["type"] != "http" or path not in {self._login, self._callback}:
            await self._app(scope, receive, send)
            return

        async def _send(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if path == self._login:
                    self._keep(scope, headers)
                else:
                    self._lead_back(scope, headers)
            await send(message)

        await self._app(scope, receive, _send)

    def _keep(self, scope: Scope, headers: MutableHeaders) -> None:
        asked = Headers(scope=scope)
        page = urlsplit(asked.get("referer", ""))
        if page.netloc == asked.get("host") and self._is_own(page.path):
            target = page.path + (f"?{page.query}" if page.query else "")
            headers.append("set-cookie", self._cookie(quote(target, safe=""), KEPT_S))

    def _lead_back(self, scope: Scope, headers: MutableHeaders) -> None:
        kept = unquote(HTTPConnection(scope).cookies.get(RETURN_COOKIE, ""))
        if not kept or not _is_signed_in(headers):
            return
        headers.append("set-cookie", self._cookie("", 0))
        target = urlsplit(kept)
        if not target.scheme and not target.netloc and self._is_own(target.path):
            headers["location"] = quote(kept, safe="/?&=%:,;@+~!*'()-._")

    def _is_own(self, path: str) -> bool:
        """Return whether a path is one of this site, and no address of another written as a path."""
        return path.startswith(f"{self._root}/") and not path.startswith("//") and "\\" not in path

    def _cookie(self, value: str, seconds: int) -> str:
        answer = Response()
        kept = value if len(value) <= _LONGEST else ""
        answer.set_cookie(
            RETURN_COOKIE, kept, max_age=seconds, path=f"{self._root}/", httponly=True, samesite="lax"
        )
        return answer.headers["set-cookie"]


def _is_signed_in(headers: MutableHeaders) -> bool:
    """Return whether an answer gives the cookie of a user."""
    given = (line.partition(";")[0].partition("=") for line in headers.getlist("set-cookie"))
    return any(name == USER_COOKIE and value.strip('"') for name, _, value in given)
