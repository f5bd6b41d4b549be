"""The document of a View on the reading page, and the place in it."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from streamlit.testing.v1 import AppTest

from geodata.brief.source_text import decode_text
from geodata.screens.reading.reading_place import AskedPassage, open_passage
from tests.conftest import PAPERS

Run = Callable[..., AppTest]
Sent = Callable[[AppTest, str], dict[str, Any]]


@pytest.fixture
def read(run: Run, papers_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A function that opens the reading page of the brief that cites documents of every type."""
    monkeypatch.setenv("BRIEFMAP_BRIEFS", str(papers_folder.parent))

    def _read(**parameters: str) -> AppTest:
        app = run(**({"brief": "papers"} | parameters)).switch_page("reading.py").run()
        assert not app.exception
        return app

    return _read


def html(app: AppTest) -> str:
    """All HTML of our own on the page."""
    return " ".join(each.proto.body for each in app.get("html"))


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (
            "report",
            ("The text, sentence by sentence", "Coverage of the text", "1 sentence is open", 'id="s-5"'),
        ),
        (
            "second",
            ("<h2>Second paper</h2>", 'id="s-4"', "The cited sentences of this text, with their numbers"),
        ),
        ("arabic", ("attach the text to read its own words", "Seven ships left")),
        ("log", ("<h2>Log of sightings</h2>", 'id="r-9"', "3 rows cited")),
        (
            "notice-1",
            ("<h2>Notice to shipping, first issue</h2>", "replaced by “Notice", "3 citations are not"),
        ),
        ("image", ("Parts of it that are cited", "in pixels from its left and upper edge")),
        ("unused", ("<h2>A paper that nobody cites</h2>",)),
    ],
)
def test_each_document_opens(document: str, said: tuple[str, ...], read: Run) -> None:
    """With what its type has; coverage and claim entry belong to the text of the brief."""
    app = read(document=document)
    assert [words for words in said if words not in html(app)] == []
    assert ("Coverage of the text" in html(app)) == (document == "report")
    folds = {each.label for each in app.expander}
    assert ("Add a claim from the text" in folds) == (document == "report")


@pytest.mark.parametrize(
    ("brief", "said"),
    [
        ("papers", "The text, sentence by sentence"),
        ("invented-incident-log-2031", "<h2>Incident log 2031 (invented)</h2>"),
    ],
)
def test_without_a_document_in_the_link(brief: str, said: str, read: Run) -> None:
    """The text of the brief, else its first document."""
    assert said in html(read(brief=brief))


def test_a_brief_without_documents_says_so(
    read: Run, empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is wrong with it."""
    monkeypatch.setenv("BRIEFMAP_BRIEFS", str(empty_folder))
    assert "This brief has no document yet" in html(read(brief="empty"))


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    """A folder with a brief of title, day and language."""
    (tmp_path / "empty").mkdir()
    yaml = "schema: 2\nid: empty\ntitle: Nothing yet\nas_of: 2030-01-01\nlanguage: en\n"
    (tmp_path / "empty" / "brief.yaml").write_text(yaml, encoding="utf-8")
    return tmp_path


def test_a_table_opens_at_the_row_in_focus(read: Run) -> None:
    """In its part of the rows, with the line of the file; a filter that hides it is said."""
    app = read(brief="invented-incident-log-2031", focus="log-gg31-120", layer="patrol")
    assert "Part 3 of 5" in html(app)
    assert 'id="r-120"' in html(app)
    assert html(app).count('class="anchored"') == 50
    assert "filtered out: layer switched off" in html(app).replace("\u2068", "").replace("\u2069", "")
    app.button(key="turn-after-en").click().run()
    assert "Part 4 of 5" in html(app)


def test_an_attached_text_is_shown(read: Run) -> None:
    """That of a document whose file is not beside the brief, by its hash."""
    app = read(document="arabic")
    assert "سبع سفن</mark>" not in html(app)
    text = decode_text((PAPERS / "arabic.txt").read_bytes())
    app.session_state["texts"] = {text.sha256: text}
    app.run()
    assert "سبع سفن</mark>" in html(app)
    assert (
        "Text attached" in [each.proto.popover.label for each in app.get("popover")]
        or "texts" in app.session_state
    )


def test_the_script_knows_document_and_passage(read: Run, sent: Sent) -> None:
    """The passage that was asked for, while document and focus are those of then."""
    app = read(document="log", focus="attack")
    assert sent(app, "reading-sync") | {"lang": ""} == {
        "focus": "attack",
        "brief": "papers",
        "lang": "",
        "panel": "",
        "document": "log",
        "passage": None,
        "asked": 0,
    }
    app.session_state["passage"] = AskedPassage(("papers", "log", "attack"), "r-9", 4)
    app.run()
    assert (sent(app, "reading-sync")["passage"], sent(app, "reading-sync")["asked"]) == ("r-9", 4)
    app.session_state["passage"] = AskedPassage(("papers", "log", "closed"), "r-9", 4)
    app.run()
    assert sent(app, "reading-sync")["passage"] is None


def test_a_passage_turns_to_its_part(read: Run) -> None:
    """Whatever event is in focus."""
    app = read(brief="invented-incident-log-2031", focus="log-gg31-120")
    key = ("invented-incident-log-2031", None, "log-gg31-120")
    app.session_state["passage"] = AskedPassage(key, "r-204", 1)
    app.run()
    assert "Part 5 of 5" in html(app)


def test_a_click_on_a_citation_opens_its_document(read: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The View has the document; the encoded text is the default; an unknown one changes nothing."""
    app = read(focus="attack")
    opened: list[object] = []
    monkeypatch.setattr(
        "geodata.screens.reading.reading_place.st",
        SimpleNamespace(
            session_state={}, rerun=opened.append, switch_page=lambda page, **_: opened.append(page)
        ),
    )
    monkeypatch.setattr(
        "geodata.screens.reading.reading_place.view_state",
        SimpleNamespace(
            change_view=lambda **changes: opened.append(changes),
            current_view=lambda: app.session_state["view"],
            current_page_path=lambda: "sources",
        ),
    )
    context = cast("Any", app.session_state["page_context"])
    open_passage(context, "log r-4")
    open_passage(context, "report s-2")
    open_passage(context, "nothing s-2")
    open_passage(context, None)
    assert opened == [{"document": "log"}, "reading.py", {"document": None}, "reading.py"]
