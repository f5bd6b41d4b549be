"""Paths of pages are answered, others are not found."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from geodata.service.path_check import PathCheck

Ask = Callable[..., Any]


async def _page(_request: Request) -> Response:
    return HTMLResponse("<p>page</p>")


async def _file(_request: Request) -> Response:
    return PlainTextResponse("file")


async def _report(_request: Request) -> Response:
    return HTMLResponse("<p>report</p>", headers={"content-disposition": "attachment; filename=a.html"})


APP = Starlette(
    routes=[Route("/assets/file", _file), Route("/media/a.html", _report), Route("/{path:path}", _page)],
    middleware=[Middleware(PathCheck, pages=("reading",), base="/briefs/")],
)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/reading", 200),
        ("/reading/", 200),
        ("/briefs", 200),
        ("/briefs/reading", 200),
        ("/assets/file", 200),
        ("/media/a.html", 200),
        ("/nothing", 404),
        ("/reading/x.php", 404),
        ("/briefs/nothing", 404),
    ],
)
def test_paths(path: str, status: int, ask: Ask) -> None:
    """The page comes at its own paths alone, files wherever they are."""
    found = ask(APP, path)
    assert found.status == status
    assert (b"<p>" in found.body) == (status == 200 and "file" not in path)
