"""Sequences of records of which some are made on demand."""

import pytest

from geodata.brief.record_sequence import RecordSequence, record_ids
from geodata.brief.record_types.actor_record import Actor
from geodata.words.localized_text import LocalizedText


def actor(name: str, words: str = "x") -> Actor:
    """An actor with an id."""
    return Actor(id=name, name=LocalizedText({"en": words}))


class MadeActors:
    """Actors b and c, and the ids of those that were made."""

    def __init__(self, key: str = "k") -> None:
        self.key = key
        self.made: list[str] = []
        self.changed = (actor("c", "changed"),)

    def __len__(self) -> int:
        """Two."""
        return 2

    def ids(self) -> list[str]:
        """Both ids."""
        return ["b", "c"]

    def position(self, record_id: str) -> int | None:
        """The position of an id."""
        return {"b": 0, "c": 1}.get(record_id)

    def record(self, position: int) -> Actor:
        """The actor at a position."""
        self.made.append("bc"[position])
        return self.changed[0] if position else actor("b")


@pytest.fixture
def rows() -> MadeActors:
    """Two actors of rows."""
    return MadeActors()


@pytest.fixture
def sequence(rows: MadeActors) -> RecordSequence[Actor]:
    """An actor of the file, and two of rows."""
    return RecordSequence((actor("a"),), (rows,))


def test_records_of_rows_stand_behind_those_of_the_file(
    sequence: RecordSequence[Actor], rows: MadeActors
) -> None:
    """By position, slice and id."""
    assert len(sequence) == 3
    assert record_ids(sequence) == ("a", "b", "c")
    assert rows.made == []
    assert [each.id for each in sequence] == ["a", "b", "c"]
    assert (sequence[0].id, sequence[-1].id) == ("a", "c")
    assert [each.id for each in sequence[1:]] == ["b", "c"]
    with pytest.raises(IndexError):
        sequence[3]


def test_looking_for_an_id_makes_no_record(sequence: RecordSequence[Actor], rows: MadeActors) -> None:
    """Only taking it does."""
    by_id = sequence.by_id()
    assert ("b" in by_id, "d" in by_id, len(by_id), list(by_id)) == (True, False, 3, ["a", "b", "c"])
    assert rows.made == []
    assert by_id["b"].id == "b"
    with pytest.raises(KeyError):
        by_id["d"]


def test_described_records_are_those_of_the_file_and_changed_ones(sequence: RecordSequence[Actor]) -> None:
    """No other needs to be made for them."""
    assert [each.id for each in sequence.written] == ["a"]
    assert [each.id for each in sequence.records] == ["a", "c"]


def test_sequences_of_equal_content_are_equal(rows: MadeActors) -> None:
    """By the digest of their rows."""
    one, other, third = (
        RecordSequence((actor("a"),), (each,)) for each in (rows, MadeActors(), MadeActors("other"))
    )
    assert one == other != third
    assert hash(one) == hash(other)
    assert one[1] in other
    assert actor("b", "another") not in other
