"""Archives of the ground by ranges (RFC 9110, 13 and 14): kept by a browser, never packed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from geodata.ground.ground_sources import SHIPPED_ARCHIVE, archive_url, ground_sources
from geodata.service import archive_route
from geodata.service.archive_route import UnpackedArchives
from geodata.service.routes import build_routes
from geodata.settings import variable_of
from tests.ground_archives import write_archive

Ask = Callable[..., Any]


@pytest.fixture
def app() -> Starlette:
    """The routes behind something that packs answers."""
    return Starlette(
        routes=build_routes("briefs"),
        middleware=[Middleware(UnpackedArchives), Middleware(GZipMiddleware, minimum_size=1)],
    )


@pytest.fixture
def address() -> str:
    """The address of the shipped archive."""
    return f"/{archive_url(ground_sources().shipped)}"


@pytest.fixture(scope="module")
def content() -> bytes:
    """The bytes of the shipped archive."""
    return SHIPPED_ARCHIVE.read_bytes()


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-16383", 0, 16383),
        ("bytes=100-100", 100, 100),
        ("bytes=500-", 500, None),
        ("bytes=-7", -7, None),
    ],
)
def test_a_range_is_sent_as_it_is(
    wanted: str,
    first: int,
    last: int | None,
    app: Starlette,
    address: str,
    content: bytes,
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With 206, its place, and no packing whatever the browser takes."""
    monkeypatch.setattr(archive_route, "CHUNK_BYTES", 1 << 30)
    found = ask(app, address, range=wanted, accept_encoding="gzip, br")
    first = first % len(content)
    last = len(content) - 1 if last is None else last
    assert found.status == 206
    assert found.body == content[first : last + 1]
    assert found.headers["content-range"] == f"bytes {first}-{last}/{len(content)}"
    assert found.headers["content-length"] == str(last - first + 1)
    assert "content-encoding" not in found.headers


def test_a_range_is_kept_for_ever(app: Starlette, address: str, ask: Ask) -> None:
    """Under a strong ETag, which another file has not; so a second visit asks for nothing again."""
    found = ask(app, address, range="bytes=0-9")
    assert found.headers["cache-control"] == "public, max-age=31536000, immutable, no-transform"
    assert found.headers["etag"] == f'"{ground_sources().shipped.identity}"'
    assert found.headers["accept-ranges"] == "bytes"
    same = ask(app, address, range="bytes=0-9", if_none_match=found.headers["etag"])
    assert (same.status, same.body) == (304, b"")


def test_a_range_of_another_file_is_not_sent(app: Starlette, address: str, content: bytes, ask: Ask) -> None:
    """If-Range with the ETag is followed, with another one the whole archive comes, unpacked."""
    etag = f'"{ground_sources().shipped.identity}"'
    assert ask(app, address, range="bytes=0-9", if_range=etag).status == 206
    whole = ask(app, address, method="HEAD", range="bytes=0-9", if_range='"other"', accept_encoding="gzip")
    assert whole.status == 200
    assert whole.headers["content-length"] == str(len(content))
    assert "content-encoding" not in whole.headers


@pytest.mark.parametrize("wanted", ["bytes=99999999999-", "bytes=-0"])
def test_a_range_outside_is_refused(wanted: str, app: Starlette, address: str, ask: Ask) -> None:
    """With the size of the archive."""
    found = ask(app, address, range=wanted)
    assert found.status == 416
    assert found.headers["content-range"] == f"bytes */{SHIPPED_ARCHIVE.stat().st_size}"


@pytest.mark.parametrize("wanted", ["bytes=0-1,5-6", "bytes=9-2", "lines=1-2", "bytes=-", ""])
def test_what_is_no_single_range_is_the_whole(wanted: str, app: Starlette, address: str, ask: Ask) -> None:
    """As a server may answer."""
    assert ask(app, address, method="HEAD", range=wanted).status == 200


def test_the_head_of_a_range_has_no_body(app: Starlette, address: str, ask: Ask) -> None:
    """But the headers of the range."""
    found = ask(app, address, method="HEAD", range="bytes=0-99")
    assert (found.status, found.body, found.headers["content-length"]) == (206, b"", "100")


def test_nothing_else_is_reached(app: Starlette, ask: Ask) -> None:
    """Neither by a path nor by another identity, under the base path neither."""
    for name in ("ground", "../ground/ground", "%2e%2e%2fground", "0" * 32, "*"):
        assert ask(app, f"/ground/{name}.pmtiles", range="bytes=0-9").status == 404
    assert ask(app, f"/briefs/{archive_url(ground_sources().shipped)}", range="bytes=0-9").status == 206


def test_the_desks_own_are_served_beside_it(
    app: Starlette, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Privately; one that is exchanged has another address, and the old one is gone."""
    path = write_archive(tmp_path / "own.pmtiles")
    monkeypatch.setenv(variable_of("tiles"), str(path))
    address = f"/{archive_url(ground_sources().own[0])}"
    found = ask(app, address, range="bytes=0-6")
    assert found.body == b"PMTiles"
    assert found.headers["cache-control"].startswith("private, ")
    whole = ask(app, address, accept_encoding="gzip")
    assert (whole.body, whole.headers.get("content-encoding")) == (path.read_bytes(), None)
    write_archive(path, name="other")
    assert ask(app, address, range="bytes=0-6").status == 404
    monkeypatch.delenv(variable_of("tiles"))
    assert ask(app, address, range="bytes=0-6").status == 404


def test_a_huge_archive_is_sent_by_ranges_alone(
    app: Starlette, address: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole it would keep a connection for hours."""
    monkeypatch.setattr(archive_route, "MOST_WHOLE", 1_000)
    assert ask(app, address).status == 400
    assert ask(app, address, range="bytes=0-999").status == 206


def test_a_large_range_comes_in_pieces(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread reads one after another, and the whole is never held at once."""
    monkeypatch.setattr(archive_route, "CHUNK_BYTES", 1_000)
    pieces = list(archive_route._chunks(ground_sources().shipped, range(10, 3_500)))
    assert [len(each) for each in pieces] == [1_000, 1_000, 1_000, 490]
    assert b"".join(pieces) == content[10:3_500]
