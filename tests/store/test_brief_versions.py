"""Versions of a brief: saved, restored, published, and noted where the file has changed outside."""

import pytest

from geodata.brief.yaml_edit import EditError
from geodata.editing.operations import SetField
from geodata.store.brief_versions import StoredBriefs
from geodata.store.working_copies import WorkingCopies

TEXT = """\
# raids of a night
id: raids
title: {en: "Raids"}
as_of: 2031-01-01
language: en
events:
  - {id: first}
"""


def edit(copies: WorkingCopies, value: str, before: str = "Raids", author: str = "ana") -> None:
    """Edit."""
    operation = SetField(record="", field="title.en", before=before, after=value)
    copies.apply("raids", f"{author}-{value}", author, (operation,))


def test_a_version_has_the_edits_and_the_rest_of_the_text(
    briefs: StoredBriefs, copies: WorkingCopies
) -> None:
    """A version has the edits and the rest of the text."""
    briefs.add("raids", TEXT, "ana")
    edit(copies, "Night raids")
    saved = briefs.save("raids", "ben", "a better title")
    assert (saved.number, saved.parent, saved.author, saved.message) == (2, 1, "ben", "a better title")
    assert briefs.text("raids", 2) == TEXT.replace('"Raids"', '"Night raids"')
    assert briefs.text("raids", 1) == TEXT
    assert copies.current("raids").values["title"] == {"en": "Night raids"}
    assert copies.current("raids").edited == 0
    assert briefs.save("raids", "ben").number == 2


def test_edits_go_on_from_a_saved_version(briefs: StoredBriefs, copies: WorkingCopies) -> None:
    """Edits go on from a saved version."""
    briefs.add("raids", TEXT, "ana")
    edit(copies, "1")
    briefs.save("raids", "ana")
    edit(copies, "2", "1")
    assert WorkingCopies(copies._store).current("raids").values["title"] == {"en": "2"}
    assert copies.current("raids").edited == 1
    assert briefs.save("raids", "ana").number == 3


def test_an_earlier_version_is_restored_and_nothing_is_lost(
    briefs: StoredBriefs, copies: WorkingCopies
) -> None:
    """An earlier version is restored and nothing is lost."""
    briefs.add("raids", TEXT, "ana")
    edit(copies, "1")
    briefs.save("raids", "ana")
    edit(copies, "2", "1")
    restored = briefs.restore("raids", 1, "ben")
    assert (restored.number, restored.parent, restored.is_base) == (4, 1, True)
    assert copies.current("raids").values["title"] == {"en": "Raids"}
    assert '"2"' in briefs.text("raids", 3)
    edit(copies, "3")
    assert WorkingCopies(copies._store).current("raids").values["title"] == {"en": "3"}


def test_a_published_version_is_known(briefs: StoredBriefs, copies: WorkingCopies) -> None:
    """A published version is known."""
    briefs.add("raids", TEXT, "ana")
    edit(copies, "1")
    briefs.save("raids", "ana")
    briefs.publish("raids", 1)
    assert [(each.number, each.is_published, each.is_base) for each in briefs.versions("raids")] == [
        (2, False, True),
        (1, True, False),
    ]
    briefs.publish("raids", None)
    assert not any(each.is_published for each in briefs.versions("raids"))
    with pytest.raises(LookupError):
        briefs.publish("raids", 3)


def test_a_file_is_a_version_once_and_published(briefs: StoredBriefs) -> None:
    """A file is a version once and published."""
    first = briefs.note_file("raids", "/briefs/raids", TEXT.encode())
    assert first is not None
    assert (first.number, first.origin, first.is_published, first.is_base) == (1, "file", True, True)
    assert briefs.note_file("raids", "/briefs/raids", TEXT.encode()) is None
    changed = briefs.note_file("raids", "/briefs/raids", TEXT.replace("Raids", "1").encode())
    assert changed is not None
    assert (changed.number, changed.parent, changed.is_published, changed.is_base) == (2, 1, True, True)


