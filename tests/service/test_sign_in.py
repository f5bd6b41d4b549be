"""The sign-in: without it nothing of a brief is given, and nothing that a client writes stands for it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geodata.access.signed_cookie import USER_COOKIE
from geodata.screens.shell.page_registry import PAGES
from geodata.service import middleware
from geodata.service.routes import build_routes
from geodata.service.sign_in import SignInCheck, request_user
from geodata.settings import FILE_VARIABLE, Settings, SettingsError
from tests.command_line.test_settings_command import AUTH as AUTH_TOML
from tests.signed_in import AUTH, CLAIMS, SECRET, signed

Ask = Callable[..., Any]
OPEN = ("/assets/{sha256}/{name}", "/ready", "/health")
"""Routes of ours that hold nothing of a brief."""


async def _content(_request: Request) -> Response:
    return PlainTextResponse("content")


def guarded_app(base: str = "") -> Starlette:
    """An app that answers everything, behind the check."""
    check = Middleware(
        SignInCheck,
        user_of=request_user(Settings(auth=AUTH, user_header="x-user")),
        pages=[each.url_path for each in PAGES],
        base=base,
    )
    return Starlette(routes=[Route("/{path:path}", _content)], middleware=[check])


@pytest.mark.parametrize("base", ["", "briefs"])
@pytest.mark.parametrize("path", sorted({each.path for each in build_routes()}))
def test_every_route_of_a_brief_needs_the_sign_in(ask: Ask, path: str, base: str) -> None:
    """The routes are those of the code: a new one is closed without being named."""
    address = f"/{base}{path}".replace("//", "/")
    expected = 200 if path in OPEN else 401
    assert ask(guarded_app(base), address).status == expected
    assert ask(guarded_app(base), address, x_user="huda").status == expected
    assert ask(guarded_app(base), address, cookie=f"{USER_COOKIE}={signed(json.dumps(CLAIMS))}").status == 200


@pytest.mark.parametrize(
    "path", ["", "sources", "static/x.js", "_stcore/health", "auth/login", "oauth2callback"]
)
def test_the_program_and_the_sign_in_are_open(ask: Ask, path: str) -> None:
    """Its pages hold no words of a brief: these come over the socket."""
    assert ask(guarded_app(), f"/{path}").status == 200
    assert ask(guarded_app("briefs"), f"/briefs/{path}").status == 200


@pytest.mark.parametrize("path", ["/media/x.pdf", "/sources/x", "/authx", "/briefsx", "/x/ready"])
def test_anything_else_is_closed(ask: Ask, path: str) -> None:
    """Files made for a session too."""
    assert ask(guarded_app(), path).status == 401
    assert ask(guarded_app("briefs"), f"/briefs{path}").status == 401


def test_a_header_names_a_user_where_nobody_signs_in() -> None:
    """With a sign-in set up the header is no name either."""
    scope = {"type": "http", "headers": [(b"x-user", b"huda")]}
    assert request_user(Settings(user_header="x-user"))(scope) == "huda"
    assert request_user(Settings())(scope) == ""
    assert request_user(Settings(auth=AUTH, user_header="x-user"))(scope) == ""


def test_a_sign_in_without_its_library_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is anything served without the sign-in then."""
    file = tmp_path / "briefmap.toml"
    file.write_text(AUTH_TOML.format(secret=SECRET), encoding="utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    monkeypatch.setattr(middleware, "find_spec", lambda _name: None)
    with pytest.raises(SettingsError, match=r"streamlit\[auth\]"):
        middleware.build_middleware([])
    monkeypatch.setattr(middleware, "find_spec", lambda _name: object())
    assert SignInCheck in [each.cls for each in middleware.build_middleware([])]
