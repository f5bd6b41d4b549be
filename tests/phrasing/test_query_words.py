"""Notes on the text in words."""

from geodata.brief.records import Brief
from geodata.phrasing.query_words import QueryWords, describe_query
from geodata.words import translate


def test_query(demo: Brief, shipped: Brief) -> None:
    """Kind, doubt, reason, every reading, and the public reference where there is one."""
    kind = translate("query.contradiction", "en")
    what, why = "The name of an actor", "The argument needs another"
    assert describe_query(demo.queries[0], "en") == QueryWords(kind, what, why, (), None)
    for query in shipped.queries:
        found = describe_query(query, "en")
        assert found.readings == tuple(reading["en"] for reading in query.readings)
        assert (found.reference or "").endswith(query.reference or "")
