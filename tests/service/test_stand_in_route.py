"""The picture in a map's place over the network: drawn ahead for plain links, of fixed widths."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any, get_args

import pytest
from starlette.applications import Starlette

from geodata.jobs.worker_pool import JobError, JobFailure
from geodata.library.brief_entry import LibraryEntry
from geodata.library.brief_library import process_library
from geodata.service import stand_in_route
from geodata.service.routes import build_routes
from geodata.service.stand_in_route import PLAIN_MAP_SIZES, warm_stand_ins
from geodata.view import Theme, View
from geodata.words import LANGS

APP = Starlette(routes=build_routes())
Ask = Callable[..., Any]
Call = tuple[str, View, tuple[int, int]]
WEBP = b"RIFF" + (4).to_bytes(4, "little") + b"WEBP"
"""The shortest file of the picture's form."""


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[Call]]:
    """What is drawn, by a renderer that draws nothing."""
    calls: list[Call] = []

    def _draw(atlas: Any, view: View, size: tuple[int, int]) -> tuple[bytes, dict[str, Any]]:
        calls.append((atlas.digest, view, size))
        return WEBP, {"size": size}

    stand_in_route._content.cache_clear()
    monkeypatch.setenv("BRIEFMAP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(stand_in_route, "make_stand_in", _draw)
    monkeypatch.setattr(stand_in_route, "worker_pool", object)
    monkeypatch.setattr(stand_in_route, "REST", 0)
    yield calls
    stand_in_route._content.cache_clear()


def digest() -> str:
    """The digest of the brief that opens without a link."""
    return next(entry.atlas.digest for entry in process_library().entries() if entry.atlas)


def test_picture_and_marks_are_drawn_once(ask: Ask, drawn: list[Call]) -> None:
    """Both come from one drawing, and a browser keeps them."""
    address = f"/stand-in/{digest()}.webp?lang=en&theme=dark&actor=irn&size=778x600"
    picture = ask(APP, address)
    facts = ask(APP, address.replace(".webp", ".json"))
    assert (picture.status, picture.headers["content-type"], picture.body) == (200, "image/webp", WEBP)
    assert (facts.status, json.loads(facts.body)) == (200, {"size": [778, 600]})
    assert picture.headers["cache-control"].startswith("private, max-age=")
    assert ask(APP, address, if_none_match=picture.headers["etag"]).status == 304
    assert drawn == [(digest(), View(lang="en", theme="dark", actors=frozenset({"irn"})), (778, 600))]


def test_plain_links_are_drawn_ahead(ask: Ask, drawn: list[Call]) -> None:
    """For each shipped brief, language, theme and width; the opening brief's usual look comes first."""
    warm_stand_ins(Event())
    opened = [entry.atlas.digest for entry in process_library().entries() if entry.atlas]
    looks = len(LANGS) * len(get_args(Theme)) * len(PLAIN_MAP_SIZES)
    assert len(drawn) == len(set(drawn)) == looks * len(opened)
    assert drawn[0][0] == digest()
    assert {view.theme for _, view, _ in drawn[:4]} == {"light"}
    before = len(drawn)
    assert ask(APP, f"/stand-in/{digest()}.webp?v=1.0-x&lang=ar&theme=light&size=360x420").status == 200
    assert len(drawn) == before


def test_a_server_that_starts_again_draws_nothing_anew(ask: Ask, drawn: list[Call]) -> None:
    """But for views of a filter: there are too many of them to keep."""
    plain = f"/stand-in/{digest()}.webp?lang=en&theme=dark&size=778x600"
    for _ in range(2):
        assert ask(APP, plain).body == ask(APP, f"{plain}&actor=irn").body == WEBP
        stand_in_route._content.cache_clear()
    assert [bool(view.actors) for _, view, _ in drawn] == [False, True, True]


def test_no_more_are_drawn_ahead_than_is_set(drawn: list[Call], monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of a thousand briefs, or a small machine, is not drawn for an hour."""
    monkeypatch.setenv("BRIEFMAP_STAND_INS_AHEAD", "3")
    warm_stand_ins(Event())
    assert len(drawn) == 3


def test_those_who_come_first_are_not_held_up(drawn: list[Call], monkeypatch: pytest.MonkeyPatch) -> None:
    """After a picture of two seconds nothing is drawn ahead for eight, and nothing once the server stops."""
    rests: list[float | None] = []

    class _Stopping(Event):
        def wait(self, timeout: float | None = None) -> bool:
            rests.append(timeout)
            if len(rests) == 3:
                self.set()
            return self.is_set()

    monkeypatch.setattr(stand_in_route, "REST", 4)
    monkeypatch.setattr(stand_in_route, "monotonic", lambda: 2.0 * len(drawn))
    warm_stand_ins(_Stopping())
    assert rests == [8.0] * 3


def test_without_workers_nothing_is_drawn_ahead(drawn: list[Call], monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that answers would draw, and answer nobody."""
    monkeypatch.setattr(stand_in_route, "worker_pool", lambda: None)
    warm_stand_ins(Event())
    assert drawn == []


@pytest.mark.parametrize(
    "error", [JobError(JobFailure.BUSY), LookupError("taken away meanwhile"), RuntimeError("stopped")]
)
def test_a_busy_or_ending_pool_ends_no_thread(
    drawn: list[Call], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """What was not drawn ahead is drawn when it is asked for."""

    def _fail(*_: Any) -> Any:
        drawn.append((digest(), View(), (1, 1)))
        raise error

    monkeypatch.setattr(stand_in_route, "make_stand_in", _fail)
    warm_stand_ins(Event())
    assert (len(drawn) > 1) is isinstance(error, JobError | LookupError)


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("{digest}.webp?size=800x600", 404),
        ("{digest}.webp?size=778x9999", 404),
        ("{digest}.webp?size=778x600x2", 404),
        ("{digest}.webp", 404),
        ("{digest}.png?size=778x600", 404),
        ("nobody.webp?size=778x600", 404),
        ("{digest}.webp?size=778x600&actor=nobody", 422),
    ],
)
def test_other_requests_are_refused(ask: Ask, path: str, status: int) -> None:
    """Other sizes would let anyone fill the cache."""
    found = ask(APP, f"/stand-in/{path.format(digest=digest())}")
    assert (found.status, "error" in json.loads(found.body)) == (status, True)


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize(
    ("error", "status"), [(JobError(JobFailure.BUSY), 503), (LookupError("taken away meanwhile"), 404)]
)
def test_a_worker_that_fails_is_said(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    """The browser asks again."""

    def _fail(*_: Any) -> Any:
        raise error

    monkeypatch.setattr(stand_in_route, "make_stand_in", _fail)
    assert ask(APP, f"/stand-in/{digest()}.webp?size=778x600").status == status


def test_a_brief_of_no_folder_is_not_drawn_ahead(drawn: list[Call], monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker could read it: this process would draw."""
    atlas = process_library().atlas_by_digest(digest())
    assert atlas is not None
    made = replace(atlas, brief=atlas.brief.in_folder(None))
    entry = LibraryEntry(atlas.brief.id, atlas.brief.title, made)
    monkeypatch.setattr(process_library(), "entries", lambda: (entry,))
    warm_stand_ins(Event())
    assert drawn == []


def test_the_server_imports_no_renderer() -> None:
    """It takes seconds at the start; the workers have it."""
    script = "import sys, geodata.service.routes; print('matplotlib' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
