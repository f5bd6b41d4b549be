"""Sources: persons, agencies, states or the author, who make statements."""

from geodata.brief.record_fields import Record, RecordId, Reliability, WebAddress
from geodata.words.localized_text import LocalizedText


class Source(Record):
    """A person in a role, an agency, a state, "other estimates" or the author, who makes statements."""

    id: RecordId
    """Id of the source, unique among sources."""
    name: LocalizedText
    """Full name."""
    short: LocalizedText | None = None
    """Shorter name for badges ("South Korean intelligence")."""
    actor: RecordId | None = None
    """Id of the actor that the source speaks for."""
    reliability: Reliability = "F"
    """Admiralty letter of reliability, A to F; F means that it cannot be judged."""
    url: WebAddress | None = None
    """Web address of the source."""
    document: RecordId | None = None
    """Id of the document that it speaks in."""
    withheld: bool = False
    """Whether its name must not be shown; browser and files know it as ``withheld-1``."""
