"""No route names a withheld source: every route of the registry is asked."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from geodata.export.formats import FormatGroup, formats_of
from geodata.ground.ground_sources import archive_url, ground_sources
from geodata.library.brief_library import process_library
from geodata.service.routes import build_routes
from geodata.settings import variable_of
from geodata.webmap import assets
from geodata.words import LANGS
from tests.library_entry import entry_of
from tests.withheld_brief import file_words, named_secrets, write_withheld_brief

Ask = Callable[..., Any]


@pytest.fixture
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The digest of the brief that withholds sources, open in the library."""
    monkeypatch.setenv(variable_of("briefs"), str(write_withheld_brief(tmp_path)))
    atlas = entry_of(process_library(), "guarded").atlas
    assert atlas is not None
    return atlas.digest


def addresses(template: str, digest: str) -> list[str]:
    """Every address of a route for the brief."""
    langs = [f"lang={lang}" for lang in LANGS]
    rows = "&".join(f"row={row}" for row in range(10))
    documents = entry_of(process_library(), "guarded").atlas.brief.document_by_id  # type: ignore[union-attr]
    known = {
        "/assets/{sha256}/{name}": [f"/{assets.asset_url('countries.geojson')}"],
        "/ground/{identity}.pmtiles": [f"/{archive_url(ground_sources().shipped)}"],
        "/scene/{digest}.json": [f"/scene/{digest}.json?{lang}&show=relations" for lang in langs],
        "/stand-in/{digest}.{form}": [
            f"/stand-in/{digest}.json?{lang}&size=360x420&show=relations" for lang in langs
        ],
        "/tables/{digest}.bin": [f"/tables/{digest}.bin"],
        "/titles/{digest}.json": [f"/titles/{digest}.json?{rows}&{lang}" for lang in langs],
        "/slides/{digest}.json": [f"/slides/{digest}.json?{lang}" for lang in langs],
        "/slides/{digest}/{slide}.json": [
            f"/slides/{digest}/{slide}.json?{lang}" for slide in ("first", "second") for lang in langs
        ],
        "/snapshot.{form}": [
            f"/snapshot.{form}?brief=guarded&{lang}&size=800x600"
            for form in formats_of(FormatGroup.PICTURE)
            for lang in langs
        ],
        "/documents/{digest}/{document}": [f"/documents/{digest}/{document}" for document in documents],
        "/near.json": [f"/near.json?lon=45&lat=13&{lang}" for lang in langs],
        "/ready": ["/ready"],
        "/health": ["/health"],
        "/state": ["/state?brief=guarded"],
    }
    return known[template]


@pytest.mark.parametrize("template", [route.path for route in build_routes()])
def test_no_route_names_a_withheld_source(template: str, digest: str, ask: Ask) -> None:
    """A route that the registry has and this test does not know fails here."""
    app = Starlette(routes=build_routes())
    for address in addresses(template, digest):
        answer = ask(app, address)
        assert answer.status == (404 if template.startswith("/documents/") else 200), address
        assert not named_secrets(json.dumps(answer.headers) + file_words(answer.body)), address


def test_the_brief_is_open_with_its_records_left_off(digest: str, ask: Ask) -> None:
    """Its state is that of the brief whose names are masked."""
    state = json.loads(ask(Starlette(routes=build_routes()), "/state?brief=guarded").body)
    assert state["digest"] == digest
    atlas = entry_of(process_library(), "guarded").atlas
    assert atlas is not None
    assert (len(atlas.events), atlas.brief.unfinished) == (6, 2)
