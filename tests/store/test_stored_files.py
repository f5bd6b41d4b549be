"""Files in the store: by hash, in pieces, and laid into a folder for whoever reads briefs."""

import hashlib
import io
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update

from geodata.brief.yaml_edit import EditError
from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_engine import StoreDatabase, StoreError
from geodata.store.store_tables import FILE_PIECES
from geodata.store.stored_files import MAX_BRIEF_FILES, PIECE_BYTES, StoredFile, StoredFiles, stored_name
from geodata.tables.brief_opening import open_brief

LARGE = os.urandom(2 * PIECE_BYTES + 7)
TEXT = "The ministry counts ten ships.\n"
YAML = f"""\
schema: 2
id: raids
title: {{en: "Raids"}}
publisher: {{en: "House"}}
as_of: 2031-01-01
language: en
documents:
  - id: report
    type: text
    title: {{en: "Report"}}
    file: sources/report.txt
    sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}
    characters: {len(TEXT)}
events: []
"""


@pytest.fixture
def files(store: StoreDatabase) -> StoredFiles:
    """Return the files of the store."""
    return StoredFiles(store)


class Counted(io.BytesIO):
    """A stream that notes how much is asked of it at once."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read."""
        found = super().read(size)
        self.most = max(self.most, len(found))
        return found


@pytest.mark.parametrize("data", [b"", b"x", LARGE, LARGE[:PIECE_BYTES]], ids=len)
def test_a_file_comes_out_as_it_went_in(files: StoredFiles, data: bytes) -> None:
    """In pieces of 1 MiB on both ways."""
    stream = Counted(data)
    file = files.put(stream)
    assert file == StoredFile(hashlib.sha256(data).hexdigest(), len(data))
    assert stream.most <= PIECE_BYTES
    pieces = list(files.pieces(file.sha256))
    assert b"".join(pieces) == data
    assert max(map(len, pieces), default=0) <= PIECE_BYTES
    assert files.put(io.BytesIO(data)) == file == files.find(file.sha256)


def test_a_file_that_is_too_large_is_refused(files: StoredFiles, store: StoreDatabase) -> None:
    """Before any of it is stored."""
    with pytest.raises(EditError, match="more than 1,000 bytes"):
        files.put(io.BytesIO(LARGE), 1000)
    with store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(FILE_PIECES)) == 0


def test_a_file_that_was_broken_off_is_not_there_and_is_taken_up_again(
    files: StoredFiles, store: StoreDatabase
) -> None:
    """A missing piece makes the whole missing, until it is put again."""
    file = files.put(io.BytesIO(LARGE))
    with store.writing() as connection:
        connection.execute(delete(FILE_PIECES).where(FILE_PIECES.c.number == 1))
    assert files.find(file.sha256) is None
    with pytest.raises(LookupError):
        list(files.pieces(file.sha256))
    files.put(io.BytesIO(LARGE))
    assert b"".join(files.pieces(file.sha256)) == LARGE


