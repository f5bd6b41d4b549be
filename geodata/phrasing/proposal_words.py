"""Words for records that a rule proposed and no person has accepted."""

from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.words import Lang, translate


def proposed_tag(record: Event | Claim, lang: Lang) -> str | None:
    """Return the tag of a proposed record; None for one that a person wrote or accepted."""
    return translate("proposal.label", lang) if record.is_proposed else None


def mark_as_proposed(words: str, lang: Lang) -> str:
    """Return words about a record with the mark that the record is only proposed."""
    return translate("proposal.labelled", lang, words=words)
