"""The access log: one line of JSON for each request."""

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

from geodata.service.access_log import AccessLog
from geodata.service.sign_in import request_user
from geodata.settings import Settings

Ask = Callable[..., Any]


async def _hello(_request: Request) -> Response:
    return PlainTextResponse("hello")


def logged_app(file: str) -> Starlette:
    """Return an app whose requests are logged."""
    user_of = request_user(Settings(user_header="x-user"))
    log = Middleware(AccessLog, file=file, user_of=user_of)
    return Starlette(routes=[Route("/snapshot.png", _hello)], middleware=[log])


def test_who_asked_for_what_and_when(tmp_path: Path, ask: Ask) -> None:
    """The user that the proxy names, path, query, status; signs that would move a cursor are escaped."""
    file = tmp_path / "access.jsonl"
    app = logged_app(str(file))
    ask(app, "/snapshot.png?actor=prk", x_user="huda\u001b[2J")
    ask(app, "/nothing\u202e")
    first, second = [json.loads(line) for line in file.read_text("ascii").splitlines()]
    assert (first["user"], first["path"], first["query"]) == ("huda\u001b[2J", "/snapshot.png", "actor=prk")
    assert {first["event"], second["event"]} == {"request"}
    assert (first["method"], first["status"], second["status"]) == ("GET", 200, 404)
    assert first["time"].endswith("+00:00")
    assert "\u001b" not in file.read_text("ascii")


def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    """The request is answered, and standard error says what is wrong."""
    assert ask(logged_app(str(tmp_path)), "/snapshot.png").status == 200
    assert "access log" in capsys.readouterr().err
