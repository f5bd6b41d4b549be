"""Briefs as the store has them: what readers and editors see, and what stands in the folder."""

import stat
from io import BytesIO
from pathlib import Path

import pytest

from geodata.brief.yaml_edit import EditError
from geodata.editing.operations import AddRecord, Operation, SetField
from geodata.library.brief_entry import LibraryEntry
from geodata.library.brief_library import BriefLibrary
from geodata.library.edited_briefs import process_edits
from geodata.store.store_engine import StoreError, current_store, home_folder
from geodata.store.stored_files import StoredFiles
from tests.conftest import SHIPPED, TEXT, YAML

ID = "demo-2030-01"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of an invented brief."""
    made = tmp_path / ID
    made.mkdir()
    (made / "brief.yaml").write_text(YAML, encoding="utf-8")
    (made / "text.en.txt").write_text(TEXT, encoding="utf-8")
    return made


@pytest.fixture
def library(folder: Path) -> BriefLibrary:
    """Return the library with this brief alone."""
    return BriefLibrary(lambda: (folder,))


def entry(library: BriefLibrary, *, edited: bool = False) -> LibraryEntry:
    """Return the entry as readers or editors see it."""
    return library.entries(ID, edited=edited)[0]


def title(value: str, before: str = "Demo brief") -> tuple[Operation, ...]:
    """Return operations that set the title."""
    return (SetField(record="", field="title.en", before=before, after=value),)


def shown(library: BriefLibrary) -> tuple[str, str]:
    """Return the title that readers see, and the one that editors see."""
    both = (entry(library), entry(library, edited=True))
    readers, editors = (each.title["en"] if each.title else "" for each in both)
    return readers, editors


def test_without_an_edit_there_is_no_store(library: BriefLibrary) -> None:
    """Reading makes no file."""
    assert shown(library) == ("Demo brief", "Demo brief")
    assert not (home_folder() / "briefmap.sqlite").exists()


def test_an_edit_is_for_editors_until_it_is_saved(library: BriefLibrary, folder: Path) -> None:
    """A saved version is what readers see and what stands in the file, with its comments and mode."""
    (folder / "brief.yaml").write_text(f"# by hand\n{YAML}", encoding="utf-8")
    (folder / "brief.yaml").chmod(0o640)
    process_edits().edit(entry(library), title("Night drill"), "ana")
    assert shown(library) == ("Demo brief", "Night drill")
    editors = entry(library, edited=True)
    assert editors.text is not None
    saved = process_edits().save(editors, "ana", "a title")
    assert (saved.version.number, saved.is_in_file) == (2, True)
    assert shown(library) == ("Night drill", "Night drill")
    written = (folder / "brief.yaml").read_text("utf-8")
    assert written == f"# by hand\n{YAML}".replace('en: "Demo brief"', 'en: "Night drill"')
    assert stat.S_IMODE((folder / "brief.yaml").stat().st_mode) == 0o640
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_digest_of_a_working_copy_is_for_editors(library: BriefLibrary) -> None:
    """Readers do not get it, whoever told them; an older one stays open for maps that ask for it."""
    process_edits().edit(entry(library), title("Night drill"), "ana")
    first = entry(library, edited=True).atlas
    process_edits().edit(entry(library), title("Day drill", "Night drill"), "ana")
    second = entry(library, edited=True).atlas
    assert first is not None
    assert second is not None
    assert first.digest != second.digest
    for each in (first, second):
        assert library.atlas_by_digest(each.digest) is None
        assert library.atlas_by_digest(each.digest, edited=True) is each


def test_a_file_changed_under_edits_is_not_overwritten(library: BriefLibrary, folder: Path) -> None:
    """The version is published from the store; the file waits for an editor."""
    process_edits().edit(entry(library), title("Mine"), "ana")
    (folder / "brief.yaml").write_text(YAML.replace("Demo brief", "Theirs"), encoding="utf-8")
    saved = process_edits().save(entry(library, edited=True), "ana")
    assert not saved.is_in_file
    assert shown(library) == ("Mine", "Mine")
    assert "Theirs" in (folder / "brief.yaml").read_text("utf-8")
    waiting = next(each for each in process_edits().briefs.versions(ID) if each.is_waiting)
    process_edits().briefs.take_waiting(ID, "ana", keep_edits=False)
    assert waiting.origin == "file"
    assert shown(library) == ("Theirs", "Theirs")


def test_a_folder_that_cannot_be_written_keeps_its_file(
    library: BriefLibrary, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The version is saved and published all the same."""
    process_edits().edit(entry(library), title("Mine"), "ana")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("geodata.library.edited_briefs.replace_file", refuse)
    assert not process_edits().save(entry(library, edited=True), "ana").is_in_file
    assert shown(library) == ("Mine", "Mine")
    assert "Mine" not in (folder / "brief.yaml").read_text("utf-8")


