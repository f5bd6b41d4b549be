"""Packs of folders: what goes in comes out, and a brief that lies there is joined with its comments kept."""

import os
from pathlib import Path
from typing import Any

import pytest

from geodata.store import folder_pack
from geodata.store.brief_pack import BriefPacks
from geodata.store.brief_versions import StoredBriefs
from geodata.store.file_replacement import FileChangedError
from geodata.store.folder_pack import folder_files, unpack_into_folder
from geodata.store.pack_file import PackError, opened_pack
from geodata.store.pack_joining import PackConflictError, UnpackedBrief
from geodata.store.store_engine import StoreDatabase, open_store
from geodata.store.working_copies import WorkingCopies

TEXT = """\
# raids of a night
schema: 2
id: raids
title: {en: "Raids"}
as_of: 2031-01-01
language: en
documents:
  - {id: report, type: page, title: {en: Report}, file: sources/report.html}  # by post
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a brief and a file that it names."""
    (tmp_path / "raids" / "sources").mkdir(parents=True)
    (tmp_path / "raids" / "brief.yaml").write_text(TEXT)
    (tmp_path / "raids" / "text.en.txt").write_text("Words.\n")
    (tmp_path / "raids" / "sources" / "report.html").write_text("<p>")
    (tmp_path / "raids" / "notes.txt").write_text("not named by the brief")
    return tmp_path / "raids"


@pytest.fixture
def own_store(tmp_path: Path) -> Any:
    """Return an empty store."""
    opened = open_store("", tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture
def pack(folder: Path, own_store: StoreDatabase, tmp_path: Path) -> Path:
    """Return a pack of the folder."""
    BriefPacks(own_store).pack_folder(folder, tmp_path / "x.zip")
    return tmp_path / "x.zip"


def take(pack: Path, folder: Path, side: Any = None) -> UnpackedBrief:
    """Take a pack into a folder."""
    with opened_pack(pack) as opened:
        return unpack_into_folder(opened, folder, side)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_files_that_a_brief_draws_from_come_along(folder: Path, pack: Path, tmp_path: Path) -> None:
    """No others; the folder is there whole."""
    assert take(pack, tmp_path / "new" / "raids").is_new
    expected = contents(folder)
    del expected["notes.txt"]
    assert contents(tmp_path / "new") == {f"raids/{name}": data for name, data in expected.items()}
    empty = tmp_path / "empty"
    empty.mkdir()
    assert take(pack, empty).is_new
    assert contents(empty) == expected


def test_a_folder_that_the_store_knows_is_packed_with_its_versions(
    folder: Path, own_store: StoreDatabase, tmp_path: Path
) -> None:
    """Another of the same id is not."""
    briefs = StoredBriefs(own_store, WorkingCopies(own_store))
    briefs.note_file("raids", str(folder), TEXT.encode())
    packs = BriefPacks(own_store)
    packs.pack_folder(folder, tmp_path / "1.zip")
    packs.pack("raids", "ana", tmp_path / "2.zip")
    packs.pack_folder(folder.rename(tmp_path / "moved"), tmp_path / "3.zip")
    found = []
    for name in ("1.zip", "2.zip", "3.zip"):
        with opened_pack(tmp_path / name) as pack:
            found.append((len(pack.manifest.versions), sorted(pack.manifest.files)))
    names = ["sources/report.html", "text.en.txt"]
    assert found == [(1, names), (1, names), (0, names)]


def test_a_brief_that_lies_there_is_joined_and_keeps_its_comments(folder: Path, pack: Path) -> None:
    """Field by field, and what both changed is chosen."""
    mine = TEXT.replace("Raids", "mine").replace("language: en", "language: en\nslides: [{id: one}]")
    (folder / "brief.yaml").write_text(mine)
    with pytest.raises(PackConflictError, match=r"title\.en: mine 'mine', theirs 'Raids'"):
        take(pack, folder)
    assert (folder / "brief.yaml").read_text() == mine
    assert take(pack, folder, "theirs").changes == 1
    assert (folder / "brief.yaml").read_text() == mine.replace("mine", "Raids")
    assert not list(folder.rglob("*.part"))


def test_what_nobody_changed_stays_to_the_byte(folder: Path, pack: Path) -> None:
    """Also the time of the file."""
    before = (folder / "brief.yaml").stat().st_mtime_ns
    assert take(pack, folder).changes == 0
    assert (folder / "brief.yaml").stat().st_mtime_ns == before


def test_files_that_differ_are_chosen_and_those_that_lack_are_laid_down(folder: Path, pack: Path) -> None:
    """No brief is written before the choice."""
    (folder / "text.en.txt").unlink()
    (folder / "sources" / "report.html").write_text("<b>")
    with pytest.raises(PackConflictError, match=r"files/sources/report\.html"):
        take(pack, folder)
    assert not (folder / "text.en.txt").exists()
    take(pack, folder, "mine")
    assert (folder / "text.en.txt").read_text() == "Words.\n"
    assert (folder / "sources" / "report.html").read_text() == "<b>"
    take(pack, folder, "theirs")
    assert (folder / "sources" / "report.html").read_text() == "<p>"


def test_another_brief_or_other_files_are_not_touched(folder: Path, pack: Path, tmp_path: Path) -> None:
    """Nor a folder without a brief."""
    (folder / "brief.yaml").write_text(TEXT.replace("id: raids", "id: log"))
    before = contents(folder)
    with pytest.raises(PackError, match="found the brief log, expected raids"):
        take(pack, folder)
    assert contents(folder) == before
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x").touch()
    with pytest.raises(PackError, match="expected a brief"):
        take(pack, tmp_path / "other")


def test_a_file_that_changes_meanwhile_stays(
    folder: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever changed it."""
    (folder / "brief.yaml").write_text(TEXT.replace("Raids", "mine"))
    replace = folder_pack.replace_file

    def late(path: Path, content: bytes, *, over: bytes | None) -> None:
        """Replace a file that another has just written."""
        path.write_text("other: words\n")
        replace(path, content, over=over)

    monkeypatch.setattr(folder_pack, "replace_file", late)
    with pytest.raises(FileChangedError, match="changed meanwhile"):
        take(pack, folder, "theirs")
    assert (folder / "brief.yaml").read_text() == "other: words\n"


@pytest.mark.parametrize("makes_link", [True, False])
def test_a_folder_that_leads_out_is_refused(
    folder: Path, pack: Path, tmp_path: Path, *, makes_link: bool
) -> None:
    """In packing and unpacking: a link to a folder or a file elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "report.html").write_text("secret")
    (folder / "sources" / "report.html").unlink()
    if makes_link:
        (folder / "sources").rmdir()
        (folder / "sources").symlink_to(elsewhere)
    else:
        (folder / "sources" / "report.html").symlink_to(elsewhere / "report.html")
    with pytest.raises(PackError, match="leads out of the folder"):
        folder_files(folder)
    with pytest.raises(PackError, match="leads out of the folder"):
        take(pack, folder, "theirs")
    assert (elsewhere / "report.html").read_text() == "secret"


def test_a_file_that_cannot_be_packed_is_told(folder: Path) -> None:
    """A link to itself leads nowhere, and a pipe is not waited for."""
    (folder / "text.en.txt").unlink()
    (folder / "text.en.txt").symlink_to("text.en.txt")
    with pytest.raises(PackError, match="expected a file in it"):
        folder_files(folder)
    (folder / "text.en.txt").unlink()
    (folder / "sources" / "report.html").unlink()
    os.mkfifo(folder / "sources" / "report.html")
    with pytest.raises(PackError, match="a named pipe"):
        folder_files(folder)
