"""The way back from a sign-in: to the link that was opened, and to no other site."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from geodata.access.signed_cookie import USER_COOKIE
from geodata.service.sign_in_return import RETURN_COOKIE, SignInReturn

Ask = Callable[..., Any]
LINK = "/map?brief=red-sea-2024-03&lang=ar&actor=yem,irn"


def app_with_sign_in(*, signs_in: bool = True, base: str = "") -> Starlette:
    """An app whose sign-in succeeds, or fails, as Streamlit's does."""

    async def login(_request: Request) -> Response:
        return RedirectResponse("https://login.example/", status_code=302)

    async def callback(_request: Request) -> Response:
        answer = RedirectResponse(f"{base}/", status_code=302)
        if signs_in:
            answer.set_cookie(USER_COOKIE, "claims")
        return answer

    routes = [Route(f"{base}/auth/login", login), Route(f"{base}/oauth2callback", callback)]
    return Starlette(routes=routes, middleware=[Middleware(SignInReturn, base=base)])


def kept(ask: Ask, referer: str, base: str = "") -> str:
    """The cookie that a sign-in begun on a page leaves, as a browser sends it; "" where there is none."""
    found = ask(app_with_sign_in(base=base), f"{base}/auth/login", host="briefs.example", referer=referer)
    assert found.status == 302
    return str(found.headers.get("set-cookie", "")).partition(";")[0]


def test_a_sign_in_leads_back_to_the_link(ask: Ask) -> None:
    """Path, brief, view and language are those of the page on which the sign-in began."""
    cookie = kept(ask, f"https://briefs.example{LINK}")
    found = ask(app_with_sign_in(), "/oauth2callback", cookie=cookie)
    assert found.headers["location"] == LINK


def test_it_does_so_under_a_base_path(ask: Ask) -> None:
    """The page lies under the base, as the sign-in does."""
    cookie = kept(ask, "https://briefs.example/maps/?brief=a", base="/maps")
    found = ask(app_with_sign_in(base="/maps"), "/maps/oauth2callback", cookie=cookie)
    assert found.headers["location"] == "/maps/?brief=a"
    assert kept(ask, "https://briefs.example/other", base="/maps") == ""


@pytest.mark.parametrize("referer", ["", "https://evil.example/map", "https://briefs.example//evil.example/"])
def test_no_other_site_is_kept(ask: Ask, referer: str) -> None:
    """Nor is a path that a browser would take for another host."""
    assert kept(ask, referer) == ""


@pytest.mark.parametrize(
    "value",
    [
        "https%3A%2F%2Fevil.example%2Fmap",
        "%2F%2Fevil.example%2Fmap",
        "%2F%5Cevil.example",
        "evil",
        "",
        "%0d%0aX%3A1",
    ],
)
def test_a_forged_cookie_leads_nowhere(ask: Ask, value: str) -> None:
    """The answer is Streamlit's own."""
    found = ask(app_with_sign_in(), "/oauth2callback", cookie=f"{RETURN_COOKIE}={value}")
    assert found.headers["location"] == "/"


def test_a_sign_in_that_failed_leads_nowhere(ask: Ask) -> None:
    """The root asks for it anew, and the link is still kept."""
    cookie = kept(ask, f"https://briefs.example{LINK}")
    found = ask(app_with_sign_in(signs_in=False), "/oauth2callback", cookie=cookie)
    assert found.headers["location"] == "/"
    assert "set-cookie" not in found.headers
