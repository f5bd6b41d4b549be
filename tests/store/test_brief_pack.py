"""Packs on the way between two stores and folders: versions, authors and files come along."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geodata.editing.operations import AddRecord, RemoveRecord, SetField
from geodata.store.brief_pack import BriefPacks
from geodata.store.brief_versions import StoredBriefs
from geodata.store.pack_file import opened_pack
from geodata.store.pack_joining import PackConflictError, UnpackedBrief
from geodata.store.store_engine import StoreDatabase, open_store
from geodata.store.stored_files import StoredFiles
from geodata.store.working_copies import WorkingCopies

TEXT = (
    'schema: 2\nid: raids\ntitle: {en: "Raids"}\nas_of: 2031-01-01\nlanguage: en\nevents:\n  - {id: first}\n'
)


class Desk:
    """A store with what works on it."""

    def __init__(self, store: StoreDatabase, name: str) -> None:
        """Take the store, and who works there."""
        self.name, self.packs, self.copies = name, BriefPacks(store), WorkingCopies(store)
        self.briefs, self.files = StoredBriefs(store, self.copies), StoredFiles(store)
        self.count = 0

    def edit(self, *operations: Any) -> None:
        """Store an edit."""
        self.count += 1
        self.copies.apply("raids", f"{self.name}-{self.count}", self.name, operations)

    def title(self, after: str, before: str | None = None, field: str = "title.en") -> None:
        """Set the title."""
        self.edit(SetField(record="", field=field, before=before, after=after))

    def send(self, path: Path) -> Path:
        """Pack the brief."""
        path.unlink(missing_ok=True)
        self.packs.pack("raids", self.name, path)
        return path

    def take(self, path: Path, side: Any = None) -> UnpackedBrief:
        """Take a pack."""
        with opened_pack(path) as pack:
            return self.packs.unpack(pack, self.name, side)

    @property
    def values(self) -> Any:
        """Values of the brief."""
        return self.copies.current("raids").values


@pytest.fixture
def home(store: StoreDatabase) -> Desk:
    """Return a desk with a brief that has two versions and a file."""
    desk = Desk(store, "ana")
    desk.briefs.add("raids", TEXT, "ana", "begun")
    desk.title("Night raids", "Raids")
    desk.files.attach("raids", "sources/a.txt", desk.files.put(io.BytesIO(b"words")).sha256)
    desk.briefs.save("raids", "eve", "named")
    desk.briefs.publish("raids", 1)
    return desk


@pytest.fixture
def away(database: str, tmp_path: Path) -> Iterator[Desk]:
    """Return a desk at another store, always SQLite."""
    assert database is not None
    opened = open_store("", tmp_path / "away")
    yield Desk(opened, "ben")
    opened.close()


def test_versions_authors_and_files_come_along(home: Desk, away: Desk, tmp_path: Path) -> None:
    """As they are; edits are made a version before."""
    home.title("غارات", field="title.ar")
    assert away.take(home.send(tmp_path / "x.zip")) == UnpackedBrief(
        "raids", is_new=True, changes=0, conflicts=()
    )
    assert away.briefs.versions("raids") == home.briefs.versions("raids")
    assert [each.author for each in away.briefs.versions("raids")] == ["ana", "eve", "ana"]
    assert [away.briefs.text("raids", number) for number in (1, 2, 3)] == [
        home.briefs.text("raids", number) for number in (1, 2, 3)
    ]
    assert away.values == home.values
    assert away.files.of_brief("raids") == home.files.of_brief("raids")
    assert b"".join(away.files.pieces(home.files.of_brief("raids")["sources/a.txt"].sha256)) == b"words"


def test_two_desks_go_together_field_by_field_again_and_again(home: Desk, away: Desk, tmp_path: Path) -> None:
    """Each time from what both had last; what one removed does not come back."""
    away.take(home.send(tmp_path / "1.zip"))
    away.title("غارات", field="title.ar")
    away.edit(AddRecord(group="events", values={"id": "second"}))
    home.edit(RemoveRecord(record="events/first", values={"id": "first"}))
    taken = home.take(away.send(tmp_path / "2.zip"))
    assert (taken.changes, taken.conflicts) == (2, ())
    assert home.values["title"] == {"en": "Night raids", "ar": "غارات"}
    assert [event["id"] for event in home.values["events"]] == ["second"]
    away.title("Raids by night", "Night raids")
    home.take(away.send(tmp_path / "3.zip"))
    assert home.values["title"]["en"] == "Raids by night"
    away.take(home.send(tmp_path / "4.zip"))
    assert away.values == home.values
    assert home.take(tmp_path / "2.zip").changes == 0
    assert "ben" in {each.author for each in home.briefs.versions("raids")}


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_what_both_changed_is_told_and_chosen(home: Desk, away: Desk, tmp_path: Path, side: str) -> None:
    """Nothing is joined before; a file is such a place too."""
    away.take(home.send(tmp_path / "1.zip"))
    home.title("mine", "Night raids")
    away.title("theirs", "Night raids")
    away.title("غارات", field="title.ar")
    away.files.attach("raids", "sources/a.txt", away.files.put(io.BytesIO(b"other words")).sha256)
    pack = away.send(tmp_path / "2.zip")
    before = (home.values, home.briefs.versions("raids"), home.files.of_brief("raids"))
    with pytest.raises(PackConflictError, match="found 2 places") as raised:
        home.take(pack)
    assert "the brief title.en: mine 'mine', theirs 'theirs'" in str(raised.value)
    assert [each.record for each in raised.value.conflicts] == ["", "files/sources/a.txt"]
    assert (home.values, home.briefs.versions("raids"), home.files.of_brief("raids")) == before
    assert len(home.take(pack, side).conflicts) == 2
    assert home.values["title"] == {"en": side, "ar": "غارات"}
    words = b"".join(home.files.pieces(home.files.of_brief("raids")["sources/a.txt"].sha256))
    assert words == (b"words" if side == "mine" else b"other words")
    if side == "theirs":
        assert home.copies.undo("raids", "ana") is not None
        assert home.values["title"] == {"en": "mine"}


def test_briefs_of_one_id_and_no_common_version_lose_nothing(home: Desk, away: Desk, tmp_path: Path) -> None:
    """Records of both are there; a title that differs is a choice."""
    away.briefs.add("raids", TEXT.replace("first", "other"), "ben")
    pack = away.send(tmp_path / "1.zip")
    with pytest.raises(PackConflictError, match="found 1 places"):
        home.take(pack)
    home.take(pack, "mine")
    assert {event["id"] for event in home.values["events"]} == {"first", "other"}


def test_published_stays_published(home: Desk, away: Desk, tmp_path: Path) -> None:
    """In a store that has not the brief; where it is there, nothing is published unasked."""
    away.take(home.send(tmp_path / "1.zip"))
    assert [each.number for each in away.briefs.versions("raids") if each.is_published] == [1]
    home.briefs.publish("raids", 2)
    away.take(home.send(tmp_path / "2.zip"))
    assert [each.number for each in away.briefs.versions("raids") if each.is_published] == [1]


def test_a_brief_that_is_not_there_is_not_packed(home: Desk, tmp_path: Path) -> None:
    """No file is made."""
    with pytest.raises(LookupError):
        home.packs.pack("none", "ana", tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()
