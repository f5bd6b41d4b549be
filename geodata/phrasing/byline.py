"""The byline of a brief: publisher, day of publication, and the day up to which the brief knows."""

from geodata.brief.records import Brief
from geodata.phrasing.clock_words import as_of_phrase
from geodata.phrasing.date_words import edtf_phrase
from geodata.words import Lang, translate


def byline_parts(brief: Brief, lang: Lang) -> tuple[str, ...]:
    """Return publisher, day of publication and :func:`as_of_phrase`; the first two where they are known."""
    return (
        *((brief.publisher[lang],) if brief.publisher else ()),
        *(
            (translate("header.published", lang, date=edtf_phrase(brief.published, lang)),)
            if brief.published
            else ()
        ),
        as_of_phrase(brief, lang),
    )
