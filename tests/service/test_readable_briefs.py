"""Who reads what: a working copy is for editors, and its digest is no key, route by route."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from geodata.editing.operations import AddRecord, SetField
from geodata.library.brief_library import process_library
from geodata.library.edited_briefs import process_edits
from geodata.service.routes import build_routes
from geodata.settings import variable_of
from tests.conftest import TEXT, YAML
from tests.library_entry import entry_of

ID = "demo-read-by"
ADDRESSES = (
    "/scene/{digest}.json?lang=en",
    "/tables/{digest}.bin",
    "/titles/{digest}.json?lang=en&row=0",
    "/slides/{digest}.json?lang=en",
    "/slides/{digest}/drills.json?lang=en",
    "/stand-in/{digest}.json?lang=en&size=360x420",
    "/snapshot.svg?lang=en&digest={digest}&size=800x600",
)
"""Every route that takes a digest but the one of pictures of documents, of which the brief has none."""


Get = Callable[..., Any]


@pytest.fixture
def get(ask: Callable[..., Any]) -> Get:
    """Return a function that asks for a path, at the machine itself or from elsewhere."""
    app = Starlette(routes=build_routes())

    def _get(path: str, *, local: bool, **headers: str) -> Any:
        peer = "127.0.0.1" if local else "192.0.2.7"
        return ask(app, path, peer=peer, host="localhost", **headers)

    return _get


@pytest.fixture
def digests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Return the digests of the published version and of the working copy of a brief."""
    folder = tmp_path / "briefs" / ID
    folder.mkdir(parents=True)
    (folder / "brief.yaml").write_text(YAML.replace("demo-2030-01", ID), encoding="utf-8")
    (folder / "text.en.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv(variable_of("briefs"), str(folder.parent))
    monkeypatch.setenv(variable_of("workers"), "0")
    slide = {"id": "drills", "title": {"en": "Drills"}, "view": "layer=exercise"}
    edits = (
        SetField(record="", field="title.en", before="Demo brief", after="Unpublished"),
        AddRecord(group="slides", values=slide),
    )
    entry = entry_of(process_library(), ID)
    process_edits().edit(entry, edits, "local")
    edited = next(each for each in process_library().entries(ID, edited=True) if each.id == ID)
    assert entry.atlas is not None
    assert edited.atlas is not None
    return entry.atlas.digest, edited.atlas.digest


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_working_copy_is_for_editors(get: Get, digests: tuple[str, str], address: str) -> None:
    """Also after an editor has made the server draw and keep it."""
    published, edited = digests
    for _ in range(2):
        assert get(address.format(digest=edited), local=False).status == 404
        assert get(address.format(digest=edited), local=True).status == 200
    if "drills" not in address:
        assert get(address.format(digest=published), local=False).status == 200


def test_the_list_of_addresses_is_whole() -> None:
    """A new route that takes a digest is to be asked here too."""
    paths = {route.path for route in build_routes() if "{digest}" in route.path}
    assert {address.partition("?")[0].replace(".json", "") for address in ADDRESSES} >= {
        path.replace("{slide}", "drills").replace(".{form}", "").replace(".json", "")
        for path in paths
        if not path.startswith("/documents")
    }


def test_the_state_is_that_of_the_published_version_unless_an_editor_asks(
    get: Get, digests: tuple[str, str]
) -> None:
    """By the parameter alone nobody becomes an editor."""
    published, edited = digests

    def said(query: str, *, local: bool) -> str:
        return str(json.loads(get(f"/state?brief={ID}{query}", local=local).body)["digest"])

    assert said("", local=True) == published
    assert said("&edited=1", local=True) == edited
    assert said("&edited=1", local=False) == published


def test_a_proxy_on_the_machine_makes_no_editor(get: Get, digests: tuple[str, str]) -> None:
    """A request that has passed one is not local, whatever its address."""
    _, edited = digests
    answer = get(f"/tables/{edited}.bin", local=True, x_forwarded_for="127.0.0.1")
    assert answer.status == 404


def test_a_plain_picture_is_of_the_published_version(get: Get, digests: tuple[str, str]) -> None:
    """It has the title that readers know, at the machine too."""
    assert digests
    picture = get(f"/snapshot.svg?brief={ID}&lang=en&size=800x600", local=True).body.decode()
    assert "Unpublished" not in picture
