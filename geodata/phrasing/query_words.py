"""Notes on the text in words: what is in doubt, why, and the readings that the text allows."""

from dataclasses import dataclass

from geodata.brief.records import Query
from geodata.words import Lang, translate


@dataclass(frozen=True)
class QueryWords:
    """A query in one language."""

    kind: str
    what: str
    why: str
    readings: tuple[str, ...]
    reference: str | None


def describe_query(query: Query, lang: Lang) -> QueryWords:
    """Return the words of a query; the text itself is flagged and never corrected."""
    return QueryWords(
        kind=translate(f"query.{query.kind}", lang),
        what=query.what[lang],
        why=query.why[lang],
        readings=tuple(reading[lang] for reading in query.readings),
        reference=translate("event-card.reference", lang, reference=query.reference)
        if query.reference
        else None,
    )
