"""Edits: stored before they are seen, undone, saved as versions, refused with words."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from geodata.access.request_person import ANYONE
from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.records import Brief
from geodata.editing.operations import SetField
from geodata.library.brief_library import process_library
from geodata.library.edited_briefs import process_edits
from geodata.screens.shell import edit_menu
from geodata.screens.shell.edit_menu import may_offer_file
from geodata.settings import variable_of
from tests.library_entry import entry_of
from tests.withheld_brief import YAML as WITHHELD_YAML

Run = Callable[..., AppTest]
ID = "demo-to-edit"
"""An id of its own: another test may have put the invented brief into the library of this process."""


@pytest.fixture
def folder(tmp_path: Path, demo_yaml: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a brief in the library."""
    made = tmp_path / ID
    made.mkdir()
    (made / "brief.yaml").write_text(demo_yaml.replace("demo-2030-01", ID), encoding="utf-8")
    monkeypatch.setenv(variable_of("briefs"), str(tmp_path))
    return made


def edit(value: str, before: str, person: str = "local") -> None:
    """Set the title, as a person does."""
    operation = SetField(record="", field="title.en", before=before, after=value)
    process_edits().edit(entry_of(process_library(), ID), (operation,), person)


def html(app: AppTest) -> str:
    """All HTML of our own on the page."""
    return " ".join(each.proto.body for each in app.get("html"))


def test_an_edit_outlives_its_session(run: Run, folder: Path) -> None:
    """Another visit sees it, with the number of edits; undo and redo walk over it."""
    assert folder
    edit("Night drill", "Demo brief")
    app = run(brief=ID, open_="edits-en")
    assert "<h1>Night drill" in html(app)
    assert "1 edit since version 1, stored" in html(app)
    app.button(key="edit-undo-en").click().run()
    assert "<h1>Demo brief" in html(app)
    app.button(key="edit-redo-en").click().run()
    assert "<h1>Night drill" in html(app)


def test_a_version_is_saved_and_published(run: Run, folder: Path) -> None:
    """It stands in the file, and readers see it."""
    edit("Night drill", "Demo brief")
    app = run(brief=ID, open_="edits-en")
    app.text_input(key="version-message-en").input("a title")
    app.button(key="save-version-en").click().run()
    assert not app.exception
    assert "Version 2 is saved and published" in html(app)
    assert "Night drill" in (folder / "brief.yaml").read_text("utf-8")
    (saved, *_) = process_edits().briefs.versions(ID)
    assert (saved.message, saved.author) == ("a title", "local")


