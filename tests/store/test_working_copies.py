"""Edits are stored before they are seen, once each, and undone by who made them."""

import threading
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from geodata.brief.yaml_edit import EditError
from geodata.editing.operations import (
    AddRecord,
    EditConflictError,
    MoveRecord,
    Operation,
    RemoveRecord,
    SetField,
)
from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_engine import StoreDatabase, open_store
from geodata.store.store_tables import EDITS
from geodata.store.working_copies import MAX_OPERATIONS, WorkingCopies

TEXT = 'id: raids\ntitle: {en: "Raids"}\nas_of: 2031-01-01\nlanguage: en\nevents:\n  - {id: first}\n'


@pytest.fixture
def brief(briefs: StoredBriefs) -> str:
    """Return the id of a brief in the store."""
    return briefs.add("raids", TEXT, "ana").brief


def title(value: str, before: str = "Raids") -> tuple[Operation, ...]:
    """Title."""
    return (SetField(record="", field="title.en", before=before, after=value),)


def test_an_edit_is_in_the_working_copy_of_another_process(
    brief: str, copies: WorkingCopies, database: str, tmp_path: Path
) -> None:
    """An edit that was answered is in the working copy that another process reads."""
    copies.apply(brief, "one", "ana", title("Night raids"))
    with closing(open_store(database, tmp_path / "home")) as second:
        other = WorkingCopies(second)
        assert other.current(brief).values["title"] == {"en": "Night raids"}
        other.apply(brief, "two", "ben", title("Day raids", "Night raids"))
        assert copies.current(brief).values["title"] == {"en": "Day raids"}
        assert copies.current(brief).key == other.current(brief).key


def test_the_same_edit_twice_is_one(brief: str, copies: WorkingCopies) -> None:
    """The same edit twice is one."""
    add = (AddRecord(group="events", values={"id": "second"}),)
    first = copies.apply(brief, "one", "ana", add)
    assert copies.apply(brief, "one", "ana", add) == first
    assert [event["id"] for event in copies.current(brief).values["events"]] == ["first", "second"]
    assert len(copies.edits_since(brief)) == 1


def test_a_group_is_stored_whole_or_not_at_all(brief: str, copies: WorkingCopies) -> None:
    """A group is stored whole or not at all."""
    wrong = (*title("Night raids"), SetField(record="events/none", field="title", after="x"))
    with pytest.raises(EditError):
        copies.apply(brief, "one", "ana", wrong)
    assert copies.current(brief).values["title"] == {"en": "Raids"}
    assert copies.edits_since(brief) == ()


def test_a_conflict_stores_nothing_and_names_both(brief: str, copies: WorkingCopies) -> None:
    """A conflict stores nothing and names both."""
    copies.apply(brief, "one", "ana", title("Night raids"))
    with pytest.raises(EditConflictError) as raised:
        copies.apply(brief, "two", "ben", title("Day raids"))
    assert (raised.value.conflict.yours, raised.value.conflict.theirs) == ("Day raids", "Night raids")
    assert len(copies.edits_since(brief)) == 1


def test_undo_and_redo_walk_back_and_forth(brief: str, copies: WorkingCopies) -> None:
    """Undo and redo walk back and forth."""
    copies.apply(brief, "one", "ana", title("1"))
    copies.apply(brief, "two", "ana", (*title("2", "1"), AddRecord(group="events", values={"id": "second"})))

    def shown() -> str:
        """Shown."""
        return str(copies.current(brief).values["title"]["en"])

    steps = [("undo", "1"), ("undo", "Raids"), ("undo", None), ("redo", "1"), ("redo", "2"), ("redo", None)]
    steps += [
        ("undo", "1"),
        ("undo", "Raids"),
        ("redo", "1"),
        ("undo", "Raids"),
        ("redo", "1"),
        ("redo", "2"),
    ]
    for step, expected in steps:
        made = copies.undo(brief, "ana") if step == "undo" else copies.redo(brief, "ana")
        assert (made is None) == (expected is None)
        if expected is not None:
            assert shown() == expected
    assert [event["id"] for event in copies.current(brief).values["events"]] == ["first", "second"]


def test_a_new_edit_ends_what_redo_can_do(brief: str, copies: WorkingCopies) -> None:
    """A new edit ends what redo can do."""
    copies.apply(brief, "one", "ana", title("1"))
    copies.undo(brief, "ana")
    copies.apply(brief, "two", "ana", title("2"))
    assert copies.redo(brief, "ana") is None
    copies.undo(brief, "ana")
    assert copies.current(brief).values["title"] == {"en": "Raids"}


def test_undo_takes_back_ones_own_and_asks_where_another_went_on(brief: str, copies: WorkingCopies) -> None:
    """Undo takes back ones own and asks where another went on."""
    copies.apply(brief, "one", "ana", title("1"))
    copies.apply(brief, "two", "ben", (AddRecord(group="events", values={"id": "second"}),))
    copies.undo(brief, "ana")
    assert copies.current(brief).values["title"] == {"en": "Raids"}
    assert len(copies.current(brief).values["events"]) == 2
    copies.redo(brief, "ana")
    copies.apply(brief, "three", "ben", title("2", "1"))
    with pytest.raises(EditConflictError):
        copies.undo(brief, "ana")
    assert copies.undo(brief, "cem") is None