def test_a_shipped_brief_is_edited_in_the_store_alone() -> None:
    """Its file stays as it was shipped."""
    library = BriefLibrary(lambda: (SHIPPED,))
    before = (SHIPPED / "brief.yaml").read_bytes()
    found = library.entries(SHIPPED.name)[0]
    add = AddRecord(group="slides", values={"id": "mine", "title": {"en": "Mine"}, "view": "layer=exercise"})
    process_edits().edit(found, (add,), "ana")
    assert not process_edits().save(found, "ana").is_in_file
    assert (SHIPPED / "brief.yaml").read_bytes() == before
    opened = library.entries(SHIPPED.name)[0].atlas
    assert opened is not None
    assert opened.brief.slides[-1].id == "mine"


def test_a_half_made_record_is_kept_and_left_off(library: BriefLibrary) -> None:
    """The brief opens without it, and says so."""
    process_edits().edit(entry(library), (AddRecord(group="events", values={"id": "begun"}),), "ana")
    opened = entry(library, edited=True)
    assert opened.atlas is not None
    assert [each.name for each in opened.atlas.brief.left_off] == ["begun"]
    assert opened.problems


def test_an_edit_that_does_not_fit_is_refused(library: BriefLibrary) -> None:
    """Nothing of it is seen."""
    with pytest.raises(EditError):
        process_edits().edit(entry(library), title("Mine", "another title"), "ana")
    assert shown(library) == ("Demo brief", "Demo brief")


def test_without_a_store_the_files_are_shown(
    library: BriefLibrary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A store that does not open is said once in the log, and an edit is refused with words."""
    process_edits().edit(entry(library), title("Mine"), "ana")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "briefmap.sqlite").write_bytes(b"no store" * 1000)
    monkeypatch.setenv("BRIEFMAP_HOME", str(broken))
    assert shown(library) == ("Demo brief", "Demo brief")
    assert len([each for each in caplog.records if "no store" in each.message]) == 1
    with pytest.raises(StoreError, match="restore a backup"):
        process_edits().edit(entry(library), title("Mine"), "ana")


def test_a_file_changed_under_edits_is_shown_to_nobody_unasked(library: BriefLibrary, folder: Path) -> None:
    """It waits as soon as it is seen; readers keep the published version, editors their edits."""
    process_edits().edit(entry(library), title("Mine"), "ana")
    (folder / "brief.yaml").write_text(YAML.replace("Demo brief", "Theirs"), encoding="utf-8")
    assert shown(library) == ("Demo brief", "Mine")
    state = process_edits().state(ID)
    assert state is not None
    assert state.waiting is not None


def test_a_file_beside_the_brief_counts_in_its_working_copy(library: BriefLibrary, folder: Path) -> None:
    """The text that comes later is there at once."""
    (folder / "text.en.txt").unlink()
    process_edits().edit(entry(library), title("Mine"), "ana")
    assert entry(library, edited=True).text is None
    (folder / "text.en.txt").write_text(TEXT, encoding="utf-8")
    assert entry(library, edited=True).text is not None


def test_a_brief_that_the_store_alone_has_is_opened_with_its_files(library: BriefLibrary) -> None:
    """Readers see it when it is published; a saved version is in no file."""
    edits = process_edits()
    yaml = YAML.replace("demo-2030-01", "from-a-pack").replace("Demo brief", "Packed")
    edits.briefs.add("from-a-pack", yaml, "ana")
    files = StoredFiles(current_store())
    files.attach("from-a-pack", "text.en.txt", files.put(BytesIO(TEXT.encode())).sha256)

    def found(*, edited: bool) -> LibraryEntry | None:
        return next((each for each in library.entries(edited=edited) if each.id == "from-a-pack"), None)

    assert found(edited=False) is None
    opened = found(edited=True)
    assert opened is not None
    assert opened.text is not None
    edits.edit(opened, title("Unpacked", "Packed"), "ana")
    assert not edits.save(opened, "ana").is_in_file
    readers = found(edited=False)
    assert readers is not None
    assert readers.title is not None
    assert readers.title["en"] == "Unpacked"
    assert edits.state("from-a-pack") == edits.briefs.states()["from-a-pack"]
    edits.briefs.archive("from-a-pack", archived=True)
    assert found(edited=True) is None
