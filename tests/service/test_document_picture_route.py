"""The route of pictures that a brief cites: decoded anew, of the open brief alone, never a withheld one."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from starlette.applications import Starlette

from geodata.library.brief_library import process_library
from geodata.service.routes import build_routes
from geodata.settings import variable_of
from tests.library_entry import entry_of

Ask = Callable[..., Any]
SECRET = "SpokenInSecret"  # noqa: S105 - words of a picture's metadata


def port(form: str = "PNG") -> bytes:
    """A picture with words in its metadata."""
    file = io.BytesIO()
    image = Image.new("RGB", (300, 200), "navy")
    image.info["comment"] = SECRET
    image.save(file, form, comment=SECRET)
    return file.getvalue() + SECRET.encode()


@pytest.fixture
def app() -> Starlette:
    """The routes alone."""
    return Starlette(routes=build_routes())


def opened(folder: Path, papers: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> str:
    """The digest of the brief of documents with a file of its picture."""
    shutil.copytree(papers, folder / "papers")
    (folder / "papers" / "port.png").write_bytes(data)
    path = folder / "papers" / "brief.yaml"
    named = "type: picture, file: port.png,"
    path.write_text(path.read_text("utf-8").replace("type: picture,", named), "utf-8")
    monkeypatch.setenv(variable_of("briefs"), str(folder))
    atlas = entry_of(process_library(), "papers").atlas
    assert atlas is not None
    return atlas.digest


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_the_picture_is_a_new_file(
    tmp_path: Path, papers_folder: Path, monkeypatch: pytest.MonkeyPatch, app: Starlette, ask: Ask, form: str
) -> None:
    """Of its format, without what else the file holds, for this site alone."""
    digest = opened(tmp_path, papers_folder, monkeypatch, port(form))
    found = ask(app, f"/documents/{digest}/image")
    assert (found.status, found.headers["content-type"]) == (200, f"image/{form.lower()}")
    assert Image.open(io.BytesIO(found.body)).size == (300, 200)
    assert SECRET.encode() not in found.body
    assert found.headers["cache-control"] == "private, no-cache"
    assert found.headers["cross-origin-resource-policy"] == "same-origin"


def test_nothing_else_is_served(
    tmp_path: Path, papers_folder: Path, monkeypatch: pytest.MonkeyPatch, app: Starlette, ask: Ask
) -> None:
    """No table, page or text, no unknown document, no file that is no picture, no other brief."""
    digest = opened(tmp_path, papers_folder, monkeypatch, b"<svg onload=alert(1)>")
    for name in ("image", "log", "notice-2", "second", "unused", "nothing", "..%2fbrief.yaml"):
        assert ask(app, f"/documents/{digest}/{name}").status == 404
    assert ask(app, f"/documents/{'0' * 64}/image").status == 404


def test_a_withheld_picture_is_not_served(
    tmp_path: Path, papers_folder: Path, monkeypatch: pytest.MonkeyPatch, app: Starlette, ask: Ask
) -> None:
    """Neither under its own id nor under that of its stand-in."""
    path = papers_folder / "brief.yaml"
    held = tmp_path / "held"
    shutil.copytree(papers_folder, held)
    text = path.read_text("utf-8").replace(
        "{id: departure-4, source: paper,", "{id: departure-4, source: mole,"
    )
    mole = "sources:\n  - {id: mole, name: Mole, document: image, withheld: true}\n"
    text = text.replace("sources:\n", mole)
    (held / "brief.yaml").write_text(text, "utf-8")
    digest = opened(tmp_path / "briefs", held, monkeypatch, port())
    brief = entry_of(process_library(), "papers").atlas.brief  # type: ignore[union-attr]
    assert "image" not in brief.document_by_id
    for name in ("image", *brief.document_by_id):
        assert ask(app, f"/documents/{digest}/{name}").status == 404
