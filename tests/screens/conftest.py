"""The pages run without a browser, and readers of the invented brief."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geodata.access.request_person import LOCAL_PERSON
from geodata.brief.brief_files import open_document_file
from geodata.brief.records import Brief
from geodata.brief.source_text import decode_text
from geodata.screens.shell.card_context import CardContext

MAIN = Path(__file__).parents[2] / "pages" / "main.py"
TIMEOUT_S = 60

Run = Callable[..., AppTest]
Sent = Callable[[AppTest, str], dict[str, Any]]


@pytest.fixture(autouse=True)
def _at_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the session be the local person's: a test's app has no headers to tell it by."""
    monkeypatch.setattr("geodata.screens.shell.session_store.request_person", lambda *_: LOCAL_PERSON)


@pytest.fixture
def run() -> Run:
    """A function that opens the app with some parameters, as a first visit; ``open_`` is a menu to open."""

    def _run(*, open_: str | None = None, **parameters: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=TIMEOUT_S)
        for key, value in ({"lang": "en"} | parameters).items():
            app.query_params[key] = value
        if open_:
            app.session_state[open_] = True
        app.run()
        assert not app.exception
        return app

    return _run


@pytest.fixture
def sent() -> Sent:
    """Return the data that one of our components got in the last run."""

    def _sent(app: AppTest, name: str) -> dict[str, Any]:
        components = [each.proto for each in app.get("bidi_component")]
        proto = next(each for each in components if each.component_name == f"briefmap.{name}")
        found: dict[str, Any] = json.loads(proto.json or proto.mixed.json)
        return found

    return _sent


@pytest.fixture(scope="session")
def reader(demo: Brief) -> CardContext:
    """Card context of an English reader who lacks the text of the invented brief."""
    return CardContext(demo, "en")


@pytest.fixture(scope="session")
def reader_with_text(demo: Brief, demo_text: str) -> CardContext:
    """Card context of an English reader who has the text of the invented brief."""
    return CardContext(demo, "en", decode_text(demo_text.encode()))


@pytest.fixture(scope="session")
def papers_reader(papers: Brief, papers_folder: Path) -> CardContext:
    """Card context of an English reader of the brief that cites documents of every type."""
    text = decode_text((papers_folder / "text.en.txt").read_bytes())
    return CardContext(papers, "en", text, open_file=lambda each: open_document_file(papers_folder, each))
