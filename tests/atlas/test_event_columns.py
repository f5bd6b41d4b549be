"""The documented columns are complete."""

from geodata.atlas.event_columns import EVENT_COLUMNS


def test_every_column_says_what_it_is() -> None:
    """Each has a type and a meaning, and none stands twice."""
    assert all(column.type and column.meaning for column in EVENT_COLUMNS)
    assert len({column.name for column in EVENT_COLUMNS}) == len(EVENT_COLUMNS)
