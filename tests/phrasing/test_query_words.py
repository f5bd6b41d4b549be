"""Notes on the text in words."""

from geodata.brief.records import Brief
from geodata.phrasing.query_words import QueryWords, query_words
from geodata.words import say


def test_query(demo: Brief, shipped: Brief) -> None:
    """Kind, doubt, reason, every reading, and the public reference where there is one."""
    kind = say("query.contradiction", "en")
    what, why = "The name of an actor", "The argument needs another"
    assert query_words(demo.queries[0], "en") == QueryWords(kind, what, why, (), None)
    for query in shipped.queries:
        found = query_words(query, "en")
        assert found.readings == tuple(reading.en for reading in query.readings)
        assert (found.reference or "").endswith(query.reference or "")
