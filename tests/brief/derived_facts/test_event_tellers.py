"""Who tells an event: parties alone, or so many independent sources."""

from typing import Any

import pytest

from geodata.brief.derived_facts.event_tellers import event_tellers
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.vocabulary import Stance, Statement


def spoken(brief: Brief, *sources: str, actors: tuple[str, ...] = ("front",), **fields: Any) -> Event:
    """Return an event with a claim of each source, and with these actors."""
    event = brief.event_by_id["depot"]
    claims = tuple(
        event.claims[0].model_copy(update={"source": name, "via": (), **fields}) for name in sources
    )
    parts = tuple(event.actors[0].model_copy(update={"actor": name}) for name in actors)
    return event.model_copy(update={"claims": claims, "actors": parts})


@pytest.mark.parametrize(
    ("sources", "actors", "parties"),
    [
        (("front-office",), ("front",), ("front",)),
        (("wing-office",), ("front",), ("wing",)),
        (("front-office",), ("wing",), ("front",)),
        (("front-office", "agency"), ("front",), ()),
        (("agency",), ("front",), ()),
        (("front-office",), ("yem",), ()),
        (("front-office",), (), ()),
    ],
)
def test_parties_alone(
    told: Brief, sources: tuple[str, ...], actors: tuple[str, ...], parties: tuple[str, ...]
) -> None:
    """Every speaker speaks for an actor of the event, for the whole of it, or for a part of it."""
    found = event_tellers(spoken(told, *sources, actors=actors), told)
    assert (found.parties, found.told_by_party_alone) == (parties, bool(parties))


@pytest.mark.parametrize(
    ("sources", "number"),
    [
        (("agency", "agency"), 1),
        (("agency", "hospital"), 2),
        (("front-office", "wing-office"), 1),
        (("front-office", "agency", "hospital", "paper"), 4),
    ],
)
def test_independent_sources(told: Brief, sources: tuple[str, ...], number: int) -> None:
    """A source that speaks twice is one, and so are two offices of one whole."""
    assert len(event_tellers(spoken(told, *sources), told).sources) == number


def test_a_paper_that_quotes_an_agency_is_the_agency(told: Brief) -> None:
    """Whoever passes a claim on adds nothing to it."""
    quoted = spoken(told, "agency", "agency", via=("paper",))
    assert event_tellers(quoted, told).sources == ("agency",)


def test_who_denies_does_not_tell(told: Brief) -> None:
    """A denial beside a claim makes no second source."""
    first, second = spoken(told, "front-office", "hospital").claims
    for stance in (Stance.DENIES, Stance.DOES_NOT_DENY):
        claims = (first, second.model_copy(update={"stance": stance}))
        event = spoken(told).model_copy(update={"claims": claims})
        assert event_tellers(event, told).parties == ("front",)
    alone = spoken(told, "hospital", stance=Stance.DENIES)
    assert event_tellers(alone, told).sources == ("hospital",)


def test_who_judges_an_event_to_be_so_speaks_of_it(told: Brief) -> None:
    """Every speaker counts: a party is not alone where others estimate what it announced."""
    first, second = spoken(told, "front-office", "hospital").claims
    claims = (first, second.model_copy(update={"statement": Statement.JUDGEMENT}))
    found = event_tellers(spoken(told).model_copy(update={"claims": claims}), told)
    assert (found.told_by_party_alone, found.sources) == (False, ("front-office", "hospital"))
