"""The routes: content at an address never changes, and no request becomes a path."""

import gzip
import hashlib
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.column_file import read_column_file
from geodata.ground.ground_sources import drawing_version
from geodata.layout.own_place_shapes import own_place_shapes
from geodata.library.brief_entry import resolve_entry
from geodata.library.brief_library import BriefLibrary, process_library
from geodata.service.routes import (
    _column_content,
    _map_spec_content,
    build_routes,
    parse_map_size,
    warm_caches,
    warm_first_map,
)
from geodata.settings import variable_of
from geodata.view import View
from geodata.webmap import assets
from geodata.webmap.map_spec import MOST_TITLES, encode_map_spec
from tests.ground_archives import write_imagery
from tests.library_entry import entry_of

Ask = Callable[..., Any]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def app() -> Starlette:
    """The routes alone."""
    return Starlette(routes=build_routes())


def test_an_asset_is_kept_for_ever(app: Starlette, ask: Ask) -> None:
    """The address contains the hash of the content, so a browser fetches it once."""
    found = ask(app, f"/{assets.asset_url('countries.geojson')}")
    assert found.status == 200
    assert found.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert found.headers["content-type"].startswith("application/geo+json")
    assert hashlib.sha256(found.body).hexdigest() in assets.asset_url("countries.geojson")


def test_column_files_are_ready_before_the_first_visit() -> None:
    """The first request for the column file of a brief finds it made."""
    warm_caches()
    before = _column_content.cache_info().misses
    for entry in process_library().entries():
        if entry.atlas is not None:
            _column_content(entry.atlas.digest)
    assert _column_content.cache_info().misses == before


def test_the_shapes_of_the_first_map_are_ready_before_the_first_visit() -> None:
    """The washes of the brief that opens without a link take longer than all the rest of its map."""
    warm_first_map()
    entry = resolve_entry(process_library().entries(), None)
    assert entry is not None
    assert entry.atlas is not None
    before = own_place_shapes.cache_info().misses
    encode_map_spec(entry.atlas, View(theme="dark"), (1440, 900))
    assert own_place_shapes.cache_info().misses == before > 0


def test_an_asset_travels_packed_once(app: Starlette, ask: Ask) -> None:
    """Shapes are compressed for a browser that accepts it, and not sent to one that has them."""
    path = f"/{assets.asset_url('countries.geojson')}"
    packed = ask(app, path, accept_encoding="br, gzip;q=0.8")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == ask(app, path, accept_encoding="gzip;q=0").body
    again = ask(app, path, if_none_match=packed.headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        f"/assets/{'0' * 64}/countries.geojson",
        f"/assets/{'0' * 64}/../../etc/passwd",
        "/assets/x/area-atlantis.geojson",
        "/assets/x/provenance.json",
        "/assets/x/%2e%2e%2fpyproject.toml",
        f"/scene/{'0' * 64}.json",
        f"/tables/{'0' * 64}.bin",
        f"/titles/{'0' * 64}.json?row=1",
    ],
)
def test_unknown_names_and_digests_are_not_found(path: str, app: Starlette, ask: Ask) -> None:
    """The answer is 404 and is not cached."""
    found = ask(app, path)
    assert found.status == 404
    assert found.headers.get("cache-control", "no-store") == "no-store"


