"""Words for records that a rule proposed and no person has accepted."""

from collections.abc import Sequence
from typing import Final

from geodata.brief.proposal_doubt import proposed_fields
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.gazetteer import place_of_id
from geodata.phrasing.date_words import edtf_phrase
from geodata.phrasing.list_words import join_clauses
from geodata.phrasing.world_place_words import place_surroundings
from geodata.words import Lang, translate
from geodata.words.untranslated_text import isolate_untranslated

_ASKED: Final = frozenset({"places", "when"})
"""Fields whose questions have words of their own."""


def proposed_tag(record: Event | Claim, lang: Lang) -> str | None:
    """Return the tag of a proposed record; None for one that a person wrote or accepted."""
    return translate("proposal.label", lang) if record.is_proposed else None


def mark_as_proposed(words: str, lang: Lang) -> str:
    """Return words about a record with the mark that the record is only proposed."""
    return translate("proposal.labelled", lang, words=words)


def open_questions(event: Event, lang: Lang) -> tuple[str, ...]:
    """Return the questions that an event leaves open, each with its readings, best first."""
    asked = ((name, each.readings) for name, each in proposed_fields(event).items() if each.readings)
    return tuple(
        translate(
            f"proposal.asked.{name if name in _ASKED else 'other'}",
            lang,
            readings=_listed(name, readings, lang),
        )
        for name, readings in asked
    )


def _listed(field: str, readings: Sequence[str], lang: Lang) -> str:
    if field == "places":
        return join_clauses((_place_words(each, lang) for each in readings), lang)
    return join_clauses((_date_words(each, lang) if field == "when" else each for each in readings), lang)


def _place_words(place_id: str, lang: Lang) -> str:
    """Return a candidate with its province and state, as "Larissa (Thessaly, Greece)"."""
    place = place_of_id(place_id)
    if place is None:
        return place_id
    around = place_surroundings(place, lang)
    name = isolate_untranslated(place.name[lang])
    return f"{name} ({around})" if around else name


def _date_words(edtf: str, lang: Lang) -> str:
    return edtf if "/" in edtf else edtf_phrase(edtf, lang)