def test_a_reader_sees_the_published_version(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the edits nor the menu."""
    assert folder
    edit("Night drill", "Demo brief")
    monkeypatch.setattr("geodata.screens.shell.session_store.request_person", lambda *_: ANYONE)
    app = run(brief=ID, open_="edits-en")
    assert "<h1>Demo brief" in html(app)
    assert not [each for each in app.button if "Edits" in each.label]
    assert "Only editors change this brief" in html(run(brief=ID, open_="briefing-en"))


def test_a_reader_gets_no_form_and_no_file(
    run: Run, folder: Path, demo_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file would have edits that are not published."""
    (folder / "text.en.txt").write_text(demo_text, encoding="utf-8")
    edit("Night drill", "Demo brief")

    def offered() -> tuple[bool, bool]:
        app = run(brief=ID, open_="rebase-text-en").switch_page("reading.py").run()
        assert not app.exception
        return bool(app.get("file_uploader")), bool(
            [each for each in app.text_area if "encode" in str(each.key)]
        )

    assert offered() == (True, True)
    monkeypatch.setattr("geodata.screens.shell.session_store.request_person", lambda *_: ANYONE)
    assert offered() == (False, False)


def test_a_conflict_shows_both_values_and_asks(run: Run, folder: Path) -> None:
    """Undo of what someone else went on from: mine is taken over theirs where that is chosen."""
    assert folder
    edit("Night drill", "Demo brief")
    edit("Day drill", "Night drill", "ben")
    app = run(brief=ID, open_="edits-en")
    app.button(key="edit-undo-en").click().run()
    assert "Yours:" in html(app)
    assert "Day drill" in html(app)
    app.button(key="take-mine-en").click().run()
    assert not app.exception
    assert "<h1>Demo brief" in html(app)
    assert "Yours:" not in html(app)


def test_mine_is_the_whole_action(run: Run, folder: Path) -> None:
    """An undo of two fields of which someone changed one takes both back where mine is chosen."""
    assert folder
    both = tuple(
        SetField(record="", field=f"title.{lang}", before=before, after=lang)
        for lang, before in (("ar", "موجز تجريبي"), ("en", "Demo brief"))
    )
    process_edits().edit(entry_of(process_library(), ID), both, "local")
    edit("Day drill", "en", "ben")
    app = run(brief=ID, open_="edits-en")
    app.button(key="edit-undo-en").click().run()
    app.button(key="take-mine-en").click().run()
    title = app.session_state["page_context"].brief.title
    assert (title["ar"], title["en"]) == ("موجز تجريبي", "Demo brief")


def test_a_file_changed_outside_waits_for_a_choice(run: Run, folder: Path) -> None:
    """The editor goes on from the file, or from the edits."""
    edit("Night drill", "Demo brief")
    file = folder / "brief.yaml"
    file.write_text(file.read_text("utf-8").replace("Demo brief", "Theirs"), encoding="utf-8")
    process_edits().note_file(entry_of(process_library(), ID))
    app = run(brief=ID, open_="edits-en")
    assert "was changed outside" in html(app)
    app.button(key="waiting-take-file-en").click().run()
    assert not app.exception
    assert "<h1>Theirs" in html(app)


def test_the_file_with_the_edits_is_offered(folder: Path) -> None:
    """Comments and lines that no edit touches stay."""
    before = (folder / "brief.yaml").read_text("utf-8")
    edit("Night drill", "Demo brief")
    made = edit_menu.edited_file(entry_of(process_library(), ID)).decode()
    assert made == before.replace("Demo brief", "Night drill")


def test_a_link_leaves_edits_out_and_says_so(run: Run, folder: Path) -> None:
    """Without edits nothing is said."""
    assert folder
    said = "Edits that are not published are not in the link"
    assert said not in html(run(brief=ID, open_="link-en"))
    edit("Night drill", "Demo brief")
    assert said in html(run(brief=ID, open_="link-en"))


@dataclass(frozen=True)
class Visit:
    """The connection of a visitor, as Streamlit tells it."""

    sent: dict[str, str]
    ip_address: str | None = None

    @property
    def headers(self) -> SimpleNamespace:
        """The headers as Streamlit gives them."""
        return SimpleNamespace(to_dict=lambda: self.sent)


@pytest.mark.parametrize(
    ("visit", "offered"),
    [
        (Visit({"Host": "localhost:8501"}), True),
        (Visit({"Host": "127.0.0.1"}), True),
        (Visit({"Host": "[::1]:8501"}), True),
        (Visit({"Host": "localhost:8501"}, "10.0.0.7"), False),
        (Visit({"Host": "briefs.example"}), False),
        (Visit({"Host": "localhost.evil.example"}), False),
        (Visit({"Host": "localhost", "X-Forwarded-For": "127.0.0.1"}), False),
        (Visit({"Host": "localhost", "X-Real-IP": "10.0.0.7"}), False),
        (Visit({}), False),
    ],
)
def test_a_file_that_withholds_a_source_stays_on_its_machine(
    visit: Visit, *, offered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy on the same machine connects over loopback too."""
    monkeypatch.setattr(edit_menu.st, "context", visit)
    brief = read_brief_bytes(WITHHELD_YAML.encode()).brief
    assert brief is not None
    assert may_offer_file(brief) is offered


def test_every_other_file_is_offered_to_everyone(demo: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    """As before."""
    monkeypatch.setattr(edit_menu.st, "context", Visit({}, "10.0.0.7"))
    assert may_offer_file(demo)