@pytest.fixture
def demo_in_library(demo_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process's library with the invented brief, for one test alone."""
    monkeypatch.setattr(process_library(), "_added", {})
    process_library().add_atlas(demo_atlas)


@pytest.mark.usefixtures("demo_in_library")
def test_a_scene_serves_every_filter(app: Starlette, ask: Ask) -> None:
    """Language, theme and size decide, filters do not; it is made once and cached for a year."""
    before = _map_spec_content.cache_info().misses
    one = ask(app, "/scene/demo.json?v=1&lang=ar&theme=dark&size=800x600")
    filtered = ask(app, "/scene/demo.json?v=1&lang=ar&theme=dark&size=800x600&actor=irn")
    assert _map_spec_content.cache_info().misses == before + 1
    other = ask(app, "/scene/demo.json?v=1&lang=en&theme=dark&size=800x600")
    assert json.loads(one.body)["size"] == [800, 600]
    assert one.headers["etag"] == filtered.headers["etag"] != other.headers["etag"]
    assert one.headers["cache-control"] == "private, max-age=31536000"
    assert (
        ask(app, "/scene/demo.json?size=800x600&lang=ar&theme=dark", if_none_match=one.headers["etag"]).status
        == 304
    )


@pytest.mark.usefixtures("demo_in_library")
def test_a_scene_is_drawn_anew_for_another_ground(
    app: Starlette, ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Credits and notes are of the settings of now, under another ETag; the scene of before comes back."""
    path = "/scene/demo.json?lang=en&lon=11&lat=48&zoom=5"
    plain = ask(app, path)
    monkeypatch.setenv(variable_of("tiles"), str(write_imagery(tmp_path / "own.pmtiles")))
    imagery = ask(app, path)
    monkeypatch.delenv(variable_of("tiles"))
    monkeypatch.setenv(variable_of("disputed"), "hidden")
    hidden = ask(app, path)
    assert len({each.headers["etag"] for each in (plain, imagery, hidden)}) == 3
    assert [b"OpenStreetMap" in each.body for each in (plain, imagery, hidden)] == [False, True, False]
    monkeypatch.delenv(variable_of("disputed"))
    assert ask(app, path, if_none_match=plain.headers["etag"]).status == 304


@pytest.mark.usefixtures("demo_in_library")
def test_a_table_never_changes(app: Starlette, ask: Ask) -> None:
    """The column file at the digest of its brief, compressed for a browser that accepts it."""
    found = ask(app, "/tables/demo.bin", accept_encoding="gzip")
    assert found.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert found.headers["content-type"] == "application/octet-stream"
    assert read_column_file(gzip.decompress(found.body))[0]["rows"] == 3


@pytest.mark.parametrize(
    "path", ["scene/demo.json", "tables/demo.bin", "titles/demo.json", "slides/demo.json"]
)
@pytest.mark.usefixtures("demo_in_library")
def test_browsers_ask_anew_where_users_sign_in(
    app: Starlette, ask: Ask, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Who signed out sees nothing from the browser's store; what has not changed is not sent again."""
    monkeypatch.setenv(variable_of("user_header"), "x-user")
    found = ask(app, f"/{path}")
    assert found.headers["cache-control"] == "private, no-cache"
    assert ask(app, f"/{path}", if_none_match=found.headers["etag"]).status == 304


@pytest.mark.parametrize(
    ("query", "rows"),
    [("lang=ar&row=2&row=0", [2, 0]), ("", []), ("row=x&row=-1&row=99&row=1", [1]), ("row=9999999999", [])],
)
@pytest.mark.usefixtures("demo_in_library")
def test_titles_of_rows(app: Starlette, ask: Ask, demo_atlas: Atlas, query: str, rows: list[int]) -> None:
    """Rows that the brief lacks are left out."""
    found = json.loads(ask(app, f"/titles/demo.json?{query}").body)
    assert [each["row"] for each in found] == rows
    titles = demo_atlas.events["title_ar" if "lang=ar" in query else "title"]
    assert [each["title"] for each in found] == [titles[row] for row in rows]


def test_the_tables_of_briefs_are_ready_before_the_first_visit() -> None:
    """The shipped brief's is made and compressed when the app starts."""
    warm_caches()
    before = _column_content.cache_info().misses
    _column_content(entry_of(process_library(), "siyaqat-2024-10").atlas.digest)  # type: ignore[union-attr]
    assert _column_content.cache_info().misses == before


def test_ready_and_health_tell_no_more_than_that(app: Starlette, ask: Ask) -> None:
    """Whoever reaches the port learns neither versions nor briefs from them."""
    process_library().entries()
    assert json.loads(ask(app, "/ready").body) == {"ready": True}
    assert json.loads(ask(app, "/health").body) == {"status": "ok"}


def test_the_state_of_a_brief_is_its_digest(app: Starlette, ask: Ask) -> None:
    """An open briefing learns of a change of brief or program; an unknown brief is not found."""
    process_library().entries()
    found = json.loads(ask(app, "/state?brief=siyaqat-2024-10").body)
    assert found["version"] == drawing_version()
    assert process_library().atlas_by_digest(found["digest"]) is not None
    assert [ask(app, path).status for path in ("/state", "/state?brief=atlantis")] == [404, 404]


def test_more_titles_than_may_be_are_refused(app: Starlette, ask: Ask) -> None:
    """A request for too many titles is told so, and none is left out in silence."""
    atlas = entry_of(process_library(), "siyaqat-2024-10").atlas  # type: ignore[union-attr]
    rows = "&".join(f"row={row}" for row in range(MOST_TITLES + 1))
    found = ask(app, f"/titles/{atlas.digest}.json?{rows}")  # type: ignore[union-attr]
    assert found.status == 400
    assert f"found {MOST_TITLES + 1} rows" in json.loads(found.body)["error"]


def test_nothing_to_show_is_not_ready(app: Starlette, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an open brief /ready is 503, while /health is still 200."""
    monkeypatch.setattr("geodata.service.routes.process_library", lambda: BriefLibrary(lambda: ()))
    assert ask(app, "/ready").status == 503
    assert json.loads(ask(app, "/health").body)["status"] == "ok"


@pytest.mark.parametrize("base", ["briefs", "/briefs/"])
def test_a_base_path_leads_everywhere(base: str, ask: Ask) -> None:
    """Behind a proxy that strips no prefix the routes answer under the base path, and at the root too."""
    app = Starlette(routes=build_routes(base))
    process_library().entries()  # waits for the first reading, which /ready does not
    assert ask(app, f"/briefs/{assets.asset_url('countries.geojson')}").status == 200
    assert [ask(app, path).status for path in ("/briefs/ready", "/ready", "/other/ready")] == [200, 200, 404]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("960x640", (960, 640)),
        ("0x99999", (1, 8192)),
        ("-1x5", (960, 640)),
        ("", (960, 640)),
        (None, (960, 640)),
    ],
)
def test_size(text: str | None, expected: tuple[int, int]) -> None:
    """A size is kept within bounds; an unreadable one is the default."""
    assert parse_map_size(text) == expected


def test_the_theme_names_fonts_by_their_address() -> None:
    """Streamlit's settings have fixed addresses: they must be those of the files."""
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    listed = {face["url"] for face in theme["fontFaces"]}
    assert listed == {assets.asset_url(name) for name in assets.font_file_names() if name.endswith(".woff2")}