def test_an_undo_sent_twice_is_one(brief: str, copies: WorkingCopies) -> None:
    """An undo sent twice is one."""
    copies.apply(brief, "one", "ana", title("1"))
    copies.apply(brief, "two", "ana", title("2", "1"))
    assert copies.undo(brief, "ana", "back") == copies.undo(brief, "ana", "back")
    assert copies.current(brief).values["title"] == {"en": "1"}


def test_every_operation_is_undone(brief: str, copies: WorkingCopies) -> None:
    """Every operation is undone."""
    before = copies.current(brief).values
    groups: list[tuple[Operation, ...]] = [
        (AddRecord(group="events", values={"id": "second"}), MoveRecord(record="events/second")),
        (RemoveRecord(record="events/first", values={"id": "first"}),),
        (SetField(record="events/second", field="id", before="second", after="2nd"),),
    ]
    for number, group in enumerate(groups):
        copies.apply(brief, str(number), "ana", group)
    for _ in groups:
        copies.undo(brief, "ana")
    assert copies.current(brief).values == before


@pytest.mark.parametrize(
    ("edit_id", "operations", "words"),
    [
        ("", title("1"), "ASCII characters"),
        ("x" * 65, title("1"), "ASCII characters"),
        ("one", (), "found 0 operations"),
        ("one", title("1", "1") * (MAX_OPERATIONS + 1), "operations"),
        ("one", (SetField(record="", field="id", before="raids", after="x"),), "another id of the brief"),
    ],
)
def test_what_is_no_edit_is_refused(
    brief: str, copies: WorkingCopies, edit_id: str, operations: tuple[Operation, ...], words: str
) -> None:
    """What is no edit is refused."""
    with pytest.raises(EditError, match=words):
        copies.apply(brief, edit_id, "ana", operations)


def test_a_brief_that_is_not_there_is_told(copies: WorkingCopies) -> None:
    """A brief that is not there is told."""
    with pytest.raises(LookupError):
        copies.current("none")
    with pytest.raises(LookupError):
        copies.apply("none", "one", "ana", title("1"))


def test_words_of_any_kind_are_kept_to_the_letter(brief: str, copies: WorkingCopies) -> None:
    """Words of any kind are kept to the letter."""
    said = "x" * 5_000 + "<script>'\"; DROP TABLE briefs; --\u0000\n\u200fغارات"
    copies.apply(brief, "one", "ana", title(said))
    assert WorkingCopies(copies._store).current(brief).values["title"]["en"] == said


def test_four_at_once_lose_nothing(brief: str, store: StoreDatabase) -> None:
    """Edits of four threads with caches of their own are all there, in one order."""

    def work(name: str) -> None:
        """Work."""
        own = WorkingCopies(store)
        for number in range(25):
            values = {"id": f"{name}-{number}"}
            own.apply(brief, values["id"], name, (AddRecord(group="events", values=values),))

    threads = [threading.Thread(target=work, args=[name]) for name in ("ana", "ben", "cem", "dua")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    copies = WorkingCopies(store)
    found = [event["id"] for event in copies.current(brief).values["events"]]
    assert len(found) == len(set(found)) == 101
    assert [edit.seq for edit in copies.edits_since(brief)] == list(range(1, 101))


def test_what_was_not_committed_is_not_kept(
    brief: str, copies: WorkingCopies, store: StoreDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit whose transaction fails at its end is not in the working copy."""
    whole = store.writing

    def failing() -> object:
        """Failing."""

        @contextmanager
        def block():  # noqa: ANN202
            with whole() as connection:
                yield connection
                message = "disk full"
                raise OSError(message)

        return block()

    monkeypatch.setattr(store, "writing", failing)
    with pytest.raises(OSError, match="disk full"):
        copies.apply(brief, "one", "ana", title("1"))
    monkeypatch.undo()
    assert copies.current(brief).values["title"] == {"en": "Raids"}
    WorkingCopies(store).apply(brief, "two", "ben", title("2"))
    assert copies.current(brief).values["title"] == {"en": "2"}


def test_each_edit_is_kept_with_the_record_that_it_is_on(
    brief: str, copies: WorkingCopies, store: StoreDatabase
) -> None:
    """By its path, also where the record is new or a sentence."""
    operations = (
        SetField(record="events/first", field="note", after="x"),
        AddRecord(group="events/first/claims", values={"id": "said"}),
        AddRecord(group="sentences", values={"number": "1", "document": "annex"}),
        SetField(record="", field="title.en", before="Raids", after="1"),
    )
    copies.apply(brief, "one", "ana", operations)
    with store.reading() as connection:
        found = connection.execute(select(EDITS.c.record).order_by(EDITS.c.position)).scalars().all()
    assert found == ["events/first", "events/first/claims/said", "sentences/annex:1", ""]
