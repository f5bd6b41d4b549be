"""Status: three looks, told apart by dash, head and rim."""

import pytest

from geodata.brief.records import Brief
from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.looks.status_looks import StatusLook, event_status_look, status_look
from geodata.layout.styles import event_style
from geodata.vocabulary import Standing, Status


@pytest.mark.parametrize(
    ("status", "look"),
    [
        (Status.ACTUAL, StatusLook.HAPPENED),
        (Status.ALLEGED, StatusLook.CLAIMED),
        (Status.AGREED, StatusLook.AHEAD),
        (Status.PROPOSED, StatusLook.AHEAD),
        (Status.EXPECTED, StatusLook.AHEAD),
        (Status.FEARED, StatusLook.AHEAD),
    ],
)
def test_each_status_has_one_of_three_looks(status: Status, look: StatusLook) -> None:
    """What only its parties tell is claimed, unless it lies ahead."""
    assert status_look(status) is look
    told = StatusLook.CLAIMED if look is StatusLook.HAPPENED else look
    assert status_look(status, told_by_party_alone=True) is told


def test_the_three_looks_differ_in_every_part() -> None:
    """In dash, head and rim, none of which needs a colour."""
    look = shipped_kinds().look_of(shipped_kinds().default)
    styles = [event_style(look, each, Standing.WITHIN, "light") for each in StatusLook]
    assert len({style.dash for style in styles}) == len({style.rim for style in styles}) == 3
    assert styles[0].dash is None
    assert [style.arrowhead for style in styles] == ["head", "head-open", "head-open"]
    dash, dots = (style.dash or (0, 0) for style in styles[1:])
    assert dash[0] > dash[1]
    assert dots[0] < dots[1]


def test_the_tellers_of_an_event_decide(told: Brief) -> None:
    """Of the brief of figures, what one party alone tells is a claim, what another tells too is not."""
    looks = {event.id: event_status_look(event, told) for event in told.events}
    assert looks["depot"] is StatusLook.CLAIMED
    assert StatusLook.HAPPENED in looks.values()
