"""Edits of a brief that the screens make, as operations on its values: claims, grades, slides, theatre."""

from collections.abc import Mapping
from typing import Any

from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.source_record import Source
from geodata.brief.records import Brief
from geodata.drafting.claim_proposal import record_fields
from geodata.editing.operations import AddRecord, Operation
from geodata.editing.record_path import Values
from geodata.editing.seen_values import changed_field

_UNJUDGED_LETTER = "F"
_UNJUDGED_NUMBER = 6


def added_event(event: Event) -> Operation:
    """Return the edit that adds an event with its claims."""
    return AddRecord(group="events", values=record_fields(event))


def added_claim(event_id: str, claim: Claim) -> Operation:
    """Return the edit that adds a claim to an event."""
    return AddRecord(group=f"events/{event_id}/claims", values=record_fields(claim))


def added_slide(fields: Mapping[str, Any]) -> Operation:
    """Return the edit that adds a slide behind the others."""
    return AddRecord(group="slides", values=dict(fields))


def graded_source(values: Values, source: Source, letter: str) -> Operation:
    """Return the edit that gives a source, as it was seen, another letter of reliability.

    Raises
    ------
    EditError
        Where the values have no such source.
    """
    return changed_field(
        values,
        f"sources/{source.id}",
        "reliability",
        seen=source.reliability,
        after=letter,
        default=_UNJUDGED_LETTER,
    )


def graded_claim(values: Values, event: Event, claim: Claim, number: int) -> Operation:
    """Return the edit that gives a claim, as it was seen, another number of credibility.

    Raises
    ------
    EditError
        Where the values have no such claim.
    """
    return changed_field(
        values,
        f"events/{event.id}/claims/{claim.id}",
        "credibility",
        seen=claim.credibility,
        after=number,
        default=_UNJUDGED_NUMBER,
    )


def changed_theatre(values: Values, brief: Brief, places: tuple[str, ...]) -> Operation:
    """Return the edit that sets the places that a brief is about; none lets the states be guessed."""
    return changed_field(values, "", "theatre", seen=list(brief.theatre), after=list(places) or None)
