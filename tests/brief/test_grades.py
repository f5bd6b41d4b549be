"""Grades on the scale, and apart from it."""

from geodata.brief.grades import split_by_reliability
from geodata.brief.records import Brief


def test_what_cannot_be_judged_stands_apart(shipped: Brief) -> None:
    """F is not below E: it is not on the scale."""
    letters = {"nis": "E", "putin": "A"}
    sources = tuple(
        source.model_copy(update={"reliability": letters.get(source.id, source.reliability)})
        for source in shipped.sources
    )
    known, unknown = split_by_reliability(sources)
    assert [source.id for source in known] == ["putin", "nis"]
    assert len(unknown) == len(shipped.sources) - 2
    assert unknown[0].id == "author"
