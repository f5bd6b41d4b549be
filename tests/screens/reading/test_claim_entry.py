"""From words of the text to a claim in the brief, on the reading page."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from streamlit.testing.v1 import AppTest

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.records import Brief
from geodata.brief.source_text import decode_text
from geodata.screens.reading.claim_entry import prefill_claim_words
from geodata.screens.shell.edit_menu import edited_file
from geodata.store.store_engine import has_store

Run = Callable[..., AppTest]
BRIEF = "demo-to-encode"
"""An id of its own: another test may have put the invented brief into the library of this process."""


@pytest.fixture
def page(
    run: Run, tmp_path: Path, demo_yaml: str, demo_text: str, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AppTest]:
    """A function that opens the reading page of the invented brief, with its text beside it."""
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "brief.yaml").write_text(
        f"# a remark\n{demo_yaml.replace('demo-2030-01', BRIEF)}", encoding="utf-8"
    )
    monkeypatch.setenv("BRIEFMAP_BRIEFS", str(tmp_path))

    def _open(words: str, lang: str = "en", *, text: bool = True) -> AppTest:
        if text:
            (tmp_path / "demo" / "text.en.txt").write_text(demo_text, encoding="utf-8")
        app = run(brief=BRIEF, lang=lang)
        app.switch_page("reading.py").run()
        if text:
            app.text_area(key=f"encode-words-{lang}").input(words).run()
        assert not app.exception
        return app

    return _open


def html(app: AppTest) -> str:
    """All HTML of our own on the page."""
    return " ".join(each.proto.body for each in app.get("html"))


def field(app: AppTest, label: str) -> object:
    """The field whose label begins so."""
    fields = (*app.text_input, *app.selectbox)
    return next(each for each in fields if each.label.startswith(label))


def test_without_the_text_nothing_is_offered(page: Callable[..., AppTest]) -> None:
    """A hint says that claims point into the text."""
    app = page("", text=False)
    assert "Attach the text of the brief first" in html(app)
    assert [each for each in app.text_area if (each.key or "").startswith("encode")] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("three submarines", "do not stand in the text"),
        ("Japan. A rival", "runs over two sentences"),
    ],
)
def test_words_that_no_claim_can_cite(page: Callable[..., AppTest], words: str, said: str) -> None:
    """Missing words and words across two sentences are refused with the reason."""
    assert said in html(page(words))


def test_only_words_of_the_text_are_taken(
    demo: Brief, demo_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A selection in a restatement, or anything that is no text, changes nothing."""
    kept: dict[str, str] = {}
    monkeypatch.setattr("geodata.screens.reading.claim_entry.st.session_state", kept)
    context = SimpleNamespace(text=decode_text(demo_text.encode()), brief=demo, lang="en")
    for words in ("Some thirty vessels", None, 7, "about 30 ships"):
        prefill_claim_words(cast("Any", context), words)
    assert kept == {"encode-words-en": "about 30 ships"}


def test_what_is_read_is_in_the_form(page: Callable[..., AppTest]) -> None:
    """Event, source, amount and qualifier; the words are marked in their sentence."""
    app = page("about 30 ships")
    assert "<mark>about 30 ships</mark>" in html(app)
    found = [field(app, name).value for name in ("Event", "Source", "Figure", "About, more than", "Unit")]  # type: ignore[attr-defined]
    assert found == ["harbour-exercise", "ministry", "30", "about", "ship"]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_claim_is_stored(page: Callable[..., AppTest], lang: str) -> None:
    """The brief has it, and its file keeps its remark."""
    app = page("A rival paper counts", lang)
    app.button[-1].click().run()
    assert not app.exception
    context = app.session_state["page_context"]
    assert context.brief.events[0].claims[-1].id == "harbour-exercise-3"
    made = edited_file(context.entry).decode()
    assert made.startswith("# a remark\n")
    found = read_brief_bytes(made.encode()).brief
    assert found is not None
    assert found.events[0].claims[-1].id == "harbour-exercise-3"


def test_a_new_event_is_added(page: Callable[..., AppTest]) -> None:
    """An event of the kind, actors and places that were read."""
    app = page("Iran has long shipped parts to Russia")
    app.selectbox(key="encode-event-115-en").select("").run()
    app.button[-1].click().run()
    assert not app.exception
    found = app.session_state["page_context"].brief.events[-1]
    assert (found.id, found.kind, [part.actor for part in found.actors]) == (
        "transfer-1",
        "transfer",
        ["irn", "rus"],
    )


@pytest.mark.parametrize(
    ("label", "typed", "said"),
    [
        ("Figure", "1.500", "Not one number"),
        ("Said on", "Monday", "Not a day"),
        ("What is counted: a short", "Two Words", "found: Two Words"),
        ("What is counted: a short", "", "A figure needs what it counts"),
    ],
)
def test_answers_that_make_no_record(page: Callable[..., AppTest], label: str, typed: str, said: str) -> None:
    """An invalid answer is refused with the reason, and nothing is added."""
    app = page("about 30 ships")
    field(app, label).input(typed)  # type: ignore[attr-defined]
    app.button[-1].click().run()
    assert said in html(app)
    assert not has_store()
