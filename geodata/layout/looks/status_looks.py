"""The three looks of status: an event happened, is claimed, or has not happened yet."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from geodata.brief.derived_facts.event_tellers import event_tellers
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.vocabulary import Status


class StatusLook(StrEnum):
    """Look of the lines of an event, the same on screen, in pictures and in the legend."""

    HAPPENED = "happened"
    """It took place."""
    CLAIMED = "claimed"
    """It is alleged, or only actors of the event tell of it."""
    AHEAD = "ahead"
    """It is agreed, proposed, expected or feared; the word tells which."""


_LOOK_OF_STATUS: Final[Mapping[Status, StatusLook]] = {
    Status.ACTUAL: StatusLook.HAPPENED,
    Status.ALLEGED: StatusLook.CLAIMED,
    Status.AGREED: StatusLook.AHEAD,
    Status.PROPOSED: StatusLook.AHEAD,
    Status.EXPECTED: StatusLook.AHEAD,
    Status.FEARED: StatusLook.AHEAD,
}


def status_look(status: Status, *, told_by_party_alone: bool = False) -> StatusLook:
    """Return the look of a status; what took place by the word of a party alone is claimed."""
    found = _LOOK_OF_STATUS[status]
    return StatusLook.CLAIMED if told_by_party_alone and found is StatusLook.HAPPENED else found


def event_status_look(event: Event, brief: Brief) -> StatusLook:
    """Return the look of the status of an event of a brief."""
    return status_look(event.status, told_by_party_alone=event_tellers(event, brief).told_by_party_alone)