def test_the_same_file_put_by_several_at_once_is_one(files: StoredFiles) -> None:
    """None of them fails."""
    faults: list[BaseException] = []

    def put() -> None:
        """Put."""
        try:
            files.put(io.BytesIO(LARGE))
        except BaseException as error:  # noqa: BLE001 - told by the test
            faults.append(error)

    threads = [threading.Thread(target=put) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert b"".join(files.pieces(hashlib.sha256(LARGE).hexdigest())) == LARGE


def test_a_brief_names_its_files(files: StoredFiles, briefs: StoredBriefs) -> None:
    """One file under a name; the last one counts, in one spelling of the name."""
    briefs.add("raids", YAML, "ana")
    one, other = files.put(io.BytesIO(b"one")), files.put(io.BytesIO(b"other"))
    files.attach("raids", "sources/a.txt", one.sha256)
    files.attach("raids", "./sources//a.txt", other.sha256)
    files.attach("raids", "b.txt", one.sha256)
    assert files.of_brief("raids") == {"b.txt": one, "sources/a.txt": other}
    for name in ("sources", "sources/a.txt/b"):
        with pytest.raises(EditError, match="in the brief already"):
            files.attach("raids", name, one.sha256)
    for brief, sha256 in (("none", one.sha256), ("raids", "0" * 64)):
        with pytest.raises(LookupError):
            files.attach(brief, "c.txt", sha256)


def test_a_brief_has_so_many_files_and_no_more(
    files: StoredFiles, briefs: StoredBriefs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is replaced does not count twice."""
    monkeypatch.setattr("geodata.store.stored_files.MAX_BRIEF_FILES", 1)
    assert MAX_BRIEF_FILES > 100
    briefs.add("raids", YAML, "ana")
    file = files.put(io.BytesIO(b"one"))
    for _ in range(2):
        files.attach("raids", "a.txt", file.sha256)
    with pytest.raises(EditError, match="1 files in the brief"):
        files.attach("raids", "b.txt", file.sha256)


@pytest.mark.parametrize(
    "name",
    [
        *("a\nb", "a\u202eb", "x" * 301, "."),
        "",
        "..",
        "../a",
        "a/../../b",
        "/etc/passwd",
        "C:/a",
        "a\\b",
        "brief.yaml",
        "Brief.YAML",
        ".briefmap/x",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    """Also that of the brief itself, and one with signs that nobody sees."""
    with pytest.raises(EditError, match="as the name of a file"):
        stored_name(name)


def test_a_brief_that_only_the_store_has_is_opened_from_a_folder(
    files: StoredFiles, briefs: StoredBriefs, tmp_path: Path
) -> None:
    """With its text, once; another text or file makes another folder."""
    briefs.add("raids", YAML, "ana")
    files.attach("raids", "sources/report.txt", files.put(io.BytesIO(TEXT.encode())).sha256)
    folder = files.materialise("raids", YAML, tmp_path)
    reading = open_brief(folder)
    assert reading.problems == ()
    assert reading.brief is not None
    assert (folder / "sources" / "report.txt").read_text() == TEXT
    assert files.materialise("raids", YAML, tmp_path) == folder
    changed = YAML.replace("Raids", "Night raids")
    assert files.materialise("raids", changed, tmp_path) != folder
    files.attach("raids", "b.txt", files.put(io.BytesIO(b"b")).sha256)
    assert files.materialise("raids", YAML, tmp_path) != folder
    assert list(tmp_path.rglob("*.part")) == []


def test_folders_of_long_ago_are_dropped(files: StoredFiles, briefs: StoredBriefs, tmp_path: Path) -> None:
    """The last eight that were asked for stay."""
    briefs.add("raids", YAML, "ana")
    made = [files.materialise("raids", f"{YAML}# {number}\n", tmp_path) for number in range(10)]
    for number, folder in enumerate(made):
        if folder.parent.is_dir():
            os.utime(folder.parent, (number, number))
    files.materialise("raids", f"{YAML}# 2\n", tmp_path)
    last = files.materialise("raids", f"{YAML}# 11\n", tmp_path)
    assert [number for number, folder in enumerate(made) if folder.is_dir()] == [2, 4, 5, 6, 7, 8, 9]
    assert last.is_dir()


def test_bytes_that_are_not_those_that_were_stored_are_told(
    files: StoredFiles, briefs: StoredBriefs, store: StoreDatabase, tmp_path: Path
) -> None:
    """Nothing is laid out then; nor where the folder cannot be written."""
    briefs.add("raids", YAML, "ana")
    files.attach("raids", "a.bin", files.put(io.BytesIO(LARGE)).sha256)
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="expected a folder that can be written"):
        files.materialise("raids", YAML, tmp_path / "file")
    with store.writing() as connection:
        connection.execute(update(FILE_PIECES).where(FILE_PIECES.c.number == 2).values(content=b"1234567"))
    with pytest.raises(StoreError, match="found other bytes"):
        files.materialise("raids", YAML, tmp_path / "cache")
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


def test_two_at_once_lay_out_one_folder(
    files: StoredFiles, briefs: StoredBriefs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes second takes that of the first."""
    briefs.add("raids", YAML, "ana")
    write: Any = StoredFiles._write_folder

    def slowly(self: StoredFiles, folder: Path, *rest: Any) -> None:
        """Let another be quicker."""
        if not folder.is_dir():
            write(self, folder, *rest)
        write(self, folder, *rest)

    monkeypatch.setattr(StoredFiles, "_write_folder", slowly)
    folder = files.materialise("raids", YAML, tmp_path)
    assert (folder / "brief.yaml").read_text() == YAML
