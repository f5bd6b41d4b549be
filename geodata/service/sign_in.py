"""Sign-in, where ``[auth]`` is set up: an ASGI middleware that gives nothing of a brief to anyone else.

The pages ask for the sign-in themselves, since a page's words come over its socket; Streamlit signs a cookie
after it, which is read here. A header in which a proxy names a user opens nothing.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from geodata.jobs.export_log import Requester
from geodata.service.http_responses import refuse_request
from geodata.settings import AuthSettings, Settings, current_settings

USER_COOKIE: Final = "_streamlit_user"
"""Cookie of Streamlit with the claims of the signed-in user, perhaps in numbered parts."""
MAX_AGE_S: Final = 31 * 24 * 3600
"""Longest time after which such a cookie counts; Streamlit has browsers keep it for 30 days."""
MAX_PARTS: Final = 20
OPEN_PATHS: Final = ("static", "_stcore", "component", "auth", "oauth2callback", "assets", "ready", "health")
"""First parts of the paths that are answered without a sign-in: the program itself, and the sign-in."""
_OPEN_FILES: Final = frozenset({"favicon.ico", "favicon.png", "robots.txt"})
_PARTS = re.compile(r"chunks-(\d{1,2})")

UserOf = Callable[[Scope], str]
"""The name of who makes a request, or ""."""


class SignInCheck:
    """ASGI middleware that answers 401 to requests for briefs without a sign-in."""

    def __init__(self, app: ASGIApp, user_of: UserOf, pages: Iterable[str] = (), base: str = "") -> None:
        """Wrap an application; ``pages`` are the paths of its pages without slashes, under ``base``."""
        self._app, self._user_of = app, user_of
        self._prefixes = {"", base.strip("/")}
        self._open = {*pages, "", *_OPEN_FILES}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a socket is answered, and its page asks for the sign-in."""
        if scope["type"] != "http" or self._is_open(scope["path"]) or self._user_of(scope):
            await self._app(scope, receive, send)
        else:
            await refuse_request(401, "sign in on a page of this site first")(scope, receive, send)

    def _is_open(self, path: str) -> bool:
        bare = path.strip("/")
        for prefix in self._prefixes:
            own = bare.removeprefix(prefix).strip("/") if bare.startswith(prefix) else bare
            if own in self._open or own.partition("/")[0] in OPEN_PATHS:
                return True
        return False


def request_user(settings: Settings) -> UserOf:
    """Return the function that names who makes a request: as signed in, else as a proxy's header says."""

    def _user(scope: Scope) -> str:
        if settings.auth is not None:
            return signed_in_user(HTTPConnection(scope).cookies, settings.auth)
        return Headers(scope=scope).get(settings.user_header, "") if settings.user_header else ""

    return _user


def requester_of(scope: Scope) -> Requester:
    """Return who makes a request, by the settings of this process."""
    client = scope.get("client")
    return Requester(request_user(current_settings())(scope), client[0] if client else "")


def signed_in_user(cookies: Mapping[str, str], auth: AuthSettings) -> str:
    """Return the address or id of the user whose signed cookie this is; "" where none counts."""
    claims = _signed_claims(cookies, auth.cookie_secret.get_secret_value())
    if claims.get("origin") != auth.origin or not claims.get("is_logged_in"):
        return ""
    return str(claims.get("email") or claims.get("sub") or "")


def _signed_claims(cookies: Mapping[str, str], secret: str) -> dict[str, Any]:
    """Return the claims in a signed cookie; none where it is absent, forged, cut or too old."""
    first = _signed_part(cookies, USER_COOKIE, secret)
    parts = _PARTS.match(first)
    if parts is not None and int(parts[1]) <= MAX_PARTS:
        names = (f"{USER_COOKIE}_{number}" for number in range(1, int(parts[1]) + 1))
        first = "".join(_signed_part(cookies, name, secret) for name in names)
    try:
        claims = json.loads(first)
    except (ValueError, RecursionError):
        return {}
    return claims if isinstance(claims, dict) else {}


def _signed_part(cookies: Mapping[str, str], name: str, secret: str) -> str:
    try:
        found = URLSafeTimedSerializer(secret, salt=name).loads(cookies.get(name, ""), max_age=MAX_AGE_S)
    except (BadData, ValueError, RecursionError):
        return ""
    return found if isinstance(found, str) else ""
