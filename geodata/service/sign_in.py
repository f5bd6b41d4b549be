"""Sign-in, where ``[auth]`` is set up: an ASGI middleware that gives nothing of a brief to anyone else.

The pages ask for the sign-in themselves, since a page's words come over its socket; Streamlit signs a cookie
after it, which is read here. A header in which a proxy names a user opens nothing.
"""

from collections.abc import Callable, Iterable
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from geodata.access.request_person import Person, RequestOrigin, request_person
from geodata.jobs.export_log import Requester
from geodata.service.http_responses import refuse_request
from geodata.settings import Settings, current_settings

OPEN_PATHS: Final = ("static", "_stcore", "component", "auth", "oauth2callback", "assets", "ready", "health")
"""First parts of the paths that are answered without a sign-in: the program itself, and the sign-in."""
_OPEN_FILES: Final = frozenset({"favicon.ico", "favicon.png", "robots.txt"})

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
        if settings.auth is None and settings.user_header:
            return Headers(scope=scope).get(settings.user_header, "")
        person = scope_person(scope, settings)
        return person.name if person else ""

    return _user


def scope_person(scope: Scope, settings: Settings) -> Person | None:
    """Return who makes a request; None where that person has to sign in first."""
    client = scope.get("client")
    address = client[0] if client else ""
    origin = RequestOrigin(Headers(scope=scope), HTTPConnection(scope).cookies, address)
    return request_person(origin, settings)


def requester_of(scope: Scope) -> Requester:
    """Return who makes a request, by the settings of this process."""
    client = scope.get("client")
    return Requester(request_user(current_settings())(scope), client[0] if client else "")