@pytest.mark.parametrize("takes", [True, False])
def test_a_file_that_changes_under_edits_waits(
    briefs: StoredBriefs, copies: WorkingCopies, *, takes: bool
) -> None:
    """A file that changed outside while the brief was edited waits until an editor chooses."""
    briefs.note_file("raids", "/briefs/raids", TEXT.encode())
    edit(copies, "mine")
    waiting = briefs.note_file("raids", "/briefs/raids", TEXT.replace("Raids", "theirs").encode())
    assert waiting is not None
    assert (waiting.number, waiting.is_waiting, waiting.is_published, waiting.is_base) == (
        3,
        True,
        False,
        False,
    )
    assert '"mine"' in briefs.text("raids", 2)
    edit(copies, "mine too", "mine")
    briefs.take_waiting("raids", "ana", keep_edits=not takes)
    expected = "theirs" if takes else "mine too"
    assert WorkingCopies(copies._store).current("raids").values["title"] == {"en": expected}
    texts = [briefs.text("raids", each.number) for each in briefs.versions("raids")]
    assert any('"mine too"' in text for text in texts) == takes
    assert not any(each.is_waiting for each in briefs.versions("raids"))


def test_a_file_behind_a_saved_version_waits(briefs: StoredBriefs, copies: WorkingCopies) -> None:
    """A file behind a saved version waits."""
    briefs.note_file("raids", "/briefs/raids", TEXT.encode())
    edit(copies, "mine")
    briefs.save("raids", "ana")
    waiting = briefs.note_file("raids", "/briefs/raids", TEXT.replace("Raids", "theirs").encode())
    assert waiting is not None
    assert waiting.is_waiting


def test_a_file_that_was_written_from_a_version_is_no_change(
    briefs: StoredBriefs, copies: WorkingCopies
) -> None:
    """A file that was written from a version is no change."""
    briefs.note_file("raids", "/briefs/raids", TEXT.encode())
    edit(copies, "mine")
    saved = briefs.save("raids", "ana")
    briefs.note_written("raids", saved.number)
    assert briefs.note_file("raids", "/briefs/raids", briefs.text("raids", 2).encode()) is None
    changed = briefs.note_file("raids", "/briefs/raids", TEXT.replace("Raids", "theirs").encode())
    assert changed is not None
    assert changed.is_published


def test_briefs_are_listed_without_being_read(briefs: StoredBriefs, copies: WorkingCopies) -> None:
    """Briefs are listed without being read."""
    briefs.add("raids", TEXT, "ana")
    briefs.note_file("log", "/briefs/log", b"title: Log\nevents: [{id: a}, {id: b}]\n")
    edit(copies, "1")
    raids, log = sorted(briefs.listed(), key=lambda each: each.id, reverse=True)
    assert (raids.title, raids.day, raids.events, raids.is_edited, raids.folder) == (
        {"en": "Raids"},
        "2031-01-01",
        1,
        True,
        None,
    )
    assert (log.title["ar"], log.events, log.is_published, log.is_edited) == ("Log", 2, True, False)
    briefs.archive("log", archived=True)
    assert [each.id for each in briefs.listed() if each.is_archived] == ["log"]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"- a\n", b"a: 1\na: 2\n", b""])
def test_a_file_that_cannot_be_read_is_no_version(briefs: StoredBriefs, data: bytes) -> None:
    """A file that cannot be read is no version."""
    with pytest.raises(EditError):
        briefs.note_file("raids", "/briefs/raids", data)
    assert briefs.listed() == ()


def test_an_id_is_given_once(briefs: StoredBriefs) -> None:
    """An id is given once."""
    briefs.add("raids", TEXT, "ana")
    with pytest.raises(EditError, match="already"):
        briefs.add("raids", TEXT, "ben")
    with pytest.raises(LookupError):
        briefs.versions("none")
